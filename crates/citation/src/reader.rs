//! Reads single things at a place of a text: one step of a path, one name of a law, an aside.
//! It must not know how they combine: that is `path`, `member` and `join`.

use std::cmp::Reverse;

use crate::lens::{Lens, Mode};
use crate::mention::Which;
use crate::pattern::Pattern;
use crate::slot;
use crate::vocabulary::{Form, Vocabulary, Words};

/// Longer asides, in characters, are not looked through to their end.
const LONGEST_ASIDE: usize = 300;

/// A text and what it is read by. All places are byte offsets on character borders.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Reader<'a> {
    pub(crate) lens: Lens<'a>,
    pub(crate) vocabulary: &'a Vocabulary<'a>,
}

/// One step as it was read.
#[derive(Debug, Clone)]
pub(crate) struct Reading<'a> {
    pub(crate) level: &'a str,
    pub(crate) which: Which,
    pub(crate) end: usize,
    /// The form, where further numbers may follow without their word.
    pub(crate) many: Option<&'a Pattern>,
}

/// A law's name as it was read.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Name {
    /// Its place in the caller's list.
    pub(crate) law: usize,
    pub(crate) start: usize,
    pub(crate) end: usize,
}

impl<'a> Reader<'a> {
    pub(crate) fn new(text: &'a str, vocabulary: &'a Vocabulary<'a>, mode: Mode) -> Self {
        Self { lens: Lens { text, mode, fold_case: vocabulary.fold_case }, vocabulary }
    }

    /// The longest form at `at` that `fits`; of equally long ones, that of the larger level.
    pub(crate) fn step(self, at: usize, fits: impl Fn(&Form<'_>) -> bool) -> Option<Reading<'a>> {
        let at = self.lens.start(at);
        let first = self.lens.rest(at).chars().next()?;
        if !self.lens.is_border(at) {
            return None;
        }
        let forms = self.vocabulary.forms(first).filter(|form| fits(form));
        let readings = forms.filter_map(|form| Some((form.rank, self.form(at, form)?)));
        let whole = readings.filter(|(_, reading)| reading.end > at && self.lens.is_border(reading.end));
        let (_, longest) = whole.max_by_key(|&(rank, ref reading)| (reading.end, Reverse(rank)))?;
        let real = self.never(at).is_none_or(|end| end < longest.end);
        real.then_some(longest)
    }

    fn form(self, at: usize, form: &Form<'a>) -> Option<Reading<'a>> {
        let words = &self.vocabulary.grammar.words;
        let (which, end) = match form.words {
            Words::One(pattern) | Words::Many(pattern) => {
                // In a text, "under item three teachers" cites no item 3.
                let none = slot::Words::new();
                let words = if self.lens.mode == Mode::Query { words } else { &none };
                let (number, end) = pattern.read(self.lens, at, words)?;
                (Which::Number(number), end)
            }
            Words::Preceding(phrase) => {
                let (count, end) = phrase.read(self.lens, at, words)?;
                (Which::Preceding(count), end)
            }
            Words::This(text) => (Which::This, self.lens.literal(at, text)?),
            Words::Each(text) => (Which::Each, self.lens.literal(at, text)?),
        };
        let many = if let Words::Many(pattern) = form.words { Some(pattern) } else { None };
        Some(Reading { level: form.level, which, end, many })
    }

    /// The longest name of a law at `at`, or behind a word that may stand before it.
    pub(crate) fn law(self, at: usize) -> Option<Name> {
        let words = &self.vocabulary.grammar.before_law;
        self.name(at).or_else(|| {
            let border = self.lens.is_border(self.lens.start(at));
            let mut behind = words.iter().filter_map(|word| self.lens.literal(at, word));
            border.then(|| behind.find_map(|at| self.name(at)))?
        })
    }

    fn name(self, at: usize) -> Option<Name> {
        let start = self.lens.start(at);
        if !self.lens.is_border(start) {
            return None;
        }
        let found = self.vocabulary.name(self.lens, start)?;
        let real = self.never(start).is_none_or(|never| never < found.end);
        real.then_some(Name { law: found.place(), start, end: found.end })
    }

    /// Where something ends at `at` that looks like a citation and is none.
    pub(crate) fn never(self, at: usize) -> Option<usize> {
        let never = &self.vocabulary.grammar.never;
        never.iter().filter_map(|text| self.lens.literal(at, text)).filter(|&end| end > at).max()
    }

    /// Where the aside ends that begins at `at`, white space before it left out.
    pub(crate) fn aside(self, at: usize) -> Option<usize> {
        let start = self.lens.after_blanks(at);
        self.vocabulary.grammar.aside.iter().find_map(|(open, close)| {
            let inside = self.lens.literal(start, open).filter(|&end| end > start)?;
            self.close(inside, open, close)
        })
    }

    fn close(self, inside: usize, open: &str, close: &str) -> Option<usize> {
        let mut depth = 1;
        for (offset, _) in self.lens.rest(inside).char_indices().take(LONGEST_ASIDE) {
            if let Some(end) = self.lens.literal(inside + offset, close) {
                depth -= 1;
                if depth == 0 {
                    return Some(end);
                }
            } else if self.lens.literal(inside + offset, open).is_some() {
                depth += 1;
            }
        }
        None
    }
}
