//! `data/deadlines.json` and `.csv`: what is due when, with the provision that says so; also what has no date in the text.

use schemars::JsonSchema;
use serde::Serialize;

use super::by_language::{ByLanguage, Text, header, text, text_cells, url, url_cells};
use super::sheet;
use crate::guide::{Entry, Guide, PartOfMonth};
use crate::page::url::Address;

/// Something that is due.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct DeadlineRow {
    /// Its id.
    id: String,
    /// Id of the provision that says so.
    provision: String,
    /// What is due, in a few words, by language.
    title: Text,
    /// What the text says about the time, by language.
    time: Text,
    /// Ids of the roles that have to do it.
    roles: Vec<String>,
    /// The month, 1 to 12, in which it is due every year; null where the text names none.
    month: Option<u8>,
    /// The day of the month; null where the text names none.
    day: Option<u8>,
    /// Which days of the month where the text names no day.
    part: Option<Part>,
    /// ISO date from which it is due, where the text names one that does not return.
    begins: Option<String>,
    /// Its provision's place below the site's root, by language.
    url: ByLanguage,
}

/// Days of a month.
#[derive(Clone, Copy, Debug, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Part {
    /// Its first days; the text does not say which.
    Beginning,
    /// All of it.
    Whole,
}

/// Everything that is due, in the order of the calendar.
#[must_use]
pub fn rows(guide: &Guide) -> Vec<DeadlineRow> {
    let entries = guide.calendar.iter().flat_map(|calendar| &calendar.entries);
    entries.map(|entry| row(guide, entry)).collect()
}

fn row(guide: &Guide, entry: &Entry) -> DeadlineRow {
    let (day, part) = match entry.date.map(|date| date.part) {
        Some(PartOfMonth::Day(day)) => (Some(day), None),
        Some(PartOfMonth::Beginning) => (None, Some(Part::Beginning)),
        Some(PartOfMonth::Whole) => (None, Some(Part::Whole)),
        None => (None, None),
    };
    DeadlineRow {
        id: entry.id.clone(),
        provision: guide[entry.provision].id.clone(),
        title: text(guide, &entry.title),
        time: text(guide, &entry.time),
        roles: entry.roles.iter().map(|role| guide[*role].id.clone()).collect(),
        month: entry.date.map(|date| date.month),
        day,
        part,
        begins: entry.begins.clone(),
        url: url(guide, |lang| Address::Provision(lang, entry.provision)),
    }
}

/// The same rows as a spreadsheet; lists are separated by blanks.
#[must_use]
pub fn sheet(guide: &Guide, rows: &[DeadlineRow]) -> Vec<u8> {
    let number = |number: Option<u8>| number.map(|number| number.to_string()).unwrap_or_default();
    let cells = |row: &DeadlineRow| {
        let part = match row.part {
            Some(Part::Beginning) => "beginning",
            Some(Part::Whole) => "whole",
            None => "",
        };
        let begins = row.begins.clone().unwrap_or_default();
        let dates = [number(row.month), number(row.day), part.to_owned(), begins];
        let words = [&row.title, &row.time].map(|text| text_cells(guide, text)).concat();
        let own = [row.id.clone(), row.provision.clone(), row.roles.join(" ")];
        own.into_iter().chain(dates).chain(words).chain(url_cells(guide, &row.url)).collect()
    };
    let single = ["id", "provision", "roles", "month", "day", "part", "begins"];
    sheet::csv(&header(guide, &single, &["title", "time", "url"]), rows.iter().map(cells))
}
