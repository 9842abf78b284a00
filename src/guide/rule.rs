//! Rules that compute, and the calendar of what is due.

use std::collections::BTreeMap;

use fudao_rules as rules;

use super::{ProvisionIx, RoleIx, Words, WorkIx};
use crate::diag::Span;

/// How amounts are written; `{n}` stands for the number.
#[derive(Clone, Debug)]
pub struct Measure {
    /// Its id.
    pub id: String,
    /// Where the number is 1.
    pub one: Words,
    /// Everywhere else.
    pub many: Words,
}

/// One rule.
#[derive(Clone, Debug)]
pub struct Rule {
    /// Its id.
    pub id: String,
    /// What it computes.
    pub title: Words,
    /// The question that it answers.
    pub lead: Words,
    /// How people ask for it, by language.
    pub asked_as: Vec<Vec<String>>,
    /// What the texts leave open, Markdown.
    pub note: Option<Words>,
    /// The provisions that it applies.
    pub provisions: Vec<ProvisionIx>,
    /// Every provision that it or one of its steps and figures names.
    pub cited: Vec<ProvisionIx>,
    /// Works that figures are taken from.
    pub works: Vec<WorkIx>,
    /// What is computed; its texts are by language key.
    pub logic: rules::Rule,
    /// What to know before filling in, for each input.
    pub hints: Vec<Option<Words>>,
    /// The figures, in the order of `logic.figures`.
    pub figures: Vec<Figure>,
    /// Where each step is written, in the order of `logic.steps`.
    pub steps: Vec<Span>,
    /// Tables of results.
    pub tables: Vec<Table>,
    /// Whether every input of the file is here.
    pub whole: bool,
    /// Where it is written.
    pub span: Span,
}

/// Where a figure of a rule stands.
#[derive(Clone, Debug)]
pub struct Figure {
    /// The number.
    pub value: u64,
    /// The provision in whose text it stands.
    pub provision: Option<ProvisionIx>,
    /// The work that it is taken from.
    pub work: Option<WorkIx>,
    /// Where the number is written.
    pub span: Span,
}

/// A table of results: one input takes several values, the others stay.
#[derive(Clone, Debug)]
pub struct Table {
    /// Id of the input that varies.
    pub vary: String,
    /// Its values with their places.
    pub over: Vec<(String, Span)>,
    /// What the other inputs are, by id.
    pub with: BTreeMap<String, String>,
}

/// What is due again and again.
#[derive(Clone, Debug)]
pub struct Calendar {
    /// The month with which the year begins in the picture, 1 to 12.
    pub first_month: u8,
    /// The year in which the series of the calendar file begin.
    pub since: u16,
    /// ISO date of the last change.
    pub changed: String,
    /// The entries, in the order of the file.
    pub entries: Vec<Entry>,
}

/// Something that is due.
#[derive(Clone, Debug)]
pub struct Entry {
    /// Its id.
    pub id: String,
    /// The provision that says so.
    pub provision: ProvisionIx,
    /// What is due, in a few words.
    pub title: Words,
    /// The same in plain words.
    pub text: Words,
    /// What the text says about the time.
    pub time: Words,
    /// Who has to do it.
    pub roles: Vec<RoleIx>,
    /// The date that the text names; `None` where it names none.
    pub date: Option<Date>,
    /// ISO date from which it is due, where the text names one that does not return.
    pub begins: Option<String>,
    /// Where it is written.
    pub span: Span,
}

/// A date that returns every year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Date {
    /// The month, 1 to 12.
    pub month: u8,
    /// What of the month.
    pub part: PartOfMonth,
}

/// A part of a month.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PartOfMonth {
    /// A day, 1 to 31.
    Day(u8),
    /// Its first days; the text does not say which.
    Beginning,
    /// All of it.
    Whole,
}
