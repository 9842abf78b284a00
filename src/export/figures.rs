//! `data/figures.json` and `.csv`: every number that the calculators take from a text, with the place where it stands.

use schemars::JsonSchema;
use serde::Serialize;

use super::sheet;
use crate::guide::{Figure, Guide, Rule};

/// One number.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct FigureRow {
    /// Id of the rule that computes with it.
    rule: String,
    /// Its id within the rule.
    id: String,
    /// The number.
    value: u64,
    /// Id of its measure: `classes`; null for a bare number.
    measure: Option<String>,
    /// Id of the provision in whose text it stands; null where no provision of the guide has it.
    provision: Option<String>,
    /// Id of the work that it is taken from instead.
    work: Option<String>,
}

/// Every number, by rule.
#[must_use]
pub fn rows(guide: &Guide) -> Vec<FigureRow> {
    let of_rule = |rule: &Rule| {
        let figures = rule.figures.iter().zip(&rule.logic.figures);
        figures.map(|figure| row(guide, rule, figure)).collect::<Vec<_>>()
    };
    guide.rules.iter().flat_map(of_rule).collect()
}

fn row(guide: &Guide, rule: &Rule, (at, figure): (&Figure, &fudao_rules::Figure)) -> FigureRow {
    FigureRow {
        rule: rule.id.clone(),
        id: figure.id.clone(),
        value: figure.value,
        measure: (!figure.measure.is_empty()).then(|| figure.measure.clone()),
        provision: at.provision.map(|at| guide[at].id.clone()),
        work: at.work.map(|work| guide[work].id.clone()),
    }
}

/// The same rows as a spreadsheet.
#[must_use]
pub fn sheet(rows: &[FigureRow]) -> Vec<u8> {
    let header = ["rule", "id", "value", "measure", "provision", "work"].map(str::to_owned);
    let cells = rows.iter().map(|row| {
        let maybe = |text: &Option<String>| text.clone().unwrap_or_default();
        let value = row.value.to_string();
        vec![row.rule.clone(), row.id.clone(), value, maybe(&row.measure), maybe(&row.provision), maybe(&row.work)]
    });
    sheet::csv(&header, cells)
}
