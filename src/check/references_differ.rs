//! `references-differ`: a translation that refers to other provisions than its original.
//!
//! A wrong number in a translation sends the reader to a wrong duty. So the references of every translation must mean
//! the same things as those of the original; their order and wording are free.
//!
//! Bad: `zh-Hant: 依前項規定…` with `en: under paragraph 4…` in paragraph 3
//!
//! Good: `zh-Hant: 依前項規定…` with `en: under the preceding paragraph…`

use std::collections::BTreeSet;

use crate::diag::{Code, Diagnostic};
use crate::guide::{Guide, LangIx, ProvisionIx, Reference, Target};

pub(super) fn check(guide: &Guide) -> Vec<Diagnostic> {
    guide.all().flat_map(|(at, _)| check_provision(guide, at)).collect()
}

fn check_provision(guide: &Guide, at: ProvisionIx) -> Vec<Diagnostic> {
    let provision = &guide[at];
    let Some(text) = &provision.text else { return Vec::new() };
    let original = targets(guide, provision.references_in(LangIx::ORIGINAL));
    let mut found = Vec::new();
    for (lang, _) in text.all().filter(|(lang, _)| *lang != LangIx::ORIGINAL) {
        let translated = targets(guide, provision.references_in(lang));
        if translated == original {
            continue;
        }
        let key = &guide[lang].key;
        let message = format!("the `{key}` of `{}` refers to other provisions than its original", provision.id);
        let differ = Diagnostic::new(Code::ReferencesDiffer, provision.text_spans[lang.get()], message);
        let lost = names(guide, original.difference(&translated));
        let added = names(guide, translated.difference(&original));
        let help = [("it does not refer to", lost), ("only it refers to", added)];
        let help = help.iter().filter(|(_, names)| !names.is_empty()).map(|(how, names)| format!("{how} {names}"));
        found.push(differ.help(help.collect::<Vec<_>>().join("; ")));
    }
    found
}

/// What is referred to. A range is taken apart, so that "1 to 3" equals "1, 2 and 3"; a law's bare name beside its
/// provisions adds nothing, so that "the amended articles 1 and 2 of this Act" may name it once.
fn targets(guide: &Guide, references: &[Reference]) -> BTreeSet<Target> {
    let mut targets = BTreeSet::new();
    for reference in references {
        match &reference.target {
            Target::Provisions(many) => targets.extend(many.iter().map(|one| Target::Provisions(vec![*one]))),
            other => {
                targets.insert(other.clone());
            }
        }
    }
    let precise: BTreeSet<_> = targets.iter().filter_map(|target| law_of(guide, target)).collect();
    targets.retain(|target| !precise.contains(target));
    targets
}

/// The law that a reference to one of its parts names as well.
fn law_of(guide: &Guide, target: &Target) -> Option<Target> {
    match target {
        Target::Provisions(many) => many.first().map(|one| Target::Law(guide[*one].law)),
        Target::Outside(law, Some(_)) => Some(Target::Outside(*law, None)),
        Target::Law(_) | Target::Annex(..) | Target::Outside(_, None) => None,
    }
}

fn names<'a>(guide: &Guide, targets: impl Iterator<Item = &'a Target>) -> String {
    let name = |target: &Target| match target {
        Target::Law(law) => format!("`{}`", guide[*law].id),
        Target::Provisions(many) => {
            many.iter().map(|one| format!("`{}`", guide[*one].id)).collect::<Vec<_>>().join(", ")
        }
        Target::Annex(law, annex) => {
            format!("annex {} of `{}`", guide[*law].annexes[annex.get()].number, guide[*law].id)
        }
        Target::Outside(law, Some(unit)) => format!("unit {unit} of `{}`", guide[*law].id),
        Target::Outside(law, None) => format!("`{}`", guide[*law].id),
    };
    targets.map(name).collect::<Vec<_>>().join(", ")
}
