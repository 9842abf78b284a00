//! The page of a programme: the mandate that it meets, its modules, and the order of work of all of them.

use serde::Serialize;

use super::module::{AgendaView, agenda};
use super::{Counts, MandateView, ModuleCard, counts_of_programme, duration, mandate, module_card, phrases};
use crate::guide::ProgrammeIx;
use crate::page::context::{Context, Phrase};
use crate::page::frame::Heading;
use crate::page::markdown;
use crate::page::url::Address;

/// A programme.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct ProgrammeView {
    /// Its id.
    pub id: String,
    /// Its heading.
    pub title: Phrase,
    /// The heading in the other languages.
    pub others: Vec<Phrase>,
    /// What it is.
    pub lead: Phrase,
    /// The mandate that it meets.
    pub mandate: MandateView,
    /// How long it takes.
    pub duration: String,
    /// What its modules hold together.
    pub counts: Counts,
    /// What those who took part can do afterwards.
    pub objectives: Vec<Phrase>,
    /// How to hold it, HTML.
    pub note: String,
    /// Its modules.
    pub modules: Vec<ProgrammeModule>,
    /// Address of the planner with this programme chosen.
    pub planner: String,
}

/// A module of a programme.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct ProgrammeModule {
    /// What it is.
    pub card: ModuleCard,
    /// Its order of work.
    pub agenda: Vec<AgendaView>,
}

/// The heading of the page.
#[must_use]
pub fn heading(context: &Context<'_>, at: ProgrammeIx) -> Heading {
    let row = &context.guide[at];
    crate::page::plain_heading(
        row.title.shown(context.lang).text,
        row.lead.shown(context.lang).text,
        super::crumbs(context),
    )
}

/// The page.
#[must_use]
pub fn view(context: &Context<'_>, at: ProgrammeIx) -> ProgrammeView {
    let row = &context.guide[at];
    let module =
        |at: &crate::guide::ModuleIx| ProgrammeModule { card: module_card(context, *at), agenda: agenda(context, *at) };
    ProgrammeView {
        id: row.id.clone(),
        title: context.phrase(&row.title),
        others: context.in_other_languages(&row.title),
        lead: context.phrase(&row.lead),
        mandate: mandate(context, row.mandate),
        duration: duration(context, row.hours * 60),
        counts: counts_of_programme(context.guide, at),
        objectives: phrases(context, &row.objectives),
        note: markdown::of_words(context, &row.note),
        modules: row.modules.iter().map(module).collect(),
        planner: format!("{}#programme-{}", context.link(&Address::Planner(context.lang)), row.id),
    }
}
