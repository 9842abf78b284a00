//! The flowcharts as drawn on the built pages: no edge crosses a box, no box another, no label its box.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use std::path::Path;
use std::sync::LazyLock;

use scraper::{Html, Selector};

/// A box of a drawing: left, top, right, bottom in px.
type Rect = (f64, f64, f64, f64);

struct Chart {
    page: String,
    boxes: Vec<Rect>,
    edges: Vec<Vec<(f64, f64)>>,
    labels: Vec<(f64, f64)>,
}

static CHARTS: LazyLock<Vec<Chart>> = LazyLock::new(|| {
    let (sources, found) = fudao::source::load(Path::new(env!("CARGO_MANIFEST_DIR"))).unwrap();
    let built = fudao::build(&sources, found, None).unwrap();
    let files = built.files.expect("the real content has no errors");
    let pages = files.iter().filter(|file| file.path.contains("/flowcharts/"));
    pages.map(|file| chart(&file.path, std::str::from_utf8(&file.bytes).unwrap())).collect()
});

fn chart(page: &str, html: &str) -> Chart {
    let html = Html::parse_document(html);
    let all = |selector: &str, attribute: &str| -> Vec<String> {
        let selector = Selector::parse(selector).unwrap();
        html.select(&selector).map(|found| found.value().attr(attribute).unwrap().to_owned()).collect()
    };
    let label_x = all("svg .edge-label", "x");
    let label_y = all("svg .edge-label", "y");
    let number = |text: &String| text.parse::<f64>().unwrap();
    Chart {
        page: page.to_owned(),
        boxes: all("svg .box", "d").iter().map(|path| bounds(path)).collect(),
        edges: all("svg .edge", "d").iter().map(|path| points(path)).collect(),
        labels: label_x.iter().map(number).zip(label_y.iter().map(number)).collect(),
    }
}

/// The points of a path of absolute `M` and `L` commands.
fn points(path: &str) -> Vec<(f64, f64)> {
    let pairs = path.split(['M', 'L']).filter(|pair| !pair.is_empty());
    pairs.map(|pair| pair.split_once(' ').map(|(x, y)| (x.parse().unwrap(), y.parse().unwrap())).unwrap()).collect()
}

/// The bounds of an outline: followed command by command, corners counted as if they were square.
fn bounds(path: &str) -> Rect {
    let mut at = (0.0, 0.0);
    let mut rect = (f64::MAX, f64::MAX, f64::MIN, f64::MIN);
    let starts: Vec<_> = path.char_indices().filter(|(_, c)| c.is_ascii_alphabetic()).map(|(n, _)| n).collect();
    for (k, start) in starts.iter().enumerate() {
        let end = starts.get(k + 1).copied().unwrap_or(path.len());
        let numbers: Vec<f64> = path[start + 1..end].split(' ').filter_map(|number| number.parse().ok()).collect();
        match (&path[*start..start + 1], &numbers[..]) {
            ("M" | "L", [x, y]) => at = (*x, *y),
            ("H", [x]) => at.0 = *x,
            ("h", [x]) => at.0 += x,
            ("v", [y]) => at.1 += y,
            ("a", [.., x, y]) => at = (at.0 + x, at.1 + y),
            ("Z" | "z", []) => continue,
            other => panic!("unknown command {other:?}"),
        }
        rect = (rect.0.min(at.0), rect.1.min(at.1), rect.2.max(at.0), rect.3.max(at.1));
    }
    rect
}

/// Whether a straight line goes through the inside of a box (Liang and Barsky's clipping, 1984).
fn crosses((x1, y1): (f64, f64), (x2, y2): (f64, f64), rect: Rect) -> bool {
    let (dx, dy) = (x2 - x1, y2 - y1);
    let (mut enter, mut leave) = (0.0_f64, 1.0_f64);
    for (p, q) in [(-dx, x1 - rect.0), (dx, rect.2 - x1), (-dy, y1 - rect.1), (dy, rect.3 - y1)] {
        if p.abs() < 1e-9 {
            if q <= 0.0 {
                return false;
            }
        } else if p < 0.0 {
            enter = enter.max(q / p);
        } else {
            leave = leave.min(q / p);
        }
    }
    enter < leave
}

fn shrunk((left, top, right, bottom): Rect, by: f64) -> Rect {
    (left + by, top + by, right - by, bottom - by)
}

#[test]
fn there_are_flowcharts_in_every_language() {
    let charts = &*CHARTS;
    assert!(charts.len() >= 16, "at least eight charts in two languages, found {}", charts.len());
    assert!(charts.iter().all(|chart| chart.boxes.len() >= 4 && chart.edges.len() >= chart.boxes.len() - 1));
}

#[test]
fn no_edge_crosses_a_box() {
    for chart in CHARTS.iter() {
        for edge in &chart.edges {
            for rect in &chart.boxes {
                let inside = edge.windows(2).any(|pair| crosses(pair[0], pair[1], shrunk(*rect, 1.5)));
                assert!(!inside, "{}: an edge {edge:?} crosses the box {rect:?}", chart.page);
            }
        }
    }
}

#[test]
fn no_box_touches_another_and_no_word_on_an_edge_lies_in_a_box() {
    for chart in CHARTS.iter() {
        for (n, a) in chart.boxes.iter().enumerate() {
            for b in &chart.boxes[n + 1..] {
                let apart = a.2 <= b.0 || b.2 <= a.0 || a.3 <= b.1 || b.3 <= a.1;
                assert!(apart, "{}: {a:?} touches {b:?}", chart.page);
            }
            for (x, y) in &chart.labels {
                let outside = *x <= a.0 || *x >= a.2 || *y <= a.1 || *y >= a.3 + 8.0;
                assert!(outside, "{}: a word at {x} {y} lies in {a:?}", chart.page);
            }
        }
    }
}
