//! Ways of edges around boxes.
//!
//! The layered method puts boxes in rows and bends edges between them, but a straight line from a low box may still cut
//! the corner of a tall neighbour. So an edge goes straight up or down through every row and turns only between rows.

use super::NodeBox;

/// A row of boxes: its upper and lower edge in px.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Band {
    top: f64,
    bottom: f64,
}

/// The rows that boxes stand in, from the top. Boxes of one row have the same middle.
#[must_use]
pub(super) fn bands(boxes: &[NodeBox]) -> Vec<Band> {
    let mut rows: Vec<(f64, Band)> = Vec::new();
    for node in boxes {
        let middle = node.y + node.height / 2.0;
        let band = Band { top: node.y, bottom: node.y + node.height };
        match rows.iter_mut().find(|(other, _)| (other - middle).abs() < 1.0) {
            Some((_, row)) => *row = Band { top: row.top.min(band.top), bottom: row.bottom.max(band.bottom) },
            None => rows.push((middle, band)),
        }
    }
    rows.sort_by(|a, b| a.0.total_cmp(&b.0));
    rows.into_iter().map(|(_, band)| band).collect()
}

/// The way from box to box by the bends that the layout chose (the places between start and end).
#[must_use]
pub(super) fn way(from: &NodeBox, bends: &[(f64, f64)], to: &NodeBox, bands: &[Band]) -> Vec<(f64, f64)> {
    let down = from.y < to.y;
    let (start, end) = (ends(from, down), ends(to, !down));
    let mut points = vec![start, through(start, bands, down).1];
    for bend in bends {
        let (enter, leave) = through(*bend, bands, down);
        points.extend([enter, leave]);
    }
    points.extend([through(end, bands, down).0, end]);
    points.dedup();
    points
}

/// The middle of a box's lower or upper edge.
fn ends(node: &NodeBox, lower: bool) -> (f64, f64) {
    (node.x + node.width / 2.0, if lower { node.y + node.height } else { node.y })
}

/// Where a vertical line through a point enters and leaves the row that the point lies in.
fn through((x, y): (f64, f64), bands: &[Band], down: bool) -> ((f64, f64), (f64, f64)) {
    let row = bands.iter().find(|band| band.top <= y && y <= band.bottom);
    let (top, bottom) = row.map_or((y, y), |band| (band.top, band.bottom));
    if down { ((x, top), (x, bottom)) } else { ((x, bottom), (x, top)) }
}
