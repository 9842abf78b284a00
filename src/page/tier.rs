//! The page of a tier: what it is, its flowchart, who does what, how a case moves up and down.

use serde::Serialize;

use super::Ready;
use super::chart::{self, ChartView};
use super::context::{Context, Link, Phrase};
use super::duty::{DutyLine, TierView, line, roles, tier};
use super::frame::Heading;
use crate::guide::{DutyIx, FlowchartIx, RoleIx, TierIx};

/// A tier.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct TierPage {
    /// The tier.
    pub tier: TierView,
    /// Its name in the other languages.
    pub others: Vec<Phrase>,
    /// What people call it.
    pub also: Vec<String>,
    /// What it is.
    pub meaning: Phrase,
    /// Who is served.
    pub served: Phrase,
    /// What moves a case up.
    pub up: Phrase,
    /// What moves a case down.
    pub down: Phrase,
    /// Provisions that define and use it.
    pub provisions: Vec<Link>,
    /// All tiers, in order, to move between them.
    pub all: Vec<TierView>,
    /// Flowcharts of the tier.
    pub flowcharts: Vec<ChartView>,
    /// Who does what.
    pub roles: Vec<TierRole>,
}

/// What a role does at the tier.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct TierRole {
    /// The role.
    pub role: Link,
    /// Its rows.
    pub duties: Vec<Ready<DutyLine>>,
}

/// The heading of the page.
#[must_use]
pub fn heading(context: &Context<'_>, at: TierIx) -> Heading {
    let row = &context.guide[at];
    super::plain_heading(row.name.shown(context.lang).text, row.meaning.shown(context.lang).text, Vec::new())
}

/// The page.
#[must_use]
pub fn view(context: &Context<'_>, at: TierIx) -> TierPage {
    let guide = context.guide;
    let row = &guide[at];
    let charts = (0..guide.flowcharts.len()).map(FlowchartIx::new).filter(|chart| guide[*chart].tier == Some(at));
    let all_roles = (0..guide.roles.len()).map(RoleIx::new);
    TierPage {
        tier: tier(context, at),
        others: context.in_other_languages(&row.name),
        also: row.also.get(context.lang.get()).cloned().unwrap_or_default(),
        meaning: context.phrase(&row.meaning),
        served: context.phrase(&row.served),
        up: context.phrase(&row.up),
        down: context.phrase(&row.down),
        provisions: row.provisions.iter().map(|at| context.cited(*at)).collect(),
        all: (0..guide.tiers.len()).map(|n| tier(context, TierIx::new(n))).collect(),
        flowcharts: charts.map(|chart| chart::view(context, chart)).collect(),
        roles: all_roles.filter_map(|role| tier_role(context, at, role)).collect(),
    }
}

fn tier_role(context: &Context<'_>, at: TierIx, role: RoleIx) -> Option<TierRole> {
    let guide = context.guide;
    let rows = (0..guide.duties.len()).map(DutyIx::new);
    let rows = rows.filter(|duty| guide[*duty].tier == Some(at) && guide[*duty].roles.contains(&role));
    let duties: Vec<_> = rows.map(|duty| line(context, duty)).collect();
    let role = roles(context, &[role]).pop()?;
    (!duties.is_empty()).then_some(TierRole { role, duties })
}
