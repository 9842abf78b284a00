//! Turns texts as written into [`Words`], and complains about languages that are unknown or left out.

use std::collections::BTreeMap;

use super::{LangIx, Words};
use crate::content::{Spanned, Text};
use crate::diag::{Code, Diagnostic, Span, nearest};
use crate::source::FileId;

/// The languages of the guide, and the complaints so far.
pub(super) struct Texts<'a> {
    keys: Vec<&'a str>,
    /// Keys of languages that the guide should have and does not; that has been said once.
    excused: Vec<&'a str>,
    /// What was found wrong.
    pub diagnostics: Vec<Diagnostic>,
}

impl<'a> Texts<'a> {
    /// For a guide with these language keys, and with nothing to be said about the excused ones.
    pub(super) fn new(keys: Vec<&'a str>, excused: Vec<&'a str>) -> Self {
        Self { keys, excused, diagnostics: Vec::new() }
    }

    /// Every language, in order.
    pub(super) fn languages(&self) -> impl Iterator<Item = LangIx> + use<> {
        (0..self.keys.len()).map(LangIx::new)
    }

    /// A text that stands in every language, or says `~`. `None`, with a complaint, when no language has it.
    pub(super) fn words(&mut self, file: FileId, text: &Text) -> Option<Words> {
        self.unknown(file, text);
        for n in 0..self.keys.len() {
            if text.get(self.keys[n]).is_none() {
                let key = self.keys[n];
                let message = format!("this text has no `{key}`");
                let missing = Diagnostic::new(Code::MissingTranslation, text.entries.span(file), message);
                self.diagnostics.push(missing.help(format!("write it, or `{key}: ~` to say that it is missing")));
            }
        }
        let words = self.some_words(text);
        if words.is_none() && self.keys.iter().any(|key| text.get(key).is_some()) {
            let message = "this text is missing in every language";
            self.diagnostics.push(Diagnostic::new(Code::MissingTranslation, text.entries.span(file), message));
        }
        words
    }

    /// A text that need not stand in every language.
    pub(super) fn partial(&mut self, file: FileId, text: &Text) -> Option<Words> {
        self.unknown(file, text);
        self.some_words(text)
    }

    /// Lists of words, one list per language, any of them empty.
    pub(super) fn lists(&mut self, file: FileId, lists: &Text<Vec<Spanned<String>>>) -> Vec<Vec<String>> {
        self.unknown(file, lists);
        let list = |key: &&str| match lists.get(key) {
            Some((_, Some(list))) => list.value.iter().map(|word| word.value.clone()).collect(),
            _ => Vec::new(),
        };
        self.keys.iter().map(list).collect()
    }

    /// A text by language key, with another language's words where one has none.
    pub(super) fn by_key(&self, words: &Words) -> BTreeMap<String, String> {
        let one = |(key, lang): (&&str, LangIx)| ((*key).to_owned(), words.shown(lang).text.to_owned());
        self.keys.iter().zip(self.languages()).map(one).collect()
    }

    /// Where each language's text is written; the place of the whole text where there is none.
    pub(super) fn spans(&self, file: FileId, text: &Text) -> Vec<Span> {
        let span = |key: &&str| match text.get(key) {
            Some((_, Some(text))) => text.span(file),
            _ => text.entries.span(file),
        };
        self.keys.iter().map(span).collect()
    }

    fn some_words(&self, text: &Text) -> Option<Words> {
        let one = |key: &&str| text.get(key)?.1.as_ref().map(|text| text.value.trim_matches('\n').to_owned());
        Words::new(self.keys.iter().map(one).collect())
    }

    /// Complains about languages that the guide does not have.
    pub(super) fn unknown<T>(&mut self, file: FileId, text: &Text<T>) {
        for (key, value) in &text.entries.value {
            if self.keys.iter().chain(&self.excused).any(|known| *known == key.value) {
                continue;
            }
            let message = format!("the guide has no language `{}`", key.value);
            let unknown = Diagnostic::new(Code::UnknownLanguage, key.span(file), message);
            let near = nearest(&key.value, self.keys.iter().copied());
            self.diagnostics.push(match near {
                _ if value.is_none() && !is_key(&key.value) => unknown.help(COMMA_HELP),
                Some(near) => unknown.help(format!("did you mean `{near}`?")),
                None => unknown.help(format!("its languages are: {}", self.keys.join(", "))),
            });
        }
    }
}

/// Half of a sentence that YAML took for a key: `{en: In force, since 2024}`.
const COMMA_HELP: &str = "a text that holds a comma stands in quotes where braces are around it: `{en: \"…, …\"}`";

/// Whether this could be the key of a language.
fn is_key(key: &str) -> bool {
    key.chars().all(|c| c.is_ascii_alphanumeric() || c == '-')
}
