//! Laws and letters that the texts cite and the guide does not hold.

use fudao_citation::Number;

use super::{LangIx, ProvisionIx, Words};
use crate::content::law::Origin;

/// One law outside the guide.
#[derive(Clone, Debug)]
pub struct OutsideLaw {
    /// Its id.
    pub id: String,
    /// Its title.
    pub name: Words,
    /// Who made the translated title.
    pub translation: Origin,
    /// Its official page.
    pub url: Option<Words>,
    /// The address of a unit, with `{n}` for its number.
    pub unit_url: Option<Words>,
    /// ISO date of the last change that is known.
    pub last_change: Option<String>,
    /// Short names that people use, by language.
    pub also: Vec<Vec<String>>,
    /// What is known of it, Markdown.
    pub note: Option<Words>,
    /// Where `outside-laws.yaml` speaks of it.
    pub span: crate::diag::Span,
    /// Provisions whose text cites it.
    pub cited_by: Vec<ProvisionIx>,
}

impl OutsideLaw {
    /// The official address of the law or of one of its units, as far as one is known.
    #[must_use]
    pub fn address(&self, unit: Option<&Number>, lang: LangIx) -> Option<String> {
        let of_unit = unit.zip(self.unit_url.as_ref());
        let of_unit = of_unit.map(|(unit, url)| url.shown(lang).text.replace("{n}", &unit.to_string()));
        of_unit.or_else(|| Some(self.url.as_ref()?.shown(lang).text.to_owned()))
    }
}
