//! The report for people: the source line with its caret, what was found, what would be right.

use std::fmt::Write as _;
use std::ops::Range;

use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};

use super::floor_char;
use crate::diag::{Diagnostic, Severity, Span};
use crate::source::SourceSet;

/// Draws all diagnostics, a blank line between them, and a last line that counts them. Empty for an empty report.
///
/// `colour` is for terminals only.
#[must_use]
pub fn render(diagnostics: &[Diagnostic], sources: &SourceSet, colour: Colour) -> String {
    let renderer = match colour {
        Colour::Always => Renderer::styled(),
        Colour::Never => Renderer::plain(),
    };
    let mut report = String::new();
    for diagnostic in diagnostics {
        report.push_str(&renderer.render(&groups(diagnostic, sources)));
        report.push_str("\n\n");
    }
    if !diagnostics.is_empty() {
        let _ = writeln!(report, "{}", count(diagnostics));
    }
    report
}

/// Whether to colour a report.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Colour {
    /// Escape codes for a terminal.
    Always,
    /// Plain text.
    Never,
}

fn groups<'a>(diagnostic: &'a Diagnostic, sources: &'a SourceSet) -> Vec<Group<'a>> {
    let level = match diagnostic.code.severity() {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    };
    let title = level.primary_title(diagnostic.message.as_str()).id(diagnostic.code.as_str());
    let mut group = title.element(snippet(diagnostic.span, sources, AnnotationKind::Primary, None));
    for label in &diagnostic.related {
        group = group.element(snippet(label.span, sources, AnnotationKind::Context, Some(&label.text)));
    }
    if let Some(help) = &diagnostic.help {
        group = group.element(Level::HELP.message(help.as_str()));
    }
    vec![group]
}

fn snippet<'a>(
    span: Span,
    sources: &'a SourceSet,
    kind: AnnotationKind,
    label: Option<&'a str>,
) -> Snippet<'a, annotate_snippets::Annotation<'a>> {
    let source = sources.get(span.file);
    let (lines, first_line, inside) = window(&source.text, span);
    Snippet::source(lines).line_start(first_line).path(source.path.as_str()).annotation(kind.span(inside).label(label))
}

/// The lines that a span touches, the number of the first, and the span within them.
///
/// The renderer is given these lines only: it would otherwise walk the whole file for every diagnostic.
fn window(text: &str, span: Span) -> (&str, usize, Range<usize>) {
    let start = floor_char(text, span.start as usize);
    let end = floor_char(text, span.end as usize).max(start);
    let end = end.min(text[start..].find('\n').map_or(text.len(), |at| start + at));
    let from = text[..start].rfind('\n').map_or(0, |at| at + 1);
    let to = text[end..].find('\n').map_or(text.len(), |at| end + at);
    let first_line = text[..from].matches('\n').count() + 1;
    let shown = text[from..to].trim_end_matches('\r');
    (shown, first_line, start.min(from + shown.len()) - from..end.min(from + shown.len()) - from)
}

fn count(diagnostics: &[Diagnostic]) -> String {
    let errors = diagnostics.iter().filter(|diagnostic| diagnostic.is_error()).count();
    let warnings = diagnostics.len() - errors;
    let plural = |n: usize, word: &str| format!("{n} {word}{}", if n == 1 { "" } else { "s" });
    format!("{}, {}", plural(errors, "error"), plural(warnings, "warning"))
}
