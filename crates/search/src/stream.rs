//! Numbers and sorted words as bytes: seven bits of a number per byte, and of a word what differs from the one before.

use crate::pack::OpenError;

/// Streams that are written side by side. What is alike stands together and compresses better so.
pub(crate) struct Streams(Vec<Vec<u8>>);

impl Streams {
    pub(crate) fn new(count: usize) -> Self {
        Self(vec![Vec::new(); count])
    }

    pub(crate) fn at(&mut self, stream: usize) -> &mut Vec<u8> {
        &mut self.0[stream]
    }

    pub(crate) fn number(&mut self, stream: usize, number: usize) {
        push(number, self.at(stream));
    }

    pub(crate) fn finish(self) -> Vec<Vec<u8>> {
        self.0
    }
}

fn push(mut number: usize, out: &mut Vec<u8>) {
    while number > 0x7F {
        out.push(number as u8 | 0x80);
        number >>= 7;
    }
    out.push(number as u8);
}

/// Appends words, which must be sorted by their bytes.
pub(crate) fn write_terms<'t>(terms: impl Iterator<Item = &'t String>, out: &mut Vec<u8>) {
    let mut before = "";
    for term in terms {
        let shared = before.bytes().zip(term.bytes()).take_while(|(a, b)| a == b).count();
        push(shared, out);
        push(term.len() - shared, out);
        out.extend_from_slice(&term.as_bytes()[shared..]);
        before = term;
    }
}

/// The words of such a stream.
pub(crate) fn read_terms(bytes: &[u8]) -> Result<Vec<String>, OpenError> {
    let mut reader = Reader::new(bytes);
    let mut terms = Vec::new();
    let mut term: Vec<u8> = Vec::new();
    while !reader.rest.is_empty() {
        term.truncate(reader.number()? as usize);
        let length = reader.number()? as usize;
        let (own, rest) = reader.rest.split_at_checked(length).ok_or(OpenError::Damaged)?;
        term.extend_from_slice(own);
        reader.rest = rest;
        terms.push(String::from_utf8(term.clone()).map_err(|_| OpenError::Damaged)?);
    }
    Ok(terms)
}

/// Reads a stream from its beginning.
pub(crate) struct Reader<'b> {
    rest: &'b [u8],
}

impl<'b> Reader<'b> {
    pub(crate) fn new(bytes: &'b [u8]) -> Self {
        Self { rest: bytes }
    }

    /// The next number.
    pub(crate) fn number(&mut self) -> Result<u32, OpenError> {
        let mut number: u32 = 0;
        for shift in [0, 7, 14, 21, 28] {
            let (byte, rest) = self.rest.split_first().ok_or(OpenError::Damaged)?;
            self.rest = rest;
            number |= u32::from(byte & 0x7F) << shift;
            if byte & 0x80 == 0 {
                return Ok(number);
            }
        }
        Err(OpenError::Damaged)
    }

    /// So many numbers, each written as its distance from the one before.
    pub(crate) fn sums(&mut self, count: u32) -> Result<Vec<u32>, OpenError> {
        let mut last: u32 = 0;
        let mut series = Vec::new();
        for _ in 0..count {
            last = last.checked_add(self.number()?).ok_or(OpenError::Damaged)?;
            series.push(last);
        }
        Ok(series)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_every_length_are_read_back() {
        let numbers = [0, 1, 127, 128, 16_383, 16_384, u32::MAX];
        let mut bytes = Vec::new();
        numbers.iter().for_each(|number| push(*number as usize, &mut bytes));
        let mut reader = Reader::new(&bytes);
        assert_eq!(numbers.map(|_| reader.number()), numbers.map(Ok));
        assert_eq!(reader.number(), Err(OpenError::Damaged));
    }

    #[test]
    fn sorted_words_are_read_back() {
        let words = ["", "act", "action", "學", "學生", "生"].map(str::to_owned);
        let mut bytes = Vec::new();
        write_terms(words.iter(), &mut bytes);
        assert_eq!(read_terms(&bytes), Ok(words.to_vec()));
        assert_eq!(read_terms(&bytes[..bytes.len() - 1]), Err(OpenError::Damaged));
    }
}
