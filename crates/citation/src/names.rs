//! Prepares names of laws so that one walk along a text finds the longest that stands at a place, however many there are.
//! It must not know what a name means.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use crate::lens::{Lens, Mode, fold};

/// Where every walk begins.
const ROOT: usize = 0;

/// What white space is compared as.
const BLANK: char = ' ';

/// How a name is preferred to others that stand at the same place: the longer one, then the one of the smaller place.
type Rank = (usize, Reverse<usize>);

/// Names as a tree of the characters by which they are compared; names that begin alike share their beginning.
#[derive(Debug, Clone)]
pub(crate) struct Names {
    /// From a node by a character to the node behind it; sorted, so that those from the root come first.
    steps: Vec<((usize, char), usize)>,
    /// How many steps lead from the root.
    first_steps: usize,
    /// By node: the best of the names that end there.
    ends: Vec<Option<Rank>>,
}

/// A name that stands at a place of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Found {
    rank: Rank,
    /// Where it ends.
    pub(crate) end: usize,
}

impl Found {
    /// The place of the name among those that were given.
    pub(crate) fn place(self) -> usize {
        self.rank.1.0
    }
}

impl Names {
    /// Takes each name with its place.
    pub(crate) fn new<'n>(names: impl IntoIterator<Item = (usize, &'n str)>, fold_case: bool) -> Self {
        let mut steps = BTreeMap::new();
        let mut ends = vec![None];
        for (place, name) in names {
            let node = name.chars().map(|c| fold(c, fold_case)).fold(ROOT, |node, c| {
                *steps.entry((node, c)).or_insert_with(|| {
                    ends.push(None);
                    ends.len() - 1
                })
            });
            // A name without characters stands nowhere.
            if let Some(end) = ends.get_mut(node).filter(|_| node != ROOT) {
                *end = (*end).max(Some((name.len(), Reverse(place))));
            }
        }
        let steps: Vec<_> = steps.into_iter().collect();
        Self { first_steps: steps.partition_point(|((from, _), _)| *from == ROOT), steps, ends }
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.first_steps == 0
    }

    /// A name may begin with a character that is compared as `folded`.
    pub(crate) fn may_start(&self, folded: char) -> bool {
        self.step(ROOT, folded).is_some()
    }

    /// The best name that stands at `start` and ends at the border of a word.
    pub(crate) fn at(&self, lens: Lens<'_>, start: usize) -> Option<Found> {
        let mut best = None;
        let mut next = self.across_blanks(lens, ROOT, start).or_else(|| self.across_character(lens, ROOT, start));
        // Where white space is free there may be two ways on.
        let mut others = Vec::new();
        while let Some((node, end)) = next {
            let name = self.ends.get(node).copied().flatten().filter(|_| end > start && lens.is_border(end));
            best = best.max(name.map(|rank| Found { rank, end }));
            next = self.across_character(lens, node, end);
            others.extend(self.across_blanks(lens, node, end));
            next = next.or_else(|| others.pop());
        }
        best
    }

    fn step(&self, from: usize, folded: char) -> Option<usize> {
        let steps = if from == ROOT { self.steps.get(..self.first_steps)? } else { &self.steps };
        let at = steps.binary_search_by_key(&(from, folded), |(step, _)| *step).ok()?;
        steps.get(at).map(|&(_, node)| node)
    }

    /// White space in a name stands for any white space; for none too where that is free, though not at its beginning.
    fn across_blanks(&self, lens: Lens<'_>, node: usize, at: usize) -> Option<(usize, usize)> {
        let free = lens.mode == Mode::Query && node != ROOT;
        let end = lens.after_blanks(at);
        if end == at && !free {
            return None;
        }
        Some((self.step(node, BLANK)?, end))
    }

    fn across_character(&self, lens: Lens<'_>, node: usize, at: usize) -> Option<(usize, usize)> {
        let c = lens.rest(at).chars().next().filter(|c| !c.is_whitespace())?;
        Some((self.step(node, fold(c, lens.fold_case))?, at + c.len_utf8()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What stands at the beginning of a text, by looking at every name.
    fn by_hand(names: &[(usize, &str)], lens: Lens<'_>) -> Option<(usize, usize)> {
        let first = |text: &str| text.chars().next().map(|c| fold(c, lens.fold_case));
        let mut sorted = names.to_vec();
        sorted.sort_by_key(|&(place, name)| (Reverse(name.len()), place));
        let mut alike = sorted.iter().filter(|(_, name)| first(name) == first(lens.text) && !name.is_empty());
        alike.find_map(|&(place, name)| {
            let end = lens.literal(0, name)?;
            (end > 0 && lens.is_border(end)).then_some((place, end))
        })
    }

    #[test]
    fn one_walk_finds_what_looking_at_every_name_finds() {
        let words = ["a", "A", "ａ", "b", " ", "　", "  ", "法", "(", "（", "-", "1"];
        let pairs = words.iter().flat_map(|one| words.map(|two| format!("{one}{two}")));
        let names: Vec<String> = pairs.chain(words.map(str::to_owned)).chain([String::new()]).collect();
        let texts: Vec<String> = names.iter().flat_map(|name| words.map(|word| format!("{name}{word}a"))).collect();
        for (mode, fold_case) in [(Mode::Text, false), (Mode::Text, true), (Mode::Query, true)] {
            // Every third name, so that longer ones are there without those that they begin with.
            for skipped in 0..3 {
                let all = names.iter().enumerate().skip(skipped).step_by(3);
                let given: Vec<(usize, &str)> = all.map(|(n, name)| (names.len() - n, name.as_str())).collect();
                let tree = Names::new(given.iter().copied(), fold_case);
                for text in &texts {
                    let lens = Lens { text: text.trim_start(), mode, fold_case };
                    let found = tree.at(lens, 0).map(|found| (found.place(), found.end));
                    assert_eq!(found, by_hand(&given, lens), "{text:?} {mode:?} {given:?}");
                }
            }
        }
    }

    #[test]
    fn of_names_that_are_compared_alike_the_longer_counts_and_then_the_smaller_place() {
        let lens = Lens { text: "(a)法", mode: Mode::Text, fold_case: false };
        let table: [(&[(usize, &str)], usize); 3] = [
            (&[(0, "(a)法"), (1, "（a）法")], 1),
            (&[(7, "(a)法"), (3, "(a)法")], 3),
            (&[(0, "(a)"), (1, "(a)法"), (2, "(")], 1),
        ];
        for (names, place) in table {
            assert_eq!(Names::new(names.iter().copied(), false).at(lens, 0).map(Found::place), Some(place));
        }
    }
}
