//! `data/duties.json` and `.csv`: every duty row, in the order of the texts.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Serialize;

use super::sheet;
use crate::content::duty::Force;
use crate::guide::{Duty, DutyIx, Guide, RoleIx};
use crate::page::url::Address;

/// One duty row.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct DutyRow {
    /// Its id: `regulations-5-p1-s1-i4`.
    id: String,
    /// Id of the provision that says so: `regulations/5/p1/s1/i4`.
    provision: String,
    /// Ids of the roles whose it is.
    roles: Vec<String>,
    /// Id of the tier; null where the text has none.
    tier: Option<String>,
    /// Its force.
    force: Force,
    /// Ids of the roles it is done with or for.
    partners: Vec<String>,
    /// Ids of topics.
    topics: Vec<String>,
    /// Condition or trigger, by language; null where there is none.
    when: BTreeMap<String, Option<String>>,
    /// What is done, in plain words, by language; null for a translation that is missing.
    summary: BTreeMap<String, Option<String>>,
    /// Its address below the site's root, by language.
    url: BTreeMap<String, String>,
}

/// Every duty row.
#[must_use]
pub fn rows(guide: &Guide) -> Vec<DutyRow> {
    guide.duties.iter().zip(0..).map(|(duty, n)| row(guide, duty, DutyIx::new(n))).collect()
}

fn row(guide: &Guide, duty: &Duty, at: DutyIx) -> DutyRow {
    let ids = |roles: &[RoleIx]| roles.iter().map(|role| guide[*role].id.clone()).collect();
    let by_language = |words: Option<&crate::guide::Words>| {
        let own = |lang| words.and_then(|words| words.own(lang)).map(str::to_owned);
        guide.lang_ids().map(|lang| (guide[lang].key.clone(), own(lang))).collect()
    };
    let url = |lang: crate::guide::LangIx| (guide[lang].key.clone(), Address::Duty(lang, at).path(guide));
    DutyRow {
        id: duty.id.clone(),
        provision: guide[duty.provision].id.clone(),
        roles: ids(&duty.roles),
        tier: duty.tier.map(|tier| guide[tier].id.clone()),
        force: duty.force,
        partners: ids(&duty.partners),
        topics: duty.topics.iter().map(|topic| guide[*topic].id.clone()).collect(),
        when: by_language(duty.when.as_ref()),
        summary: by_language(Some(&duty.summary)),
        url: guide.lang_ids().map(url).collect(),
    }
}

/// The same rows as a spreadsheet; lists are separated by blanks.
#[must_use]
pub fn sheet(guide: &Guide, rows: &[DutyRow]) -> Vec<u8> {
    let keys: Vec<_> = guide.languages.iter().map(|language| language.key.as_str()).collect();
    let mut header: Vec<_> =
        ["id", "provision", "roles", "tier", "force", "partners", "topics"].map(str::to_owned).into();
    for column in ["when", "summary", "url"] {
        header.extend(keys.iter().map(|key| format!("{column} {key}")));
    }
    sheet::csv(&header, rows.iter().map(|row| row.cells(&keys)))
}

impl DutyRow {
    fn cells(&self, keys: &[&str]) -> Vec<String> {
        let mut cells = vec![
            self.id.clone(),
            self.provision.clone(),
            self.roles.join(" "),
            self.tier.clone().unwrap_or_default(),
            self.force.key().to_owned(),
            self.partners.join(" "),
            self.topics.join(" "),
        ];
        cells.extend(keys.iter().map(|key| self.when[*key].clone().unwrap_or_default()));
        cells.extend(keys.iter().map(|key| self.summary[*key].clone().unwrap_or_default()));
        cells.extend(keys.iter().map(|key| self.url[*key].clone()));
        cells
    }
}
