//! The page of a law: what it is, where it comes from, what is in force, and all its units.

use serde::Serialize;

use super::context::{Context, Link, Phrase};
use super::frame::Heading;
use super::json_ld;
use super::status::{State, StatusView, status_of};
use super::url::Address;
use crate::guide::{Event, LangIx, LawIx, ProvisionIx, Shown, Status, WithLaw};

/// A law.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct LawView {
    /// Full title.
    pub name: Phrase,
    /// The title in the other languages.
    pub other_names: Vec<Phrase>,
    /// Whether the guide made the translated title.
    pub name_is_ours: bool,
    /// Sort of rule.
    pub kind: Phrase,
    /// What it decides and for whom.
    pub about: Phrase,
    /// Which version is reproduced.
    pub version: Phrase,
    /// Since when what is in force.
    pub statuses: Vec<LawStatus>,
    /// How it came about.
    pub history: Vec<EventView>,
    /// Official pages.
    pub addresses: Vec<AddressView>,
    /// Its units.
    pub units: Vec<UnitLink>,
}

/// A status and the units that it speaks of.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct LawStatus {
    /// The status.
    pub status: StatusView,
    /// The units.
    pub units: Vec<Link>,
}

/// One step of the history.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct EventView {
    /// ISO date; null when unknown.
    pub date: Option<String>,
    /// Number of the decree.
    pub number: Option<Phrase>,
    /// What happened.
    pub event: Phrase,
    /// Works that say so.
    pub works: Vec<Link>,
}

/// A page of the web.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct AddressView {
    /// What stands there.
    pub title: Phrase,
    /// Its address.
    pub href: String,
}

/// A unit in the list.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct UnitLink {
    /// Its page.
    pub href: String,
    /// Its number: `第五條`.
    pub number: String,
    /// Its title.
    pub title: Phrase,
    /// `in-force`, `pending` or `superseded`.
    pub state: &'static str,
    /// The state in words.
    pub state_label: String,
    /// How many warnings stand on its page.
    pub notices: usize,
}

/// The heading of the page.
#[must_use]
pub fn heading(context: &Context<'_>, law: LawIx) -> Heading {
    let row = &context.guide[law];
    Heading {
        title: row.name.shown(context.lang).text.to_owned(),
        description: row.about.shown(context.lang).text.to_owned(),
        crumbs: Vec::new(),
        version: Some(row.version.shown(context.lang).text.to_owned()),
        json_ld: Some(json_ld::of_law(context, law)),
    }
}

/// The page.
#[must_use]
pub fn view(context: &Context<'_>, law: LawIx) -> LawView {
    let row = &context.guide[law];
    LawView {
        name: context.phrase(&row.name),
        other_names: context.in_other_languages(&row.name),
        name_is_ours: row.translation == crate::content::law::Origin::Ours,
        kind: context.phrase(&row.kind),
        about: context.phrase(&row.about),
        version: context.phrase(&row.version),
        statuses: row.statuses.iter().enumerate().map(|(n, status)| law_status(context, law, n, status)).collect(),
        history: row.history.iter().map(|event| event_view(context, event)).collect(),
        addresses: addresses(context, law),
        units: row.units.iter().map(|unit| unit_link(context, *unit)).collect(),
    }
}

/// The official pages of a law.
#[must_use]
pub fn addresses(context: &Context<'_>, law: LawIx) -> Vec<AddressView> {
    let addresses = context.guide[law].addresses.iter();
    addresses.map(|page| AddressView { title: context.phrase(&page.title), href: page.url.clone() }).collect()
}

fn law_status(context: &Context<'_>, law: LawIx, n: usize, status: &Status) -> LawStatus {
    let guide = context.guide;
    let units = guide[law].units.iter().filter(|unit| guide[**unit].status == n);
    let link = |unit: &ProvisionIx| Link {
        href: context.link(&Address::Provision(context.lang, *unit)),
        text: guide.citation(*unit, context.lang, WithLaw::No),
    };
    LawStatus { status: StatusView::new(context, status), units: units.map(link).collect() }
}

fn event_view(context: &Context<'_>, event: &Event) -> EventView {
    EventView {
        date: event.date.clone(),
        number: event.number.as_ref().map(|text| context.shown(Shown { text, language: LangIx::ORIGINAL })),
        event: context.phrase(&event.event),
        works: context.works(&event.works),
    }
}

/// A unit in the list of its law.
#[must_use]
pub fn unit_link(context: &Context<'_>, at: ProvisionIx) -> UnitLink {
    let guide = context.guide;
    let state = State::of(status_of(guide, at));
    UnitLink {
        href: context.link(&Address::Provision(context.lang, at)),
        number: guide.citation(at, context.lang, WithLaw::No),
        title: context.phrase(guide[at].title.as_ref().expect("every unit that resolves has a title")),
        state: state.key(),
        state_label: context.label(state.label()).to_owned(),
        notices: guide.below(at).map(|(_, part)| part.notices.len()).sum(),
    }
}
