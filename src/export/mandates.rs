//! `data/mandates.json` and `.csv`: who needs how many hours of training by which provision.

use schemars::JsonSchema;
use serde::Serialize;

use super::by_language::{ByLanguage, Text, header, text, text_cells, url, url_cells};
use super::sheet;
use crate::guide::{Arrangement, Guide, Mandate, MandateIx};
use crate::page::url::Address;

/// One mandate.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct MandateRow {
    /// Its id: `new-heads`.
    id: String,
    /// Its name, by language.
    title: Text,
    /// Whom the provision names, by language.
    whom: Text,
    /// The same as ids of roles.
    roles: Vec<String>,
    /// Once before the work, or each school year: in words, by language.
    when: Text,
    /// The least number of hours.
    hours: u32,
    /// Id of the provision that sets the hours.
    provision: String,
    /// The words of the provision that set them, by language.
    phrase: Text,
    /// Ids of the roles that must hold it.
    holders: Vec<String>,
    /// How it may be held; null where the texts are silent, as in the following.
    forms: Option<ArrangementRow>,
    /// What its content goes by.
    content: Option<ArrangementRow>,
    /// Who teaches.
    lecturers: Option<ArrangementRow>,
    /// Which leave those who take part are given.
    leave: Option<ArrangementRow>,
    /// What it does to the performance review.
    review: Option<ArrangementRow>,
    /// Ids of the programmes that meet it.
    programmes: Vec<String>,
    /// The page of training below the site's root, by language.
    url: ByLanguage,
}

/// What a provision says, in plain words.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct ArrangementRow {
    /// In plain words, by language.
    text: Text,
    /// Id of the provision that says so.
    provision: String,
}

/// Every mandate, in the order of the pages.
#[must_use]
pub fn rows(guide: &Guide) -> Vec<MandateRow> {
    guide.mandates.iter().zip(0..).map(|(mandate, n)| row(guide, mandate, MandateIx::new(n))).collect()
}

fn row(guide: &Guide, mandate: &Mandate, at: MandateIx) -> MandateRow {
    let roles = |roles: &[crate::guide::RoleIx]| roles.iter().map(|role| guide[*role].id.clone()).collect();
    let said = |arrangement: &Option<Arrangement>| {
        let Arrangement { text: words, provision } = arrangement.as_ref()?;
        Some(ArrangementRow { text: text(guide, words), provision: guide[*provision].id.clone() })
    };
    let first = guide.programmes.partition_point(|programme| programme.mandate < at);
    let meets = guide.programmes.iter().skip(first).take_while(|programme| programme.mandate == at);
    MandateRow {
        id: mandate.id.clone(),
        title: text(guide, &mandate.title),
        whom: text(guide, &mandate.whom),
        roles: roles(&mandate.roles),
        when: text(guide, &mandate.when),
        hours: mandate.hours,
        provision: guide[mandate.provision].id.clone(),
        phrase: text(guide, &mandate.phrase),
        holders: roles(&mandate.holders),
        forms: said(&mandate.forms),
        content: said(&mandate.content),
        lecturers: said(&mandate.lecturers),
        leave: said(&mandate.leave),
        review: said(&mandate.review),
        programmes: meets.map(|programme| programme.id.clone()).collect(),
        url: url(guide, Address::Training),
    }
}

/// What a mandate may say besides its hours; each has its words and its provision in the sheet.
const ARRANGEMENTS: [&str; 5] = ["forms", "content", "lecturers", "leave", "review"];

/// The same rows as a spreadsheet; lists are separated by blanks, and an empty cell says that the texts are silent.
#[must_use]
pub fn sheet(guide: &Guide, rows: &[MandateRow]) -> Vec<u8> {
    let provisions = ARRANGEMENTS.map(|name| format!("{name}_provision"));
    let mut single = vec!["id", "hours", "provision", "roles", "holders", "programmes"];
    single.extend(provisions.iter().map(String::as_str));
    let mut of_language = vec!["title", "whom", "when", "phrase", "url"];
    let words = ARRANGEMENTS.map(|name| format!("{name}_text"));
    of_language.extend(words.iter().map(String::as_str));
    sheet::csv(&header(guide, &single, &of_language), rows.iter().map(|row| row.cells(guide)))
}

impl MandateRow {
    fn cells(&self, guide: &Guide) -> Vec<String> {
        let arrangements = [&self.forms, &self.content, &self.lecturers, &self.leave, &self.review];
        let mut cells = vec![
            self.id.clone(),
            self.hours.to_string(),
            self.provision.clone(),
            self.roles.join(" "),
            self.holders.join(" "),
            self.programmes.join(" "),
        ];
        let provision = |said: &Option<ArrangementRow>| said.as_ref().map(|said| said.provision.clone());
        cells.extend(arrangements.map(|said| provision(said).unwrap_or_default()));
        cells.extend([&self.title, &self.whom, &self.when, &self.phrase].map(|text| text_cells(guide, text)).concat());
        cells.extend(url_cells(guide, &self.url));
        let silent = Text::new();
        let words = arrangements.map(|said| text_cells(guide, said.as_ref().map_or(&silent, |said| &said.text)));
        cells.extend(words.concat());
        cells
    }
}
