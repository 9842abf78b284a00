//! `content/duties/<role>.yaml`: who shall, may, should or may not do what. A row quotes no statute, it names its provision.

use schemars::JsonSchema;
use serde::Deserialize;

use super::{Spanned, Text};

/// One duty, permission, recommendation or prohibition.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DutyRow {
    /// The provision that says so.
    pub provision: Spanned<String>,
    /// A word that tells this row from others of the same provision.
    #[serde(default)]
    pub key: Option<Spanned<String>>,
    /// Whose it is.
    pub roles: Vec<Spanned<String>>,
    /// The tier; left out where the text has none.
    #[serde(default)]
    pub tier: Option<Spanned<String>>,
    /// Its force.
    pub force: Force,
    /// Those it is done with or for.
    #[serde(default)]
    pub partners: Vec<Spanned<String>>,
    /// Condition or trigger.
    #[serde(default)]
    pub when: Option<Text>,
    /// What is done, in plain words.
    pub summary: Text,
    /// What it is about, by ids of `topics.yaml`.
    #[serde(default)]
    pub topics: Vec<Spanned<String>>,
    /// How people ask for it.
    #[serde(default)]
    pub asked_as: Text<Vec<Spanned<String>>>,
    /// Provisions of the other half of the handshake.
    #[serde(default)]
    pub counterpart: Vec<Spanned<String>>,
}

/// The force of a norm.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize, serde::Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Force {
    /// It must be done.
    Shall,
    /// It is allowed.
    May,
    /// It is recommended.
    Should,
    /// It is forbidden.
    MayNot,
}

impl Force {
    /// Every force, in the order of the pages.
    pub const ALL: [Force; 4] = [Force::Shall, Force::May, Force::Should, Force::MayNot];

    /// The name in the data and in class names: `may-not`.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Force::Shall => "shall",
            Force::May => "may",
            Force::Should => "should",
            Force::MayNot => "may-not",
        }
    }
}

/// What a provision is that no duty row cites.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize, serde::Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum ProvisionKind {
    /// Why the law was made.
    Purpose,
    /// Whom or what it covers.
    Scope,
    /// What a word means.
    Definition,
    /// The words before a list.
    LeadIn,
    /// The heading of a part of a list.
    Heading,
    /// Who sits on a body.
    Composition,
    /// Numbers of posts.
    Staffing,
    /// Amounts and shares of money.
    Funding,
    /// Power to make rules.
    Delegation,
    /// How something is done.
    Procedure,
    /// Which other rule applies.
    Application,
    /// Since when it is in force.
    Commencement,
}
