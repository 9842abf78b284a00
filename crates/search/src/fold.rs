//! Characters that are read as others, so that different spellings of one word are equal.
//! It must not know which: the pairs come with the corpus.

use crate::cell::is_han;

/// Folds case, width and script, character by character.
#[derive(Clone, Debug)]
pub(crate) struct Fold {
    /// By character; what it is read as is in small letters.
    pairs: Vec<(char, String)>,
}

impl Fold {
    /// For these pairs, in any order; of two for one character the first counts.
    pub(crate) fn new(pairs: &[(char, String)]) -> Self {
        let small = |to: &str| to.chars().flat_map(char::to_lowercase).collect();
        let mut pairs: Vec<(char, String)> = pairs.iter().map(|(from, to)| (*from, small(to))).collect();
        pairs.sort_by_key(|&(from, _)| from);
        pairs.dedup_by_key(|&mut (from, _)| from);
        Self { pairs }
    }

    /// A text in one script, for what is compared word by word: Han characters alone are read as others, and only as such of the same
    /// length, so that places in it are places in `text`.
    pub(crate) fn script(&self, text: &str) -> String {
        text.chars().map(|c| self.other_script(c).unwrap_or(c)).collect()
    }

    fn other_script(&self, c: char) -> Option<char> {
        let mut to = self.pair(c).filter(|_| is_han(c))?.chars();
        let one = to.next().filter(|one| is_han(*one) && one.len_utf8() == c.len_utf8());
        one.filter(|_| to.next().is_none())
    }

    /// Appends what `c` is read as: nothing, one character, or more.
    pub(crate) fn push(&self, c: char, out: &mut String) {
        match self.pair(c) {
            Some(to) => out.push_str(to),
            None if c.is_ascii() => out.push(c.to_ascii_lowercase()),
            // Scripts without blanks have no small letters.
            None if is_han(c) => out.push(c),
            None => out.extend(c.to_lowercase()),
        }
    }

    fn pair(&self, c: char) -> Option<&str> {
        // Most letters stand before all pairs, and most texts are made of them.
        if self.pairs.first().is_none_or(|(first, _)| c < *first) {
            return None;
        }
        let found = self.pairs.binary_search_by_key(&c, |&(from, _)| from).ok()?;
        self.pairs.get(found).map(|(_, to)| to.as_str())
    }
}
