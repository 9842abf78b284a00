//! The two pages at the site's root: the choice of language, and what is shown when there is no such page.

use serde::Serialize;

use super::context::{Context, Link, Phrase};
use super::url::{Address, ICON, STYLESHEET};
use crate::guide::LangIx;

/// The choice of language, or the page for what is not there.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct RootView {
    /// BCP 47 key of the first language.
    pub lang: String,
    /// Address of the site's root with a slash at its end, for a page that a server shows at any depth.
    pub base: Option<String>,
    /// Relative address of the stylesheet.
    pub stylesheet: String,
    /// Relative address of the icon.
    pub icon: String,
    /// Where the reader is led on at once: the first language's home.
    pub first: String,
    /// One block per language.
    pub languages: Vec<RootLanguage>,
}

/// A language's block.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct RootLanguage {
    /// BCP 47 key.
    pub key: String,
    /// The site's name.
    pub site: Phrase,
    /// Heading.
    pub title: Phrase,
    /// One or two sentences.
    pub lead: Phrase,
    /// The way in.
    pub home: Link,
}

/// The page of a context in the first language. Its words are the site's name and tagline, or those of `page` where one is given.
#[must_use]
pub fn view(first: &Context<'_>, page: Option<&crate::guide::Page>, base_url: Option<&str>) -> RootView {
    let guide = first.guide;
    let block = |lang: LangIx| {
        let context = Context { lang, ..*first };
        RootLanguage {
            key: guide[lang].key.clone(),
            site: context.phrase(&guide.site.name),
            title: context.phrase(page.map_or(&guide.site.name, |page| &page.title)),
            lead: context.phrase(page.map_or(&guide.site.tagline, |page| &page.lead)),
            home: Link { href: context.link(&Address::Home(lang)), text: guide[lang].name.clone() },
        }
    };
    RootView {
        lang: guide[LangIx::ORIGINAL].key.clone(),
        base: page.and(base_url).map(str::to_owned),
        stylesheet: first.file_link(STYLESHEET),
        icon: first.file_link(ICON),
        first: first.link(&Address::Home(LangIx::ORIGINAL)),
        languages: guide.lang_ids().map(block).collect(),
    }
}
