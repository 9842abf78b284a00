//! The page of a module: what it is for, how it runs, its cases with their answers.

use serde::Serialize;

use super::prose::{CaseSheet, case_sheet};
use super::{ModuleCard, module_card, phrases, programme_link};
use crate::guide::{Case, ModuleIx, ProgrammeIx};
use crate::page::Ready;
use crate::page::context::{Context, Link, Phrase};
use crate::page::duty::{DutyLine, line};
use crate::page::frame::Heading;
use crate::page::markdown;

/// A module.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct ModuleView {
    /// Title, length, audience, and the pages that belong to it.
    pub card: ModuleCard,
    /// The title in the other languages.
    pub others: Vec<Phrase>,
    /// Who should teach it and what to have ready, HTML.
    pub prepare: String,
    /// What those who took part can do afterwards.
    pub objectives: Vec<Phrase>,
    /// The order of work.
    pub agenda: Vec<AgendaView>,
    /// The cases.
    pub cases: Vec<CaseView>,
    /// Provisions that it teaches.
    pub provisions: Vec<Link>,
    /// Duty rows that it teaches.
    pub duties: Vec<Ready<DutyLine>>,
    /// Programmes that it belongs to.
    pub programmes: Vec<Link>,
}

/// One step of the order of work.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct AgendaView {
    /// Minutes from the beginning of the module.
    pub start: u32,
    /// Minutes.
    pub minutes: u32,
    /// What is done.
    pub title: Phrase,
    /// In which way.
    pub how: Phrase,
}

/// A case with its answer.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct CaseView {
    /// What those who take part get.
    pub sheet: CaseSheet,
    /// What a good answer holds, HTML.
    pub answer: String,
    /// The provisions that decide it.
    pub provisions: Vec<Link>,
}

/// The heading of the page.
#[must_use]
pub fn heading(context: &Context<'_>, at: ModuleIx) -> Heading {
    let row = &context.guide[at];
    crate::page::plain_heading(
        row.title.shown(context.lang).text,
        row.lead.shown(context.lang).text,
        super::crumbs(context),
    )
}

/// The page.
#[must_use]
pub fn view(context: &Context<'_>, at: ModuleIx) -> ModuleView {
    let guide = context.guide;
    let row = &guide[at];
    let programmes = (0..guide.programmes.len()).map(ProgrammeIx::new);
    let programmes = programmes.filter(|programme| guide[*programme].modules.contains(&at));
    ModuleView {
        card: module_card(context, at),
        others: context.in_other_languages(&row.title),
        prepare: markdown::of_words(context, &row.prepare),
        objectives: phrases(context, &row.objectives),
        agenda: agenda(context, at),
        cases: row.cases.iter().map(|case| case_view(context, case)).collect(),
        provisions: row.provisions.iter().map(|(at, _)| context.cited(*at)).collect(),
        duties: row.covers.iter().map(|duty| line(context, *duty)).collect(),
        programmes: programmes.map(|programme| programme_link(context, programme)).collect(),
    }
}

/// The order of work, each step with its beginning.
#[must_use]
pub fn agenda(context: &Context<'_>, at: ModuleIx) -> Vec<AgendaView> {
    let mut start = 0;
    let mut agenda = Vec::new();
    for item in &context.guide[at].agenda {
        let (title, how) = (context.phrase(&item.title), context.phrase(&item.how));
        agenda.push(AgendaView { start, minutes: item.minutes, title, how });
        start += item.minutes;
    }
    agenda
}

fn case_view(context: &Context<'_>, case: &Case) -> CaseView {
    CaseView {
        sheet: case_sheet(context, case),
        answer: markdown::of_words(context, &case.answer),
        provisions: case.provisions.iter().map(|at| context.cited(*at)).collect(),
    }
}
