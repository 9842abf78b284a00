//! Turns the notation of a provision's number, `6-1`, into an ordered value and back.
//! It must not know how any language writes numbers: that is `numeral` and `pattern`.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// The number of a provision among its siblings: one part, or more when it was inserted later (`6-1`).
///
/// At least one part, each from 1. The order is that of the text: 5 < 5-1 < 6.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Number(Vec<u32>);

impl Number {
    /// The parts from left to right; never empty, never 0.
    #[must_use]
    pub fn parts(&self) -> &[u32] {
        &self.0
    }

    /// `None` when there is no part or one of them is 0.
    pub(crate) fn from_parts(parts: Vec<u32>) -> Option<Self> {
        let counts = !parts.is_empty() && !parts.contains(&0);
        counts.then_some(Self(parts))
    }
}

impl From<u32> for Number {
    /// A number of one part. Provisions are counted from 1, so 0 becomes 1.
    fn from(value: u32) -> Self {
        Self(vec![value.max(1)])
    }
}

impl FromStr for Number {
    type Err = NumberError;

    /// Reads ASCII digits joined by hyphens; leading zeros do not count (`06-1` is `6-1`).
    fn from_str(text: &str) -> Result<Self, NumberError> {
        let parts: Option<Vec<u32>> = text.split('-').map(part).collect();
        parts.map(Self).ok_or_else(|| NumberError { found: text.to_owned() })
    }
}

fn part(digits: &str) -> Option<u32> {
    // `u32::from_str` alone would take a plus sign.
    let value = digits.bytes().all(|byte| byte.is_ascii_digit()).then(|| digits.parse().ok())?;
    value.filter(|&value| value > 0)
}

impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, part) in self.0.iter().enumerate() {
            if index > 0 {
                f.write_str("-")?;
            }
            write!(f, "{part}")?;
        }
        Ok(())
    }
}

impl TryFrom<String> for Number {
    type Error = NumberError;

    fn try_from(text: String) -> Result<Self, NumberError> {
        text.parse()
    }
}

impl From<Number> for String {
    fn from(number: Number) -> Self {
        number.to_string()
    }
}

/// A text that is no [`Number`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NumberError {
    found: String,
}

impl fmt::Display for NumberError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "expected numbers from 1 joined by hyphens, such as `6-1`, found `{}`", self.found)
    }
}

impl std::error::Error for NumberError {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn notation_goes_both_ways() {
        for text in ["1", "6-1", "11-1-2", "4294967295"] {
            assert_eq!(text.parse::<Number>().unwrap().to_string(), text);
        }
        assert_eq!("06-01".parse::<Number>().unwrap().to_string(), "6-1");
        for text in ["", "x", "6-", "-6", "0", "6-0", "+6", "6 ", "６", "4294967296", "6--1"] {
            assert!(text.parse::<Number>().is_err(), "{text}");
        }
        assert_eq!(
            "6-".parse::<Number>().unwrap_err().to_string(),
            "expected numbers from 1 joined by hyphens, such as `6-1`, found `6-`",
        );
    }

    #[test]
    fn branches_follow_their_stem() {
        let mut numbers: Vec<Number> =
            ["6", "5-1", "10", "5", "5-1-1"].iter().map(|text| text.parse().unwrap()).collect();
        numbers.sort();
        let sorted: Vec<String> = numbers.iter().map(Number::to_string).collect();
        assert_eq!(sorted, ["5", "5-1", "5-1-1", "6", "10"]);
        assert_eq!(Number::from(7).parts(), [7]);
    }

    #[test]
    fn serde_sees_a_string() {
        let number: Number = serde_json::from_str("\"6-1\"").unwrap();
        assert_eq!(serde_json::to_string(&number).unwrap(), "\"6-1\"");
        assert!(serde_json::from_str::<Number>("\"6-\"").is_err());
    }
}
