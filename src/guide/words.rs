//! A text in the guide's languages, resolved: one place per language, some of them empty.

use super::LangIx;

/// A text in every language that has it. At least one has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Words {
    by_language: Vec<Option<String>>,
}

/// A text as a page shows it: in the page's language or, where that is missing, in another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shown<'a> {
    /// The text.
    pub text: &'a str,
    /// The language that it is in.
    pub language: LangIx,
}

impl Words {
    /// One text per language, in the guide's order. `None` when all are missing.
    #[must_use]
    pub fn new(by_language: Vec<Option<String>>) -> Option<Self> {
        by_language.iter().any(Option::is_some).then_some(Self { by_language })
    }

    /// The text in this very language.
    #[must_use]
    pub fn own(&self, lang: LangIx) -> Option<&str> {
        self.by_language.get(lang.get())?.as_deref()
    }

    /// The text in this language or else in the first that has it.
    #[must_use]
    pub fn shown(&self, lang: LangIx) -> Shown<'_> {
        let first = || (0..self.by_language.len()).map(LangIx::new).find_map(|other| Some((self.own(other)?, other)));
        let found = self.own(lang).map(|text| (text, lang)).or_else(first);
        let (text, language) = found.expect("words are made with at least one text");
        Shown { text, language }
    }

    /// The texts that exist, with their languages.
    pub fn all(&self) -> impl Iterator<Item = (LangIx, &str)> {
        (0..self.by_language.len()).map(LangIx::new).filter_map(|lang| Some((lang, self.own(lang)?)))
    }
}
