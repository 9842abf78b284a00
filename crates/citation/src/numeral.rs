//! Turns a number into the signs of one style of numeral, and leading signs of a text into a number.
//! It must not know branches (`6-1`) or the words around a number: that is `pattern`.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::han;
use crate::letters::{self, ROMAN};

/// A way of writing a number; in grammars `decimal`, `han`, `lower-latin`, `upper-latin`, `lower-roman`, `upper-roman`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum Numeral {
    /// 12
    Decimal,
    /// 十二
    Han,
    /// a … z, aa, ab …
    LowerLatin,
    /// A … Z, AA, AB …
    UpperLatin,
    /// xii
    LowerRoman,
    /// XII
    UpperRoman,
}

const NAMES: [(Numeral, &str); 6] = [
    (Numeral::Decimal, "decimal"),
    (Numeral::Han, "han"),
    (Numeral::LowerLatin, "lower-latin"),
    (Numeral::UpperLatin, "upper-latin"),
    (Numeral::LowerRoman, "lower-roman"),
    (Numeral::UpperRoman, "upper-roman"),
];

/// Longer runs of digits are no numerals; see `han::LONGEST`.
const LONGEST: usize = 15;

impl Numeral {
    /// Writes `value`. Where the style has no sign for it (0 in letters, 4000 and more in Roman), in decimal digits.
    #[must_use]
    pub fn write(self, value: u32) -> String {
        match self {
            Self::Han => han::write(value),
            Self::LowerLatin if value > 0 => letters::latin(value),
            Self::UpperLatin if value > 0 => letters::latin(value).to_ascii_uppercase(),
            Self::LowerRoman if ROMAN.contains(&value) => letters::roman(value),
            Self::UpperRoman if ROMAN.contains(&value) => letters::roman(value).to_ascii_uppercase(),
            _ => value.to_string(),
        }
    }

    /// The number at the start of `text` and its length in bytes: in this style, in decimal digits (ASCII
    /// or full width) or in Han numerals. Letters must end where the word ends: `a` is read in `a)`, not in `and`.
    #[must_use]
    pub fn read_prefix(self, text: &str) -> Option<(u32, usize)> {
        let figures = read_figures(text);
        figures.or_else(|| match self {
            Self::Decimal | Self::Han => None,
            Self::LowerLatin => letters::read_latin(letters::lower(text)?),
            Self::UpperLatin => letters::read_latin(letters::upper(text)?),
            Self::LowerRoman => letters::read_roman(letters::lower(text)?),
            Self::UpperRoman => letters::read_roman(letters::upper(text)?),
        })
    }
}

/// Decimal digits or Han numerals at the start of `text`, with their length in bytes: 12, １２ and 十二 are 12.
///
/// `None` when there are none, or when they are no number: out of order (十百), too long, above `u32::MAX`.
#[must_use]
pub fn read_figures(text: &str) -> Option<(u32, usize)> {
    decimal(text).or_else(|| han::read_prefix(text))
}

fn decimal(text: &str) -> Option<(u32, usize)> {
    let mut value: Option<u32> = None;
    let mut end = 0;
    for (count, c) in text.chars().enumerate() {
        let Some(digit) = digit(c) else { break };
        if count == LONGEST {
            return None;
        }
        value = Some(value.unwrap_or(0).checked_mul(10)?.checked_add(digit)?);
        end += c.len_utf8();
    }
    Some((value?, end))
}

fn digit(c: char) -> Option<u32> {
    match c {
        '０'..='９' => Some(u32::from(c) - u32::from('０')),
        _ => c.to_digit(10),
    }
}

impl FromStr for Numeral {
    type Err = UnknownNumeral;

    fn from_str(name: &str) -> Result<Self, UnknownNumeral> {
        let known = NAMES.iter().find(|(_, known)| *known == name);
        known.map(|&(numeral, _)| numeral).ok_or_else(|| UnknownNumeral { found: name.to_owned() })
    }
}

impl fmt::Display for Numeral {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = NAMES.iter().find(|(numeral, _)| numeral == self).map_or("", |&(_, name)| name);
        f.write_str(name)
    }
}

impl TryFrom<String> for Numeral {
    type Error = UnknownNumeral;

    fn try_from(name: String) -> Result<Self, UnknownNumeral> {
        name.parse()
    }
}

impl From<Numeral> for String {
    fn from(numeral: Numeral) -> Self {
        numeral.to_string()
    }
}

/// A name that no [`Numeral`] has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnknownNumeral {
    /// The name as it was given.
    pub found: String,
}

impl fmt::Display for UnknownNumeral {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "unknown numeral `{}`, expected one of", self.found)?;
        for (index, (_, name)) in NAMES.iter().enumerate() {
            let comma = if index == 0 { "" } else { "," };
            write!(f, "{comma} `{name}`")?;
        }
        Ok(())
    }
}

impl std::error::Error for UnknownNumeral {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_style_reads_what_it_writes() {
        for (numeral, name) in NAMES {
            assert_eq!(name.parse(), Ok(numeral));
            assert_eq!(serde_json::to_string(&numeral).unwrap(), format!("\"{name}\""));
            for value in (1..=1500).chain([3999, 4000, 18_278, 18_279]) {
                let text = numeral.write(value);
                assert_eq!(numeral.read_prefix(&text), Some((value, text.len())), "{numeral} {text}");
            }
        }
    }

    #[test]
    fn signs_of_each_style() {
        let table = [
            (Numeral::LowerLatin, 1, "a"),
            (Numeral::LowerLatin, 26, "z"),
            (Numeral::LowerLatin, 27, "aa"),
            (Numeral::UpperLatin, 703, "AAA"),
            (Numeral::LowerRoman, 14, "xiv"),
            (Numeral::UpperRoman, 1999, "MCMXCIX"),
            (Numeral::UpperRoman, 4000, "4000"),
            (Numeral::LowerLatin, 0, "0"),
        ];
        for (numeral, value, text) in table {
            assert_eq!(numeral.write(value), text);
        }
    }

    #[test]
    fn figures_are_read_in_every_style() {
        for (numeral, _) in NAMES {
            assert_eq!(numeral.read_prefix("１２條"), Some((12, 6)));
            assert_eq!(numeral.read_prefix("12"), Some((12, 2)));
            assert_eq!(numeral.read_prefix("十二"), Some((12, 6)));
        }
        assert_eq!(Numeral::LowerLatin.read_prefix("b) and"), Some((2, 1)));
        assert_eq!(Numeral::LowerLatin.read_prefix("b款"), Some((2, 1)));
        for text in ["", "and so on", "條", "4294967296", "0000000000000000000001"] {
            assert_eq!(Numeral::Decimal.read_prefix(text), None, "{text}");
        }
        for text in ["a1", "aé", "zzzzzzzz", "A"] {
            assert_eq!(Numeral::LowerLatin.read_prefix(text), None, "{text}");
        }
        for text in ["iiii", "vx", "mmmm", "b"] {
            assert_eq!(Numeral::LowerRoman.read_prefix(text), None, "{text}");
        }
    }

    #[test]
    fn unknown_names_are_told() {
        let error = "roman".parse::<Numeral>().unwrap_err();
        assert_eq!(
            error.to_string(),
            "unknown numeral `roman`, expected one of `decimal`, `han`, `lower-latin`, `upper-latin`, `lower-roman`, `upper-roman`",
        );
    }
}
