//! Which provision of the old guide is which of the new one.

use std::collections::{BTreeMap, BTreeSet};

use super::State;
use crate::guide::{Guide, LangIx, Provision, ProvisionIx};

/// A provision in the old guide, the new one, or both; never in neither.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Pair {
    pub old: Option<ProvisionIx>,
    pub new: Option<ProvisionIx>,
}

/// Pairs the provisions of two guides, law by law, in the order of the texts.
///
/// A provision is itself when it has the same number and words; else when its words stand under another number, and nowhere else on
/// its level; else when it has the same number. So a paragraph that is put in between moves the others and changes none of them.
pub(super) fn pairs(old: &State, new: &State) -> Vec<Pair> {
    let mut laws: Vec<&str> = new.guide.laws.iter().map(|law| law.id.as_str()).collect();
    laws.extend(
        old.guide.laws.iter().map(|law| law.id.as_str()).filter(|id| !new.guide.laws.iter().any(|law| law.id == *id)),
    );
    laws.into_iter().flat_map(|law| of_law(old, new, law)).collect()
}

fn of_law(old: &State, new: &State, law: &str) -> Vec<Pair> {
    let (mut before, mut after) = (of_guide(old, new, law), of_guide(new, old, law));
    let mut pairs = Vec::new();
    let mut pair = |before: &mut BTreeSet<ProvisionIx>,
                    after: &mut BTreeSet<ProvisionIx>,
                    found: Vec<(ProvisionIx, ProvisionIx)>| {
        for (one, other) in found {
            before.remove(&one);
            after.remove(&other);
            pairs.push(Pair { old: Some(one), new: Some(other) });
        }
    };
    let same = |one: &Provision, other: &Provision| own(one) == own(other);
    let found = by_id(&old.guide, &new.guide, (&before, &after), same);
    pair(&mut before, &mut after, found);
    let found = by_words(&old.guide, &new.guide, &before, &after);
    pair(&mut before, &mut after, found);
    let found = by_id(&old.guide, &new.guide, (&before, &after), |_, _| true);
    pair(&mut before, &mut after, found);
    pairs.extend(before.into_iter().map(|at| Pair { old: Some(at), new: None }));
    pairs.extend(after.into_iter().map(|at| Pair { old: None, new: Some(at) }));
    pairs.sort_by_cached_key(|pair| {
        let place =
            pair.new.map(|at| (path(&new.guide, at), 1)).or_else(|| pair.old.map(|at| (path(&old.guide, at), 0)));
        place.unwrap_or_default()
    });
    pairs
}

/// The provisions of a law, without those of files that could not be read in the other guide: nothing is known of these.
fn of_guide(here: &State, there: &State, law: &str) -> BTreeSet<ProvisionIx> {
    let unread = |provision: &Provision| there.unread.file(&here.sources.get(provision.span.file).path);
    let of_law = here.guide.all().filter(|(_, provision)| here.guide[provision.law].id == law);
    of_law.filter(|(_, provision)| !unread(provision)).map(|(at, _)| at).collect()
}

/// What a provision itself says in the original: a part's words, a unit's title.
pub(super) fn own(provision: &Provision) -> Option<&str> {
    provision.text.as_ref().or(provision.title.as_ref())?.own(LangIx::ORIGINAL)
}

fn by_id(
    old: &Guide,
    new: &Guide,
    (before, after): (&BTreeSet<ProvisionIx>, &BTreeSet<ProvisionIx>),
    fits: impl Fn(&Provision, &Provision) -> bool,
) -> Vec<(ProvisionIx, ProvisionIx)> {
    let other = |at: &ProvisionIx| new.find(&old[*at].id).filter(|other| after.contains(other));
    let pairs = before.iter().filter_map(|at| Some((*at, other(at)?)));
    pairs.filter(|(one, other)| fits(&old[*one], &new[*other])).collect()
}

/// Words that stand once among what is left of the old guide, and once among what is left of the new one.
fn by_words(
    old: &Guide,
    new: &Guide,
    before: &BTreeSet<ProvisionIx>,
    after: &BTreeSet<ProvisionIx>,
) -> Vec<(ProvisionIx, ProvisionIx)> {
    let (before, after) = (once(old, before), once(new, after));
    before.into_iter().filter_map(|(words, at)| Some((at?, (*after.get(&words)?)?))).collect()
}

/// Depth and words, with the one provision that has them; `None` where several have.
fn once<'a>(guide: &'a Guide, among: &BTreeSet<ProvisionIx>) -> BTreeMap<(usize, &'a str), Option<ProvisionIx>> {
    let mut found = BTreeMap::new();
    for at in among {
        if let Some(words) = own(&guide[*at]) {
            found.entry((guide[*at].depth, words)).and_modify(|once| *once = None).or_insert(Some(*at));
        }
    }
    found
}

/// The numbers from the unit down: the order of the text, in which old and new can be mixed.
fn path(guide: &Guide, at: ProvisionIx) -> Vec<fudao_citation::Number> {
    let mut path: Vec<_> =
        std::iter::successors(Some(at), |at| guide[*at].parent).map(|at| guide[at].number.clone()).collect();
    path.reverse();
    path
}
