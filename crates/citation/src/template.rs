//! Turns the notation of a form (`第{han}條[之{han}]`) into parts, and says what is wrong with it.
//! It must not know what the form is used for: that is `pattern` and `phrase`.

use std::fmt;

use crate::numeral::{Numeral, UnknownNumeral};

/// The placeholder that is read in any figures and never written.
const ANY: &str = "n";

/// One piece of a form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Part {
    /// Stands in the text as it is.
    Text(String),
    /// A number.
    Slot(Style),
    /// `[…]`: once for each further part of a number. Holds texts and slots.
    Again(Vec<Part>),
}

/// How a slot is written and read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Style {
    /// `{n}`: read as digits, Han numerals or a number word; never written.
    Any,
    /// `{han}` and the like.
    Of(Numeral),
}

/// What is wrong with a form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PatternError {
    /// `{name}` is neither `{n}` nor the name of a numeral.
    UnknownNumeral(UnknownNumeral),
    /// A `{` without its `}`.
    UnclosedBrace,
    /// A `[` without its `]`.
    UnclosedBracket,
    /// A `}` or `]` that closes nothing.
    StrayClose(char),
    /// A `[` within `[…]`.
    NestedBracket,
    /// A second `[…]`, or one before the number that it continues, or one where no branch can stand.
    MisplacedBracket,
    /// `[…]` without a placeholder.
    NumberlessBracket,
    /// No placeholder where a number is required.
    NoNumber,
    /// More placeholders than the one that may stand here.
    SecondNumber,
    /// Nothing at all.
    Empty,
}

impl fmt::Display for PatternError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = match self {
            Self::UnknownNumeral(error) => {
                return write!(f, "{error}, or `n` for a number that is only read");
            }
            Self::StrayClose(found) => return write!(f, "`{found}` closes nothing"),
            Self::UnclosedBrace => "`{` has no `}`",
            Self::UnclosedBracket => "`[` has no `]`",
            Self::NestedBracket => "`[` within `[…]`",
            Self::MisplacedBracket => "`[…]` may stand once, behind the number that it continues",
            Self::NumberlessBracket => "no placeholder such as `{n}` within `[…]`",
            Self::NoNumber => "no placeholder such as `{n}` for the number",
            Self::SecondNumber => "more than one placeholder",
            Self::Empty => "no text",
        };
        f.write_str(text)
    }
}

impl std::error::Error for PatternError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::UnknownNumeral(error) => Some(error),
            _ => None,
        }
    }
}

/// The parts of a form, in order; texts are not empty.
pub(crate) fn parse(source: &str) -> Result<Vec<Part>, PatternError> {
    let mut outer = Vec::new();
    let mut rest = source;
    while let Some(at) = rest.find('[') {
        let (head, tail) = rest.split_at(at);
        outer.extend(plain(head)?);
        let inside = tail.strip_prefix('[').unwrap_or(tail);
        let (group, after) = inside.split_once(']').ok_or(PatternError::UnclosedBracket)?;
        if group.contains('[') {
            return Err(PatternError::NestedBracket);
        }
        let group = plain(group)?;
        if !group.iter().any(is_slot) {
            return Err(PatternError::NumberlessBracket);
        }
        if !outer.iter().any(is_slot) || outer.iter().any(|part| matches!(part, Part::Again(_))) {
            return Err(PatternError::MisplacedBracket);
        }
        outer.push(Part::Again(group));
        rest = after;
    }
    outer.extend(plain(rest)?);
    Ok(outer)
}

pub(crate) fn is_slot(part: &Part) -> bool {
    matches!(part, Part::Slot(_))
}

/// The character that a form begins with; `None` when it begins with a number.
pub(crate) fn first_char(parts: &[Part]) -> Option<char> {
    match parts.first() {
        Some(Part::Text(text)) => text.chars().next(),
        _ => None,
    }
}

/// Texts and slots, without brackets.
fn plain(source: &str) -> Result<Vec<Part>, PatternError> {
    let mut parts = Vec::new();
    let mut rest = source;
    while let Some((text, tail)) = rest.split_once('{') {
        parts.extend(literal(text)?);
        let (name, after) = tail.split_once('}').ok_or(PatternError::UnclosedBrace)?;
        let style =
            if name == ANY { Style::Any } else { Style::Of(name.parse().map_err(PatternError::UnknownNumeral)?) };
        parts.push(Part::Slot(style));
        rest = after;
    }
    parts.extend(literal(rest)?);
    Ok(parts)
}

fn literal(text: &str) -> Result<Option<Part>, PatternError> {
    if let Some(close) = text.chars().find(|c| matches!(c, '}' | ']')) {
        return Err(PatternError::StrayClose(close));
    }
    Ok((!text.is_empty()).then(|| Part::Text(text.to_owned())))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_fall_into_parts() {
        let text = |text: &str| Part::Text(text.to_owned());
        let han = || Part::Slot(Style::Of(Numeral::Han));
        assert_eq!(
            parse("第{han}條[之{han}]"),
            Ok(vec![text("第"), han(), text("條"), Part::Again(vec![text("之"), han()])])
        );
        assert_eq!(parse("{n}"), Ok(vec![Part::Slot(Style::Any)]));
        assert_eq!(parse(""), Ok(vec![]));
    }

    #[test]
    fn errors_name_the_defect() {
        let table = [
            (
                "第{roman}條",
                "unknown numeral `roman`, expected one of `decimal`, `han`, `lower-latin`, `upper-latin`, `lower-roman`, `upper-roman`, or `n` for a number that is only read",
            ),
            ("第{han條", "`{` has no `}`"),
            ("{n}[-{n}", "`[` has no `]`"),
            ("{n}]", "`]` closes nothing"),
            ("n}", "`}` closes nothing"),
            ("{n}[-{n}[-{n}]]", "`[` within `[…]`"),
            ("[-{n}]{n}", "`[…]` may stand once, behind the number that it continues"),
            ("{n}[-{n}][.{n}]", "`[…]` may stand once, behind the number that it continues"),
            ("{n}[-]", "no placeholder such as `{n}` within `[…]`"),
        ];
        for (source, message) in table {
            assert_eq!(parse(source).unwrap_err().to_string(), message, "{source}");
        }
    }
}
