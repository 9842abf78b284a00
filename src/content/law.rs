//! `content/laws/<id>/law.yaml`: what a law is called, how it is numbered, where it comes from and what is in force.

use schemars::JsonSchema;
use serde::Deserialize;

use super::{Spanned, Text};

/// `content/laws/<id>/law.yaml`; the id is the folder's name.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LawRow {
    /// Full official title.
    pub name: Text,
    /// The name used in citations.
    pub short: Text,
    /// Other names that readers type.
    #[serde(default)]
    pub also: Text<Vec<Spanned<String>>>,
    /// What the law calls itself: `本法`, `this Act`.
    #[serde(rename = "self")]
    pub itself: Text,
    /// What sort of rule it is: statute, regulations, directions.
    pub kind: Text,
    /// Who made the translated title.
    pub translation: Origin,
    /// What the law decides and for whom, in two or three plain sentences.
    pub about: Text,
    /// One line: which version is reproduced.
    pub version: Text,
    /// How it came about, oldest first.
    #[serde(default)]
    pub history: Vec<EventRow>,
    /// Its official pages.
    #[serde(default)]
    pub addresses: Vec<AddressRow>,
    /// Its levels, from the unit down.
    pub levels: Vec<LawLevelRow>,
    /// The text as supplied, which `check` compares with the YAML.
    pub witness: WitnessRow,
    /// Since when its units are in force; one entry may leave `units` out and then speaks of all the rest.
    pub status: Vec<StatusRow>,
    /// Its annexes, whether supplied or not.
    #[serde(default)]
    pub annexes: Vec<AnnexRow>,
}

/// Who made a wording.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Origin {
    /// An authority published it.
    Official,
    /// The makers of the guide wrote it.
    Ours,
}

/// One step in a law's history.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct EventRow {
    /// ISO date; `~` when it is not known.
    pub date: Option<Spanned<String>>,
    /// Number of the decree; `~` when it is not known.
    #[serde(default)]
    pub number: Option<String>,
    /// What happened.
    pub event: Text,
    /// Ids of `sources.yaml`.
    #[serde(default)]
    pub sources: Vec<Spanned<String>>,
}

/// A page of the web.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AddressRow {
    /// What stands there.
    pub title: Text,
    /// Its address.
    pub url: Spanned<String>,
}

/// A level as this law uses it.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LawLevelRow {
    /// Id of `levels.yaml`.
    pub level: Spanned<String>,
    /// The marker before a part's text, as a pattern in each language; left out where the text has none.
    #[serde(default)]
    pub marker: Option<Text>,
}

/// The text as supplied.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct WitnessRow {
    /// File in the law's folder.
    pub file: Spanned<String>,
    /// The line that begins with this is no longer law; left out when the law goes on to the end.
    #[serde(default)]
    pub until: Option<String>,
}

/// Since when some units are in force.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct StatusRow {
    /// Unit numbers (`8`, `5-1`); left out for all units that no other entry names.
    #[serde(default)]
    pub units: Option<Vec<Spanned<String>>>,
    /// ISO date of commencement, or `pending` while it is left to be set, or `unknown`.
    pub commences: Spanned<String>,
    /// The provision that decides it.
    #[serde(default)]
    pub set_by: Option<Spanned<String>>,
    /// Why, in plain words.
    pub note: Text,
    /// What is known of a later version that replaces this one.
    #[serde(default)]
    pub superseded: Option<Text>,
}

/// An annex that the text cites.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AnnexRow {
    /// Its number.
    pub number: u32,
    /// Its title as far as the text gives it.
    #[serde(default)]
    pub title: Option<Text>,
}
