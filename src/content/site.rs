//! `content/site.yaml`: what the guide is called, its languages and its laws.

use schemars::JsonSchema;
use serde::Deserialize;

use super::{Spanned, Text};

/// `content/site.yaml`.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SiteRow {
    /// What the guide is called.
    pub name: Text,
    /// One line that says what it is for.
    pub tagline: Text,
    /// Language keys (BCP 47), the language of the original texts first. Each has `content/languages/<key>.yaml`.
    pub languages: Vec<Spanned<String>>,
    /// Law ids in the order of the guide. Each has a folder `content/laws/<id>`.
    pub laws: Vec<Spanned<String>>,
}
