//! `stale-translation`: a translation was made from the words that its original has now.
//!
//! The words of the law are new and the translation is that of the old ones. The page says so to its readers until somebody has
//! revised the translation and written the new hash, which the report prints. Nothing is said where the original itself differs from
//! its witness or holds signs of half width: then the original is wrong, and a new hash would make the mistake last.
//!
//! Bad: `made_from: {en: "54622b96"}` beside a Chinese text with another hash
//!
//! Good: the translation revised, and the hash that the report prints

use std::collections::BTreeSet;

use crate::diag::{Code, Diagnostic};
use crate::guide::{Guide, ProvisionIx, StaleTranslation};

/// `wrong` are the provisions whose originals differ from their witness or hold signs that do not belong there.
pub(super) fn check(guide: &Guide, wrong: &BTreeSet<ProvisionIx>) -> Vec<Diagnostic> {
    let stale = guide.stale.iter().filter(|stale| !wrong.contains(&stale.provision));
    stale.map(|stale| complaint(guide, stale)).collect()
}

fn complaint(guide: &Guide, stale: &StaleTranslation) -> Diagnostic {
    let StaleTranslation { provision, language, made_from, now, span } = stale;
    let id = &guide[*provision].id;
    let message = format!("the `{language}` of `{id}` was made from another original ({made_from})");
    let found = Diagnostic::new(Code::StaleTranslation, *span, message);
    found.help(format!("revise the translation, then write `{language}: {now:?}`"))
}
