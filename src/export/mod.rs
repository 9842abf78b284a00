//! The guide as data: `site/data/`, a promise to everyone who computes with it.

mod by_language;
mod deadlines;
mod duties;
mod figures;
mod ics;
mod mandates;
mod modules;
mod provisions;
mod questions;
mod schema;
mod sheet;
mod sitemap;

pub use ics::calendars;
pub use sitemap::sitemap;

use schemars::JsonSchema;
use serde::Serialize;

use crate::content;
use crate::guide::Guide;
use crate::site::OutputFile;

/// Every file below `data/`.
#[must_use]
pub fn files(guide: &Guide) -> Vec<OutputFile> {
    let provisions = provisions::rows(guide);
    let duties = duties::rows(guide);
    let figures = figures::rows(guide);
    let mut files = table("provisions", &provisions, provisions::sheet(guide, &provisions));
    files.extend(table("duties", &duties, duties::sheet(guide, &duties)));
    files.extend(table("figures", &figures, figures::sheet(&figures)));
    files.extend(doors(guide));
    files.extend(
        content::schemas().into_iter().map(|(kind, schema)| json(&format!("data/schema/content/{kind}.json"), &schema)),
    );
    files
}

/// What trainers, families and those who keep a calendar need.
fn doors(guide: &Guide) -> Vec<OutputFile> {
    let deadlines = deadlines::rows(guide);
    let mandates = mandates::rows(guide);
    let modules = modules::rows(guide);
    let programmes = modules::programmes(guide);
    let quiz = questions::quiz(guide);
    let questions = questions::rows(guide);
    let tables = [
        table("deadlines", &deadlines, deadlines::sheet(guide, &deadlines)),
        table("mandates", &mandates, mandates::sheet(guide, &mandates)),
        table("modules", &modules, modules::sheet(guide, &modules)),
        table("programmes", &programmes, modules::programmes_sheet(guide, &programmes)),
        table("quiz", &quiz, questions::quiz_sheet(guide, &quiz)),
        table("questions", &questions, questions::sheet(guide, &questions)),
    ];
    tables.into_iter().flatten().collect()
}

/// Rows as JSON, their schema, and the same rows as a spreadsheet; nothing where there are no rows.
fn table<T: Serialize + JsonSchema>(name: &str, rows: &[T], sheet: Vec<u8>) -> Vec<OutputFile> {
    if rows.is_empty() {
        return Vec::new();
    }
    vec![
        json(&format!("data/{name}.json"), &rows),
        OutputFile::new(&format!("data/{name}.csv"), sheet),
        json(&format!("data/schema/{name}.json"), &schema::of_list::<T>(&format!("{name}.json"))),
    ]
}

fn json(path: &str, value: &impl Serialize) -> OutputFile {
    let mut bytes = serde_json::to_vec_pretty(value).expect("rows of strings serialize");
    bytes.push(b'\n');
    OutputFile::new(path, bytes)
}
