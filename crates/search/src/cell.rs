//! Cuts a text into cells: the smallest things that are compared. A Han character and a digit are one each, so that
//! any substring is found without a dictionary; a word of an alphabet is one.

use std::ops::Range;

use crate::fold::Fold;

/// The longest word that is kept whole, in bytes; what is longer is cut. tantivy takes no longer terms.
const LONGEST_WORD: usize = 200;

/// What a cell is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum CellKind {
    /// A Han character, or one of another script that writes no blanks between words.
    Han,
    /// One decimal digit.
    Digit,
    /// A word of an alphabet.
    Word,
    /// A number in any writing; its text is `=36` or `=60%`.
    Number,
    /// Punctuation or a symbol. Takes no place, so that what it stands between is still adjacent.
    Mark,
}

/// The smallest thing that is compared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Cell {
    /// What it is.
    pub(crate) kind: CellKind,
    /// Its folded text.
    pub(crate) text: String,
    /// Where it stands in the text, in bytes.
    pub(crate) range: Range<usize>,
    /// Whether white space stands before it.
    pub(crate) gap: bool,
}

impl Cell {
    /// Whether it makes pairs with its neighbours: scripts without blanks, digits, numbers.
    pub(crate) fn pairs(&self) -> bool {
        matches!(self.kind, CellKind::Han | CellKind::Digit | CellKind::Number)
    }

    /// Whether it is punctuation.
    pub(crate) fn is_mark(&self) -> bool {
        self.kind == CellKind::Mark
    }
}

/// The cells of a text, in order. Control characters are left out.
pub(crate) fn cells(text: &str, fold: &Fold) -> Vec<Cell> {
    let mut cells: Vec<Cell> = Vec::new();
    let mut gap = false;
    let mut folded = String::new();
    for (at, c) in text.char_indices() {
        let range = at..at + c.len_utf8();
        folded.clear();
        fold.push(c, &mut folded);
        for c in folded.chars() {
            let Some(kind) = kind(c) else {
                gap |= c.is_whitespace();
                continue;
            };
            match cells.last_mut() {
                Some(word) if kind == CellKind::Word && continues(word, gap) => {
                    word.text.push(c);
                    word.range.end = range.end;
                }
                _ => {
                    cells.push(Cell { kind, text: c.to_string(), range: range.clone(), gap: std::mem::take(&mut gap) });
                }
            }
        }
    }
    cells
}

fn continues(word: &Cell, gap: bool) -> bool {
    word.kind == CellKind::Word && !gap && word.text.len() < LONGEST_WORD
}

fn kind(c: char) -> Option<CellKind> {
    if c.is_ascii_digit() {
        Some(CellKind::Digit)
    } else if is_han(c) {
        Some(CellKind::Han)
    } else if c.is_alphanumeric() {
        Some(CellKind::Word)
    } else if c.is_whitespace() || c.is_control() {
        None
    } else {
        Some(CellKind::Mark)
    }
}

/// Whether a character is of a script that writes no blanks between words: Han, kana, and those of mainland South-East
/// Asia.
#[must_use]
pub fn is_han(c: char) -> bool {
    matches!(c,
        '\u{0E00}'..='\u{0EFF}' | '\u{1000}'..='\u{109F}' | '\u{1780}'..='\u{17FF}'
        | '々' | '〆' | '〇' | '\u{3040}'..='\u{30FF}' | '\u{3100}'..='\u{312F}'
        | '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{3FFFF}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> Vec<String> {
        let fold = Fold::new(&[('３', "3".to_owned()), ('學', "学".to_owned()), ('\u{fe0f}', String::new())]);
        cells(text, &fold).into_iter().map(|cell| format!("{}{}", if cell.gap { "_" } else { "" }, cell.text)).collect()
    }

    #[test]
    fn texts_are_cut_into_cells() {
        let table: [(&str, &[&str]); 8] = [
            ("學生，３6", &["学", "生", "，", "3", "6"]),
            ("Guidance counselor's", &["guidance", "_counselor", "'", "s"]),
            ("GO生", &["go", "生"]),
            ("a1b", &["a", "1", "b"]),
            (" 學\u{0} 生\n", &["_学", "_生"]),
            ("", &[]),
            ("\u{fe0f}É", &["é"]),
            ("👩‍🏫", &["👩", "\u{200d}", "🏫"]),
        ];
        for (text, expected) in table {
            assert_eq!(shown(text), expected, "{text}");
        }
    }

    #[test]
    fn long_words_are_cut() {
        let word = "a".repeat(LONGEST_WORD * 3);
        assert_eq!(cells(&word, &Fold::new(&[])).len(), 3);
    }
}
