//! Definitions and short names that the texts declare, and where they are used.

use std::collections::BTreeSet;
use std::ops::Range;

use aho_corasick::AhoCorasick;

use super::{DefinitionIx, Guide, LangIx, LawIx, ProvisionIx, TermIx, Words};

/// A name that a provision declares.
#[derive(Clone, Debug)]
pub struct Definition {
    /// The name as it stands in the text.
    pub name: Words,
    /// What it stands for.
    pub means: Words,
    /// The provision that declares it.
    pub at: ProvisionIx,
    /// The law that it is a short name of.
    pub law: Option<LawIx>,
    /// The term of the glossary that it is.
    pub term: Option<TermIx>,
    /// The law in which it holds.
    pub holds_in: LawIx,
    /// The unit in which it holds, when not in the whole law.
    pub within: Option<ProvisionIx>,
}

/// A defined name in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Use {
    /// Bytes of the text.
    pub range: Range<usize>,
    /// What is named.
    pub definition: DefinitionIx,
}

/// Defined names in one language, found in a text all at once, however many there are.
pub(super) struct Finder {
    /// The definition of each name that the automaton knows.
    owners: Vec<DefinitionIx>,
    automaton: Option<AhoCorasick>,
}

impl Finder {
    pub(super) fn new(guide: &Guide, definitions: &[DefinitionIx], lang: LangIx) -> Self {
        let named = definitions.iter().filter_map(|at| Some((*at, guide[*at].name.own(lang)?)));
        let (owners, names): (Vec<DefinitionIx>, Vec<&str>) = named.unzip();
        // An automaton takes long to prepare, and most laws and units define nothing.
        let automaton = (!names.is_empty())
            .then(|| AhoCorasick::new(names).expect("a guide's defined names are fewer than an automaton takes"));
        Self { owners, automaton }
    }

    /// The definitions whose names stand somewhere in a text.
    pub(super) fn in_text(&self, text: &str) -> BTreeSet<DefinitionIx> {
        let places = self.automaton.iter().flat_map(|automaton| automaton.find_overlapping_iter(text));
        places.map(|place| self.owners[place.pattern().as_usize()]).collect()
    }
}

/// The first use of each name in a text; where two overlap, the longer one.
#[must_use]
pub(super) fn uses(text: &str, lang: LangIx, in_scope: &[(DefinitionIx, &Definition)]) -> Vec<Use> {
    let mut found: Vec<Use> = Vec::new();
    let mut by_length: Vec<_> =
        in_scope.iter().filter_map(|(index, definition)| Some((definition.name.own(lang)?, *index))).collect();
    by_length.sort_by_key(|(name, index)| (std::cmp::Reverse(name.len()), *index));
    for (name, definition) in by_length {
        let free = |range: &Range<usize>| {
            found.iter().all(|used| used.range.end <= range.start || range.end <= used.range.start)
        };
        let mut places = text.match_indices(name).map(|(at, name)| at..at + name.len());
        if let Some(range) = places.find(|range| free(range) && stands_alone(text, range)) {
            found.push(Use { range, definition });
        }
    }
    found.sort_by_key(|used| used.range.start);
    found
}

/// Whether no letter of the Latin alphabet touches the range: "the center" is not in "the centers".
fn stands_alone(text: &str, range: &Range<usize>) -> bool {
    let letter = |c: char| c.is_ascii_alphanumeric();
    let starts = !text[range.start..].starts_with(letter) || !text[..range.start].ends_with(letter);
    let ends = !text[..range.end].ends_with(letter) || !text[range.end..].starts_with(letter);
    starts && ends
}
