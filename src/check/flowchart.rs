//! `broken-flowchart`: a chart that cannot be followed from its beginning to an end.
//!
//! People follow a chart with a case before them. Where it has two beginnings, a box that nothing leads to, or a question with
//! one answer, they would stand there and not know how to go on.
//!
//! Bad: two starts; a node that no edge reaches; a decision with one way out, or with ways that have no words
//!
//! Good: one start, every other node reached, every way ending, each way out of a decision with its word

use std::collections::BTreeSet;

use crate::content::flowchart::NodeKind;
use crate::diag::{Code, Diagnostic, Span};
use crate::guide::{Flowchart, Guide, Node};

pub(super) fn check(guide: &Guide) -> Vec<Diagnostic> {
    guide.flowcharts.iter().flat_map(check_chart).collect()
}

fn check_chart(chart: &Flowchart) -> Vec<Diagnostic> {
    let starts: Vec<_> = (0..chart.nodes.len()).filter(|n| chart.nodes[*n].kind == NodeKind::Start).collect();
    let mut found = Vec::new();
    if starts.len() != 1 {
        found.push(broken(chart.span, format!("the chart `{}` has {} starts", chart.id, starts.len()), "give it one"));
    }
    let reached = reached(chart, &starts);
    for (node, n) in chart.nodes.iter().zip(0..) {
        if !starts.is_empty() && !reached.contains(&n) {
            found.push(broken(node.span, format!("no way leads to `{}`", node.id), "add an edge to it"));
        }
        found.extend(check_ways_out(chart, node, n));
    }
    found
}

fn reached(chart: &Flowchart, starts: &[usize]) -> BTreeSet<usize> {
    let mut reached = BTreeSet::new();
    let mut next = starts.to_vec();
    while let Some(node) = next.pop() {
        if reached.insert(node) {
            next.extend(chart.edges.iter().filter(|edge| edge.from == node).map(|edge| edge.to));
        }
    }
    reached
}

fn check_ways_out(chart: &Flowchart, node: &Node, n: usize) -> Option<Diagnostic> {
    let ways: Vec<_> = chart.edges.iter().filter(|edge| edge.from == n).collect();
    match node.kind {
        NodeKind::End => (!ways.is_empty())
            .then(|| broken(node.span, format!("the end `{}` goes on", node.id), "make it a step, or drop the edge")),
        NodeKind::Decision if ways.len() < 2 || ways.iter().any(|way| way.label.is_none()) => Some(broken(
            node.span,
            format!("the decision `{}` needs two ways out, each with its word", node.id),
            "add edges with a `label`",
        )),
        NodeKind::Start | NodeKind::Step if ways.is_empty() => {
            Some(broken(node.span, format!("nothing follows `{}`", node.id), "add an edge from it, or make it an end"))
        }
        NodeKind::Start | NodeKind::Step | NodeKind::Decision => None,
    }
}

fn broken(span: Span, message: String, help: &str) -> Diagnostic {
    Diagnostic::new(Code::BrokenFlowchart, span, message).help(help)
}
