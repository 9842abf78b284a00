//! `content/tiers.yaml`: the tiers of the work, from the first to the last.

use schemars::JsonSchema;
use serde::Deserialize;

use super::{Spanned, Text};

/// One tier.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TierRow {
    /// Its id.
    pub id: Spanned<String>,
    /// What the texts call it.
    pub name: Text,
    /// A short mark: `一級`.
    pub short: Text,
    /// What people call it.
    #[serde(default)]
    pub also: Text<Vec<Spanned<String>>>,
    /// What it is, in plain words.
    pub meaning: Text,
    /// Who is served.
    pub served: Text,
    /// What moves a case up.
    pub up: Text,
    /// What moves a case down.
    pub down: Text,
    /// Provisions that define and use it.
    #[serde(default)]
    pub provisions: Vec<Spanned<String>>,
}
