//! Reads a list: a first member, and as far as they go, further members and what owns them from behind.
//! It must not know what members take from each other: that is `list`.

use crate::lens::Mode;
use crate::list::{List, Owner};
use crate::mention::{Step, Which};
use crate::path::{Bounds, Many, Path};
use crate::reader::Reader;
use crate::vocabulary::Joiner;

impl<'a> Reader<'a> {
    /// The list that begins at `at`.
    pub(crate) fn list(self, at: usize) -> Option<List<'a>> {
        let mut list = self.member(at, None)?;
        loop {
            while let Some(owner) = self.owner(&list) {
                list.belongs_to(&owner, self.vocabulary);
            }
            let Some((next, joiner)) = self.next(&list) else {
                return Some(list);
            };
            if joiner == Joiner::And || list.reach_to(&next).is_none() {
                list.add(next);
            }
        }
    }

    fn owner(self, list: &List<'a>) -> Option<Owner> {
        let last = list.last().filter(|member| member.can_be_owned())?;
        let above = last.rank(self.vocabulary);
        let mut behind = self.vocabulary.of.iter().filter_map(|of| self.lens.literal(list.end, of));
        behind.find_map(|at| self.owner_at(at, above)).or_else(|| self.typed_owner(list.end))
    }

    fn owner_at(self, at: usize, above: usize) -> Option<Owner> {
        let bounds = Bounds { beside: None, above };
        if let Some(name) = self.law(at) {
            let path = self.path_behind(name.end, bounds);
            let (steps, end) = path.map_or((Vec::new(), name.end), |path| (path.steps, path.end));
            return Some(Owner { law: Some(name.law), steps, end });
        }
        let path = self.path(at, bounds).filter(|path| path.head() != Some(&Which::Each))?;
        Some(Owner { law: None, steps: path.steps, end: path.end })
    }

    /// Readers put a law's name at the end without a word between.
    fn typed_owner(self, end: usize) -> Option<Owner> {
        let name = (self.lens.mode == Mode::Query).then(|| self.law(end))??;
        Some(Owner { law: Some(name.law), steps: Vec::new(), end: name.end })
    }

    fn next(self, list: &List<'a>) -> Option<(List<'a>, Joiner)> {
        let beside = list.last()?.level();
        self.vocabulary.joiners.iter().find_map(|&(text, joiner)| {
            let at = self.lens.literal(list.end, text)?;
            let spoken = text.contains(char::is_alphabetic);
            let bare = || self.bare(at, list.many?, spoken, joiner);
            Some((self.member(at, beside).or_else(bare)?, joiner))
        })
    }

    /// A number without the word of its level. One that a mere comma joins, or that comes after the "and" of its
    /// list, may count something else: in "paragraphs 1 and 2, 18 hours" a word of its own follows the 18.
    fn bare(self, at: usize, many: Many<'a>, spoken: bool, joiner: Joiner) -> Option<List<'a>> {
        let (number, end) = many.pattern.read_bare(self.lens, at)?;
        let sure = spoken && !many.closed;
        if !self.lens.is_border(end) || !(sure || self.stands_alone(end)) {
            return None;
        }
        let closed = many.closed || spoken && joiner == Joiner::And;
        let steps = vec![Step { level: many.level.to_owned(), which: Which::Number(number) }];
        let path = Path { steps, end, many: Some(Many { closed, ..many }) };
        Some(List::of_path(self.lens.start(at), None, self.descend(path, usize::MAX)))
    }

    /// No word follows what ends at `end`, except one that joins or owns.
    fn stands_alone(self, end: usize) -> bool {
        let blank = self.lens.rest(end).starts_with(char::is_whitespace);
        let joiners = self.vocabulary.joiners.iter().map(|&(text, _)| text);
        let mut words = joiners.chain(self.vocabulary.of.iter().copied());
        !blank || words.any(|word| !word.is_empty() && self.lens.literal(end, word).is_some())
    }
}
