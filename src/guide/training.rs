//! Mandates, modules and programmes: what training there must be, and courses that meet it.

use super::prose::Prose;
use super::{DutyIx, MandateIx, ModuleIx, ProvisionIx, RoleIx, Words};
use crate::diag::Span;

/// So many hours of training for somebody.
#[derive(Clone, Debug)]
pub struct Mandate {
    /// Its id.
    pub id: String,
    /// Its name.
    pub title: Words,
    /// Whom the provision names.
    pub whom: Words,
    /// The same as roles.
    pub roles: Vec<RoleIx>,
    /// Once before the work, or each school year.
    pub when: Words,
    /// The least number of hours.
    pub hours: u32,
    /// The provision that sets the hours.
    pub provision: ProvisionIx,
    /// The words of the provision that set them.
    pub phrase: Words,
    /// Who must hold it.
    pub holders: Vec<RoleIx>,
    /// How it may be held.
    pub forms: Option<Arrangement>,
    /// What its content goes by.
    pub content: Option<Arrangement>,
    /// Who teaches.
    pub lecturers: Option<Arrangement>,
    /// Which leave is given.
    pub leave: Option<Arrangement>,
    /// What it does to the performance review.
    pub review: Option<Arrangement>,
    /// Where its figure is written.
    pub hours_span: Span,
    /// Where each language's phrase is written.
    pub phrase_spans: Vec<Span>,
}

/// What a provision says, in plain words.
#[derive(Clone, Debug)]
pub struct Arrangement {
    /// In plain words.
    pub text: Words,
    /// The provision.
    pub provision: ProvisionIx,
}

/// A part of a course.
#[derive(Clone, Debug)]
pub struct Module {
    /// Its id.
    pub id: String,
    /// Its heading.
    pub title: Words,
    /// What it is about.
    pub lead: Words,
    /// How long it takes.
    pub minutes: u32,
    /// Whom it is for.
    pub audience: Vec<RoleIx>,
    /// Who should teach it and what to have ready, Markdown.
    pub prepare: Words,
    /// What those who took part can do afterwards.
    pub objectives: Vec<Words>,
    /// Provisions that it says it teaches, with the places where it says so.
    pub provisions: Vec<(ProvisionIx, Span)>,
    /// Duty rows that it says it teaches besides, with the places where it says so.
    pub duties: Vec<(DutyIx, Span)>,
    /// Every duty row that it teaches, in the order of the texts.
    pub covers: Vec<DutyIx>,
    /// The order of work.
    pub agenda: Vec<AgendaItem>,
    /// The slides.
    pub slides: Vec<Slide>,
    /// Cases to work on.
    pub cases: Vec<Case>,
    /// What those who took part keep.
    pub handout: Prose,
    /// The questions.
    pub quiz: Vec<QuizQuestion>,
    /// Where it is written.
    pub span: Span,
    /// Where its minutes are written.
    pub minutes_span: Span,
}

/// One step of the order of work.
#[derive(Clone, Debug)]
pub struct AgendaItem {
    /// How long it takes.
    pub minutes: u32,
    /// What is done.
    pub title: Words,
    /// In which way.
    pub how: Words,
}

/// One slide.
#[derive(Clone, Debug)]
pub struct Slide {
    /// Its id.
    pub id: String,
    /// Its heading.
    pub title: Words,
    /// What stands on it.
    pub body: Prose,
    /// What the presenter says and does, Markdown.
    pub notes: Words,
    /// Where it is written.
    pub span: Span,
}

/// A case to work on.
#[derive(Clone, Debug)]
pub struct Case {
    /// Its id.
    pub id: String,
    /// Its heading.
    pub title: Words,
    /// What happens, Markdown.
    pub story: Words,
    /// What is asked.
    pub tasks: Vec<Words>,
    /// What a good answer holds, Markdown.
    pub answer: Words,
    /// The provisions that decide it.
    pub provisions: Vec<ProvisionIx>,
    /// Where it is written.
    pub span: Span,
}

/// One question of a quiz.
#[derive(Clone, Debug)]
pub struct QuizQuestion {
    /// Its id.
    pub id: String,
    /// The question.
    pub ask: Words,
    /// What may be chosen.
    pub options: Vec<Choice>,
    /// Id of the option that is right, as written.
    pub answer: String,
    /// Why, Markdown.
    pub why: Words,
    /// The provisions that say so.
    pub provisions: Vec<ProvisionIx>,
    /// Where it is written.
    pub span: Span,
    /// Where its answer is written.
    pub answer_span: Span,
}

/// What may be chosen.
#[derive(Clone, Debug)]
pub struct Choice {
    /// Its id.
    pub id: String,
    /// What it says.
    pub text: Words,
}

/// Modules that together meet a mandate.
#[derive(Clone, Debug)]
pub struct Programme {
    /// Its id.
    pub id: String,
    /// Its heading.
    pub title: Words,
    /// What it is.
    pub lead: Words,
    /// The mandate that it meets.
    pub mandate: MandateIx,
    /// How many hours it says it takes.
    pub hours: u32,
    /// What those who took part can do afterwards.
    pub objectives: Vec<Words>,
    /// How to hold it, Markdown.
    pub note: Words,
    /// Its modules, in order.
    pub modules: Vec<ModuleIx>,
    /// Where its hours or else its mandate are written.
    pub hours_span: Span,
    /// Where it is written.
    pub span: Span,
}
