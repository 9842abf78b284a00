//! `data/modules.json` and `.csv`: the parts of courses, and `data/programmes.json` and `.csv`: the courses.

use std::collections::{BTreeMap, BTreeSet};

use schemars::JsonSchema;
use serde::Serialize;

use super::by_language::{ByLanguage, Text, header, text, text_cells, url, url_cells};
use super::sheet;
use crate::guide::{Guide, Module, ModuleIx, Programme, ProgrammeIx, Words};
use crate::page::url::Address;

/// One module.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct ModuleRow {
    /// Its id: `staff-1`.
    id: String,
    /// Its heading, by language.
    title: Text,
    /// What it is about, by language.
    lead: Text,
    /// How long it takes, breaks left aside.
    minutes: u32,
    /// Ids of the roles that it is for.
    audience: Vec<String>,
    /// What those who took part can do afterwards, by language.
    objectives: Vec<Text>,
    /// Ids of the provisions that it teaches, with everything below them.
    provisions: Vec<String>,
    /// Ids of the duty rows that it teaches.
    duties: Vec<String>,
    /// The order of work; the minutes add up to those of the module.
    agenda: Vec<AgendaRow>,
    /// How many slides there are.
    slides: usize,
    /// How many cases there are.
    cases: usize,
    /// How many questions the quiz has.
    questions: usize,
    /// Ids of the programmes that it is a part of.
    programmes: Vec<String>,
    /// Its page below the site's root, by language.
    url: ByLanguage,
}

/// One step of the order of work.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct AgendaRow {
    /// How long it takes.
    minutes: u32,
    /// What is done, by language.
    title: Text,
    /// In which way, by language.
    how: Text,
}

/// Every module: those of the programmes first, in their order.
#[must_use]
pub fn rows(guide: &Guide) -> Vec<ModuleRow> {
    let mut programmes: BTreeMap<ModuleIx, BTreeSet<ProgrammeIx>> = BTreeMap::new();
    for (programme, n) in guide.programmes.iter().zip(0..) {
        for module in &programme.modules {
            programmes.entry(*module).or_default().insert(ProgrammeIx::new(n));
        }
    }
    let of_module = |at: ModuleIx| row(guide, at, programmes.get(&at).into_iter().flatten());
    guide.modules_in_order().into_iter().map(of_module).collect()
}

fn row<'a>(guide: &Guide, at: ModuleIx, programmes: impl Iterator<Item = &'a ProgrammeIx>) -> ModuleRow {
    let module: &Module = &guide[at];
    let step = |item: &crate::guide::AgendaItem| AgendaRow {
        minutes: item.minutes,
        title: text(guide, &item.title),
        how: text(guide, &item.how),
    };
    ModuleRow {
        id: module.id.clone(),
        title: text(guide, &module.title),
        lead: text(guide, &module.lead),
        minutes: module.minutes,
        audience: module.audience.iter().map(|role| guide[*role].id.clone()).collect(),
        objectives: texts(guide, &module.objectives),
        provisions: module.provisions.iter().map(|(at, _)| guide[*at].id.clone()).collect(),
        duties: module.covers.iter().map(|duty| guide[*duty].id.clone()).collect(),
        agenda: module.agenda.iter().map(step).collect(),
        slides: module.slides.len(),
        cases: module.cases.len(),
        questions: module.quiz.len(),
        programmes: programmes.map(|programme| guide[*programme].id.clone()).collect(),
        url: url(guide, |lang| Address::Module(lang, at)),
    }
}

fn texts(guide: &Guide, list: &[Words]) -> Vec<Text> {
    list.iter().map(|words| text(guide, words)).collect()
}

/// The same rows as a spreadsheet, without objectives and agenda; lists are separated by blanks.
#[must_use]
pub fn sheet(guide: &Guide, rows: &[ModuleRow]) -> Vec<u8> {
    let single = ["id", "minutes", "slides", "cases", "questions", "audience", "provisions", "duties", "programmes"];
    let cells = |row: &ModuleRow| {
        let numbers = [row.minutes as usize, row.slides, row.cases, row.questions].map(|number| number.to_string());
        let lists = [&row.audience, &row.provisions, &row.duties, &row.programmes].map(|list| list.join(" "));
        let words = [&row.title, &row.lead].map(|text| text_cells(guide, text)).concat();
        let url = url_cells(guide, &row.url);
        [row.id.clone()].into_iter().chain(numbers).chain(lists).chain(words).chain(url).collect()
    };
    sheet::csv(&header(guide, &single, &["title", "lead", "url"]), rows.iter().map(cells))
}

/// One programme.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct ProgrammeRow {
    /// Its id: `whole-staff`.
    id: String,
    /// Its heading, by language.
    title: Text,
    /// What it is, by language.
    lead: Text,
    /// Id of the mandate that it meets.
    mandate: String,
    /// How many hours it takes.
    hours: u32,
    /// What those who took part can do afterwards, by language.
    objectives: Vec<Text>,
    /// Ids of its modules, in order.
    modules: Vec<String>,
    /// Its page below the site's root, by language.
    url: ByLanguage,
}

/// Every programme.
#[must_use]
pub fn programmes(guide: &Guide) -> Vec<ProgrammeRow> {
    let row = |(programme, n): (&Programme, usize)| ProgrammeRow {
        id: programme.id.clone(),
        title: text(guide, &programme.title),
        lead: text(guide, &programme.lead),
        mandate: guide[programme.mandate].id.clone(),
        hours: programme.hours,
        objectives: texts(guide, &programme.objectives),
        modules: programme.modules.iter().map(|module| guide[*module].id.clone()).collect(),
        url: url(guide, |lang| Address::Programme(lang, ProgrammeIx::new(n))),
    };
    guide.programmes.iter().zip(0..).map(row).collect()
}

/// The same rows as a spreadsheet, without objectives; lists are separated by blanks.
#[must_use]
pub fn programmes_sheet(guide: &Guide, rows: &[ProgrammeRow]) -> Vec<u8> {
    let cells = |row: &ProgrammeRow| {
        let own = [row.id.clone(), row.hours.to_string(), row.mandate.clone(), row.modules.join(" ")];
        let words = [&row.title, &row.lead].map(|text| text_cells(guide, text)).concat();
        own.into_iter().chain(words).chain(url_cells(guide, &row.url)).collect()
    };
    sheet::csv(
        &header(guide, &["id", "hours", "mandate", "modules"], &["title", "lead", "url"]),
        rows.iter().map(cells),
    )
}
