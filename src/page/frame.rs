//! What surrounds every page: head, navigation, breadcrumb, the switch of language, the foot.

use serde::Serialize;

use super::Ready;
use super::context::{Context, Link};
use super::search::SearchBox;
use super::url::{Address, ICON, SCRIPT, STYLESHEET};
use crate::guide::LangIx;

/// The frame of one page.
#[derive(Clone, Debug, Serialize)]
pub struct Frame {
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
    /// The search box.
    pub search: SearchBox,
    /// Main navigation.
    pub nav: Vec<NavPart>,
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
    pub t: Ready,
}

/// So many laws can be told apart in a list that folds out; with more, every page would grow with the number of laws.
const LISTED_LAWS: usize = 12;

/// A part of the main navigation: one link, or several that fold away under a word.
#[derive(Clone, Debug, Serialize)]
pub struct NavPart {
    /// The word over several links; null for one link that stands by itself.
    pub name: Option<String>,
    /// The links.
    pub links: Vec<NavLink>,
    /// Whether the page is behind one of them.
    pub current: bool,
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

impl Frame {
    /// The frame of the page at `address`, with the words of its language. `base_url` ends in a slash.
    #[must_use]
    pub fn new(
        context: &Context<'_>,
        address: &Address,
        heading: Heading,
        words: Ready,
        base_url: Option<&str>,
    ) -> Self {
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
            search: SearchBox::new(context),
            nav: nav(context, address),
            languages: guide.lang_ids().map(|lang| language(context, address, lang, base_url)).collect(),
            crumbs: if is_home { Vec::new() } else { std::iter::once(home).chain(heading.crumbs).collect() },
            canonical: base_url.map(|base| format!("{base}{}", address.path(guide))),
            version: heading.version,
            json_ld: heading.json_ld,
            t: words,
        }
    }
}

/// Doors first, each a link of its own; the laws and the ways to look something up fold away, so that a phone shows two
/// lines at most.
fn nav(context: &Context<'_>, address: &Address) -> Vec<NavPart> {
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
        let current = section(address) == section(&to);
        shown.then(|| NavLink { href: context.link(&to), text: context.label(label).to_owned(), current })
    };
    let doors = doors.into_iter().filter_map(link).map(|door| part(None, vec![door]));
    let laws = match guide.laws.len() > LISTED_LAWS {
        true => part(None, link((Address::Laws(lang), "laws", true)).into_iter().collect()),
        false => part(Some(context.label("laws")), laws(context, address)),
    };
    let ways = part(Some(context.label("look_up")), ways.into_iter().filter_map(link).collect());
    doors.chain([laws, ways]).filter(|part| !part.links.is_empty()).collect()
}

fn part(name: Option<&str>, links: Vec<NavLink>) -> NavPart {
    NavPart { name: name.map(str::to_owned), current: links.iter().any(|link| link.current), links }
}

fn laws(context: &Context<'_>, address: &Address) -> Vec<NavLink> {
    let lang = context.lang;
    let here = law_of(context, address);
    let link = |(law, n): (&crate::guide::Law, usize)| {
        let at = crate::guide::LawIx::new(n);
        NavLink {
            href: context.link(&Address::Law(lang, at)),
            text: law.short.shown(lang).text.to_owned(),
            current: here == Some(at),
        }
    };
    context.guide.laws.iter().zip(0..).map(link).collect()
}

/// Pages of one section mark the same link as current.
fn section(address: &Address) -> u8 {
    match address {
        Address::Home(_) | Address::Text(..) | Address::Search(_) => 0,
        Address::Roles(_) | Address::Role(..) | Address::Card(..) | Address::Duty(..) | Address::Tier(..) => 1,
        Address::Situations(_) | Address::Situation(..) | Address::Flowchart(..) => 2,
        Address::Matrix(_) => 3,
        Address::Glossary(_) | Address::Term(..) => 4,
        Address::Sources(_) | Address::Annex(..) => 5,
        Address::Families(_) | Address::Question(..) | Address::DutiesByForce(_) | Address::Meeting(_) => 6,
        Address::MyDuties(_) | Address::Person(..) | Address::Case(..) => 7,
        Address::Calculators(_) | Address::Calculator(..) | Address::Calendar(_) | Address::Due(..) => 8,
        Address::Training(_)
        | Address::Mandate(..)
        | Address::Programme(..)
        | Address::Module(..)
        | Address::Slides(..)
        | Address::Handout(..)
        | Address::Quiz(..)
        | Address::Planner(_)
        | Address::Coverage(_) => 9,
        Address::Laws(_) | Address::Law(..) | Address::Provision(..) => 10,
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
