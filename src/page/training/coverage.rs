//! Which duty rows the modules teach, and which no module teaches.

use std::collections::BTreeMap;

use serde::Serialize;

use super::module_link;
use crate::guide::{DutyIx, LawIx};
use crate::page::context::{Context, Link, Phrase};
use crate::page::duty::{ForceView, force, roles};
use crate::page::frame::Heading;
use crate::page::url::Address;

/// The page of coverage.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct CoverageView {
    /// How many rows there are.
    pub all: usize,
    /// How many of them a module teaches.
    pub taught: usize,
    /// The laws, each with its rows.
    pub laws: Vec<LawCoverage>,
}

/// The rows of a law.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct LawCoverage {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: Phrase,
    /// How many rows it has.
    pub all: usize,
    /// How many of them a module teaches.
    pub taught: usize,
    /// Rows that no module teaches.
    pub lost: Vec<CoverageRow>,
    /// Rows that a module teaches.
    pub covered: Vec<CoverageRow>,
}

/// One row.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct CoverageRow {
    /// Its page.
    pub href: String,
    /// Its force.
    pub force: ForceView,
    /// What is done.
    pub summary: Phrase,
    /// The provision without its law.
    pub provision: String,
    /// Whose it is.
    pub roles: Vec<Link>,
    /// Modules that teach it.
    pub modules: Vec<Link>,
}

/// The heading of the page.
#[must_use]
pub fn heading(context: &Context<'_>) -> Heading {
    crate::page::plain_heading(context.label("coverage"), context.label("coverage_lead"), super::crumbs(context))
}

/// The page.
#[must_use]
pub fn view(context: &Context<'_>) -> CoverageView {
    let guide = context.guide;
    let mut by_law: BTreeMap<LawIx, Vec<DutyIx>> = BTreeMap::new();
    for duty in (0..guide.duties.len()).map(DutyIx::new) {
        by_law.entry(guide[guide[duty].provision].law).or_default().push(duty);
    }
    let laws: Vec<_> = by_law.into_iter().map(|(law, duties)| of_law(context, law, duties)).collect();
    CoverageView { all: guide.duties.len(), taught: laws.iter().map(|law| law.taught).sum(), laws }
}

fn of_law(context: &Context<'_>, law: LawIx, duties: Vec<DutyIx>) -> LawCoverage {
    let guide = context.guide;
    let (covered, lost): (Vec<_>, Vec<_>) = duties.into_iter().partition(|duty| !guide[*duty].modules.is_empty());
    let rows = |duties: &[DutyIx]| duties.iter().map(|duty| row(context, *duty)).collect();
    LawCoverage {
        id: guide[law].id.clone(),
        name: context.phrase(&guide[law].name),
        all: covered.len() + lost.len(),
        taught: covered.len(),
        lost: rows(&lost),
        covered: rows(&covered),
    }
}

fn row(context: &Context<'_>, at: DutyIx) -> CoverageRow {
    let guide = context.guide;
    let duty = &guide[at];
    CoverageRow {
        href: context.link(&Address::Duty(context.lang, at)),
        force: force(context, duty.force),
        summary: context.phrase(&duty.summary),
        provision: guide.citation(duty.provision, context.lang, crate::guide::WithLaw::No),
        roles: roles(context, &duty.roles),
        modules: duty.modules.iter().map(|module| module_link(context, *module)).collect(),
    }
}
