//! Values by language key, `{"zh-Hant": "…", "en": "…"}`: in every file of `data/` alike.

use std::collections::BTreeMap;

use crate::guide::{Guide, LangIx, Words};
use crate::page::url::Address;

/// A value by language key.
pub type ByLanguage<T = String> = BTreeMap<String, T>;

/// A text by language key; null for a translation that is missing.
pub type Text = ByLanguage<Option<String>>;

/// A value made for each language.
pub fn by_language<T>(guide: &Guide, value: impl Fn(LangIx) -> T) -> ByLanguage<T> {
    guide.lang_ids().map(|lang| (guide[lang].key.clone(), value(lang))).collect()
}

/// A text as it is in the guide.
pub fn text(guide: &Guide, words: &Words) -> Text {
    by_language(guide, |lang| words.own(lang).map(str::to_owned))
}

/// Where a page lies below the site's root.
pub fn url(guide: &Guide, page: impl Fn(LangIx) -> Address) -> ByLanguage {
    by_language(guide, |lang| page(lang).path(guide))
}

/// The header of a sheet: columns with one cell, then columns with a cell for each language.
pub fn header(guide: &Guide, single: &[&str], of_language: &[&str]) -> Vec<String> {
    let mut header: Vec<_> = single.iter().map(|column| (*column).to_owned()).collect();
    for column in of_language {
        header.extend(guide.languages.iter().map(|language| format!("{column} {}", language.key)));
    }
    header
}

/// The cells of a text, in the order of the languages.
pub fn text_cells(guide: &Guide, text: &Text) -> Vec<String> {
    guide.languages.iter().map(|language| text.get(&language.key).cloned().flatten().unwrap_or_default()).collect()
}

/// The cells of an address, in the order of the languages.
pub fn url_cells(guide: &Guide, url: &ByLanguage) -> Vec<String> {
    guide.languages.iter().map(|language| url.get(&language.key).cloned().unwrap_or_default()).collect()
}
