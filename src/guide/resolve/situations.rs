//! Situations and flowcharts.

use std::collections::BTreeMap;

use super::Resolver;
use crate::content::flowchart::{EdgeRow, FlowchartRow, NodeRow};
use crate::content::situation::{SituationRow, StepRow};
use crate::content::{Row, Spanned};
use crate::diag::{Code, Diagnostic, Span, nearest};
use crate::guide::{Duty, Edge, Flowchart, FlowchartIx, Node, OutsideIx, OutsideLaw, Situation, SituationIx, Step};
use crate::source::FileId;

impl Resolver<'_> {
    pub(super) fn flowcharts(&mut self) -> Vec<Flowchart> {
        let mut charts = Vec::new();
        let content = self.content;
        for (id, Row { file, row }) in &content.flowcharts {
            if let Some(chart) = self.flowchart(id, row, *file) {
                self.ids.flowcharts.insert(id.clone(), FlowchartIx::new(charts.len()));
                charts.push(chart);
            }
        }
        charts
    }

    fn flowchart(&mut self, id: &str, row: &FlowchartRow, file: FileId) -> Option<Flowchart> {
        let title = self.texts.words(file, &row.title);
        let description = self.texts.words(file, &row.description);
        let mut seen = BTreeMap::new();
        let fresh: Vec<_> = row.nodes.iter().filter(|node| self.fresh(&mut seen, &node.id, file)).collect();
        let nodes: Vec<_> = fresh.into_iter().filter_map(|node| self.node(node, file)).collect();
        let edges = row.edges.iter().filter_map(|edge| self.edge(edge, file, &nodes)).collect();
        Some(Flowchart {
            id: id.to_owned(),
            title: title?,
            description: description?,
            tier: row.tier.as_ref().and_then(|tier| self.tier(tier, file)),
            edges,
            nodes,
            span: Span::start_of(file),
        })
    }

    fn node(&mut self, row: &NodeRow, file: FileId) -> Option<Node> {
        let label = self.texts.words(file, &row.label);
        Some(Node {
            id: row.id.value.clone(),
            kind: row.kind,
            label: label?,
            role: row.role.as_ref().and_then(|role| self.role(role, file)),
            tier: row.tier.as_ref().and_then(|tier| self.tier(tier, file)),
            provisions: self.provisions_of(&row.provisions, file),
            practice: row.practice,
            span: row.id.span(file),
        })
    }

    fn edge(&mut self, row: &EdgeRow, file: FileId, nodes: &[Node]) -> Option<Edge> {
        let from = self.node_at(&row.from, file, nodes);
        let to = self.node_at(&row.to, file, nodes);
        let label = row.label.as_ref().and_then(|label| self.texts.words(file, label));
        Some(Edge { from: from?, to: to?, label })
    }

    fn node_at(&mut self, id: &Spanned<String>, file: FileId, nodes: &[Node]) -> Option<usize> {
        let found = nodes.iter().position(|node| node.id == id.value);
        if found.is_none() {
            let message = format!("this chart has no node `{}`", id.value);
            let dangling = Diagnostic::new(Code::DanglingReference, id.span(file), message);
            let near = nearest(&id.value, nodes.iter().map(|node| node.id.as_str()));
            self.complain(match near {
                Some(near) => dangling.help(format!("did you mean `{near}`?")),
                None => dangling,
            });
        }
        found
    }

    /// Every situation; duties learn which of them have a step by their provision.
    pub(super) fn situations(&mut self, outside: &[OutsideLaw], duties: &mut [Duty]) -> Vec<Situation> {
        let mut situations = Vec::new();
        let content = self.content;
        for (id, Row { file, row }) in &content.situations {
            if let Some(situation) = self.situation(id, row, *file, outside) {
                self.ids.situations.insert(id.clone(), SituationIx::new(situations.len()));
                situations.push(situation);
            }
        }
        for (situation, n) in situations.iter().zip(0..) {
            let cited = |duty: &Duty| situation.steps.iter().any(|step| step.provisions.contains(&duty.provision));
            duties.iter_mut().filter(|duty| cited(duty)).for_each(|duty| duty.situations.push(SituationIx::new(n)));
        }
        situations
    }

    fn situation(&mut self, id: &str, row: &SituationRow, file: FileId, outside: &[OutsideLaw]) -> Option<Situation> {
        let title = self.texts.words(file, &row.title);
        let lead = self.texts.words(file, &row.lead);
        let mut seen = BTreeMap::new();
        let fresh: Vec<_> = row.steps.iter().filter(|step| self.fresh(&mut seen, &step.id, file)).collect();
        let steps = fresh.into_iter().filter_map(|step| self.step(step, file, outside)).collect();
        Some(Situation {
            id: id.to_owned(),
            title: title?,
            lead: lead?,
            asked_as: self.texts.lists(file, &row.asked_as),
            roles: self.roles_of(&row.roles, file),
            tier: row.tier.as_ref().and_then(|tier| self.tier(tier, file)),
            steps,
            open: row.open.as_ref().and_then(|open| self.texts.words(file, open)),
            flowcharts: row.flowcharts.iter().filter_map(|chart| self.chart(chart, file)).collect(),
            span: Span::start_of(file),
        })
    }

    fn step(&mut self, row: &StepRow, file: FileId, outside: &[OutsideLaw]) -> Option<Step> {
        let title = self.texts.words(file, &row.title);
        let text = self.texts.words(file, &row.text);
        Some(Step {
            id: row.id.value.clone(),
            title: title?,
            text: text?,
            roles: self.roles_of(&row.roles, file),
            tier: row.tier.as_ref().and_then(|tier| self.tier(tier, file)),
            force: row.force,
            provisions: self.provisions_of(&row.provisions, file),
            outside: row.outside.iter().filter_map(|law| self.outside_law(law, file, outside)).collect(),
            practice: row.practice,
            span: row.id.span(file),
        })
    }

    pub(super) fn outside_law(
        &mut self,
        id: &Spanned<String>,
        file: FileId,
        outside: &[OutsideLaw],
    ) -> Option<OutsideIx> {
        let found = outside.iter().position(|law| law.id == id.value);
        if found.is_none() && !self.content.unread.file("content/outside-laws.yaml") {
            self.no_such("outside law", id, file, outside.iter().map(|law| law.id.as_str()));
        }
        found.map(OutsideIx::new)
    }
}
