//! The guide as documents of the search, and the pack made from them.
//!
//! What is found, how it is read and how it is ranked is the business of `fudao_search`; here stands only what of the
//! guide is searched, and what is shown of it. A provision is one document with its duty rows; so are a role, a tier, a
//! term, a situation, a flowchart, a question, a course, a module, a quiz, a calculator, a date and a page.

mod browser;
mod fold;
mod pages;
mod practice;
mod provisions;
mod synonyms;

use fudao_search::{Corpus, Frame, Language, Law, Notes};

use crate::guide::{Guide, LangIx, Words};
use crate::page::url::Address;
use crate::site::OutputFile;
use synonyms::Synonyms;

/// Where the pack stands below the site's root.
pub const PACK: &str = "search/pack.bin";

/// What the search of the browser loads: the engine and the pack, each as bytes and inside a script.
#[must_use]
pub fn files(guide: &Guide) -> Vec<OutputFile> {
    browser::files(pack(guide))
}

/// The search pack of a guide. The same guide gives the same bytes.
#[must_use]
pub fn pack(guide: &Guide) -> Vec<u8> {
    fudao_search::index(&corpus(guide)).expect("tantivy takes documents of strings")
}

/// The guide as the search sees it.
#[must_use]
pub fn corpus(guide: &Guide) -> Corpus {
    let synonyms = Synonyms::of(guide);
    let mut documents = provisions::documents(guide);
    documents.extend(pages::documents(guide));
    documents.extend(practice::documents(guide));
    for document in &mut documents {
        for (fields, lang) in document.fields.iter_mut().zip(guide.lang_ids()) {
            let synonyms = synonyms.of_texts(&[&fields.title, &fields.text, &fields.plain, &fields.also], lang);
            fields.also.extend(synonyms);
        }
    }
    let fold = fold::pairs(&documents);
    Corpus { frame: frame(guide, fold), documents }
}

fn frame(guide: &Guide, fold: Vec<(char, String)>) -> Frame {
    let language = |lang: LangIx| Language {
        key: guide[lang].key.clone(),
        grammar: guide[lang].grammar.clone(),
        rules: guide[lang].search.clone(),
        notes: Notes {
            corrected: guide.label("search_corrected", lang).to_owned(),
            unknown: guide.label("search_unknown", lang).to_owned(),
            no_provision: guide.label("search_no_provision", lang).to_owned(),
            shortened: guide.label("search_shortened", lang).to_owned(),
            scattered: guide.label("search_scattered", lang).to_owned(),
        },
    };
    let law = |law: &crate::guide::Law| {
        let words = [&law.name, &law.short].into_iter().flat_map(Words::all).map(|(_, name)| name.to_owned());
        let mut names: Vec<String> = words.chain(law.also.iter().flatten().cloned()).collect();
        names.sort();
        names.dedup();
        Law { id: law.id.clone(), names }
    };
    Frame {
        languages: guide.lang_ids().map(language).collect(),
        order: guide.levels.iter().map(|level| level.id.clone()).collect(),
        units: guide.levels.iter().filter(|level| level.letter.is_empty()).map(|level| level.id.clone()).collect(),
        laws: guide.laws.iter().map(law).collect(),
        fold,
    }
}

/// One text per language; where one is missing, that of another language stands for it.
fn in_all(guide: &Guide, words: &Words) -> Vec<String> {
    guide.lang_ids().map(|lang| words.shown(lang).text.to_owned()).collect()
}

/// The address of a page in every language.
fn addresses(guide: &Guide, address: &Address) -> Vec<String> {
    guide.lang_ids().map(|lang| address.in_language(lang).path(guide)).collect()
}

/// The text in this very language, as a list to be searched.
fn own(words: &Words, lang: LangIx) -> Vec<String> {
    words.own(lang).map(str::to_owned).into_iter().collect()
}
