//! `phrase-not-in-text`: a warning about words that its provision does not contain.
//!
//! The mark of a warning stands right behind the words that it is about. When the law changes and the words go, the
//! warning would silently lose its place, so the maintainer is told to look at it again.
//!
//! Bad: `at: [{provision: directions/22/p1, phrase: {zh-Hant: 國科會}}]` where the text says 科技部
//!
//! Good: `at: [{provision: directions/22/p1, phrase: {zh-Hant: 科技部}}]`

use crate::diag::{Code, Diagnostic};
use crate::guide::{Guide, Place};

pub(super) fn check(guide: &Guide) -> Vec<Diagnostic> {
    let places = guide.notices.iter().flat_map(|notice| &notice.places);
    places.flat_map(|place| check_place(guide, place)).collect()
}

fn check_place(guide: &Guide, place: &Place) -> Vec<Diagnostic> {
    let provision = &guide[place.provision];
    let mut found = Vec::new();
    for (lang, phrase) in place.phrase.iter().flat_map(|phrase| phrase.all()) {
        let text = provision.text.as_ref().and_then(|text| text.own(lang)).unwrap_or_default();
        if text.contains(phrase) {
            continue;
        }
        let message = format!("`{phrase}` does not stand in `{}`", provision.id);
        let absent = Diagnostic::new(Code::PhraseNotInText, place.phrase_spans[lang.get()], message);
        let absent =
            absent.related(provision.text_spans.get(lang.get()).copied().unwrap_or(provision.span), "the text");
        found.push(absent.help("write the words as they stand in the text, or leave `phrase` out"));
    }
    found
}
