//! The search: its box on every page, and the page of its results. What is found is filled in by scripts; the words with
//! which they say so stand in the page.

use fudao_search::Kind;
use serde::Serialize;

use super::context::{Context, Link, Phrase};
use super::frame::Heading;
use super::matrix::Choice;
use super::status::{State, status_of};
use super::url::{Address, ENGINE_SCRIPT, RESULTS_SCRIPT, SEARCH_SCRIPT};
use crate::guide::Words;

/// How many questions are offered as examples.
const EXAMPLES: usize = 8;

/// The search box of a page.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct SearchBox {
    /// The page of the results.
    pub page: String,
    /// Relative address of the script that loads the engine.
    pub engine: String,
    /// Relative address of the script of the box.
    pub script: String,
    /// What hits are.
    pub kinds: Vec<KindName>,
}

/// What a hit is, in words.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct KindName {
    /// `provision`
    pub key: &'static str,
    /// In the page's language.
    pub name: String,
}

/// The page of the results.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct SearchView {
    /// By what results can be chosen.
    pub facets: Vec<Facet>,
    /// Questions to begin with.
    pub examples: Vec<String>,
    /// Where to look without a search.
    pub ways: Vec<Way>,
    /// Provisions that are not simply in force, by state.
    pub states: Vec<Standing>,
    /// Relative address of the script of the results.
    pub script: String,
}

/// Something by which results can be chosen.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct Facet {
    /// `role`, as in an answer of the engine.
    pub key: &'static str,
    /// In words.
    pub label: String,
    /// The choices, in the order of the guide.
    pub choices: Vec<Choice>,
}

/// Where to look without a search.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct Way {
    /// Where it leads.
    pub link: Link,
    /// The same in a sentence.
    pub lead: Phrase,
}

/// The units that are in one state.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct Standing {
    /// `pending`
    pub state: &'static str,
    /// In words.
    pub label: String,
    /// Their ids, with blanks between them.
    pub units: String,
}

impl SearchBox {
    /// The box of a page.
    #[must_use]
    pub fn new(context: &Context<'_>) -> Self {
        Self {
            page: context.link(&Address::Search(context.lang)),
            engine: context.file_link(ENGINE_SCRIPT),
            script: context.file_link(SEARCH_SCRIPT),
            kinds: Kind::ALL.map(|kind| KindName { key: kind.key(), name: kind_name(context, kind) }).into(),
        }
    }
}

/// The heading of the page.
#[must_use]
pub fn heading(context: &Context<'_>) -> Heading {
    super::plain_heading(context.label("search"), context.label("search_lead"), Vec::new())
}

/// The page, before anything is asked.
#[must_use]
pub fn view(context: &Context<'_>) -> SearchView {
    SearchView {
        facets: facets(context),
        examples: examples(context),
        ways: ways(context),
        states: [State::Pending, State::Superseded].map(|state| standing(context, state)).into(),
        script: context.file_link(RESULTS_SCRIPT),
    }
}

fn kind_name(context: &Context<'_>, kind: Kind) -> String {
    let label = match kind {
        Kind::Provision => "kind_provision",
        Kind::Duty => "kind_duty",
        Kind::Role => "role",
        Kind::Tier => "tier",
        Kind::Term => "kind_term",
        Kind::Situation => "kind_situation",
        Kind::Flowchart => "kind_flowchart",
        Kind::Question => "kind_question",
        Kind::Programme => "programme",
        Kind::Module => "kind_module",
        Kind::Quiz => "quiz",
        Kind::Calculator => "kind_calculator",
        Kind::Due => "kind_due",
        Kind::Page => "kind_page",
    };
    context.label(label).to_owned()
}

fn facets(context: &Context<'_>) -> Vec<Facet> {
    let guide = context.guide;
    let choice = |value: &str, words: &Words| Choice { value: value.to_owned(), label: context.phrase(words) };
    let kind = |kind: Kind| {
        let label = Phrase { text: kind_name(context, kind), lang: None };
        Choice { value: kind.key().to_owned(), label }
    };
    let facet = |key, label: &str, choices| Facet { key, label: context.label(label).to_owned(), choices };
    vec![
        facet("kind", "kind", Kind::ALL.map(kind).into()),
        facet("role", "role", guide.roles.iter().map(|role| choice(&role.id, &role.short)).collect()),
        facet("tier", "tier", guide.tiers.iter().map(|tier| choice(&tier.id, &tier.name)).collect()),
        facet("law", "law", guide.laws.iter().map(|law| choice(&law.id, &law.short)).collect()),
    ]
}

/// The first way of asking for each of the first situations.
fn examples(context: &Context<'_>) -> Vec<String> {
    let asked = context.guide.situations.iter().filter_map(|situation| situation.asked_as.get(context.lang.get()));
    asked.filter_map(|phrases| phrases.first().cloned()).take(EXAMPLES).collect()
}

fn ways(context: &Context<'_>) -> Vec<Way> {
    let lang = context.lang;
    let label = |to: Address, title: &str, lead: &str| Way {
        link: Link { href: context.link(&to), text: context.label(title).to_owned() },
        lead: Phrase { text: context.label(lead).to_owned(), lang: None },
    };
    let mut ways = Vec::new();
    if !context.guide.roles.is_empty() {
        ways.push(label(Address::Matrix(lang), "matrix", "matrix_lead"));
        ways.push(label(Address::Situations(lang), "situations", "situations_lead"));
    }
    let glossary = Link { href: context.link(&Address::Glossary(lang)), text: context.label("glossary").to_owned() };
    let lead = context.guide.pages.get("glossary").map(|page| context.phrase(&page.lead));
    ways.extend(lead.map(|lead| Way { link: glossary, lead }));
    ways
}

fn standing(context: &Context<'_>, state: State) -> Standing {
    let guide = context.guide;
    let units = guide.laws.iter().flat_map(|law| &law.units);
    let units = units.filter(|unit| State::of(status_of(guide, **unit)) == state);
    Standing {
        state: state.key(),
        label: context.label(state.label()).to_owned(),
        units: units.map(|unit| guide[*unit].id.as_str()).collect::<Vec<_>>().join(" "),
    }
}
