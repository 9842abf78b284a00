//! Where a training is planned: whom it is for, which modules, and how many hours that makes.
//!
//! The page holds everything that its script needs; without script it is a list of modules with their hours, and blank
//! sheets to print.

use serde::Serialize;

use super::module::{AgendaView, agenda};
use super::{MandateView, duration, mandate, module_link, programme_link};
use crate::guide::{Guide, MandateIx, ModuleIx, ProgrammeIx};
use crate::page::context::{Context, Link};
use crate::page::duty::roles;
use crate::page::frame::Heading;
use crate::page::url::{PAPER_SCRIPT, PLANNER_SCRIPT};

/// The planner.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct PlannerView {
    /// Whom a training may be for.
    pub mandates: Vec<MandateView>,
    /// Programmes to begin from.
    pub programmes: Vec<ProgrammeChoice>,
    /// Modules to choose from.
    pub modules: Vec<ModuleChoice>,
    /// Relative address of the script that makes papers and files.
    pub paper_script: String,
    /// Relative address of the script.
    pub script: String,
}

/// A programme to begin from.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct ProgrammeChoice {
    /// Its id.
    pub id: String,
    /// Its page.
    pub link: Link,
    /// Id of the mandate that it meets.
    pub mandate: String,
    /// Ids of its modules, in order, separated by blanks.
    pub modules: String,
    /// How long it takes.
    pub duration: String,
}

/// A module to choose.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct ModuleChoice {
    /// Its id.
    pub id: String,
    /// Its page.
    pub link: Link,
    /// How long it takes, in minutes.
    pub minutes: u32,
    /// The same in words.
    pub duration: String,
    /// Whom it is for.
    pub audience: Vec<Link>,
    /// Ids of the mandates whose people it is for, separated by blanks.
    pub mandates: String,
    /// Its order of work.
    pub agenda: Vec<AgendaView>,
}

/// The heading of the page.
#[must_use]
pub fn heading(context: &Context<'_>) -> Heading {
    crate::page::plain_heading(context.label("planner"), context.label("planner_lead"), super::crumbs(context))
}

/// The page.
#[must_use]
pub fn view(context: &Context<'_>) -> PlannerView {
    let guide = context.guide;
    PlannerView {
        mandates: (0..guide.mandates.len()).map(|n| mandate(context, MandateIx::new(n))).collect(),
        programmes: (0..guide.programmes.len()).map(|n| programme(context, ProgrammeIx::new(n))).collect(),
        modules: guide.modules_in_order().into_iter().map(|at| module(context, at)).collect(),
        paper_script: context.file_link(PAPER_SCRIPT),
        script: context.file_link(PLANNER_SCRIPT),
    }
}

fn programme(context: &Context<'_>, at: ProgrammeIx) -> ProgrammeChoice {
    let guide = context.guide;
    let modules: Vec<_> = guide[at].modules.iter().map(|module| guide[*module].id.as_str()).collect();
    ProgrammeChoice {
        id: guide[at].id.clone(),
        link: programme_link(context, at),
        mandate: guide[guide[at].mandate].id.clone(),
        modules: modules.join(" "),
        duration: duration(context, guide[at].hours * 60),
    }
}

fn module(context: &Context<'_>, at: ModuleIx) -> ModuleChoice {
    let row = &context.guide[at];
    ModuleChoice {
        id: row.id.clone(),
        link: module_link(context, at),
        minutes: row.minutes,
        duration: duration(context, row.minutes),
        audience: roles(context, &row.audience),
        mandates: mandates_of(context.guide, at).join(" "),
        agenda: agenda(context, at),
    }
}

/// The mandates that name one of those whom the module is for.
fn mandates_of(guide: &Guide, at: ModuleIx) -> Vec<&str> {
    let audience = &guide[at].audience;
    let fits = |mandate: &&crate::guide::Mandate| mandate.roles.iter().any(|role| audience.contains(role));
    guide.mandates.iter().filter(fits).map(|mandate| mandate.id.as_str()).collect()
}
