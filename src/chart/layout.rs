//! Positions of nodes and edges, by the layered method of Sugiyama, Tagawa and Toda (1981) as the crate `dagre` has it.

use dagre::graph::{Graph as Layered, GraphOptions};
use dagre::{EdgeLabel, LayoutOptions, NodeLabel, RankDir};

use super::measure::{width, wrap};
use super::route::{Band, bands, way};
use super::{Drawing, EdgeLine, Graph, NodeBox, TextLine};

/// Font size of labels in px.
const LABEL: f64 = 14.0;
/// Font size of who does it, and of the words on edges, in px.
const SMALL: f64 = 12.0;
/// Distance of baselines, as a multiple of the font size.
const LEADING: f64 = 1.4;
/// Width of a box in px: ten Chinese characters, or about three English words.
const BOX: f64 = 168.0;
/// Space between a box and its words in px.
const PADDING: f64 = 12.0;
/// Space around the drawing in px.
const MARGIN: f64 = 8.0;

/// Draws a graph.
#[must_use]
pub fn draw(graph: &Graph) -> Drawing {
    let texts: Vec<_> = graph.nodes.iter().map(|(label, who)| Words::new(label, who)).collect();
    let mut layered = layered(graph, &texts);
    dagre::layout(&mut layered, Some(options()));
    let boxes: Vec<_> = texts.iter().enumerate().map(|(n, words)| node_box(&layered, n, words)).collect();
    let bands = bands(&boxes);
    let lines: Vec<_> = (0..graph.edges.len()).map(|n| edge_line(&layered, graph, n, (&boxes, &bands))).collect();
    let right = boxes.iter().map(|node| node.x + node.width).chain(reach(&lines, |point| point.0));
    let bottom = boxes.iter().map(|node| node.y + node.height).chain(reach(&lines, |point| point.1));
    let (width, height) = (right.fold(0.0, f64::max) + MARGIN, bottom.fold(0.0, f64::max) + MARGIN);
    Drawing { width: round(width), height: round(height), boxes, lines }
}

/// How far edges and the words on them go.
fn reach(lines: &[EdgeLine], side: impl Fn((f64, f64)) -> f64) -> Vec<f64> {
    let ends = lines.iter().flat_map(|line| {
        let label = line.label.as_ref().map(|label| (label.x + width(&label.text, SMALL) / 2.0, label.y));
        line.points.iter().copied().chain(label)
    });
    ends.map(side).collect()
}

/// The lines of a node.
struct Words {
    who: Vec<String>,
    label: Vec<String>,
}

impl Words {
    fn new(label: &str, who: &str) -> Self {
        let inner = BOX - 2.0 * PADDING;
        Self { who: wrap(who, SMALL, inner), label: wrap(label, LABEL, inner) }
    }

    fn height(&self) -> f64 {
        let lines = self.who.len() as f64 * SMALL + self.label.len() as f64 * LABEL;
        (lines * LEADING + 2.0 * PADDING).ceil()
    }
}

fn options() -> LayoutOptions {
    LayoutOptions {
        rankdir: RankDir::TB,
        nodesep: 28.0,
        edgesep: 24.0,
        ranksep: 34.0,
        marginx: MARGIN,
        marginy: MARGIN,
        ..LayoutOptions::default()
    }
}

fn layered(graph: &Graph, texts: &[Words]) -> Layered<NodeLabel, EdgeLabel> {
    let mut layered = Layered::with_options(GraphOptions { directed: true, multigraph: true, compound: true });
    for (n, words) in texts.iter().enumerate() {
        layered.set_node(name(n), Some(NodeLabel { width: BOX, height: words.height(), ..NodeLabel::default() }));
    }
    for (n, (from, to, label)) in graph.edges.iter().enumerate() {
        let mut edge = EdgeLabel::default();
        if let Some(label) = label {
            edge.width = (width(label, SMALL) + 8.0).ceil();
            edge.height = (SMALL * LEADING).ceil();
            edge.labelpos = dagre::layout::types::LabelPos::Center;
        }
        layered.set_edge(name(*from), name(*to), Some(edge), Some(&name(n)));
    }
    layered
}

/// Names sort as their numbers do.
fn name(n: usize) -> String {
    format!("n{n:04}")
}

fn node_box(layered: &Layered<NodeLabel, EdgeLabel>, n: usize, words: &Words) -> NodeBox {
    let placed = layered.node(&name(n));
    let (x, y) = placed.and_then(|node| node.x.zip(node.y)).unwrap_or_default();
    let height = words.height();
    let (left, top) = (round(x - BOX / 2.0), round(y - height / 2.0));
    let mut baseline = top + PADDING - 0.2 * SMALL;
    let mut lines = |texts: &[String], size: f64| -> Vec<TextLine> {
        let line = |text: &String| {
            baseline += size * LEADING;
            TextLine { x: round(x), y: round(baseline), text: text.clone() }
        };
        texts.iter().map(line).collect()
    };
    let who = lines(&words.who, SMALL);
    let label = lines(&words.label, LABEL);
    NodeBox { x: left, y: top, width: BOX, height, who, label }
}

fn edge_line(
    layered: &Layered<NodeLabel, EdgeLabel>,
    graph: &Graph,
    n: usize,
    (boxes, bands): (&[NodeBox], &[Band]),
) -> EdgeLine {
    let (from, to, label) = &graph.edges[n];
    let Some(placed) = layered.edge(&name(*from), &name(*to), Some(&name(n))) else {
        return EdgeLine { points: Vec::new(), label: None };
    };
    let inner = placed.points.get(1..placed.points.len().saturating_sub(1)).unwrap_or_default();
    let bends: Vec<_> = inner.iter().map(|point| (point.x, point.y)).collect();
    let points = way(&boxes[*from], &bends, &boxes[*to], bands);
    let place = placed.x.zip(placed.y);
    let label = label.as_ref().zip(place).map(|(text, (x, y))| TextLine {
        x: round(x),
        y: round(y + 0.35 * SMALL),
        text: text.clone(),
    });
    EdgeLine { points: points.into_iter().map(|(x, y)| (round(x), round(y))).collect(), label }
}

/// A tenth of a px is finer than any screen; more digits would only make pages longer.
fn round(px: f64) -> f64 {
    (px * 10.0).round() / 10.0
}

#[cfg(test)]
mod tests {
    use super::draw;
    use crate::chart::Graph;

    fn graph() -> Graph {
        let node = |label: &str| (label.to_owned(), "teacher".to_owned());
        Graph {
            nodes: vec![node("begin"), node("is it urgent?"), node("go on"), node("stop at once")],
            edges: vec![(0, 1, None), (1, 2, Some("no".to_owned())), (1, 3, Some("yes".to_owned())), (2, 3, None)],
        }
    }

    #[test]
    fn boxes_do_not_overlap_and_lie_inside() {
        let drawing = draw(&graph());
        for (n, a) in drawing.boxes.iter().enumerate() {
            assert!(a.x >= 0.0 && a.y >= 0.0 && a.x + a.width <= drawing.width && a.y + a.height <= drawing.height);
            for b in &drawing.boxes[n + 1..] {
                let apart =
                    a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y;
                assert!(apart);
            }
        }
        assert!(drawing.lines.iter().all(|line| line.points.len() >= 2));
    }

    #[test]
    fn the_same_graph_is_always_drawn_the_same() {
        let first = draw(&graph());
        for _ in 0..200 {
            assert_eq!(draw(&graph()), first);
        }
    }
}
