//! Duty rows: the line that many pages show, and the page of one row.

use serde::Serialize;

use super::Ready;
use super::context::{Context, Link, Phrase};
use super::frame::Heading;
use super::inline::{Inline, pieces};
use super::status::{State, StatusView, status_of};
use super::url::Address;
use crate::content::duty::Force;
use crate::guide::{Duty, DutyIx, LangIx, ProvisionIx, RoleIx, SituationIx, TierIx};

/// A duty row as a line.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct DutyLine {
    /// Its page.
    pub href: String,
    /// Its force as a badge.
    pub force: ForceView,
    /// Its tier.
    pub tier: Option<TierView>,
    /// What is done.
    pub summary: Phrase,
    /// Condition or trigger.
    pub when: Option<Phrase>,
    /// Whose it is.
    pub roles: Vec<Link>,
    /// Those it is done with or for.
    pub partners: Vec<Link>,
    /// The provision that says so.
    pub provision: Link,
    /// Id of the provision's law, for filters.
    pub law: String,
    /// Ids of its roles, separated by blanks, for filters.
    pub role_ids: String,
    /// The state of the provision when it is not simply in force.
    pub state: Option<StateView>,
}

/// A force as a badge.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct ForceView {
    /// `shall`, `may`, `should` or `may-not`.
    pub key: &'static str,
    /// In words.
    pub label: String,
}

/// A tier as a mark.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct TierView {
    /// Its id, also its class name.
    pub key: String,
    /// Its page.
    pub href: String,
    /// Its name.
    pub name: Phrase,
    /// Its short mark.
    pub short: Phrase,
}

/// A state as a badge.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct StateView {
    /// `pending` or `superseded`.
    pub state: &'static str,
    /// In words.
    pub label: String,
}

/// The page of a duty row.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct DutyView {
    /// The row.
    pub line: Ready<DutyLine>,
    /// The summary in the other languages.
    pub others: Vec<Phrase>,
    /// The status of the provision.
    pub status: StatusView,
    /// The statute in every language, the page's first.
    pub statute: Vec<Statute>,
    /// What it is about.
    pub topics: Vec<Phrase>,
    /// How people ask for it.
    pub asked_as: Vec<String>,
    /// The other half of the handshake.
    pub other_half: Vec<Ready<DutyLine>>,
    /// Situations with a step by this provision.
    pub situations: Vec<Link>,
    /// Modules that teach it.
    pub modules: Vec<Link>,
    /// Other rows of the same provision.
    pub siblings: Vec<Ready<DutyLine>>,
}

/// The provision's text in one language.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct Statute {
    /// BCP 47 key.
    pub lang: String,
    /// The language's name.
    pub name: String,
    /// Whether it is the original.
    pub original: bool,
    /// The text.
    pub pieces: Vec<Inline>,
}

/// A force in words.
#[must_use]
pub fn force(context: &Context<'_>, force: Force) -> ForceView {
    let label = match force {
        Force::Shall => "force_shall",
        Force::May => "force_may",
        Force::Should => "force_should",
        Force::MayNot => "force_may_not",
    };
    ForceView { key: force.key(), label: context.label(label).to_owned() }
}

/// A tier as a mark.
#[must_use]
pub fn tier(context: &Context<'_>, tier: TierIx) -> TierView {
    let row = &context.guide[tier];
    TierView {
        key: row.id.clone(),
        href: context.link(&Address::Tier(context.lang, tier)),
        name: context.phrase(&row.name),
        short: context.phrase(&row.short),
    }
}

/// Roles as links, by their short names.
#[must_use]
pub fn roles(context: &Context<'_>, roles: &[RoleIx]) -> Vec<Link> {
    let link = |role: &RoleIx| Link {
        href: context.link(&Address::Role(context.lang, *role)),
        text: context.guide[*role].short.shown(context.lang).text.to_owned(),
    };
    roles.iter().map(link).collect()
}

/// Situations as links.
#[must_use]
pub fn situations(context: &Context<'_>, situations: &[SituationIx]) -> Vec<Link> {
    let link = |situation: &SituationIx| Link {
        href: context.link(&Address::Situation(context.lang, *situation)),
        text: context.guide[*situation].title.shown(context.lang).text.to_owned(),
    };
    situations.iter().map(link).collect()
}

/// A duty row as a line. Pages of roles, persons and tiers show the same rows again and again.
#[must_use]
pub fn line(context: &Context<'_>, at: DutyIx) -> Ready<DutyLine> {
    context.folder.lines.get_or_make((context.lang, at), || Ready::new(line_view(context, at)))
}

fn line_view(context: &Context<'_>, at: DutyIx) -> DutyLine {
    let guide = context.guide;
    let duty = &guide[at];
    let ids: Vec<_> = duty.roles.iter().map(|role| guide[*role].id.as_str()).collect();
    DutyLine {
        href: context.link(&Address::Duty(context.lang, at)),
        force: force(context, duty.force),
        tier: duty.tier.map(|at| tier(context, at)),
        summary: context.phrase(&duty.summary),
        when: duty.when.as_ref().map(|when| context.phrase(when)),
        roles: roles(context, &duty.roles),
        partners: roles(context, &duty.partners),
        provision: context.cited(duty.provision),
        law: guide[guide[duty.provision].law].id.clone(),
        role_ids: ids.join(" "),
        state: state(context, duty.provision),
    }
}

pub(super) fn state(context: &Context<'_>, at: ProvisionIx) -> Option<StateView> {
    let state = State::of(status_of(context.guide, at));
    (state != State::InForce).then(|| StateView { state: state.key(), label: context.label(state.label()).to_owned() })
}

/// The heading of the page.
#[must_use]
pub fn heading(context: &Context<'_>, at: DutyIx) -> Heading {
    let guide = context.guide;
    let duty = &guide[at];
    let role = duty.roles.first().map(|role| Link {
        href: context.link(&Address::Role(context.lang, *role)),
        text: guide[*role].name.shown(context.lang).text.to_owned(),
    });
    let all = Link { href: context.link(&Address::Roles(context.lang)), text: context.label("roles").to_owned() };
    Heading {
        title: duty.summary.shown(context.lang).text.to_owned(),
        description: format!("{} · {}", context.cited(duty.provision).text, duty.summary.shown(context.lang).text),
        crumbs: std::iter::once(all).chain(role).collect(),
        version: Some(guide[guide[duty.provision].law].version.shown(context.lang).text.to_owned()),
        json_ld: None,
    }
}

/// The page.
#[must_use]
pub fn view(context: &Context<'_>, at: DutyIx) -> DutyView {
    let guide = context.guide;
    let duty = &guide[at];
    let others = guide.lang_ids().filter(|lang| *lang != context.lang);
    let languages = std::iter::once(context.lang).chain(others);
    let siblings = guide[duty.provision].duties.iter().filter(|other| **other != at);
    DutyView {
        line: line(context, at),
        others: context.in_other_languages(&duty.summary),
        status: StatusView::new(context, status_of(guide, duty.provision)),
        statute: languages.filter_map(|lang| statute(context, duty, lang)).collect(),
        topics: duty.topics.iter().map(|topic| context.phrase(&guide[*topic].name)).collect(),
        asked_as: super::asked(&duty.asked_as, context.lang),
        other_half: duty.other_half.iter().map(|other| line(context, *other)).collect(),
        situations: situations(context, &duty.situations),
        modules: duty.modules.iter().map(|module| super::training::module_link(context, *module)).collect(),
        siblings: siblings.map(|other| line(context, *other)).collect(),
    }
}

fn statute(context: &Context<'_>, duty: &Duty, lang: LangIx) -> Option<Statute> {
    let pieces = pieces(context, duty.provision, lang);
    let language = &context.guide[lang];
    (!pieces.is_empty()).then(|| Statute {
        lang: language.key.clone(),
        name: language.name.clone(),
        original: lang == LangIx::ORIGINAL,
        pieces,
    })
}
