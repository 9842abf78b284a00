//! `content/families.yaml`: the families' door, its topics, the page of duties by force, and the sheet for a meeting.

use schemars::JsonSchema;
use serde::Deserialize;

use super::role::NamedRow;
use super::{Spanned, Text};

/// `content/families.yaml`.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FamiliesRow {
    /// The heading of the door.
    pub title: Text,
    /// One or two sentences under it.
    pub lead: Text,
    /// What an answer may hold for: kinds of school and the like.
    #[serde(default)]
    pub scopes: Vec<NamedRow>,
    /// The topics in their order; the questions of each stand in `content/questions/<id>.yaml`.
    pub topics: Vec<NamedRow>,
    /// What those whom families deal with must, may, should and may not do.
    pub duties: DutiesByForceRow,
    /// Questions to bring to a meeting, on one sheet of paper.
    pub sheet: SheetRow,
}

/// The page of duties by force, made from duty rows.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DutiesByForceRow {
    /// Its heading.
    pub title: Text,
    /// One or two sentences under it.
    pub lead: Text,
    /// Roles whose duties stand there.
    pub roles: Vec<Spanned<String>>,
    /// Topics of duties that concern families, in their order; rows of other topics stay in the matrix.
    pub topics: Vec<Spanned<String>>,
}

/// The sheet for a meeting.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SheetRow {
    /// Its heading.
    pub title: Text,
    /// One or two sentences under it.
    pub lead: Text,
    /// What is filled in at the head: the date, who was there.
    #[serde(default)]
    pub head: Vec<Text>,
    /// The questions, each with room to write.
    pub asks: Vec<AskRow>,
    /// What is filled in at the foot: who does what, when to meet again.
    #[serde(default)]
    pub foot: Vec<Text>,
}

/// One question to bring.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AskRow {
    /// Its id, unique on the sheet.
    pub id: Spanned<String>,
    /// What to ask.
    pub ask: Text,
    /// The provisions that it rests on.
    #[serde(default)]
    pub provisions: Vec<Spanned<String>>,
}
