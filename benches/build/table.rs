//! The figures of several guides as one table, with how fast each has grown.

use std::fmt::Write;

/// A guide with its figures in the order in which they were measured.
pub struct Column {
    /// Whether it is the real content, whose shape the others do not have.
    pub real: bool,
    /// Names and figures.
    pub figures: Vec<(String, f64)>,
}

impl Column {
    fn figure(&self, name: &str) -> Option<f64> {
        self.figures.iter().find(|(own, _)| own == name).map(|(_, figure)| *figure)
    }
}

/// The table. The last column says by how much a figure grew from the smaller to the largest of the two last guides,
/// for each time that the provisions grew: 1.0 is in line with the content, 2.0 twice as fast.
pub fn table(guides: &[Column]) -> String {
    let mut out = String::new();
    let head = guides.iter().map(|guide| match guide.real {
        true => "real".to_owned(),
        false => format!("{:.0}", guide.figure("provisions").unwrap_or_default()),
    });
    let head: Vec<String> = head.collect();
    let _ = writeln!(out, "{:28}{}{:>9}", "provisions", cells(&head), "growth");
    for (name, _) in guides.first().map(|guide| guide.figures.as_slice()).unwrap_or_default() {
        let values: Vec<Option<f64>> = guides.iter().map(|guide| guide.figure(name)).collect();
        let texts: Vec<String> = values.iter().map(|value| value.map(figure).unwrap_or_default()).collect();
        let _ = writeln!(out, "{name:28}{}{:>9}", cells(&texts), growth(guides, name).unwrap_or_default());
    }
    out
}

fn cells(texts: &[String]) -> String {
    texts.iter().map(|text| format!("{text:>12}")).collect()
}

/// Three digits that say something.
fn figure(value: f64) -> String {
    match value {
        v if v >= 100.0 => format!("{v:.0}"),
        v if v >= 10.0 => format!("{v:.1}"),
        v => format!("{v:.2}"),
    }
}

fn growth(guides: &[Column], name: &str) -> Option<String> {
    let generated: Vec<&Column> = guides.iter().filter(|guide| !guide.real).collect();
    let [.., small, large] = generated[..] else { return None };
    let of = |name: &str| Some(large.figure(name)? / small.figure(name)?);
    Some(format!("{:.2}", of(name)? / of("provisions")?))
}
