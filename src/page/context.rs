//! What every view is made from: the guide, the language and the place of the page.

use serde::Serialize;

use super::chart::Drawings;
use super::folder::Folder;
use super::url::{Address, relative};
use crate::guide::{Guide, LangIx, LawIx, ProvisionIx, Shown, WithLaw, Words, WorkIx};

/// Makes links and words for one page in one language.
#[derive(Clone, Copy)]
pub struct Context<'a> {
    /// The guide.
    pub guide: &'a Guide,
    /// The page's language.
    pub lang: LangIx,
    /// The page's file below the site's root.
    pub file: &'a str,
    /// The flowcharts, drawn.
    pub drawings: &'a Drawings,
    /// What the page has in common with the others of its folder.
    pub folder: &'a Folder,
}

/// A link as a template prints it.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Link {
    /// Relative address.
    pub href: String,
    /// What is linked.
    pub text: String,
}

/// Words with their language where that is not the page's.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Phrase {
    /// The words.
    pub text: String,
    /// BCP 47 key for a `lang` attribute; null in the page's own language.
    pub lang: Option<String>,
}

impl<'a> Context<'a> {
    /// The relative address of a page.
    #[must_use]
    pub fn link(&self, to: &Address) -> String {
        relative(self.file, &to.path(self.guide))
    }

    /// The relative address of a file.
    #[must_use]
    pub fn file_link(&self, to: &str) -> String {
        relative(self.file, to)
    }

    /// One word of the pages.
    #[must_use]
    pub fn label(&self, key: &str) -> &'a str {
        self.guide.label(key, self.lang)
    }

    /// Words in the page's language, or marked as being in another.
    #[must_use]
    pub fn phrase(&self, words: &Words) -> Phrase {
        self.shown(words.shown(self.lang))
    }

    /// The same for words that are already chosen.
    #[must_use]
    pub fn shown(&self, shown: Shown<'_>) -> Phrase {
        let foreign = shown.language != self.lang;
        Phrase { text: shown.text.to_owned(), lang: foreign.then(|| self.guide[shown.language].key.clone()) }
    }

    /// The words in every other language that has them.
    #[must_use]
    pub fn in_other_languages(&self, words: &Words) -> Vec<Phrase> {
        let others = words.all().filter(|(lang, _)| *lang != words.shown(self.lang).language);
        others.map(|(language, text)| self.shown(Shown { text, language })).collect()
    }

    /// A provision's citation as a link to it.
    #[must_use]
    pub fn cited(&self, at: ProvisionIx) -> Link {
        let href = self.link(&Address::Provision(self.lang, at));
        Link { href, text: self.guide.citation(at, self.lang, WithLaw::Yes) }
    }

    /// A law's name as a link to it.
    #[must_use]
    pub fn law(&self, law: LawIx) -> Link {
        let href = self.link(&Address::Law(self.lang, law));
        Link { href, text: self.guide[law].name.shown(self.lang).text.to_owned() }
    }

    /// Works as links to their place on the page of sources.
    #[must_use]
    pub fn works(&self, works: &[WorkIx]) -> Vec<Link> {
        let sources = self.link(&Address::Sources(self.lang));
        let link = |work: &WorkIx| {
            let work = &self.guide[*work];
            Link { href: format!("{sources}#source-{}", work.id), text: work.title.shown(self.lang).text.to_owned() }
        };
        works.iter().map(link).collect()
    }
}
