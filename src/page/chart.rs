//! A flowchart as the pages show it: a drawing with links, and the same as an ordered list.

use std::hash::{Hash, Hasher};
use std::sync::Arc;

use rayon::prelude::*;
use serde::Serialize;

use super::context::{Context, Link, Phrase};
use super::duty::{TierView, roles, tier};
use super::frame::Heading;
use super::url::Address;
use crate::chart::{Drawing, EdgeLine, Graph, TextLine, draw};
use crate::content::flowchart::NodeKind;
use crate::guide::{Flowchart, FlowchartIx, Guide, LangIx, Node, Words};
use crate::kept::Kept;

/// A flowchart.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct ChartView {
    /// Its id, from which the ids inside the drawing are made.
    pub id: String,
    /// Its page.
    pub href: String,
    /// Its heading.
    pub title: Phrase,
    /// The same in one paragraph.
    pub description: Phrase,
    /// Width of the drawing in px.
    pub width: Px,
    /// Height of the drawing in px.
    pub height: Px,
    /// The nodes, in the order of the list.
    pub nodes: Vec<NodeView>,
    /// The edges.
    pub edges: Vec<EdgeView>,
}

/// A node, drawn and listed.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct NodeView {
    /// Its id on the page.
    pub anchor: String,
    /// `start`, `step`, `decision` or `end`.
    pub kind: &'static str,
    /// Id of its tier, for its colour.
    pub tier: Option<TierView>,
    /// What stands in it.
    pub label: Phrase,
    /// Who does it.
    pub role: Option<Link>,
    /// The provisions that say so.
    pub provisions: Vec<Link>,
    /// Good practice that no text regulates.
    pub practice: bool,
    /// Where a click on it leads: its first provision.
    pub href: Option<String>,
    /// What follows, with the word on the way.
    pub next: Vec<NextView>,
    /// The same where it is not simply the next of the list, for a list that is read from afar.
    pub jumps: Vec<NextView>,
    /// The outline as a path.
    pub outline: String,
    /// The small lines above the label.
    pub who: Vec<LineView>,
    /// The lines of the label.
    pub lines: Vec<LineView>,
}

/// A length in CSS px. Equal drawings have equal bits, so it can be hashed.
#[derive(Clone, Copy, Debug, Serialize)]
#[serde(transparent)]
pub struct Px(f64);

impl Hash for Px {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.0.to_bits().hash(state);
    }
}

/// What follows a node.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct NextView {
    /// The word on the way.
    pub word: Option<Phrase>,
    /// The label of the node that follows.
    pub label: Phrase,
    /// Its anchor.
    pub anchor: String,
    /// Its place in the list, from 1.
    pub number: usize,
}

/// A line of text, centred on `x`.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct LineView {
    /// Centre in px.
    pub x: Px,
    /// Baseline in px.
    pub y: Px,
    /// The words.
    pub text: String,
}

/// An edge.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct EdgeView {
    /// The way as a path.
    pub path: String,
    /// The word on it.
    pub label: Option<LineView>,
}

/// The heading of a flowchart's page.
#[must_use]
pub fn heading(context: &Context<'_>, at: FlowchartIx) -> Heading {
    let row = &context.guide[at];
    let all =
        Link { href: context.link(&Address::Situations(context.lang)), text: context.label("situations").to_owned() };
    super::plain_heading(row.title.shown(context.lang).text, row.description.shown(context.lang).text, vec![all])
}

/// A flowchart.
#[must_use]
pub fn view(context: &Context<'_>, at: FlowchartIx) -> ChartView {
    view_as(context, at, &format!("chart-{}", context.guide[at].id))
}

/// A flowchart whose ids begin with `id`, for a page that shows it twice.
#[must_use]
pub fn view_as(context: &Context<'_>, at: FlowchartIx, id: &str) -> ChartView {
    let chart = &context.guide[at];
    let drawing = context.drawings.of(at, context.lang);
    ChartView {
        id: id.to_owned(),
        href: context.link(&Address::Flowchart(context.lang, at)),
        title: context.phrase(&chart.title),
        description: context.phrase(&chart.description),
        width: Px(drawing.width),
        height: Px(drawing.height),
        nodes: (0..chart.nodes.len()).map(|n| node_view(context, (chart, id), n, drawing)).collect(),
        edges: drawing.lines.iter().map(edge_view).collect(),
    }
}

/// Every flowchart as it is drawn in every language. Many pages show the same one, and placing its boxes takes longer than
/// all else on them.
pub struct Drawings(Vec<Vec<Arc<Drawing>>>);

impl Drawings {
    /// Draws those that have not been drawn before.
    #[must_use]
    pub fn new(guide: &Guide, drawn: &Kept<Graph, Arc<Drawing>>) -> Self {
        let one = |graph: Graph| drawn.get_or_make(graph.clone(), || Arc::new(draw(&graph)));
        let in_all = |chart| guide.lang_ids().map(|lang| one(graph(guide, lang, chart))).collect();
        Self(guide.flowcharts.par_iter().map(in_all).collect())
    }

    fn of(&self, at: FlowchartIx, lang: LangIx) -> &Drawing {
        &self.0[at.get()][lang.get()]
    }
}

fn graph(guide: &Guide, lang: LangIx, chart: &Flowchart) -> Graph {
    let words = |words: &Words| words.shown(lang).text.to_owned();
    let who = |node: &Node| node.role.map_or_else(String::new, |role| words(&guide[role].short));
    Graph {
        nodes: chart.nodes.iter().map(|node| (words(&node.label), who(node))).collect(),
        edges: chart.edges.iter().map(|edge| (edge.from, edge.to, edge.label.as_ref().map(words))).collect(),
    }
}

fn node_view(context: &Context<'_>, (chart, id): (&Flowchart, &str), n: usize, drawing: &Drawing) -> NodeView {
    let node = &chart.nodes[n];
    let drawn = &drawing.boxes[n];
    let provisions: Vec<_> = node.provisions.iter().map(|at| context.cited(*at)).collect();
    let follows = chart.edges.iter().filter(|edge| edge.from == n);
    let next: Vec<_> = follows
        .map(|edge| NextView {
            word: edge.label.as_ref().map(|label| context.phrase(label)),
            label: context.phrase(&chart.nodes[edge.to].label),
            anchor: anchor(id, &chart.nodes[edge.to]),
            number: edge.to + 1,
        })
        .collect();
    let plain = next.iter().all(|follows| follows.number == n + 2 && follows.word.is_none());
    NodeView {
        anchor: anchor(id, &chart.nodes[n]),
        kind: kind(node.kind),
        tier: node.tier.map(|at| tier(context, at)),
        label: context.phrase(&node.label),
        role: node.role.and_then(|role| roles(context, &[role]).pop()),
        href: provisions.first().map(|link| link.href.clone()),
        provisions,
        practice: node.practice,
        jumps: if plain { Vec::new() } else { next.clone() },
        next,
        outline: outline(node.kind, drawn),
        who: drawn.who.iter().map(line_view).collect(),
        lines: drawn.label.iter().map(line_view).collect(),
    }
}

fn anchor(id: &str, node: &Node) -> String {
    format!("{id}-{}", node.id)
}

fn kind(kind: NodeKind) -> &'static str {
    match kind {
        NodeKind::Start => "start",
        NodeKind::Step => "step",
        NodeKind::Decision => "decision",
        NodeKind::End => "end",
    }
}

fn line_view(line: &TextLine) -> LineView {
    LineView { x: Px(line.x), y: Px(line.y), text: line.text.clone() }
}

/// The shape tells the kind without colour: round ends, cut corners for a question, a plain box for a step.
fn outline(kind: NodeKind, at: &crate::chart::NodeBox) -> String {
    let (left, top, right, bottom) = (at.x, at.y, at.x + at.width, at.y + at.height);
    match kind {
        NodeKind::Decision => {
            let (cut, middle) = (10.0, (top + bottom) / 2.0);
            let (near, far) = (left + cut, right - cut);
            format!("M{left} {middle}L{near} {top}H{far}L{right} {middle}L{far} {bottom}H{near}Z")
        }
        NodeKind::Start | NodeKind::End => rounded((left, top, right, bottom), 18.0),
        NodeKind::Step => rounded((left, top, right, bottom), 4.0),
    }
}

fn rounded((left, top, right, bottom): (f64, f64, f64, f64), radius: f64) -> String {
    let (width, height) = (right - left - 2.0 * radius, bottom - top - 2.0 * radius);
    let (start, r) = (left + radius, radius);
    format!(
        "M{start} {top}h{width}a{r} {r} 0 0 1 {r} {r}v{height}a{r} {r} 0 0 1 -{r} {r}h-{width}a{r} {r} 0 0 1 -{r} -{r}v-{height}a{r} {r} 0 0 1 {r} -{r}z"
    )
}

fn edge_view(edge: &EdgeLine) -> EdgeView {
    let mut path = String::new();
    for (n, (x, y)) in edge.points.iter().enumerate() {
        path.push_str(&format!("{}{x} {y}", if n == 0 { 'M' } else { 'L' }));
    }
    EdgeView { path, label: edge.label.as_ref().map(line_view) }
}
