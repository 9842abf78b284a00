//! `content/my-duties.yaml`: who looks up their duties by what is happening, and which roles of the guide that is.

use schemars::JsonSchema;
use serde::Deserialize;

use super::{Spanned, Text};

/// `content/my-duties.yaml`.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct MyDutiesRow {
    /// The heading of the page where one chooses.
    pub title: Text,
    /// One or two sentences under it.
    pub lead: Text,
    /// Those who can be chosen, in their order.
    pub people: Vec<PersonRow>,
}

/// Someone who can be chosen.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PersonRow {
    /// Its id; the page is named after it.
    pub id: Spanned<String>,
    /// The words that people use of themselves.
    pub name: Text,
    /// The role; steps of wider roles and of bodies whose duties it shares are its steps too.
    pub role: Spanned<String>,
    /// Roles whose steps it has charge of.
    #[serde(default)]
    pub oversees: Vec<Spanned<String>>,
    /// The provisions that give it that charge.
    #[serde(default)]
    pub overseen_by: Vec<Spanned<String>>,
    /// Roles whose duty rows are about the post itself, whatever happens.
    #[serde(default)]
    pub post: Vec<Spanned<String>>,
}
