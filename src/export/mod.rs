//! The guide as data: `site/data/`, a promise to everyone who computes with it.

mod duties;
mod figures;
mod ics;
mod provisions;
mod schema;
mod sheet;
mod sitemap;

pub use ics::calendars;
pub use sitemap::sitemap;

use crate::content;
use crate::guide::Guide;
use crate::site::OutputFile;

/// Every file below `data/`.
#[must_use]
pub fn files(guide: &Guide) -> Vec<OutputFile> {
    let rows = provisions::rows(guide);
    let mut files = vec![
        json("data/provisions.json", &rows),
        OutputFile::new("data/provisions.csv", provisions::sheet(guide, &rows)),
        json("data/schema/provisions.json", &schema::of_list::<provisions::ProvisionRow>("provisions.json")),
    ];
    if !guide.duties.is_empty() {
        let rows = duties::rows(guide);
        files.extend([
            json("data/duties.json", &rows),
            OutputFile::new("data/duties.csv", duties::sheet(guide, &rows)),
            json("data/schema/duties.json", &schema::of_list::<duties::DutyRow>("duties.json")),
        ]);
    }
    if !guide.rules.is_empty() {
        let rows = figures::rows(guide);
        files.extend([
            json("data/figures.json", &rows),
            OutputFile::new("data/figures.csv", figures::sheet(&rows)),
            json("data/schema/figures.json", &schema::of_list::<figures::FigureRow>("figures.json")),
        ]);
    }
    files.extend(
        content::schemas().into_iter().map(|(kind, schema)| json(&format!("data/schema/content/{kind}.json"), &schema)),
    );
    files
}

fn json(path: &str, value: &impl serde::Serialize) -> OutputFile {
    let mut bytes = serde_json::to_vec_pretty(value).expect("rows of strings serialize");
    bytes.push(b'\n');
    OutputFile::new(path, bytes)
}
