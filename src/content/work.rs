//! `content/sources.yaml`: the works that the guide relies on, each with its certainty.

use schemars::JsonSchema;
use serde::Deserialize;

use super::{Spanned, Text};

/// One work.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct WorkRow {
    /// Its id.
    pub id: Spanned<String>,
    /// Its title.
    pub title: Text,
    /// Who published it.
    pub publisher: Text,
    /// Its address; `~` when there is none.
    #[serde(default)]
    pub url: Option<Spanned<String>>,
    /// How it was read.
    pub certainty: Certainty,
    /// Which version was read and what it was used for.
    #[serde(default)]
    pub note: Option<Text>,
}

/// How sure a fact is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize, JsonSchema)]
pub enum Certainty {
    /// Read in an official text.
    A,
    /// Read in a stored copy of an official or school page, in part.
    B,
    /// From a secondary work.
    C,
    /// Not found.
    D,
}
