//! `content/notices.yaml`: warnings that stand at the very place in the text.

use schemars::JsonSchema;
use serde::Deserialize;

use super::work::Certainty;
use super::{Spanned, Text};

/// One warning.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NoticeRow {
    /// Its id.
    pub id: Spanned<String>,
    /// What sort of warning it is.
    pub kind: NoticeKind,
    /// Where it stands.
    pub at: Vec<PlaceRow>,
    /// A short heading.
    pub title: Text,
    /// What the reader should know (Markdown).
    pub text: Text,
    /// How sure it is.
    pub certainty: Certainty,
    /// Ids of `sources.yaml`.
    #[serde(default)]
    pub sources: Vec<Spanned<String>>,
}

/// A provision, or a phrase in it.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PlaceRow {
    /// Id of the provision.
    pub provision: Spanned<String>,
    /// The words that the warning is about, as they stand in the text.
    #[serde(default)]
    pub phrase: Option<Text>,
}

/// What sort of warning a notice is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum NoticeKind {
    /// The text cites a provision that has moved or changed since.
    StaleReference,
    /// Two texts in force say different things.
    Conflict,
    /// Another version of this text exists.
    OtherVersion,
    /// The text cites an annex that is not supplied.
    MissingAnnex,
    /// The text can be read in more than one way.
    OpenQuestion,
}
