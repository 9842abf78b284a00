//! `pieces-differ`: the languages of a text pull in the same pieces in the same order.
//!
//! A slide that shows a chart in one language and not in the other would be another slide.
//!
//! Bad: `body: {zh-Hant: "::statute[act/6/p1]", en: "Three levels"}`
//!
//! Good: `::statute[act/6/p1]` in both

use crate::diag::{Code, Diagnostic};
use crate::guide::{Block, Guide, LangIx, Prose};

pub(super) fn check(guide: &Guide) -> Vec<Diagnostic> {
    let slides = guide.modules.iter().flat_map(|module| module.slides.iter().map(|slide| &slide.body));
    let handouts = guide.modules.iter().map(|module| &module.handout);
    slides.chain(handouts).filter_map(check_prose).collect()
}

fn check_prose(prose: &Prose) -> Option<Diagnostic> {
    let pieces = |lang: LangIx| prose.pieces(lang).collect::<Vec<&Block>>();
    let mut languages = prose.words.all().map(|(lang, _)| lang);
    let first = languages.next()?;
    let other = languages.find(|other| pieces(*other) != pieces(first))?;
    let message = format!("this text pulls in {} pieces, and not the same as another", pieces(other).len());
    let differ = Diagnostic::new(Code::PiecesDiffer, prose.spans[other.get()], message);
    let differ = differ.related(prose.spans[first.get()], format!("pulls in {}", pieces(first).len()));
    Some(differ.help("pull in the same pieces in the same order in every language"))
}
