//! `content/flowcharts/<id>.yaml`: steps and decisions as a graph. Positions are computed, never written.

use schemars::JsonSchema;
use serde::Deserialize;

use super::{Spanned, Text};

/// One flowchart; its id is the file's name.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FlowchartRow {
    /// Its heading.
    pub title: Text,
    /// The same in one paragraph, for those who do not see it.
    pub description: Text,
    /// The tier whose page shows it.
    #[serde(default)]
    pub tier: Option<Spanned<String>>,
    /// Steps and decisions.
    pub nodes: Vec<NodeRow>,
    /// What follows what.
    pub edges: Vec<EdgeRow>,
}

/// A step or decision.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NodeRow {
    /// Its id, unique within the chart.
    pub id: Spanned<String>,
    /// What it is.
    pub kind: NodeKind,
    /// What stands in it.
    pub label: Text,
    /// Who does it.
    #[serde(default)]
    pub role: Option<Spanned<String>>,
    /// The tier.
    #[serde(default)]
    pub tier: Option<Spanned<String>>,
    /// The provisions that say so.
    #[serde(default)]
    pub provisions: Vec<Spanned<String>>,
    /// Good practice that no text regulates.
    #[serde(default)]
    pub practice: bool,
}

/// What a node is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum NodeKind {
    /// Where it begins.
    Start,
    /// Something is done.
    Step,
    /// A question.
    Decision,
    /// Where it ends.
    End,
}

/// What follows what.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct EdgeRow {
    /// Id of the node before.
    pub from: Spanned<String>,
    /// Id of the node after.
    pub to: Spanned<String>,
    /// When; a decision's edges have it.
    #[serde(default)]
    pub label: Option<Text>,
}
