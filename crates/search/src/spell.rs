//! The words of the index: which begin so, and which one a misspelt word most likely is.

use std::cmp::Reverse;

use tantivy::Term;
use tantivy::index::SegmentReader;

use crate::plan::Vocabulary;
use crate::schema::Fields;

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
    pub(crate) fields: &'a Fields,
    pub(crate) reader: &'a SegmentReader,
}

impl Words<'_> {
    /// Calls `f` with each word from `from` on and the number of documents that have it, until it says no.
    fn each(&self, from: &str, mut f: impl FnMut(&str, u32) -> bool) {
        let Ok(index) = self.reader.inverted_index(self.fields.words) else { return };
        let Ok(mut words) = index.terms().range().ge(from).into_stream() else { return };
        while let Some((word, info)) = words.next() {
            if !f(&String::from_utf8_lossy(word), info.doc_freq) {
                return;
            }
        }
    }
}

impl Vocabulary for Words<'_> {
    fn knows(&self, word: &str) -> bool {
        let term = Term::from_field_text(self.fields.words, word);
        let found = self.reader.inverted_index(self.fields.words).and_then(|index| Ok(index.doc_freq(&term)?));
        found.is_ok_and(|count| count > 0)
    }

    fn has(&self, stem: &str, language: usize) -> bool {
        self.fields.all().filter(|(of, ..)| *of == language).any(|(_, _, field)| {
            let term = Term::from_field_text(field, stem);
            let found = self.reader.inverted_index(field).and_then(|index| Ok(index.doc_freq(&term)?));
            found.is_ok_and(|count| count > 0)
        })
    }

    fn beginning(&self, prefix: &str) -> Vec<String> {
        let mut found = Vec::new();
        self.each(prefix, |word, count| {
            let begins = word.starts_with(prefix);
            if begins {
                found.push((Reverse(count), word.to_owned()));
            }
            begins
        });
        found.sort();
        found.into_iter().take(MOST_BEGINNINGS).map(|(_, word)| word).collect()
    }

    fn nearest(&self, word: &str) -> Option<String> {
        let length = word.chars().count();
        if length < SHORTEST_CORRECTED {
            return None;
        }
        let most = if length < TWO_FAULTS { 1 } else { 2 };
        let mut best: Option<(Rank, String)> = None;
        self.each("", |known, count| {
            if known.chars().count().abs_diff(length) <= most {
                let faults = strsim::osa_distance(word, known);
                // The first letter is rarely the wrong one.
                let rank = (faults, known.chars().next() != word.chars().next(), Reverse(count));
                if faults <= most && best.as_ref().is_none_or(|(other, _)| rank < *other) {
                    best = Some((rank, known.to_owned()));
                }
            }
            true
        });
        best.map(|(_, word)| word)
    }
}
