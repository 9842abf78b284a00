//! Compares text with the words of a grammar: width, letter case, white space, the borders of words.
//! It must not know what the words mean.

use std::ops::RangeInclusive;

/// Scripts that set no space between words; a word of theirs begins and ends anywhere.
const UNSPACED: [RangeInclusive<char>; 5] = [
    '\u{0E00}'..='\u{0EFF}',
    '\u{1000}'..='\u{109F}',
    '\u{2E80}'..='\u{9FFF}',
    '\u{AC00}'..='\u{FAFF}',
    '\u{20000}'..='\u{3FFFF}',
];

/// Who wrote the text, hence how strictly it is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Mode {
    /// A drafter: the words of the grammar as they stand.
    Text,
    /// A reader at a search box: white space is free, case does not count, words touch numbers.
    Query,
}

/// A text as it is compared. All places are byte offsets on character borders.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Lens<'t> {
    pub(crate) text: &'t str,
    pub(crate) mode: Mode,
    pub(crate) fold_case: bool,
}

impl<'t> Lens<'t> {
    /// What follows `at`; empty at and beyond the end.
    pub(crate) fn rest(self, at: usize) -> &'t str {
        self.text.get(at..).unwrap_or_default()
    }

    /// Where the white space at `at` ends.
    pub(crate) fn after_blanks(self, at: usize) -> usize {
        self.text.len() - self.rest(at).trim_start().len()
    }

    /// `at`, or behind the white space there where white space is free.
    pub(crate) fn start(self, at: usize) -> usize {
        match self.mode {
            Mode::Text => at,
            Mode::Query => self.after_blanks(at),
        }
    }

    /// Where `literal` ends when the text has it at `at`. White space in it stands for any white space.
    pub(crate) fn literal(self, at: usize, literal: &str) -> Option<usize> {
        let mut at = self.start(at);
        for wanted in literal.chars() {
            if wanted.is_whitespace() {
                let end = self.after_blanks(at);
                if end == at && self.mode == Mode::Text {
                    return None;
                }
                at = end;
            } else {
                let found = self.rest(at).chars().next()?;
                if fold(found, self.fold_case) != fold(wanted, self.fold_case) {
                    return None;
                }
                at += found.len_utf8();
            }
        }
        Some(at)
    }

    /// No word goes on across `at`.
    pub(crate) fn is_border(self, at: usize) -> bool {
        let before = self.text.get(..at).and_then(|text| text.chars().next_back());
        let after = self.rest(at).chars().next();
        let (Some(before), Some(after)) = (before, after) else {
            return true;
        };
        match self.mode {
            Mode::Text => !one_word(before, after),
            Mode::Query => !one_word(before, after) || before.is_numeric() != after.is_numeric(),
        }
    }
}

/// The form in which characters are compared: half width, one kind of blank and of hyphen, ASCII in lower case.
pub(crate) fn fold(c: char, fold_case: bool) -> char {
    let narrow = match c {
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(u32::from(c) - 0xFEE0).unwrap_or(c),
        '\u{2010}' | '\u{2011}' => '-',
        _ if c.is_whitespace() => ' ',
        _ => c,
    };
    if fold_case { narrow.to_ascii_lowercase() } else { narrow }
}

/// Two neighbours that belong to one word.
pub(crate) fn one_word(before: char, after: char) -> bool {
    let spaced = |c: char| c.is_alphanumeric() && !UNSPACED.iter().any(|script| script.contains(&c));
    spaced(before) && spaced(after)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lens(text: &str, mode: Mode) -> Lens<'_> {
        Lens { text, mode, fold_case: true }
    }

    #[test]
    fn width_case_and_blanks_do_not_count() {
        let table = [
            ("縣（市）政府", "縣(市)", Some(12)),
            ("ＡＲＴ. 5", "art. ", Some(11)),
            ("the\n  preceding paragraph", "the preceding", Some(15)),
            ("the", "the preceding", None),
            ("5‑1", "5-1", Some(5)),
            ("第", "第一", None),
        ];
        for (text, literal, end) in table {
            assert_eq!(lens(text, Mode::Text).literal(0, literal), end, "{text}");
        }
        assert_eq!(lens("art.5", Mode::Text).literal(0, "art. "), None);
        assert_eq!(lens("  art.5", Mode::Query).literal(0, "art. "), Some(6));
        let strict = Lens { fold_case: false, ..lens("Art", Mode::Text) };
        assert_eq!(strict.literal(0, "art"), None);
    }

    #[test]
    fn words_have_borders_where_the_script_has() {
        let table =
            [("subparagraph", 3, false), ("a 5", 1, true), ("art5", 3, false), ("條a", 3, true), ("條文", 3, true)];
        for (text, at, border) in table {
            assert_eq!(lens(text, Mode::Text).is_border(at), border, "{text}");
        }
        assert!(lens("art5", Mode::Query).is_border(3));
        assert!(!lens("active", Mode::Query).is_border(3));
        assert!(lens("x", Mode::Text).is_border(0) && lens("x", Mode::Text).is_border(1));
    }
}
