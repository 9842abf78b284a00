//! Flowcharts: from a graph to positions and wrapped lines, ready to be drawn.
//!
//! [`draw`] gives numbers in CSS px and finished words; a template prints them as SVG. It knows no page and no address.

mod layout;
mod measure;
mod route;

pub use layout::draw;

/// A drawn chart; its origin is the upper left corner.
#[derive(Clone, Debug, PartialEq)]
pub struct Drawing {
    /// Width in px.
    pub width: f64,
    /// Height in px.
    pub height: f64,
    /// The nodes, in the order of the chart.
    pub boxes: Vec<NodeBox>,
    /// The edges, in the order of the chart.
    pub lines: Vec<EdgeLine>,
}

/// A node with its place and its lines of text.
#[derive(Clone, Debug, PartialEq)]
pub struct NodeBox {
    /// Left edge in px.
    pub x: f64,
    /// Upper edge in px.
    pub y: f64,
    /// Width in px.
    pub width: f64,
    /// Height in px.
    pub height: f64,
    /// Baselines and words of the small line above, who does it.
    pub who: Vec<TextLine>,
    /// Baselines and words of the label.
    pub label: Vec<TextLine>,
}

/// A line of text, centred on `x`.
#[derive(Clone, Debug, PartialEq)]
pub struct TextLine {
    /// Centre in px.
    pub x: f64,
    /// Baseline in px.
    pub y: f64,
    /// The words.
    pub text: String,
}

/// An edge from node to node.
#[derive(Clone, Debug, PartialEq)]
pub struct EdgeLine {
    /// Points of the polyline in px, the last one where the arrow points.
    pub points: Vec<(f64, f64)>,
    /// The word on it.
    pub label: Option<TextLine>,
}

/// What is to be drawn, in one language.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Graph {
    /// Label and who does it, for each node.
    pub nodes: Vec<(String, String)>,
    /// From, to and the word on it.
    pub edges: Vec<(usize, usize, Option<String>)>,
}
