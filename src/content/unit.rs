//! `content/laws/<id>/<number>.yaml`: one article, point or other unit with everything below it.

use schemars::JsonSchema;
use serde::Deserialize;

use super::duty::ProvisionKind;
use super::{Spanned, Text};

/// One unit; its number is the file's name (`06-1.yaml` is 6-1).
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct UnitRow {
    /// A short title, ours and not statute.
    pub title: Text,
    /// How people ask for what it answers, by language. Searched, never shown as statute.
    #[serde(default)]
    pub asked_as: Text<Vec<Spanned<String>>>,
    /// The parts of the level below, in order: `p1`, `p2`, …
    pub parts: Vec<PartRow>,
}

/// One paragraph, subparagraph, item or part below that.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PartRow {
    /// Its own words, without marker and without the parts below. The original is statute, the rest is ours.
    pub text: Text,
    /// For each translation the short hash of the original it was made from; `fudao check` prints the right one.
    #[serde(default)]
    pub made_from: Text,
    /// What it is, where it asks nothing of anyone; a provision that a duty row cites needs no word.
    #[serde(default)]
    pub is: Option<Spanned<ProvisionKind>>,
    /// How many duty rows cite it: 1 when left out, 0 when `is` says what it is instead.
    #[serde(default)]
    pub norms: Option<u32>,
    /// How people ask for what it answers, by language. Searched, never shown as statute.
    #[serde(default)]
    pub asked_as: Text<Vec<Spanned<String>>>,
    /// Names that these words declare.
    #[serde(default)]
    pub defines: Vec<DefinitionRow>,
    /// The parts of the next level.
    #[serde(default)]
    pub parts: Vec<PartRow>,
}

/// A definition or a short name that the text declares.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DefinitionRow {
    /// The name as it stands in the text of each language.
    pub name: Text,
    /// What it stands for.
    pub means: Text,
    /// The law that it is a short name of, by id.
    #[serde(default)]
    pub law: Option<Spanned<String>>,
    /// The term of the glossary that it is, by id.
    #[serde(default)]
    pub term: Option<Spanned<String>>,
    /// Where it holds: the whole law unless this names a unit (`directions/15`).
    #[serde(default)]
    pub within: Option<Spanned<String>>,
}
