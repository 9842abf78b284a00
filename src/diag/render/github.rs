//! The report as workflow commands, which GitHub shows beside the changed lines.
//!
//! Source: GitHub Docs, "Workflow commands for GitHub Actions", setting an error message.

use std::fmt::Write as _;

use super::{Place, json::severity};
use crate::diag::Diagnostic;
use crate::source::SourceSet;

/// Draws one `::error file=…,line=…,col=…,title=…::message` line per diagnostic.
#[must_use]
pub fn render(diagnostics: &[Diagnostic], sources: &SourceSet) -> String {
    let mut report = String::new();
    for diagnostic in diagnostics {
        let Place { path, line, column } = Place::of(diagnostic.span, sources);
        let help = diagnostic.help.as_ref().map(|help| format!("\nhelp: {help}")).unwrap_or_default();
        let _ = writeln!(
            report,
            "::{} file={},line={line},col={column},title={}::{}",
            severity(diagnostic),
            property(&path),
            diagnostic.code,
            data(&format!("{}{help}", diagnostic.message)),
        );
    }
    report
}

fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
