//! Tables of results: one input takes several values, each row is an answer like any other.

use fudao_rules::{Answer, Pack, Text};
use serde::Serialize;

use super::calculator::sample;
use super::context::Context;
use crate::guide::{Rule, Table};

/// A table of results.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct TableView {
    /// What the other inputs are; empty where there is none.
    pub caption: String,
    /// What varies.
    pub head: String,
    /// The readings over the columns, each with how many it spans, and without a name over columns that are the same in
    /// every reading; empty where there is one reading only.
    pub groups: Vec<(String, usize)>,
    /// The columns.
    pub columns: Vec<String>,
    /// What was given and the results.
    pub rows: Vec<(String, Vec<String>)>,
}

/// A result in a reading.
#[derive(Clone)]
struct Column<'a> {
    /// Position of the reading; `None` where every reading has the same.
    reading: Option<usize>,
    /// Id of the step.
    step: &'a str,
}

/// One table of a rule.
#[must_use]
pub fn table_view(context: &Context<'_>, rule: &Rule, table: &Table, pack: &Pack) -> TableView {
    let key = &context.guide[context.lang].key;
    let answers: Vec<Answer> =
        table.over.iter().map(|(value, _)| pack.answer(&rule.id, &sample(table, value), key)).collect();
    let columns = columns(rule, &answers);
    let rows = answers.iter().map(|answer| {
        let given = answer.inputs.iter().find(|given| given.id == table.vary);
        let value = given.map(|given| given.value.clone()).unwrap_or_default();
        (value, columns.iter().map(|column| cell(answer, column).unwrap_or("–").to_owned()).collect())
    });
    let fixed = answers.first().into_iter().flat_map(|answer| &answer.inputs);
    let fixed = fixed.filter(|given| given.id != table.vary && table.with.contains_key(&given.id));
    let colon = context.label("colon");
    let caption: Vec<_> = fixed.map(|given| format!("{}{colon}{}", given.label, given.value)).collect();
    let text = |text: &Text| text.get(key).cloned().unwrap_or_default();
    let head = rule.logic.inputs.iter().find(|input| input.id == table.vary);
    let label = |column: &Column<'_>| {
        let step = rule.logic.steps.iter().find(|step| step.id == column.step);
        step.map(|step| text(&step.label)).unwrap_or_default()
    };
    TableView {
        caption: caption.join(context.label("list_mark")),
        head: head.map(|input| text(&input.label)).unwrap_or_default(),
        groups: groups(rule, &columns, text),
        rows: rows.collect(),
        columns: columns.iter().map(label).collect(),
    }
}

fn cell<'a>(answer: &'a Answer, column: &Column<'_>) -> Option<&'a str> {
    let read = answer.readings.get(column.reading.unwrap_or_default())?;
    read.results().find(|line| line.id == column.step).map(|line| line.text.as_str())
}

/// The results that some answer has: those that differ between readings under each of them, the others once, at the end.
fn columns<'a>(rule: &'a Rule, answers: &[Answer]) -> Vec<Column<'a>> {
    let count = rule.logic.readings.len().max(1);
    let shared = |step: &str| {
        let same = |answer: &Answer| {
            let first = cell(answer, &Column { reading: Some(0), step });
            (1..count).all(|n| cell(answer, &Column { reading: Some(n), step }) == first)
        };
        answers.iter().all(same)
    };
    let there = |column: &Column<'_>| answers.iter().any(|answer| cell(answer, column).is_some());
    let (same, differing): (Vec<&str>, Vec<&str>) =
        rule.logic.results.iter().map(String::as_str).partition(|step| shared(step));
    let of_readings = (0..count).flat_map(|n| differing.iter().map(move |step| Column { reading: Some(n), step }));
    let of_all = same.into_iter().map(|step| Column { reading: None, step });
    of_readings.chain(of_all).filter(there).collect()
}

fn groups(rule: &Rule, columns: &[Column<'_>], text: impl Fn(&Text) -> String) -> Vec<(String, usize)> {
    let span = |reading: Option<usize>| columns.iter().filter(|column| column.reading == reading).count();
    let named = rule.logic.readings.iter().enumerate().map(|(n, reading)| (text(&reading.label), span(Some(n))));
    let named: Vec<_> = named.filter(|(_, span)| *span > 0).collect();
    if named.is_empty() {
        return named;
    }
    let rest = Some((String::new(), span(None))).filter(|(_, span)| *span > 0);
    named.into_iter().chain(rest).collect()
}
