//! `content/terms.yaml`: the glossary, which is also the term base of the translation and of the search.

use schemars::JsonSchema;
use serde::Deserialize;

use super::{Spanned, Text};

/// `content/terms.yaml`.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TermsRow {
    /// The groups in which the glossary shows the terms.
    pub groups: Vec<TermGroupRow>,
    /// The terms, in the order of the page.
    pub terms: Vec<TermRow>,
}

/// A group of terms.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TermGroupRow {
    /// Its id.
    pub id: Spanned<String>,
    /// Its heading.
    pub name: Text,
}

/// One term.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TermRow {
    /// Its id.
    pub id: Spanned<String>,
    /// The group that it stands in.
    pub group: Spanned<String>,
    /// The term in each language.
    pub name: Text,
    /// Whether an authority uses the translation.
    pub standing: Standing,
    /// Ids of `sources.yaml` for the translation.
    #[serde(default)]
    pub sources: Vec<Spanned<String>>,
    /// What it means, in plain words.
    #[serde(default)]
    pub meaning: Option<Text>,
    /// Other words for it, as people say or type them.
    #[serde(default)]
    pub also: Text<Vec<Spanned<String>>>,
    /// The provisions that define or regulate it.
    #[serde(default)]
    pub provisions: Vec<Spanned<String>>,
    /// A remark on the translation (Markdown).
    #[serde(default)]
    pub remark: Option<Text>,
}

/// Whether an authority uses the translation of a term.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Standing {
    /// An official text uses it.
    Official,
    /// No official text is known; the guide recommends it.
    Recommended,
}
