//! What those who take part in a module keep: a paper to read, and the cases to work on.

use serde::Serialize;

use super::prose::{BlockView, CaseSheet, blocks, case_sheet};
use super::{ModuleCard, heading_of_module, module_card, phrases};
use crate::guide::ModuleIx;
use crate::page::context::{Context, Phrase};
use crate::page::frame::Heading;

/// A hand-out.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct HandoutView {
    /// The module.
    pub card: ModuleCard,
    /// What those who took part can do afterwards.
    pub objectives: Vec<Phrase>,
    /// The paper.
    pub blocks: Vec<BlockView>,
    /// The cases without their answers.
    pub cases: Vec<CaseSheet>,
}

/// The heading of the page.
#[must_use]
pub fn heading(context: &Context<'_>, at: ModuleIx) -> Heading {
    heading_of_module(context, at, "handout")
}

/// The page.
#[must_use]
pub fn view(context: &Context<'_>, at: ModuleIx) -> HandoutView {
    let row = &context.guide[at];
    HandoutView {
        card: module_card(context, at),
        objectives: phrases(context, &row.objectives),
        blocks: blocks(context, &row.handout, &row.cases, "handout"),
        cases: row.cases.iter().map(|case| case_sheet(context, case)).collect(),
    }
}
