//! Turns words that point by distance (前項, "the preceding two paragraphs") into that distance.
//! It must not know what they point to.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::lens::Lens;
use crate::slot::{self, Words};
use crate::template::{self, Part, PatternError};

/// Words with at most one placeholder: `前項` stands for 1, `前{n}項` for the number it holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Phrase {
    source: String,
    parts: Vec<Part>,
}

impl Phrase {
    /// The number at a place of the text, from 1, and where the words end.
    pub(crate) fn read(&self, lens: Lens<'_>, at: usize, words: &Words) -> Option<(u32, usize)> {
        let mut count = 1;
        let mut at = at;
        for part in &self.parts {
            match part {
                Part::Text(text) => at = lens.literal(at, text)?,
                Part::Slot(style) => (count, at) = slot::read(*style, lens, at, words)?,
                Part::Again(_) => return None,
            }
        }
        Some((count, at))
    }

    /// The character that the words begin with; `None` when they begin with the number.
    pub(crate) fn first_char(&self) -> Option<char> {
        template::first_char(&self.parts)
    }
}

impl FromStr for Phrase {
    type Err = PatternError;

    fn from_str(source: &str) -> Result<Self, PatternError> {
        let parts = template::parse(source)?;
        if parts.iter().any(|part| matches!(part, Part::Again(_))) {
            return Err(PatternError::MisplacedBracket);
        }
        if parts.iter().filter(|part| template::is_slot(part)).count() > 1 {
            return Err(PatternError::SecondNumber);
        }
        if parts.is_empty() {
            return Err(PatternError::Empty);
        }
        Ok(Self { source: source.to_owned(), parts })
    }
}

impl fmt::Display for Phrase {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.source)
    }
}

impl TryFrom<String> for Phrase {
    type Error = PatternError;

    fn try_from(source: String) -> Result<Self, PatternError> {
        source.parse()
    }
}

impl From<Phrase> for String {
    fn from(phrase: Phrase) -> Self {
        phrase.source
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lens::Mode;

    #[test]
    fn distances_are_read() {
        let words = Words::from([("two".to_owned(), 2)]);
        let table = [
            ("前項", "前項各款", Some((1, 6))),
            ("前{n}項", "前二項", Some((2, 9))),
            ("前{n}項", "前項", None),
            ("the preceding {n} paragraphs", "the preceding two paragraphs", Some((2, 28))),
            ("the preceding {n} paragraphs", "the preceding twofold paragraphs", None),
        ];
        for (source, text, read) in table {
            let lens = Lens { text, mode: Mode::Text, fold_case: false };
            assert_eq!(source.parse::<Phrase>().unwrap().read(lens, 0, &words), read, "{text}");
        }
    }

    #[test]
    fn one_number_at_most() {
        assert_eq!("前{n}項{n}".parse::<Phrase>(), Err(PatternError::SecondNumber));
        assert_eq!("前{n}項[{n}]".parse::<Phrase>(), Err(PatternError::MisplacedBracket));
        assert_eq!("".parse::<Phrase>(), Err(PatternError::Empty));
    }
}
