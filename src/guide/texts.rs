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
        let words = self.some_words(text);
        for n in 0..self.keys.len() {
            let key = self.keys[n];
            if let (Some((key, written)), Some(_)) = (text.get(key), &words)
                && !written.as_ref().is_some_and(says_something)
            {
                self.untranslated(key, file);
            }
            if text.get(key).is_none() && !is_torn(text) {
                let message = format!("this text has no `{key}`");
                let missing = Diagnostic::new(Code::MissingTranslation, text.entries.span(file), message);
                self.diagnostics.push(missing.help(format!("write it, or `{key}: ~` to say that it is missing")));
            }
        }
        if words.is_none() && self.keys.iter().any(|key| text.get(key).is_some()) {
            let message = "this text is missing in every language";
            let missing = Diagnostic::new(Code::MissingTranslation, text.entries.span(file), message);
            let first = self.keys.first().copied().unwrap_or_default();
            self.diagnostics.push(missing.help(format!(
                "write it in at least one language, for instance behind `{first}:`; `~` stands for a translation that is still missing"
            )));
        }
        words
    }

    /// Takes back that the original of a text is still to be translated: it is missing, which is worse and has been said.
    pub(super) fn written_missing(&mut self, file: FileId, text: &Text) {
        let original = self.keys.first().and_then(|key| text.get(key)).map(|(key, _)| key.span(file));
        self.diagnostics.retain(|said| said.code != Code::UntranslatedText || Some(said.span) != original);
    }

    fn untranslated(&mut self, key: &Spanned<String>, file: FileId) {
        let message = format!("this text is not written in `{}` yet", key.value);
        let untranslated = Diagnostic::new(Code::UntranslatedText, key.span(file), message);
        let help = format!("write it behind `{}:`; until then the page shows another language, marked", key.value);
        self.diagnostics.push(untranslated.help(help));
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
        let one = |key: &&str| {
            let written = text.get(key)?.1.as_ref().filter(|text| says_something(text))?;
            Some(written.value.trim_matches('\n').to_owned())
        };
        Words::new(self.keys.iter().map(one).collect())
    }

    /// Complains about languages that the guide does not have.
    pub(super) fn unknown<T>(&mut self, file: FileId, text: &Text<T>) {
        for (key, _) in &text.entries.value {
            if self.keys.iter().chain(&self.excused).any(|known| *known == key.value) {
                continue;
            }
            let message = format!("the guide has no language `{}`", key.value);
            let unknown = Diagnostic::new(Code::UnknownLanguage, key.span(file), message);
            let near = nearest(&key.value, self.keys.iter().copied());
            self.diagnostics.push(match near {
                _ if !is_key(&key.value) => unknown.help(self.torn_help(&key.value)),
                Some(near) => unknown.help(format!("did you mean `{near}`?")),
                None => unknown.help(format!("its languages are: {}", self.keys.join(", "))),
            });
        }
    }
}

impl Texts<'_> {
    /// What tore a text: a colon without a blank or of full width, a curly quote, a comma.
    fn torn_help(&self, key: &str) -> String {
        let begins = |language: &&&str| key.strip_prefix(**language).is_some_and(|rest| rest.starts_with([':', '：']));
        match self.keys.iter().find(begins) {
            Some(language) => {
                format!("write `{language}: `, with a plain colon and a blank, and a plain comma before the next")
            }
            None if key.contains(['“', '”', '‘', '’', '＂']) => CURLY_HELP.to_owned(),
            None => COMMA_HELP.to_owned(),
        }
    }
}

/// Whether YAML took a piece of a text for a key, so that nothing can be said about what is missing.
fn is_torn(text: &Text) -> bool {
    text.entries.value.iter().any(|(key, _)| !is_key(&key.value))
}

/// A text between quotes that are none to YAML: `{en: “In force, since 2024”}`.
const CURLY_HELP: &str = "put the text between straight quotes: to YAML, curly ones are letters like others";

/// Half of a sentence that YAML took for a key: `{en: In force, since 2024}`.
const COMMA_HELP: &str = "a text that holds a comma stands in quotes where braces are around it: `{en: \"…, …\"}`";

/// Whether this could be the key of a language.
fn is_key(key: &str) -> bool {
    key.chars().all(|c| c.is_ascii_alphanumeric() || c == '-')
}

/// Whether a text is more than blanks: `''` is as little a translation as `~`.
fn says_something(text: &Spanned<String>) -> bool {
    !text.value.trim().is_empty()
}
