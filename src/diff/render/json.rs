//! What differs as one JSON object.

use std::collections::BTreeMap;

use serde::Serialize;

use super::States;
use crate::diff::{Change, Kind, Piece, Side};

/// `{"changes":[…],"errors":{"old":0,"new":0}}`; `errors` counts what is wrong with each state.
#[derive(Serialize)]
struct Report<'a> {
    changes: Vec<Row<'a>>,
    errors: Errors,
}

#[derive(Serialize)]
struct Errors {
    old: usize,
    new: usize,
}

/// `{"id","was","kind","citation":{},"texts":{"en":[{"side","text"}]},"status":{"old","new"},"out_of_date":["en"],"touches":[…]}`;
/// `was` and `status` may be null.
#[derive(Serialize)]
struct Row<'a> {
    id: &'a str,
    was: Option<&'a str>,
    kind: Kind,
    citation: BTreeMap<&'a str, &'a str>,
    texts: BTreeMap<&'a str, &'a [Piece]>,
    status: Option<Status<'a>>,
    out_of_date: &'a [String],
    touches: Vec<TouchRow<'a>>,
}

#[derive(Serialize)]
struct Status<'a> {
    old: &'a str,
    new: &'a str,
}

/// `{"kind","id","part","side","path","line"}`; `part`, `path` and `line` may be null.
#[derive(Serialize)]
struct TouchRow<'a> {
    kind: &'a str,
    id: &'a str,
    part: Option<&'a str>,
    side: Side,
    path: Option<String>,
    line: Option<usize>,
}

/// Draws the report, indented, with a newline at its end.
#[must_use]
pub fn render(changes: &[Change], states: States<'_>) -> String {
    let errors = Errors { old: states.old.errors(), new: states.new.errors() };
    let report = Report { changes: changes.iter().map(|change| row(change, states)).collect(), errors };
    let mut json = serde_json::to_string_pretty(&report).expect("rows of strings and numbers serialize");
    json.push('\n');
    json
}

fn row<'a>(change: &'a Change, states: States<'_>) -> Row<'a> {
    let touches = change.touches.iter().map(|(side, touch)| {
        let place = states.place(*side, touch);
        TouchRow {
            kind: touch.kind,
            id: &touch.id,
            part: touch.part.as_deref(),
            side: *side,
            line: place.as_ref().map(|place| place.line),
            path: place.map(|place| place.path),
        }
    });
    Row {
        id: &change.id,
        was: change.was.as_deref(),
        kind: change.kind,
        citation: change.citation.iter().map(|(key, name)| (key.as_str(), name.as_str())).collect(),
        texts: change.texts.iter().map(|(key, pieces)| (key.as_str(), pieces.as_slice())).collect(),
        status: change.status.as_ref().map(|(old, new)| Status { old, new }),
        out_of_date: &change.out_of_date,
        touches: touches.collect(),
    }
}
