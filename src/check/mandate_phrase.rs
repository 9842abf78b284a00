//! `phrase-not-in-text`: the words by which a mandate's provision sets its hours stand in that provision.
//!
//! A figure of the law must not live on by itself after the law has changed. So each mandate quotes the words that set its
//! hours, and a change of the text is noticed here.
//!
//! Bad: `hours: 40` with `phrase: {zh-Hant: 不得少於四十小時}`, where the text says eighteen
//!
//! Good: a phrase that is copied from the provision, in each language that has one

use crate::diag::{Code, Diagnostic};
use crate::guide::{Guide, Mandate};

pub(super) fn check(guide: &Guide) -> Vec<Diagnostic> {
    guide.mandates.iter().flat_map(|mandate| check_mandate(guide, mandate)).collect()
}

fn check_mandate(guide: &Guide, mandate: &Mandate) -> Vec<Diagnostic> {
    let provision = &guide[mandate.provision];
    let text = |lang| provision.text.as_ref().and_then(|text| text.own(lang)).unwrap_or_default();
    let lost = mandate.phrase.all().filter(|(lang, phrase)| !text(*lang).contains(phrase));
    let diagnostic = |(lang, phrase): (crate::guide::LangIx, &str)| {
        let message = format!("`{}` does not contain `{phrase}`", provision.id);
        let lost = Diagnostic::new(Code::PhraseNotInText, mandate.phrase_spans[lang.get()], message);
        let place = provision.text_spans.get(lang.get()).copied().unwrap_or(provision.span);
        lost.related(place, "the text").help("copy the words from the provision, and correct `hours`")
    };
    lost.map(diagnostic).collect()
}
