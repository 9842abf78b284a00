//! `content/situations/<id>.yaml`: what to do when something happens, step by step, each with its provision.

use schemars::JsonSchema;
use serde::Deserialize;

use super::duty::Force;
use super::{Spanned, Text};

/// One situation; its id is the file's name.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SituationRow {
    /// Its heading.
    pub title: Text,
    /// The answer in one or two sentences.
    pub lead: Text,
    /// How people ask for it.
    #[serde(default)]
    pub asked_as: Text<Vec<Spanned<String>>>,
    /// Who looks it up.
    #[serde(default)]
    pub roles: Vec<Spanned<String>>,
    /// The tier it mostly belongs to.
    #[serde(default)]
    pub tier: Option<Spanned<String>>,
    /// The steps, in order.
    pub steps: Vec<StepRow>,
    /// What the texts do not regulate (Markdown).
    #[serde(default)]
    pub open: Option<Text>,
    /// Ids of flowcharts that show it.
    #[serde(default)]
    pub flowcharts: Vec<Spanned<String>>,
}

/// One step.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct StepRow {
    /// Its id, unique within the situation.
    pub id: Spanned<String>,
    /// Its heading.
    pub title: Text,
    /// What is done (Markdown).
    pub text: Text,
    /// Who does it.
    #[serde(default)]
    pub roles: Vec<Spanned<String>>,
    /// The tier.
    #[serde(default)]
    pub tier: Option<Spanned<String>>,
    /// Its force, where a provision gives it one.
    #[serde(default)]
    pub force: Option<Force>,
    /// The provisions that say so.
    #[serde(default)]
    pub provisions: Vec<Spanned<String>>,
    /// Ids of `outside-laws.yaml` that rule it.
    #[serde(default)]
    pub outside: Vec<Spanned<String>>,
    /// Good practice that no text regulates.
    #[serde(default)]
    pub practice: bool,
}
