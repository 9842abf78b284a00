//! `step-without-provision`: a step or node that neither cites a provision nor says that it is practice.
//!
//! A guide to the law must not make up duties. What the texts do not say may still be good advice, but then the reader
//! must see that it is advice.
//!
//! Bad: `- {id: call, title: …, text: …}`
//!
//! Good: `- {id: call, title: …, text: …, provisions: [regulations/5/p1/s1/i4]}`, or with `practice: true`

use crate::diag::{Code, Diagnostic, Span};
use crate::guide::Guide;

pub(super) fn check(guide: &Guide) -> Vec<Diagnostic> {
    let steps = guide.situations.iter().flat_map(|situation| &situation.steps);
    let steps = steps.filter(|step| step.provisions.is_empty() && !step.practice);
    let nodes = guide.flowcharts.iter().flat_map(|chart| &chart.nodes);
    let nodes = nodes.filter(|node| node.provisions.is_empty() && !node.practice);
    let steps = steps.map(|step| unfounded("step", &step.id, step.span));
    steps.chain(nodes.map(|node| unfounded("node", &node.id, node.span))).collect()
}

fn unfounded(kind: &str, id: &str, span: Span) -> Diagnostic {
    let message = format!("the {kind} `{id}` cites no provision");
    Diagnostic::new(Code::StepWithoutProvision, span, message)
        .help("add `provisions`, or `practice: true` for good practice")
}
