//! `content/roles.yaml`: who has duties, and how they relate.

use schemars::JsonSchema;
use serde::Deserialize;

use super::{Spanned, Text};

/// `content/roles.yaml`.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RolesRow {
    /// The groups in which pages list the roles.
    pub groups: Vec<NamedRow>,
    /// The roles, in the order of the pages.
    pub roles: Vec<RoleRow>,
}

/// `content/topics.yaml`: what duties are about.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TopicRow {
    /// Its id.
    pub id: Spanned<String>,
    /// Its name.
    pub name: Text,
    /// Whether role pages show its rows under a heading of their own, those included that others have towards the role.
    #[serde(default)]
    pub featured: bool,
}

/// Something that has an id and a name and no more.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NamedRow {
    /// Its id.
    pub id: Spanned<String>,
    /// Its name.
    pub name: Text,
}

/// One role.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RoleRow {
    /// Its id.
    pub id: Spanned<String>,
    /// The group that it stands in.
    pub group: Spanned<String>,
    /// What the texts call it.
    pub name: Text,
    /// A shorter name for narrow places; the name when left out.
    #[serde(default)]
    pub short: Option<Text>,
    /// What people call it.
    #[serde(default)]
    pub also: Text<Vec<Spanned<String>>>,
    /// A wider role: whatever is said of that one is said of this one (a homeroom teacher is a teacher).
    #[serde(default)]
    pub kind_of: Option<Spanned<String>>,
    /// The body that it belongs to.
    #[serde(default)]
    pub part_of: Option<Spanned<String>>,
    /// Bodies whose duties fall to this role too (those of the guidance office fall to its director).
    #[serde(default)]
    pub shares: Vec<Spanned<String>>,
    /// Who it is, in plain words.
    pub meaning: Text,
    /// Provisions that define it.
    #[serde(default)]
    pub provisions: Vec<Spanned<String>>,
}
