//! Turns a text into the tokens by which it is indexed and searched: the one analysis of all.
//!
//! 學生輔導 becomes 學生, 生輔, 輔導: overlapping pairs, each with its position, so that any substring is found; single
//! characters are kept apart, without positions. Words of an alphabet are stemmed. Where a text has numbers, what stands around them is
//! indexed once more with each number as one token, so that 三十六小時 and 36小時 are equal.

use frostem::Stemmer;

use crate::cell::{Cell, CellKind, cells, is_han};
use crate::corpus::{Frame, Percent, Rules};
use crate::fold::Fold;
use crate::number::numbered;

/// Names of the stemmers that there are.
pub const STEMMERS: [&str; 4] = ["english", "french", "german", "spanish"];

/// How many cells on either side of a number are indexed with it.
const AROUND: usize = 4;

/// Between two texts of one field, so that no phrase reaches from one into the next.
const GAP: usize = 100;

/// The analysis, prepared for the languages of a frame.
pub(crate) struct Analyzer {
    fold: Fold,
    stemmers: Vec<Option<Stemmer>>,
    rules: Vec<Rules>,
}

impl Analyzer {
    /// For the languages of a frame. A stemmer that is not known is none.
    pub(crate) fn new(frame: &Frame) -> Self {
        let fold = Fold::new(&frame.fold);
        let stemmer = |rules: &Rules| Stemmer::try_from_name(rules.stemmer.as_deref()?).ok();
        let stemmers = frame.languages.iter().map(|language| stemmer(&language.rules)).collect();
        let rules = frame.languages.iter().map(|language| folded(&language.rules, &fold)).collect();
        Self { fold, stemmers, rules }
    }

    /// The languages' rules, with folded words.
    pub(crate) fn rules(&self) -> &[Rules] {
        &self.rules
    }

    /// A text in the script in which citations are read; see [`Fold::script`].
    pub(crate) fn in_one_script(&self, text: &str) -> String {
        self.fold.script(text)
    }

    /// The cells of a text.
    pub(crate) fn cells(&self, text: &str) -> Vec<Cell> {
        cells(text, &self.fold)
    }

    /// The cells with each number as one; `None` when there is none.
    pub(crate) fn numbered(&self, cells: &[Cell], text: &str) -> Option<Vec<Cell>> {
        numbered(cells, text, &self.rules)
    }

    /// A word's stem in a language.
    pub(crate) fn stem(&self, word: &str, language: usize) -> String {
        match self.stemmers.get(language) {
            Some(Some(stemmer)) => stemmer.stem(word).into_owned(),
            _ => word.to_owned(),
        }
    }

    /// The token of one cell.
    pub(crate) fn single(&self, cell: &Cell, language: usize) -> String {
        match cell.kind {
            CellKind::Word => self.stem(&cell.text, language),
            _ => cell.text.clone(),
        }
    }

    /// The whole text as one word: by it a title is found that is all that was asked.
    pub(crate) fn whole(&self, text: &str) -> String {
        self.whole_of(self.cells(text).iter())
    }

    /// The same of cells.
    pub(crate) fn whole_of<'c>(&self, cells: impl Iterator<Item = &'c Cell>) -> String {
        let mut whole = String::new();
        for cell in cells.filter(|cell| !cell.is_mark()) {
            if cell.kind == CellKind::Word && !whole.is_empty() {
                whole.push(' ');
            }
            whole.push_str(&cell.text);
        }
        whole
    }

    /// Hands over the tokens of a text, of which these are the cells, each with its place from 0 on. Tells how many places the text
    /// takes, with the gap behind it.
    pub(crate) fn tokens(&self, text: &str, cells: &[Cell], mut take: impl FnMut(Token<'_>, usize)) -> usize {
        let mut places = run(cells, 0, &mut take);
        for window in windows(&self.numbered(cells, text).unwrap_or_default()) {
            places = run(window, places, &mut take);
        }
        places
    }
}

/// A token as it stands among the cells.
pub(crate) enum Token<'c> {
    /// A word, which has yet to be stemmed.
    Word(&'c str),
    /// A number.
    Number(&'c str),
    /// Two neighbours.
    Pair(&'c Cell, &'c Cell),
}

/// Whether a token is a single character, digit or mark, as a query may hold one.
pub(crate) fn is_single(token: &str) -> bool {
    let mut characters = token.chars();
    let first = characters.next();
    characters.next().is_none() && first.is_some_and(|c| is_han(c) || !c.is_alphabetic())
}

/// The stretches around numbers that are indexed once more.
fn windows(cells: &[Cell]) -> Vec<&[Cell]> {
    let mut windows: Vec<std::ops::Range<usize>> = Vec::new();
    for (at, _) in cells.iter().enumerate().filter(|(_, cell)| cell.kind == CellKind::Number) {
        let (start, end) = (at.saturating_sub(AROUND), (at + AROUND + 1).min(cells.len()));
        match windows.last_mut() {
            Some(last) if start <= last.end => last.end = end,
            _ => windows.push(start..end),
        }
    }
    windows.into_iter().filter_map(|window| cells.get(window)).collect()
}

/// Hands over the tokens of a stretch that begins at a place, and tells the place behind it.
fn run(cells: &[Cell], start: usize, take: &mut impl FnMut(Token<'_>, usize)) -> usize {
    let cells: Vec<&Cell> = cells.iter().filter(|cell| !cell.is_mark()).collect();
    for (offset, cell) in cells.iter().enumerate() {
        match cell.kind {
            CellKind::Word => take(Token::Word(&cell.text), start + offset),
            CellKind::Number => take(Token::Number(&cell.text), start + offset),
            CellKind::Han | CellKind::Digit | CellKind::Mark => {}
        }
        if let Some(next) = cells.get(offset + 1).filter(|next| cell.pairs() && next.pairs()) {
            take(Token::Pair(cell, next), start + offset);
        }
    }
    start + cells.len() + GAP
}

/// The token of two adjacent cells.
pub(crate) fn pair(first: &Cell, second: &Cell) -> String {
    [first.text.as_str(), second.text.as_str()].concat()
}

/// The same rules with their words as cells hold them.
fn folded(rules: &Rules, fold: &Fold) -> Rules {
    let word = |word: &String| {
        let mut folded = String::new();
        word.chars().for_each(|c| fold.push(c, &mut folded));
        folded
    };
    Rules {
        stemmer: rules.stemmer.clone(),
        ignored: rules.ignored.iter().map(word).collect(),
        numbers: rules.numbers.iter().map(|(name, value)| (word(name), *value)).collect(),
        percent: Percent {
            before: rules.percent.before.iter().map(word).collect(),
            after: rules.percent.after.iter().map(word).collect(),
        },
    }
}
