//! The words of the index: which begin so, and which one a misspelt word most likely is.

use std::cmp::Reverse;

use tantivy::schema::Field;
use tantivy::{Searcher, Term};

use crate::plan::Vocabulary;

/// The most words that one beginning stands for.
const MOST_BEGINNINGS: usize = 12;

/// Shorter words are not corrected: too many words are near them.
const SHORTEST_CORRECTED: usize = 5;

/// From this length on a word may have two faults.
const TWO_FAULTS: usize = 7;

/// How far a word is from another: faults, whether the first letters differ, how rare it is; the smallest is the nearest.
type Rank = (usize, bool, Reverse<u32>);

/// The words of an index.
pub(crate) struct Words<'a> {
    /// The words as they are written, sorted, each with the number of documents that have it.
    pub(crate) words: &'a [(String, u32)],
    pub(crate) searcher: &'a Searcher,
    pub(crate) tokens: Field,
}

impl Words<'_> {
    /// The words from `from` on.
    fn from(&self, from: &str) -> &[(String, u32)] {
        let start = self.words.partition_point(|(word, _)| word.as_str() < from);
        self.words.get(start..).unwrap_or_default()
    }
}

impl Vocabulary for Words<'_> {
    fn knows(&self, word: &str) -> bool {
        self.from(word).first().is_some_and(|(first, _)| first == word)
    }

    fn has(&self, stem: &str) -> bool {
        self.searcher.doc_freq(&Term::from_field_text(self.tokens, stem)).is_ok_and(|count| count > 0)
    }

    fn beginning(&self, prefix: &str) -> Vec<String> {
        let begins = self.from(prefix).iter().take_while(|(word, _)| word.starts_with(prefix));
        let mut found: Vec<_> = begins.map(|(word, count)| (Reverse(*count), word.clone())).collect();
        found.sort();
        found.into_iter().take(MOST_BEGINNINGS).map(|(_, word)| word).collect()
    }

    fn nearest(&self, word: &str) -> Option<String> {
        let length = word.chars().count();
        if length < SHORTEST_CORRECTED {
            return None;
        }
        let most = if length < TWO_FAULTS { 1 } else { 2 };
        let mut best: Option<(Rank, &String)> = None;
        for (known, count) in self.words {
            if known.chars().count().abs_diff(length) > most {
                continue;
            }
            let faults = strsim::osa_distance(word, known);
            // The first letter is rarely the wrong one.
            let rank = (faults, known.chars().next() != word.chars().next(), Reverse(*count));
            if faults <= most && best.as_ref().is_none_or(|(other, _)| rank < *other) {
                best = Some((rank, known));
            }
        }
        best.map(|(_, word)| word.clone())
    }
}
