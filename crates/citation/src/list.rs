//! A list of citations while it is read: its members, what owns them from behind, and what they inherit.
//! It must not know the text.

use crate::mention::{Mention, Step, Which};
use crate::path::{Many, Path};
use crate::reader::Name;
use crate::vocabulary::Vocabulary;

/// Members in the order of the text, at least one.
#[derive(Debug)]
pub(crate) struct List<'a> {
    members: Vec<Member>,
    pub(crate) end: usize,
    /// See [`Path::many`].
    pub(crate) many: Option<Many<'a>>,
}

/// A mention as long as its list is being read.
#[derive(Debug)]
pub(crate) struct Member {
    mention: Mention,
    /// The law stands before the path, so the path begins anew.
    named: bool,
}

/// The larger part, or the law, that stands behind what belongs to it.
#[derive(Debug)]
pub(crate) struct Owner {
    pub(crate) law: Option<usize>,
    pub(crate) steps: Vec<Step>,
    pub(crate) end: usize,
}

impl<'a> List<'a> {
    /// The law alone.
    pub(crate) fn of_law(name: Name) -> Self {
        let mention = Mention { range: name.start..name.end, law: Some(name.law), steps: Vec::new() };
        Self { members: vec![Member { mention, named: true }], end: name.end, many: None }
    }

    /// The path, from `start`, of the law named before it or of none.
    pub(crate) fn of_path(start: usize, law: Option<usize>, path: Path<'a>) -> Self {
        let mention = Mention { range: start..path.end, law, steps: path.steps };
        let member = Member { mention, named: law.is_some() };
        Self { members: vec![member], end: path.end, many: path.many }
    }

    pub(crate) fn add(&mut self, next: Self) {
        self.members.extend(next.members);
        self.end = next.end;
        self.many = next.many;
    }

    pub(crate) fn last(&self) -> Option<&Member> {
        self.members.last()
    }

    /// Makes the last step a range that ends with `next`, if the two are ends of one.
    pub(crate) fn reach_to(&mut self, next: &Self) -> Option<()> {
        let [Member { mention, named: false }] = next.members.as_slice() else {
            return None;
        };
        let [step] = mention.steps.as_slice() else {
            return None;
        };
        let last = &mut self.members.last_mut()?.mention;
        let from = last.steps.last_mut().filter(|from| from.level == step.level)?;
        let (Which::Number(lower), Which::Number(upper)) = (&from.which, &step.which) else {
            return None;
        };
        from.which = Which::Through(lower.clone(), upper.clone());
        last.range.end = next.end;
        self.end = next.end;
        Some(())
    }

    /// Gives the owner to all members before it that may be a part of it.
    pub(crate) fn belongs_to(&mut self, owner: &Owner, vocabulary: &Vocabulary<'_>) {
        let deepest = owner.steps.last().map(|step| vocabulary.rank(&step.level));
        let smaller = |rank| deepest.is_none_or(|deepest| deepest < rank);
        for member in self.members.iter_mut().rev() {
            if !member.can_be_owned() || !smaller(member.rank(vocabulary)) {
                break;
            }
            member.mention.steps.splice(0..0, owner.steps.iter().cloned());
            member.mention.law = owner.law;
        }
        if let Some(last) = self.members.last_mut() {
            last.mention.range.end = owner.end;
        }
        self.end = owner.end;
        self.many = None;
    }

    /// The mentions, each with what it inherits from the one before it.
    pub(crate) fn into_mentions(mut self, vocabulary: &Vocabulary<'_>) -> impl Iterator<Item = Mention> {
        for index in 1..self.members.len() {
            let (before, rest) = self.members.split_at_mut(index);
            if let (Some(before), Some(member)) = (before.last(), rest.first_mut()) {
                member.inherit(&before.mention, vocabulary);
            }
        }
        let mentions = self.members.into_iter().map(|member| member.mention);
        // "All parts" that nothing owns say nothing.
        mentions.filter(|mention| mention.head() != Some(&Which::Each))
    }
}

impl Member {
    /// The larger levels and the law may come from elsewhere in the list.
    fn is_open(&self) -> bool {
        !self.named && matches!(self.mention.head(), Some(Which::Number(_) | Which::Through(..)))
    }

    /// Something larger, behind it in the text, may own it.
    pub(crate) fn can_be_owned(&self) -> bool {
        let all = self.mention.head() == Some(&Which::Each);
        self.mention.law.is_none() && (all || self.is_open())
    }

    /// The rank of its largest level.
    pub(crate) fn rank(&self, vocabulary: &Vocabulary<'_>) -> usize {
        self.mention.steps.first().map_or(0, |step| vocabulary.rank(&step.level))
    }

    /// The level of its last step.
    pub(crate) fn level(&self) -> Option<&str> {
        self.mention.steps.last().map(|step| step.level.as_str())
    }

    /// Takes the law, and of the same law the levels larger than its own. A law alone leaves nothing to inherit.
    fn inherit(&mut self, before: &Mention, vocabulary: &Vocabulary<'_>) {
        if !self.is_open() || matches!(before.head(), None | Some(Which::Each)) {
            return;
        }
        let rank = self.rank(vocabulary);
        let mention = &mut self.mention;
        mention.law = mention.law.or(before.law);
        if mention.law == before.law {
            let single = |step: &Step| !matches!(step.which, Which::Through(..) | Which::Each);
            let larger = |step: &&Step| single(step) && vocabulary.rank(&step.level) < rank;
            mention.steps.splice(0..0, before.steps.iter().filter(larger).cloned());
        }
    }
}
