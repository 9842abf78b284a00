//! Roles: the list of all, the page of one, and its duties on one sheet of paper.

use serde::Serialize;

use super::Ready;
use super::context::{Context, Link, Phrase};
use super::duty::{DutyLine, ForceView, TierView, force, line, roles, situations, tier};
use super::frame::Heading;
use super::url::Address;
use crate::content::duty::Force;
use crate::guide::{DutyIx, Guide, RoleIx, SituationIx, TierIx};

/// All roles, by group.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct RolesView {
    /// The groups.
    pub groups: Vec<RoleGroup>,
}

/// A group of roles.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct RoleGroup {
    /// Its heading.
    pub name: Phrase,
    /// Its roles.
    pub roles: Vec<RoleCard>,
}

/// A role in the list.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct RoleCard {
    /// Its page.
    pub href: String,
    /// Its name.
    pub name: Phrase,
    /// Who it is.
    pub meaning: Phrase,
    /// How many rows are its own or fall to it.
    pub count: usize,
}

/// The page of a role; the sheet of paper shows the same.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct RoleView {
    /// What the texts call it.
    pub name: Phrase,
    /// The name in the other languages.
    pub others: Vec<Phrase>,
    /// What people call it.
    pub also: Vec<String>,
    /// Who it is.
    pub meaning: Phrase,
    /// A wider role.
    pub kind_of: Option<Link>,
    /// The body that it belongs to.
    pub part_of: Option<Link>,
    /// Roles that are kinds of it.
    pub kinds: Vec<Link>,
    /// Provisions that define it.
    pub provisions: Vec<Link>,
    /// Its duties by tier, rows without a tier last.
    pub tiers: Vec<TierSection>,
    /// Featured topics: rows that it has or that others have towards it.
    pub featured: Vec<TopicSection>,
    /// What others do with it or for it, by topic.
    pub with_me: Vec<TopicSection>,
    /// Situations that it looks up.
    pub situations: Vec<Link>,
    /// The role's page.
    pub page: String,
    /// Its duties on one sheet of paper.
    pub card: String,
    /// How many rows are its own or fall to it.
    pub count: usize,
    /// On a sheet of paper: whether it must be set small.
    pub dense: bool,
    /// On a sheet of paper: roles whose duties it has too, and which stand on sheets of their own.
    pub other_sheets: Vec<Link>,
}

/// Duties of one tier.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct TierSection {
    /// The tier; null for rows without one.
    pub tier: Option<TierView>,
    /// By force.
    pub forces: Vec<ForceSection>,
}

/// Duties of one force.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct ForceSection {
    /// The force.
    pub force: ForceView,
    /// The rows.
    pub duties: Vec<RoleDuty>,
}

/// A row on the page of a role.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct RoleDuty {
    /// The row.
    pub line: Ready<DutyLine>,
    /// The statute in the page's language or the original's.
    pub statute: Vec<super::inline::Inline>,
    /// BCP 47 key of the statute's language.
    pub lang: String,
    /// The wider role or body whose row it is; null for the role's own.
    pub as_role: Option<Phrase>,
}

/// Rows about one topic.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct TopicSection {
    /// The topic.
    pub name: Phrase,
    /// The rows.
    pub duties: Vec<Ready<DutyLine>>,
}

/// The list of all roles.
#[must_use]
pub fn list(context: &Context<'_>) -> RolesView {
    let guide = context.guide;
    let roles = |group: usize| (0..guide.roles.len()).map(RoleIx::new).filter(move |role| guide[*role].group == group);
    let groups = guide.role_groups.iter().enumerate().map(|(n, group)| RoleGroup {
        name: context.phrase(&group.name),
        roles: roles(n).map(|role| card(context, role)).collect(),
    });
    RolesView { groups: groups.filter(|group| !group.roles.is_empty()).collect() }
}

fn card(context: &Context<'_>, role: RoleIx) -> RoleCard {
    let row = &context.guide[role];
    RoleCard {
        href: context.link(&Address::Role(context.lang, role)),
        name: context.phrase(&row.name),
        meaning: context.phrase(&row.meaning),
        count: duties_of(context.guide, &context.guide.scope(role)).len(),
    }
}

/// The heading of the list.
#[must_use]
pub fn list_heading(context: &Context<'_>) -> Heading {
    super::plain_heading(context.label("roles"), context.label("roles_lead"), Vec::new())
}

/// The heading of a role's page.
#[must_use]
pub fn heading(context: &Context<'_>, role: RoleIx) -> Heading {
    let row = &context.guide[role];
    let all = Link { href: context.link(&Address::Roles(context.lang)), text: context.label("roles").to_owned() };
    super::plain_heading(row.name.shown(context.lang).text, row.meaning.shown(context.lang).text, vec![all])
}

/// The page of a role.
#[must_use]
pub fn view(context: &Context<'_>, role: RoleIx) -> RoleView {
    let guide = context.guide;
    let row = &guide[role];
    let scope = guide.scope(role);
    let own = duties_of(guide, &scope);
    let towards = duties_towards(guide, &scope, &own);
    let kinds: Vec<_> =
        (0..guide.roles.len()).map(RoleIx::new).filter(|kind| guide[*kind].kind_of == Some(role)).collect();
    let looks_up = |situation: &SituationIx| guide[*situation].roles.iter().any(|role| scope.contains(role));
    let cases: Vec<_> = (0..guide.situations.len()).map(SituationIx::new).filter(looks_up).collect();
    let both: Vec<_> = own.iter().chain(&towards).copied().collect();
    let featured = topics(context, &both, true);
    RoleView {
        name: context.phrase(&row.name),
        others: context.in_other_languages(&row.name),
        also: row.also.get(context.lang.get()).cloned().unwrap_or_default(),
        meaning: context.phrase(&row.meaning),
        kind_of: row.kind_of.and_then(|wider| roles(context, &[wider]).pop()),
        part_of: row.part_of.and_then(|body| roles(context, &[body]).pop()),
        kinds: roles(context, &kinds),
        provisions: row.provisions.iter().map(|at| context.cited(*at)).collect(),
        tiers: tier_sections(context, role, &own),
        featured,
        with_me: topics(context, &towards, false),
        situations: situations(context, &cases),
        page: context.link(&Address::Role(context.lang, role)),
        card: context.link(&Address::Card(context.lang, role)),
        count: own.len(),
        dense: false,
        other_sheets: Vec::new(),
    }
}

/// Rows that a sheet of A4 takes in print that is easily read, and that it takes at all.
const SHEET: (usize, usize) = (24, 34);

/// The same for one sheet of paper. What does not fit stands elsewhere: first the featured rows of others go, then the
/// rows of wider roles, which have sheets of their own.
#[must_use]
pub fn sheet(context: &Context<'_>, role: RoleIx) -> RoleView {
    let guide = context.guide;
    let mut view = view(context, role);
    let featured: usize = view.featured.iter().map(|topic| topic.duties.len()).sum();
    let mut count = view.count + featured;
    if count > SHEET.1 {
        view.featured.clear();
        count = view.count;
    }
    let own = duties_of(guide, &[role]);
    if count > SHEET.1 && !own.is_empty() && own.len() < view.count {
        view.tiers = tier_sections(context, role, &own);
        count = own.len();
        let wider = guide.scope(role).into_iter().skip(1);
        view.other_sheets = wider
            .map(|wider| Link {
                href: context.link(&Address::Card(context.lang, wider)),
                text: guide[wider].short.shown(context.lang).text.to_owned(),
            })
            .collect();
    }
    view.dense = count > SHEET.0;
    view
}

/// Rows of any of these roles, in the order of the texts.
fn duties_of(guide: &Guide, scope: &[RoleIx]) -> Vec<DutyIx> {
    let theirs = |duty: &DutyIx| guide[*duty].roles.iter().any(|role| scope.contains(role));
    (0..guide.duties.len()).map(DutyIx::new).filter(theirs).collect()
}

/// Rows of others that name one of these roles as a partner.
fn duties_towards(guide: &Guide, scope: &[RoleIx], own: &[DutyIx]) -> Vec<DutyIx> {
    let towards = |duty: &DutyIx| guide[*duty].partners.iter().any(|role| scope.contains(role)) && !own.contains(duty);
    (0..guide.duties.len()).map(DutyIx::new).filter(towards).collect()
}

fn tier_sections(context: &Context<'_>, role: RoleIx, own: &[DutyIx]) -> Vec<TierSection> {
    let guide = context.guide;
    let tiers = (0..guide.tiers.len()).map(|n| Some(TierIx::new(n))).chain([None]);
    let section = |at: Option<TierIx>| {
        let rows: Vec<_> = own.iter().filter(|duty| guide[**duty].tier == at).copied().collect();
        TierSection { tier: at.map(|at| tier(context, at)), forces: force_sections(context, role, &rows) }
    };
    tiers.map(section).filter(|section| !section.forces.is_empty()).collect()
}

fn force_sections(context: &Context<'_>, role: RoleIx, rows: &[DutyIx]) -> Vec<ForceSection> {
    let section = |kind: Force| {
        let rows = rows.iter().filter(|duty| context.guide[**duty].force == kind);
        ForceSection { force: force(context, kind), duties: rows.map(|duty| role_duty(context, role, *duty)).collect() }
    };
    Force::ALL.into_iter().map(section).filter(|section| !section.duties.is_empty()).collect()
}

fn role_duty(context: &Context<'_>, role: RoleIx, at: DutyIx) -> RoleDuty {
    let guide = context.guide;
    let duty = &guide[at];
    let shown = guide[duty.provision].text.as_ref().map_or(context.lang, |text| text.shown(context.lang).language);
    let wider =
        duty.roles.iter().filter(|_| !duty.roles.contains(&role)).find(|wider| guide.scope(role).contains(wider));
    RoleDuty {
        line: line(context, at),
        statute: super::inline::pieces(context, duty.provision, shown),
        lang: guide[shown].key.clone(),
        as_role: wider.map(|wider| context.phrase(&guide[*wider].short)),
    }
}

/// Rows by topic, either of featured topics or of the others; a row stands under its first such topic.
fn topics(context: &Context<'_>, rows: &[DutyIx], featured: bool) -> Vec<TopicSection> {
    let guide = context.guide;
    let first = |duty: DutyIx| guide[duty].topics.iter().find(|topic| guide[**topic].featured == featured).copied();
    let shown = |duty: &DutyIx| featured || !guide[*duty].topics.iter().any(|topic| guide[*topic].featured);
    let section = |(topic, n): (&crate::guide::Topic, usize)| TopicSection {
        name: context.phrase(&topic.name),
        duties: rows
            .iter()
            .filter(|duty| shown(duty) && first(**duty).is_some_and(|topic| topic.get() == n))
            .map(|duty| line(context, *duty))
            .collect(),
    };
    guide.topics.iter().zip(0..).map(section).filter(|section| !section.duties.is_empty()).collect()
}
