//! The report for programs: one JSON array, in the order of the human report.

use serde::Serialize;

use super::Place;
use crate::diag::{Diagnostic, Severity};
use crate::source::SourceSet;

/// `{"code","severity","message","path","line","column","start","end","help","explained","related":[{"path","line","column","text"}]}`;
/// `start` and `end` are bytes, `help` may be null, `explained` is a page of fudao's repository.
#[derive(Serialize)]
struct Row<'a> {
    code: &'a str,
    severity: &'a str,
    message: &'a str,
    path: String,
    line: usize,
    column: usize,
    start: u32,
    end: u32,
    help: Option<&'a str>,
    /// The page that explains the code, from fudao's own repository.
    explained: String,
    related: Vec<Related<'a>>,
}

#[derive(Serialize)]
struct Related<'a> {
    path: String,
    line: usize,
    column: usize,
    text: &'a str,
}

/// Draws the report as a JSON array, indented, with a newline at its end.
#[must_use]
pub fn render(diagnostics: &[Diagnostic], sources: &SourceSet) -> String {
    let rows: Vec<_> = diagnostics.iter().map(|diagnostic| row(diagnostic, sources)).collect();
    let mut json = serde_json::to_string_pretty(&rows).expect("rows of strings and numbers serialize");
    json.push('\n');
    json
}

/// How a severity is called in reports for programs.
pub(super) fn severity(diagnostic: &Diagnostic) -> &'static str {
    match diagnostic.code.severity() {
        Severity::Error => "error",
        Severity::Warning => "warning",
    }
}

fn row<'a>(diagnostic: &'a Diagnostic, sources: &SourceSet) -> Row<'a> {
    let Place { path, line, column } = Place::of(diagnostic.span, sources);
    let related = diagnostic.related.iter().map(|label| {
        let Place { path, line, column } = Place::of(label.span, sources);
        Related { path, line, column, text: &label.text }
    });
    Row {
        code: diagnostic.code.as_str(),
        severity: severity(diagnostic),
        message: &diagnostic.message,
        path,
        line,
        column,
        start: diagnostic.span.start,
        end: diagnostic.span.end,
        help: diagnostic.help.as_deref(),
        explained: diagnostic.code.page(),
        related: related.collect(),
    }
}
