//! What a token counts in a document.
//!
//! It is the weight of BM25 without its factor for rare tokens, times what its sort of text counts; of all sorts of text and
//! languages the best is kept. Rounded to a level it stands where tantivy keeps how often a token stands in a document,
//! so that one dictionary and one list per token serve all sorts of text.

use crate::lists::Posting;
use crate::schema::Part;

/// How many levels there are.
const LEVELS: u32 = 250;

/// What the lowest and the highest level count.
const LOWEST: f32 = 0.05;
const HIGHEST: f32 = 8.0;

/// The constants of BM25: how soon more of the same token counts no more, and how much long texts lose.
const SATURATION: f32 = 1.2;
const LENGTH: f32 = 0.75;

/// The number of a sort of text: of each language the parts in their order, and behind them the single characters of all.
pub(crate) fn sort(language: usize, part: usize) -> usize {
    language * Part::ALL.len() + part
}

/// How long the sorts of text of all documents are, in tokens.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Lengths {
    /// By sort and document.
    pub(crate) by_sort: Vec<Vec<u32>>,
}

impl Lengths {
    /// Of so many languages and documents, all empty.
    pub(crate) fn new(languages: usize, documents: usize) -> Self {
        Self { by_sort: vec![vec![0; documents]; sort(languages, 0) + 1] }
    }

    /// What makes weights of them.
    pub(crate) fn scale(&self) -> Scale<'_> {
        let mean = |lengths: &Vec<u32>| lengths.iter().sum::<u32>() as f32 / lengths.len().max(1) as f32;
        Scale { lengths: self, means: self.by_sort.iter().map(mean).collect() }
    }
}

/// Makes weights.
pub(crate) struct Scale<'l> {
    lengths: &'l Lengths,
    /// Of each sort over all documents, those without it included.
    means: Vec<f32>,
}

impl Scale<'_> {
    /// What a token counts in a document that stands so often in one sort of its texts.
    fn weight(&self, document: usize, sort: usize, times: u32) -> f32 {
        let length = self.lengths.by_sort.get(sort).and_then(|lengths| lengths.get(document)).copied().unwrap_or(0);
        let mean = self.means.get(sort).copied().unwrap_or(0.0);
        let long = SATURATION * (1.0 - LENGTH + LENGTH * length as f32 / mean.max(f32::MIN_POSITIVE));
        let singles = sort + 1 == self.means.len();
        let part = if singles { Part::Plain } else { Part::ALL[sort % Part::ALL.len()] };
        part.boost() * (1.0 + SATURATION) * times as f32 / (times as f32 + long)
    }

    /// What the token of a posting counts.
    pub(crate) fn of(&self, posting: &Posting) -> f32 {
        self.weight(posting.doc as usize, posting.sort, posting.times)
    }
}

/// The level of a weight, from 1: equal steps are equal ratios.
pub(crate) fn level(weight: f32) -> u32 {
    let share = (weight / LOWEST).ln() / (HIGHEST / LOWEST).ln();
    1 + (share.clamp(0.0, 1.0) * (LEVELS - 1) as f32).round() as u32
}

/// What a level counts.
pub(crate) fn weight(level: u32) -> f32 {
    let share = level.clamp(1, LEVELS).saturating_sub(1) as f32 / (LEVELS - 1) as f32;
    LOWEST * (HIGHEST / LOWEST).powf(share)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_level_counts_about_what_it_was_made_of() {
        for before in [0.06, 0.3, 0.5, 1.0, 1.5, 2.2, 3.5, 7.0] {
            let after = weight(level(before));
            assert!((after / before).ln().abs() < 0.02, "{before} became {after}");
        }
        assert_eq!((level(0.0), level(100.0)), (1, LEVELS));
    }

    #[test]
    fn long_texts_lose() {
        let mut lengths = Lengths::new(1, 2);
        lengths.by_sort[1] = vec![2, 12];
        let scale = lengths.scale();
        assert!(scale.weight(0, 1, 1) > scale.weight(1, 1, 1));
        assert!(scale.weight(0, 1, 2) > scale.weight(0, 1, 1));
    }
}
