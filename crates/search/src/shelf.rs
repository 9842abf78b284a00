//! What is shown of the documents, as bytes with every text once: titles and addresses of duty rows and situations stand under
//! many provisions.
//!
//! A text is written as 0 where it is new, and otherwise as how many texts ago it was new; so is what is gathered under a
//! document. Most of the numbers are 0, then, and compress to almost nothing. Of a new text behind another in its list only what
//! stands before their common end is written: addresses differ in the folder of the language.

use std::collections::BTreeMap;

use crate::corpus::{Kind, Shown, Under};
use crate::pack::OpenError;
use crate::stream::{Reader, Streams};

/// The streams: numbers, lengths of texts, lengths of the ends that they share, texts.
const NUMBERS: usize = 0;
const LENGTHS: usize = 1;
const COMMON: usize = 2;
const TEXTS: usize = 3;

/// All of it as streams of bytes.
pub(crate) fn write<'s>(shown: impl ExactSizeIterator<Item = &'s Shown>) -> Vec<Vec<u8>> {
    let mut writer = Writer { streams: Streams::new(4), texts: BTreeMap::new(), unders: BTreeMap::new() };
    writer.number(shown.len());
    shown.for_each(|shown| writer.shown(shown));
    writer.streams.finish()
}

/// What such streams hold.
pub(crate) fn read(streams: &[&[u8]]) -> Result<Vec<Shown>, OpenError> {
    let [numbers, lengths, common, texts] = streams else { return Err(OpenError::Damaged) };
    let rest = std::str::from_utf8(texts).map_err(|_| OpenError::Damaged)?;
    let [numbers, lengths, common] = [numbers, lengths, common].map(|bytes| Reader::new(bytes));
    let mut opened = Opened { numbers, lengths, common, rest, texts: Vec::new(), unders: Vec::new() };
    (0..opened.numbers.number()?).map(|_| opened.shown()).collect()
}

struct Writer<'s> {
    streams: Streams,
    texts: BTreeMap<&'s str, usize>,
    unders: BTreeMap<&'s Under, usize>,
}

impl<'s> Writer<'s> {
    fn number(&mut self, number: usize) {
        self.streams.number(NUMBERS, number);
    }

    fn shown(&mut self, shown: &'s Shown) {
        self.head(&shown.id, shown.kind);
        let lists = [&shown.provisions, &shown.citation, &shown.title, &shown.body, &shown.url];
        lists.into_iter().for_each(|list| self.list(list));
        self.number(shown.under.len());
        for under in &shown.under {
            if let Some(at) = self.unders.get(under) {
                self.number(self.unders.len() - at);
            } else {
                self.number(0);
                self.unders.insert(under, self.unders.len());
                self.head(&under.id, under.kind);
                self.list(&under.title);
                self.list(&under.url);
            }
        }
    }

    fn head(&mut self, id: &'s str, kind: Kind) {
        self.text(id, "");
        self.number(Kind::ALL.iter().position(|other| *other == kind).unwrap_or_default());
    }

    fn list(&mut self, list: &'s [String]) {
        self.number(list.len());
        let before = std::iter::once("").chain(list.iter().map(String::as_str));
        before.zip(list).for_each(|(before, text)| self.text(text, before));
    }

    fn text(&mut self, text: &'s str, before: &str) {
        if let Some(at) = self.texts.get(text) {
            self.number(self.texts.len() - at);
        } else {
            self.number(0);
            self.texts.insert(text, self.texts.len());
            let common = common_end(text, before);
            let own = &text.as_bytes()[..text.len() - common];
            self.streams.number(LENGTHS, own.len());
            self.streams.number(COMMON, common);
            self.streams.at(TEXTS).extend_from_slice(own);
        }
    }
}

struct Opened<'b> {
    numbers: Reader<'b>,
    lengths: Reader<'b>,
    common: Reader<'b>,
    rest: &'b str,
    texts: Vec<String>,
    unders: Vec<Under>,
}

impl Opened<'_> {
    fn shown(&mut self) -> Result<Shown, OpenError> {
        let (id, kind) = self.head()?;
        let [provisions, citation, title, body, url] =
            [self.list()?, self.list()?, self.list()?, self.list()?, self.list()?];
        let under = (0..self.numbers.number()?).map(|_| self.under()).collect::<Result<_, _>>()?;
        Ok(Shown { id, kind, provisions, citation, title, body, url, under })
    }

    fn under(&mut self) -> Result<Under, OpenError> {
        let back = self.numbers.number()? as usize;
        if back == 0 {
            let (id, kind) = self.head()?;
            let under = Under { id, kind, title: self.list()?, url: self.list()? };
            self.unders.push(under);
        }
        from_end(&self.unders, back).cloned()
    }

    fn head(&mut self) -> Result<(String, Kind), OpenError> {
        let id = self.text("")?;
        let kind = self.numbers.number()? as usize;
        Ok((id, Kind::ALL.get(kind).copied().ok_or(OpenError::Damaged)?))
    }

    fn list(&mut self) -> Result<Vec<String>, OpenError> {
        let mut list: Vec<String> = Vec::new();
        for _ in 0..self.numbers.number()? {
            let text = self.text(list.last().map_or("", String::as_str))?;
            list.push(text);
        }
        Ok(list)
    }

    fn text(&mut self, before: &str) -> Result<String, OpenError> {
        let back = self.numbers.number()? as usize;
        if back == 0 {
            let length = self.lengths.number()? as usize;
            let (text, rest) = self.rest.split_at_checked(length).ok_or(OpenError::Damaged)?;
            self.rest = rest;
            let common = before.len().checked_sub(self.common.number()? as usize);
            let common = common.and_then(|at| before.get(at..)).ok_or(OpenError::Damaged)?;
            self.texts.push(format!("{text}{common}"));
        }
        from_end(&self.texts, back).cloned()
    }
}

/// How many bytes at the end of two texts are equal, in whole characters.
fn common_end(text: &str, other: &str) -> usize {
    let equal = text.chars().rev().zip(other.chars().rev()).take_while(|(a, b)| a == b);
    equal.map(|(c, _)| c.len_utf8()).sum()
}

/// The thing that was new so many things ago; the last one for 0 and for 1.
fn from_end<T>(things: &[T], back: usize) -> Result<&T, OpenError> {
    things.len().checked_sub(back.max(1)).and_then(|at| things.get(at)).ok_or(OpenError::Damaged)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_put_in_comes_out() {
        let texts = |texts: [&str; 2]| texts.map(str::to_owned).to_vec();
        let under = |id: &str| Under {
            id: id.to_owned(),
            kind: Kind::Duty,
            title: texts(["老師", "teacher"]),
            url: texts(["zh/d1.html", "en/d1.html"]),
        };
        let shown = |id: &str| Shown {
            id: id.to_owned(),
            kind: Kind::Provision,
            provisions: vec![id.to_owned()],
            citation: texts(["第一條", "article 1"]),
            title: Vec::new(),
            body: texts(["老師", "teacher"]),
            url: texts(["zh/a.html", "en/a.html"]),
            under: vec![under("d1"), under("d2"), under("d1")],
        };
        let all = vec![shown("act/1"), shown("act/2")];
        let streams = write(all.iter());
        let streams: Vec<&[u8]> = streams.iter().map(Vec::as_slice).collect();
        assert_eq!(String::from_utf8_lossy(streams[TEXTS]).matches("teacher").count(), 1);
        assert_eq!(read(&streams), Ok(all));
        let cut = [&streams[NUMBERS][..9], streams[LENGTHS], streams[COMMON], streams[TEXTS]];
        assert_eq!(read(&cut), Err(OpenError::Damaged));
    }
}
