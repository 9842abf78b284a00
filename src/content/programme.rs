//! `content/programmes/<id>.yaml`: modules that together meet a mandate.

use schemars::JsonSchema;
use serde::Deserialize;

use super::{Spanned, Text};

/// One programme; its id is the file's name.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ProgrammeRow {
    /// Its heading.
    pub title: Text,
    /// What it is, in one or two sentences.
    pub lead: Text,
    /// Id of the mandate that it meets.
    pub mandate: Spanned<String>,
    /// How many hours it takes, where it takes more than its mandate asks for.
    #[serde(default)]
    pub hours: Option<Spanned<u32>>,
    /// What those who took part can do afterwards.
    pub objectives: Vec<Text>,
    /// How to hold it (Markdown).
    pub note: Text,
    /// Ids of its modules, in order.
    pub modules: Vec<Spanned<String>>,
}
