//! `content/outside-laws.yaml`: laws that the guide cites but does not hold.

use schemars::JsonSchema;
use serde::Deserialize;

use super::law::Origin;
use super::{Spanned, Text};

/// One law or letter outside the guide.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct OutsideLawRow {
    /// Its id.
    pub id: Spanned<String>,
    /// Its title.
    pub name: Text,
    /// Who made the translated title.
    pub translation: Origin,
    /// Its official page in each language that has one; `~` when no address is known.
    #[serde(default)]
    pub url: Option<Text>,
    /// The address of one of its units, with `{n}` for the number.
    #[serde(default)]
    pub unit_url: Option<Text>,
    /// ISO date of the last change that is known.
    #[serde(default)]
    pub last_change: Option<Spanned<String>>,
    /// Other names that the guide's laws give it, and where those hold.
    #[serde(default)]
    pub called: Vec<CalledRow>,
    /// Short names that people use.
    #[serde(default)]
    pub also: Text<Vec<Spanned<String>>>,
    /// What is known of it (Markdown).
    #[serde(default)]
    pub note: Option<Text>,
}

/// Another name of an outside law, within one law or unit.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CalledRow {
    /// The name.
    pub name: Text,
    /// Id of the law (`act`) or unit (`directions/11`) in whose text it holds.
    pub within: Spanned<String>,
}
