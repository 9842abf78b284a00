//! `data/provisions.json` and `.csv`: every unit and every part below, in the order of the texts.

use schemars::JsonSchema;
use serde::Serialize;

use super::by_language::{ByLanguage, by_language};
use super::sheet;
use crate::guide::{Guide, ProvisionIx, WithLaw, Words};
use crate::page::status::{State, status_of};
use crate::page::url::Address;

/// One provision.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct ProvisionRow {
    /// Its id: `act/6-1/p3`.
    id: String,
    /// Id of its law.
    law: String,
    /// Id of its unit; a unit's own id for the unit itself.
    unit: String,
    /// Id of the provision that it is a part of; null for a unit.
    parent: Option<String>,
    /// How it is cited, by language.
    citation: ByLanguage,
    /// Its own words without its marker, by language: null for a unit and for a translation that is missing.
    text: ByLanguage<Option<String>>,
    /// Whether it is in force.
    status: State,
    /// Its address below the site's root, by language.
    url: ByLanguage,
}

/// Every provision.
#[must_use]
pub fn rows(guide: &Guide) -> Vec<ProvisionRow> {
    guide.all().map(|(at, _)| row(guide, at)).collect()
}

fn row(guide: &Guide, at: ProvisionIx) -> ProvisionRow {
    let provision = &guide[at];
    ProvisionRow {
        id: provision.id.clone(),
        law: guide[provision.law].id.clone(),
        unit: guide[guide.unit_of(at)].id.clone(),
        parent: provision.parent.map(|parent| guide[parent].id.clone()),
        citation: by_language(guide, |lang| guide.citation(at, lang, WithLaw::Yes)),
        text: by_language(guide, |lang| provision.text.as_ref().and_then(|text| own(text, lang))),
        status: State::of(status_of(guide, at)),
        url: by_language(guide, |lang| Address::Provision(lang, at).path(guide)),
    }
}

fn own(text: &Words, lang: crate::guide::LangIx) -> Option<String> {
    text.own(lang).map(str::to_owned)
}

/// The same rows as a spreadsheet; texts, citations and addresses have a column for each language.
#[must_use]
pub fn sheet(guide: &Guide, rows: &[ProvisionRow]) -> Vec<u8> {
    let keys: Vec<_> = guide.languages.iter().map(|language| language.key.as_str()).collect();
    let mut header: Vec<_> = ["id", "law", "unit", "parent", "status"].map(str::to_owned).into();
    for column in ["citation", "text", "url"] {
        header.extend(keys.iter().map(|key| format!("{column} {key}")));
    }
    let cells = |row: &ProvisionRow| {
        let parent = row.parent.clone().unwrap_or_default();
        let mut cells = vec![row.id.clone(), row.law.clone(), row.unit.clone(), parent, row.status.key().to_owned()];
        cells.extend(row.citation_cells(&keys));
        cells
    };
    sheet::csv(&header, rows.iter().map(cells))
}

impl ProvisionRow {
    fn citation_cells(&self, keys: &[&str]) -> Vec<String> {
        let citations = keys.iter().map(|key| self.citation[*key].clone());
        let texts = keys.iter().map(|key| self.text[*key].clone().unwrap_or_default());
        let urls = keys.iter().map(|key| self.url[*key].clone());
        citations.chain(texts).chain(urls).collect()
    }
}
