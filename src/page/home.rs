//! The first page of a language: what the guide is, its laws, and what they come down to.

use serde::Serialize;

use super::context::{Context, Link, Phrase};
use super::inline::{Inline, pieces};
use super::status::{State, status_of};
use super::url::Address;
use crate::guide::{LawIx, Page, ProvisionIx};

/// The first page.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct HomeView {
    /// Heading.
    pub title: Phrase,
    /// One or two sentences.
    pub lead: Phrase,
    /// Running text, HTML.
    pub body: Option<String>,
    /// Doors by whom they are for.
    pub doors: Vec<Door>,
    /// Ways in by what one looks for; none where the guide has no roles.
    pub ways: Vec<Door>,
    /// Provisions at a glance.
    pub glances: Vec<Glance>,
    /// The laws.
    pub laws: Vec<LawCard>,
}

/// A way in.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct Door {
    /// Where it leads.
    pub href: String,
    /// What is behind it.
    pub title: String,
    /// The same in a sentence.
    pub lead: String,
}

/// A provision at a glance.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct Glance {
    /// The provision.
    pub link: Link,
    /// The name that it defines, where it defines one.
    pub name: Option<Phrase>,
    /// Its text in the page's language, or the original.
    pub pieces: Vec<Inline>,
    /// BCP 47 key of the text's language.
    pub lang: String,
}

/// A law at a glance.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct LawCard {
    /// Its page.
    pub href: String,
    /// Its title.
    pub name: Phrase,
    /// What it decides.
    pub about: Phrase,
    /// Which version.
    pub version: Phrase,
    /// How many units it has.
    pub units: usize,
    /// What units are called.
    pub unit_name: Phrase,
    /// States other than in force, each with the number of its units.
    pub states: Vec<StateCount>,
}

/// How many units of a law are in a state.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct StateCount {
    /// `pending` or `superseded`.
    pub state: &'static str,
    /// In words.
    pub label: String,
    /// Units.
    pub count: usize,
}

/// The page; its words stand in `content/pages/home.yaml`.
#[must_use]
pub fn view(context: &Context<'_>, page: &Page) -> HomeView {
    let laws = (0..context.guide.laws.len()).map(LawIx::new);
    HomeView {
        title: context.phrase(&page.title),
        lead: context.phrase(&page.lead),
        body: super::text::body(context, page),
        doors: doors(context),
        ways: ways(context),
        glances: page.glances.iter().map(|at| glance(context, *at)).collect(),
        laws: laws.map(|law| law_card(context, law)).collect(),
    }
}

/// The doors by whom they are for.
fn doors(context: &Context<'_>) -> Vec<Door> {
    let lang = context.lang;
    let guide = context.guide;
    let ways = [
        (Address::MyDuties(lang), "my_duties", "my_duties_lead", guide.my_duties.is_some()),
        (Address::Training(lang), "training", "training_lead", !guide.mandates.is_empty()),
        (Address::Families(lang), "families", "families_lead", guide.families.is_some()),
    ];
    ways.into_iter().filter(|way| way.3).map(|(to, title, lead, _)| door(context, &to, title, lead)).collect()
}

/// The ways in by what one looks for, as far as the guide has them.
fn ways(context: &Context<'_>) -> Vec<Door> {
    let lang = context.lang;
    let guide = context.guide;
    let work = !guide.roles.is_empty();
    let ways = [
        (Address::Situations(lang), "situations", "situations_lead", work),
        (Address::Roles(lang), "roles", "roles_lead", work),
        (Address::Matrix(lang), "matrix", "matrix_lead", work),
        (Address::Calculators(lang), "calculators", "calculators_lead", !guide.rules.is_empty()),
    ];
    ways.into_iter().filter(|way| way.3).map(|(to, title, lead, _)| door(context, &to, title, lead)).collect()
}

fn door(context: &Context<'_>, to: &Address, title: &str, lead: &str) -> Door {
    Door { href: context.link(to), title: context.label(title).to_owned(), lead: context.label(lead).to_owned() }
}

fn glance(context: &Context<'_>, at: ProvisionIx) -> Glance {
    let guide = context.guide;
    let shown = guide[at].text.as_ref().map_or(context.lang, |text| text.shown(context.lang).language);
    let defined = guide.definitions.iter().find(|definition| definition.at == at);
    Glance {
        link: context.cited(at),
        name: defined.map(|definition| context.phrase(&definition.name)),
        pieces: pieces(context, at, shown),
        lang: guide[shown].key.clone(),
    }
}

fn law_card(context: &Context<'_>, law: LawIx) -> LawCard {
    let row = &context.guide[law];
    let mut states: Vec<StateCount> = Vec::new();
    for state in [State::Pending, State::Superseded] {
        let count = row.units.iter().filter(|unit| State::of(status_of(context.guide, **unit)) == state).count();
        if count > 0 {
            states.push(StateCount { state: state.key(), label: context.label(state.label()).to_owned(), count });
        }
    }
    LawCard {
        href: context.link(&Address::Law(context.lang, law)),
        name: context.phrase(&row.name),
        about: context.phrase(&row.about),
        version: context.phrase(&row.version),
        units: row.units.len(),
        unit_name: context.phrase(&context.guide[row.levels[0].level].many),
        states,
    }
}
