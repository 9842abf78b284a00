//! What surrounds every page: head, navigation, breadcrumb, the switch of language, the foot.

use std::collections::BTreeMap;

use serde::Serialize;

use super::context::{Context, Link};
use super::url::{Address, ICON, SCRIPT, STYLESHEET};
use crate::guide::LangIx;

/// The frame of one page.
#[derive(Clone, Debug, Serialize)]
pub struct Frame<'a> {
    /// BCP 47 key of the page's language.
    pub lang: String,
    /// Title without the site's name.
    pub title: String,
    /// One or two sentences for search engines and link previews.
    pub description: String,
    /// The site's name.
    pub site: String,
    /// Home of this language.
    pub home: String,
    /// Relative address of the stylesheet.
    pub stylesheet: String,
    /// Relative address of the script.
    pub script: String,
    /// Relative address of the icon.
    pub icon: String,
    /// Main navigation; `current` marks the section that the page is in.
    pub nav: Vec<NavLink>,
    /// The same place in every language.
    pub languages: Vec<LanguageLink>,
    /// From home to the page's parent.
    pub crumbs: Vec<Link>,
    /// Absolute address of the page, when the site's address is known.
    pub canonical: Option<String>,
    /// Which text the page rests on, for the foot.
    pub version: Option<String>,
    /// JSON-LD, safe inside a script element; null where the page is no provision.
    pub json_ld: Option<String>,
    /// The words of the pages.
    pub t: &'a BTreeMap<&'static str, String>,
}

/// A link of the main navigation.
#[derive(Clone, Debug, Serialize)]
pub struct NavLink {
    /// Relative address.
    pub href: String,
    /// What is linked.
    pub text: String,
    /// Whether the page is there.
    pub current: bool,
}

/// The same place in a language.
#[derive(Clone, Debug, Serialize)]
pub struct LanguageLink {
    /// BCP 47 key.
    pub key: String,
    /// The language's name in itself.
    pub name: String,
    /// Relative address.
    pub href: String,
    /// The address for `hreflang`: absolute where the site's address is known.
    pub alternate: String,
    /// Whether it is the page's own language.
    pub current: bool,
}

/// What a page tells its frame.
#[derive(Clone, Debug)]
pub struct Heading {
    /// Title without the site's name.
    pub title: String,
    /// For search engines.
    pub description: String,
    /// From below home to the page's parent.
    pub crumbs: Vec<Link>,
    /// Which text the page rests on.
    pub version: Option<String>,
    /// JSON-LD.
    pub json_ld: Option<String>,
}

impl<'a> Frame<'a> {
    /// The frame of the page at `address`. `base_url` ends in a slash.
    #[must_use]
    pub fn new(context: &Context<'a>, address: &Address, heading: Heading, base_url: Option<&str>) -> Self {
        let guide = context.guide;
        let home = Link { href: context.link(&Address::Home(context.lang)), text: context.label("home").to_owned() };
        let is_home = matches!(address, Address::Home(_));
        Self {
            lang: guide[context.lang].key.clone(),
            title: heading.title,
            description: heading.description,
            site: guide.site.name.shown(context.lang).text.to_owned(),
            home: home.href.clone(),
            stylesheet: context.file_link(STYLESHEET),
            script: context.file_link(SCRIPT),
            icon: context.file_link(ICON),
            nav: nav(context, address),
            languages: guide.lang_ids().map(|lang| language(context, address, lang, base_url)).collect(),
            crumbs: if is_home { Vec::new() } else { std::iter::once(home).chain(heading.crumbs).collect() },
            canonical: base_url.map(|base| format!("{base}{}", address.path(guide))),
            version: heading.version,
            json_ld: heading.json_ld,
            t: &guide.labels[context.lang.get()],
        }
    }
}

fn nav(context: &Context<'_>, address: &Address) -> Vec<NavLink> {
    let lang = context.lang;
    let mut links = Vec::new();
    for (law, n) in context.guide.laws.iter().zip(0..) {
        let law_ix = crate::guide::LawIx::new(n);
        links.push(NavLink {
            href: context.link(&Address::Law(lang, law_ix)),
            text: law.short.shown(lang).text.to_owned(),
            current: law_of(context, address) == Some(law_ix),
        });
    }
    let work =
        [(Address::Roles(lang), "roles"), (Address::Situations(lang), "situations"), (Address::Matrix(lang), "matrix")];
    let always = [(Address::Glossary(lang), "glossary"), (Address::Sources(lang), "sources")];
    let training = (!context.guide.mandates.is_empty()).then_some((Address::Training(lang), "training"));
    let shown = work.into_iter().filter(|_| !context.guide.roles.is_empty()).chain(training).chain(always);
    for (to, label) in shown {
        let current = section(address) == section(&to);
        links.push(NavLink { href: context.link(&to), text: context.label(label).to_owned(), current });
    }
    links
}

/// Pages of one section mark the same link as current.
fn section(address: &Address) -> u8 {
    match address {
        Address::Home(_) | Address::Law(..) | Address::Provision(..) | Address::Text(..) => 0,
        Address::Roles(_) | Address::Role(..) | Address::Card(..) | Address::Duty(..) | Address::Tier(..) => 1,
        Address::Situations(_) | Address::Situation(..) | Address::Flowchart(..) => 2,
        Address::Matrix(_) => 3,
        Address::Glossary(_) | Address::Term(..) => 4,
        Address::Sources(_) | Address::Annex(..) => 5,
        Address::Training(_)
        | Address::Programme(..)
        | Address::Module(..)
        | Address::Slides(..)
        | Address::Handout(..)
        | Address::Quiz(..)
        | Address::Planner(_)
        | Address::Coverage(_) => 6,
    }
}

fn law_of(context: &Context<'_>, address: &Address) -> Option<crate::guide::LawIx> {
    match address {
        Address::Law(_, law) => Some(*law),
        Address::Provision(_, at) => Some(context.guide[*at].law),
        _ => None,
    }
}

fn language(context: &Context<'_>, address: &Address, lang: LangIx, base_url: Option<&str>) -> LanguageLink {
    let there = address.in_language(lang);
    let href = context.link(&there);
    LanguageLink {
        key: context.guide[lang].key.clone(),
        name: context.guide[lang].name.clone(),
        alternate: base_url.map_or_else(|| href.clone(), |base| format!("{base}{}", there.path(context.guide))),
        href,
        current: lang == context.lang,
    }
}
