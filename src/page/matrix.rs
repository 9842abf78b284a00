//! Every duty by role and tier, with what filters need, and the numbers at a glance.

use serde::Serialize;

use super::Ready;
use super::context::{Context, Link, Phrase};
use super::duty::{DutyLine, ForceView, TierView, force, line, tier};
use super::frame::Heading;
use super::url::{Address, MATRIX_SCRIPT};
use crate::content::duty::Force;
use crate::guide::{DutyIx, RoleIx, TierIx};

/// The matrix.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct MatrixView {
    /// The tiers: the columns, before that of rows without a tier.
    pub tiers: Vec<TierView>,
    /// The forces, for the filter.
    pub forces: Vec<ForceView>,
    /// The laws, for the filter.
    pub laws: Vec<Choice>,
    /// The roles that have rows.
    pub roles: Vec<RoleRow>,
    /// How many rows there are.
    pub count: usize,
    /// Relative address of the script that filters.
    pub script: String,
}

/// One choice of a filter.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct Choice {
    /// Its value.
    pub value: String,
    /// In words.
    pub label: Phrase,
}

/// A role's row of the table.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct RoleRow {
    /// Its id.
    pub id: String,
    /// Its page.
    pub link: Link,
    /// A cell for each tier, then one for rows without.
    pub cells: Vec<Cell>,
    /// How many rows it has.
    pub count: usize,
}

/// A cell of the table.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct Cell {
    /// Id of the tier, `none` for rows without.
    pub tier: String,
    /// The column's name, for narrow screens.
    pub name: Phrase,
    /// The rows.
    pub duties: Vec<Ready<DutyLine>>,
    /// How dark the cell is in the table of numbers, 0 to 4.
    pub heat: usize,
}

/// The heading of the page.
#[must_use]
pub fn heading(context: &Context<'_>) -> Heading {
    super::plain_heading(context.label("matrix"), context.label("matrix_lead"), Vec::new())
}

/// The page.
#[must_use]
pub fn view(context: &Context<'_>) -> MatrixView {
    let guide = context.guide;
    let roles = (0..guide.roles.len()).map(RoleIx::new);
    let laws = guide.laws.iter().map(|law| Choice { value: law.id.clone(), label: context.phrase(&law.short) });
    MatrixView {
        tiers: (0..guide.tiers.len()).map(|n| tier(context, TierIx::new(n))).collect(),
        forces: Force::ALL.into_iter().map(|kind| force(context, kind)).collect(),
        laws: laws.collect(),
        roles: roles.map(|role| role_row(context, role)).filter(|row| row.count > 0).collect(),
        count: guide.duties.len(),
        script: context.file_link(MATRIX_SCRIPT),
    }
}

fn role_row(context: &Context<'_>, role: RoleIx) -> RoleRow {
    let guide = context.guide;
    let own: Vec<_> =
        (0..guide.duties.len()).map(DutyIx::new).filter(|duty| guide[*duty].roles.contains(&role)).collect();
    let tiers = (0..guide.tiers.len()).map(|n| Some(TierIx::new(n))).chain([None]);
    let cells: Vec<_> = tiers.map(|at| cell(context, at, &own)).collect();
    RoleRow {
        id: guide[role].id.clone(),
        link: Link {
            href: context.link(&Address::Role(context.lang, role)),
            text: guide[role].short.shown(context.lang).text.to_owned(),
        },
        count: own.len(),
        cells,
    }
}

fn cell(context: &Context<'_>, at: Option<TierIx>, own: &[DutyIx]) -> Cell {
    let guide = context.guide;
    let duties: Vec<_> = own.iter().filter(|duty| guide[**duty].tier == at).map(|duty| line(context, *duty)).collect();
    let without = || Phrase { text: context.label("no_tier").to_owned(), lang: None };
    Cell {
        tier: at.map_or_else(|| "none".to_owned(), |at| guide[at].id.clone()),
        name: at.map_or_else(without, |at| context.phrase(&guide[at].name)),
        heat: heat(duties.len()),
        duties,
    }
}

/// Steps that double, so that one long list does not make all others look empty.
fn heat(count: usize) -> usize {
    match count {
        0 => 0,
        1..=2 => 1,
        3..=5 => 2,
        6..=11 => 3,
        _ => 4,
    }
}
