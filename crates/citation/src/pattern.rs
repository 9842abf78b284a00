//! Turns a number into the form of one level (第六條之一) and such a form back into its number.
//! It must not know levels, paths or laws.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::lens::{Lens, Mode};
use crate::number::Number;
use crate::slot::{self, Words};
use crate::template::{self, Part, PatternError, Style};

/// Branches of more parts are read as far as this; no statute comes near, hostile text does.
const MOST_PARTS: usize = 8;

/// How the number of a provision is written or read, such as `第{han}條[之{han}]` or `art. {decimal}[-{decimal}]`.
///
/// `{decimal}`, `{han}` and the other names of [`Numeral`](crate::Numeral) stand for a part of the number; `{n}` is a
/// part that is read in any figures (12, １２, 十二, or a word of the grammar) and never written. `[…]` is repeated
/// for each further part of a branch number such as 6-1, and left out where there is none.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Pattern {
    source: String,
    parts: Vec<Part>,
}

impl Pattern {
    /// `None` where the pattern has no form for the number: a `{n}`, or a branch number without `[…]`.
    #[must_use]
    pub fn write(&self, number: &Number) -> Option<String> {
        let mut rest = number.parts();
        let mut out = String::new();
        for (index, part) in self.parts.iter().enumerate() {
            match part {
                Part::Again(group) => {
                    let after = self.parts.iter().skip(index).filter(|part| template::is_slot(part)).count();
                    while rest.len() > after {
                        rest = write_all(group, rest, &mut out)?;
                    }
                }
                single => rest = write_all(std::slice::from_ref(single), rest, &mut out)?,
            }
        }
        rest.is_empty().then_some(out)
    }

    /// The number at the start of `text`, with the length of its form in bytes. Letters count as they are written.
    #[must_use]
    pub fn read_prefix(&self, text: &str) -> Option<(Number, usize)> {
        self.read(Lens { text, mode: Mode::Text, fold_case: false }, 0, &Words::new())
    }

    /// As [`Pattern::read_prefix`], at a place of a text: the number, and where its form ends.
    pub(crate) fn read(&self, lens: Lens<'_>, at: usize, words: &Words) -> Option<(Number, usize)> {
        let mut reading = Reading { lens, words, at, numbers: Vec::new() };
        for part in &self.parts {
            reading.part(part)?;
        }
        reading.finish()
    }

    /// Reads the number alone, without the words around it: `6之1` for `第{n}條[之{n}]`.
    pub(crate) fn read_bare(&self, lens: Lens<'_>, at: usize) -> Option<(Number, usize)> {
        let mut reading = Reading { lens, words: &Words::new(), at, numbers: Vec::new() };
        for part in self.parts.iter().filter(|part| !matches!(part, Part::Text(_))) {
            reading.part(part)?;
        }
        reading.finish()
    }

    /// The character that the form begins with; `None` when it begins with the number.
    pub(crate) fn first_char(&self) -> Option<char> {
        template::first_char(&self.parts)
    }
}

/// Writes texts and slots, and gives back the parts of the number that are left.
fn write_all<'n>(parts: &[Part], numbers: &'n [u32], out: &mut String) -> Option<&'n [u32]> {
    let mut rest = numbers;
    for part in parts {
        match part {
            Part::Text(text) => out.push_str(text),
            Part::Slot(Style::Of(numeral)) => {
                let (&first, tail) = rest.split_first()?;
                out.push_str(&numeral.write(first));
                rest = tail;
            }
            Part::Slot(Style::Any) | Part::Again(_) => return None,
        }
    }
    Some(rest)
}

struct Reading<'a> {
    lens: Lens<'a>,
    words: &'a Words,
    at: usize,
    numbers: Vec<u32>,
}

impl Reading<'_> {
    fn part(&mut self, part: &Part) -> Option<()> {
        match part {
            Part::Text(text) => self.at = self.lens.literal(self.at, text)?,
            Part::Slot(style) => {
                let (value, end) = slot::read(*style, self.lens, self.at, self.words)?;
                self.numbers.push(value);
                self.at = end;
            }
            Part::Again(group) => while self.numbers.len() < MOST_PARTS && self.again(group).is_some() {},
        }
        Some(())
    }

    /// Reads a whole group or nothing.
    fn again(&mut self, group: &[Part]) -> Option<()> {
        let (at, count) = (self.at, self.numbers.len());
        let read = group.iter().try_for_each(|part| self.part(part));
        if read.is_none() {
            self.at = at;
            self.numbers.truncate(count);
        }
        read
    }

    fn finish(self) -> Option<(Number, usize)> {
        Some((Number::from_parts(self.numbers)?, self.at))
    }
}

impl FromStr for Pattern {
    type Err = PatternError;

    fn from_str(source: &str) -> Result<Self, PatternError> {
        let parts = template::parse(source)?;
        if !parts.iter().any(template::is_slot) {
            return Err(PatternError::NoNumber);
        }
        Ok(Self { source: source.to_owned(), parts })
    }
}

impl fmt::Display for Pattern {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.source)
    }
}

impl TryFrom<String> for Pattern {
    type Error = PatternError;

    fn try_from(source: String) -> Result<Self, PatternError> {
        source.parse()
    }
}

impl From<Pattern> for String {
    fn from(pattern: Pattern) -> Self {
        pattern.source
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pattern(source: &str) -> Pattern {
        source.parse().unwrap()
    }

    fn number(text: &str) -> Number {
        text.parse().unwrap()
    }

    #[test]
    fn numbers_are_written() {
        let table = [
            ("第{han}條[之{han}]", "6", Some("第六條")),
            ("第{han}條[之{han}]", "6-1", Some("第六條之一")),
            ("第{han}條[之{han}]", "6-1-12", Some("第六條之一之十二")),
            ("第{decimal}[-{decimal}]條", "11-1", Some("第11-1條")),
            ("{decimal}[.{decimal}]({lower-latin})", "3-2-1", Some("3.2(a)")),
            ("§ {upper-roman}", "4", Some("§ IV")),
            ("第{han}項", "6-1", None),
            ("第{han}條之{han}", "6", None),
            ("Annexes {n}", "6", None),
            ("art. {decimal}[-{n}]", "6", Some("art. 6")),
            ("art. {decimal}[-{n}]", "6-1", None),
        ];
        for (source, text, written) in table {
            assert_eq!(pattern(source).write(&number(text)).as_deref(), written, "{source} {text}");
        }
    }

    #[test]
    fn numbers_are_read() {
        let table = [
            ("第{han}條[之{han}]", "第六條之一第三項", Some(("6-1", 15))),
            ("第{han}條[之{han}]", "第11條之1", Some(("11-1", 12))),
            ("第{han}條[之{han}]", "第１１條", Some(("11", 12))),
            ("第{han}條[之{han}]", "第六條之規定", Some(("6", 9))),
            ("第{n}[之{n}]條", "第11之1條", Some(("11-1", 12))),
            ("第{n}條之{n}", "第6條", None),
            ("第{n}條", "第零條", None),
            ("Article {n}[-{n}]", "Article 6-year", Some(("6", 9))),
            ("({lower-roman})", "(iv)", Some(("4", 4))),
            ("第{n}條", "", None),
        ];
        for (source, text, read) in table {
            let read = read.map(|(text, end)| (number(text), end));
            assert_eq!(pattern(source).read_prefix(text), read, "{source} {text}");
        }
    }

    #[test]
    fn branches_end_somewhere() {
        let text = format!("6{}", "-1".repeat(50_000));
        let (number, end) = pattern("{n}[-{n}]").read_prefix(&text).unwrap();
        assert_eq!((number.parts().len(), end), (MOST_PARTS, 15));
    }

    #[test]
    fn a_pattern_has_a_number() {
        assert_eq!("第條".parse::<Pattern>(), Err(PatternError::NoNumber));
        assert_eq!(pattern("第{n}條").to_string(), "第{n}條");
        let error = serde_json::from_str::<Pattern>("\"{x}\"").unwrap_err().to_string();
        assert!(error.starts_with("unknown numeral `x`"), "{error}");
    }
}
