//! `content/levels.yaml`: the levels of numbering that the laws use.

use schemars::JsonSchema;
use serde::Deserialize;

use super::{Spanned, Text};

/// One level of numbering.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LevelRow {
    /// Its id: `paragraph`.
    pub id: Spanned<String>,
    /// The letter before a number in provision ids: `p`. Units, the topmost level, have none.
    pub letter: Option<String>,
    /// What it is called: `{zh-Hant: 項, en: paragraph}`.
    pub name: Text,
    /// What several are called, where that differs: `{en: articles}`.
    #[serde(default)]
    pub many: Option<Text>,
}
