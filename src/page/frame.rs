//! What surrounds every page: head, navigation, breadcrumb, the switch of language, the foot.

use std::collections::BTreeMap;

use serde::Serialize;

use super::Ready;
use super::context::{Context, Link};
use super::search::SearchBox;
use super::url::{Address, ICON, SCRIPT, STYLESHEET};
use crate::guide::{Guide, LangIx, Law, LawIx};

/// The frame of one page.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct Frame {
    /// BCP 47 key of the page's language.
    pub lang: String,
    /// Title without the site's name.
    pub title: String,
    /// One or two sentences for search engines and link previews.
    pub description: String,
    /// What all pages of the folder have around them.
    pub around: Ready<Surroundings>,
    /// The section of the main navigation that the page belongs to; empty where there is none.
    pub section: String,
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
    pub t: Ready<Labels>,
}

/// The words of the pages in one language, by key.
pub type Labels = BTreeMap<&'static str, String>;

/// What is the same around all pages of a folder.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct Surroundings {
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
    /// The search box.
    pub search: SearchBox,
    /// Main navigation.
    pub nav: Vec<NavPart>,
}

/// So many laws can be told apart in a list that folds out; with more, every page would grow with the number of laws.
const LISTED_LAWS: usize = 12;

/// A part of the main navigation: one link, or several that fold away under a word.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct NavPart {
    /// The word over several links; null for one link that stands by itself.
    pub name: Option<String>,
    /// The links.
    pub links: Vec<NavLink>,
    /// The sections that are behind them.
    pub sections: Vec<String>,
}

/// A link of the main navigation.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct NavLink {
    /// Relative address.
    pub href: String,
    /// What is linked.
    pub text: String,
    /// The section that it leads to, as in [`Frame::section`].
    pub section: String,
}

/// The same place in a language.
#[derive(Clone, Debug, Hash, Serialize)]
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

impl Frame {
    /// The frame of the page at `address`, with the words of its language. `base_url` ends in a slash.
    #[must_use]
    pub fn new(
        context: &Context<'_>,
        address: &Address,
        heading: Heading,
        words: Ready<Labels>,
        base_url: Option<&str>,
    ) -> Self {
        let (guide, lang) = (context.guide, context.lang);
        let home = Link { href: context.link(&Address::Home(lang)), text: context.label("home").to_owned() };
        let is_home = matches!(address, Address::Home(_));
        Self {
            lang: guide[lang].key.clone(),
            title: heading.title,
            description: heading.description,
            around: context.folder.surroundings.get_or_make(lang, || Ready::new(Surroundings::new(context))),
            section: section(context, address),
            languages: guide.lang_ids().map(|lang| language(context, address, lang, base_url)).collect(),
            crumbs: if is_home { Vec::new() } else { std::iter::once(home).chain(heading.crumbs).collect() },
            canonical: base_url.map(|base| format!("{base}{}", address.path(guide))),
            version: heading.version,
            json_ld: heading.json_ld,
            t: words,
        }
    }
}

impl Surroundings {
    fn new(context: &Context<'_>) -> Self {
        Self {
            site: context.guide.site.name.shown(context.lang).text.to_owned(),
            home: context.link(&Address::Home(context.lang)),
            stylesheet: context.file_link(STYLESHEET),
            script: context.file_link(SCRIPT),
            icon: context.file_link(ICON),
            search: SearchBox::new(context),
            nav: nav(context),
        }
    }
}

/// Doors first, each a link of its own; the laws and the ways to look something up fold away, so that a phone shows two
/// lines at most.
fn nav(context: &Context<'_>) -> Vec<NavPart> {
    let lang = context.lang;
    let guide = context.guide;
    let doors = [
        (Address::MyDuties(lang), "my_duties", guide.my_duties.is_some()),
        (Address::Training(lang), "training", !guide.mandates.is_empty()),
        (Address::Families(lang), "families", guide.families.is_some()),
    ];
    let work = !guide.roles.is_empty();
    let ways = [
        (Address::Situations(lang), "situations", work),
        (Address::Roles(lang), "roles", work),
        (Address::Matrix(lang), "matrix", work),
        (Address::Calculators(lang), "calculators", !guide.rules.is_empty()),
        (Address::Glossary(lang), "glossary", true),
        (Address::Sources(lang), "sources", true),
    ];
    let link = |(to, label, shown): (Address, &str, bool)| {
        let section = section(context, &to);
        shown.then(|| NavLink { href: context.link(&to), text: context.label(label).to_owned(), section })
    };
    let doors = doors.into_iter().filter_map(link).map(|door| part(None, vec![door]));
    let laws = match lists_laws(guide) {
        true => part(Some(context.label("laws")), laws(context)),
        false => part(None, link((Address::Laws(lang), "laws", true)).into_iter().collect()),
    };
    let ways = part(Some(context.label("look_up")), ways.into_iter().filter_map(link).collect());
    doors.chain([laws, ways]).filter(|part| !part.links.is_empty()).collect()
}

fn part(name: Option<&str>, links: Vec<NavLink>) -> NavPart {
    let sections = links.iter().map(|link| link.section.clone()).collect();
    NavPart { name: name.map(str::to_owned), links, sections }
}

fn lists_laws(guide: &Guide) -> bool {
    guide.laws.len() <= LISTED_LAWS
}

fn laws(context: &Context<'_>) -> Vec<NavLink> {
    let link = |(law, n): (&Law, usize)| {
        let address = Address::Law(context.lang, LawIx::new(n));
        NavLink {
            href: context.link(&address),
            text: law.short.shown(context.lang).text.to_owned(),
            section: section(context, &address),
        }
    };
    context.guide.laws.iter().zip(0..).map(link).collect()
}

/// Pages of one section mark the same link as current.
fn section(context: &Context<'_>, address: &Address) -> String {
    let section = match address {
        Address::Home(_) | Address::Text(..) | Address::Search(_) => "",
        Address::Roles(_) | Address::Role(..) | Address::Card(..) | Address::Duty(..) | Address::Tier(..) => "roles",
        Address::Situations(_) | Address::Situation(..) | Address::Flowchart(..) => "situations",
        Address::Matrix(_) => "matrix",
        Address::Glossary(_) | Address::Term(..) => "glossary",
        Address::Sources(_) | Address::Annex(..) => "sources",
        Address::Families(_) | Address::Question(..) | Address::DutiesByForce(_) | Address::Meeting(_) => "families",
        Address::MyDuties(_) | Address::Person(..) | Address::Case(..) => "my-duties",
        Address::Calculators(_) | Address::Calculator(..) | Address::Calendar(_) | Address::Due(..) => "calculators",
        Address::Training(_)
        | Address::Mandate(..)
        | Address::Programme(..)
        | Address::Module(..)
        | Address::Slides(..)
        | Address::Handout(..)
        | Address::Quiz(..)
        | Address::Planner(_)
        | Address::Coverage(_) => "training",
        Address::Laws(_) | Address::Law(..) | Address::Provision(..) => "laws",
    };
    match law_of(context, address).filter(|_| lists_laws(context.guide)) {
        Some(law) => format!("{section}/{}", context.guide[law].id),
        None => section.to_owned(),
    }
}

fn law_of(context: &Context<'_>, address: &Address) -> Option<LawIx> {
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
