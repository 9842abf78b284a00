//! `content/mandates.yaml`: how many hours of training somebody must have, as the texts say it and no further.

use schemars::JsonSchema;
use serde::Deserialize;

use super::{Spanned, Text};

/// All mandates, with the provisions that frame them.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct MandatesRow {
    /// Provisions on training that set no hours; the page shows their duty rows.
    #[serde(default)]
    pub frame: Vec<Spanned<String>>,
    /// The mandates, in the order of the page.
    pub mandates: Vec<MandateRow>,
}

/// So many hours for somebody.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct MandateRow {
    /// Its id.
    pub id: Spanned<String>,
    /// Its name.
    pub title: Text,
    /// Whom the provision names.
    pub whom: Text,
    /// The same as roles.
    pub roles: Vec<Spanned<String>>,
    /// Once before the work, each school year: in words.
    pub when: Text,
    /// The least number of hours.
    pub hours: Spanned<u32>,
    /// The provision that sets the hours.
    pub provision: Spanned<String>,
    /// The words of the provision that set them; a language whose text differs too much may be left out.
    pub phrase: Text,
    /// Who must hold it.
    pub holders: Vec<Spanned<String>>,
    /// How it may be held; left out where no provision says so. The page then says that the texts are silent.
    #[serde(default)]
    pub forms: Option<RuleRow>,
    /// What its content goes by.
    #[serde(default)]
    pub content: Option<RuleRow>,
    /// Who teaches.
    #[serde(default)]
    pub lecturers: Option<RuleRow>,
    /// Which leave those who take part are given.
    #[serde(default)]
    pub leave: Option<RuleRow>,
    /// What it does to the performance review.
    #[serde(default)]
    pub review: Option<RuleRow>,
}

/// What a provision says, in plain words.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RuleRow {
    /// In plain words.
    pub text: Text,
    /// The provision that says so.
    pub provision: Spanned<String>,
}
