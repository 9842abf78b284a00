//! Situations and flowcharts: what to do, step by step.

use super::{FlowchartIx, OutsideIx, ProvisionIx, RoleIx, TierIx, Words};
use crate::content::duty::Force;
use crate::content::flowchart::NodeKind;
use crate::diag::Span;

/// What to do when something happens.
#[derive(Clone, Debug)]
pub struct Situation {
    /// Its id.
    pub id: String,
    /// Its heading.
    pub title: Words,
    /// The answer in one or two sentences.
    pub lead: Words,
    /// How people ask for it, by language.
    pub asked_as: Vec<Vec<String>>,
    /// Who looks it up.
    pub roles: Vec<RoleIx>,
    /// The tier it mostly belongs to.
    pub tier: Option<TierIx>,
    /// The steps, in order.
    pub steps: Vec<Step>,
    /// What the texts do not regulate, Markdown.
    pub open: Option<Words>,
    /// Flowcharts that show it.
    pub flowcharts: Vec<FlowchartIx>,
    /// Where it is written.
    pub span: Span,
}

/// One step of a situation.
#[derive(Clone, Debug)]
pub struct Step {
    /// Its id.
    pub id: String,
    /// Its heading.
    pub title: Words,
    /// What is done, Markdown.
    pub text: Words,
    /// Who does it.
    pub roles: Vec<RoleIx>,
    /// The tier.
    pub tier: Option<TierIx>,
    /// Its force.
    pub force: Option<Force>,
    /// The provisions that say so.
    pub provisions: Vec<ProvisionIx>,
    /// Outside laws that rule it.
    pub outside: Vec<OutsideIx>,
    /// Good practice that no text regulates.
    pub practice: bool,
    /// Where it is written.
    pub span: Span,
}

/// A graph of steps and decisions.
#[derive(Clone, Debug)]
pub struct Flowchart {
    /// Its id.
    pub id: String,
    /// Its heading.
    pub title: Words,
    /// The same in one paragraph.
    pub description: Words,
    /// The tier whose page shows it.
    pub tier: Option<TierIx>,
    /// Steps and decisions.
    pub nodes: Vec<Node>,
    /// What follows what, by positions of nodes.
    pub edges: Vec<Edge>,
    /// Where it is written.
    pub span: Span,
}

/// A step or decision.
#[derive(Clone, Debug)]
pub struct Node {
    /// Its id.
    pub id: String,
    /// What it is.
    pub kind: NodeKind,
    /// What stands in it.
    pub label: Words,
    /// Who does it.
    pub role: Option<RoleIx>,
    /// The tier.
    pub tier: Option<TierIx>,
    /// The provisions that say so.
    pub provisions: Vec<ProvisionIx>,
    /// Good practice that no text regulates.
    pub practice: bool,
    /// Where it is written.
    pub span: Span,
}

/// What follows what.
#[derive(Clone, Debug)]
pub struct Edge {
    /// Position of the node before.
    pub from: usize,
    /// Position of the node after.
    pub to: usize,
    /// When.
    pub label: Option<Words>,
}
