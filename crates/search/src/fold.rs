//! Characters that are read as others, so that different spellings of one word are equal.
//! It must not know which: the pairs come with the corpus.

/// Folds case, width and script, character by character.
#[derive(Clone, Debug)]
pub(crate) struct Fold {
    /// By character.
    pairs: Vec<(char, String)>,
}

impl Fold {
    /// For these pairs, in any order; of two for one character the first counts.
    pub(crate) fn new(pairs: &[(char, String)]) -> Self {
        let mut pairs = pairs.to_vec();
        pairs.sort_by_key(|&(from, _)| from);
        pairs.dedup_by_key(|&mut (from, _)| from);
        Self { pairs }
    }

    /// Appends what `c` is read as: nothing, one character, or more.
    pub(crate) fn push(&self, c: char, out: &mut String) {
        match self.pairs.binary_search_by_key(&c, |&(from, _)| from) {
            Ok(found) => {
                let to = self.pairs.get(found).map_or("", |(_, to)| to.as_str());
                out.extend(to.chars().flat_map(char::to_lowercase));
            }
            Err(_) => out.extend(c.to_lowercase()),
        }
    }
}
