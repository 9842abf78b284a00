//! Draws diagnostics for people and for programs; the only place where bytes become lines and columns.

pub mod github;
pub mod human;
pub mod json;

use super::Span;
use crate::source::SourceSet;

/// A place as people and editors name it.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Place {
    /// Relative path of the file.
    pub path: String,
    /// Line, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
}

impl Place {
    /// Finds line and column of a span's first byte.
    #[must_use]
    pub fn of(span: Span, sources: &SourceSet) -> Self {
        let source = sources.get(span.file);
        let before = &source.text[..floor_char(&source.text, span.start as usize)];
        let line_start = before.rfind('\n').map_or(0, |at| at + 1);
        Self {
            path: source.path.clone(),
            line: before.matches('\n').count() + 1,
            column: before[line_start..].chars().count() + 1,
        }
    }
}

/// The nearest character boundary at or below a byte offset, within the text.
fn floor_char(text: &str, at: usize) -> usize {
    text.floor_char_boundary(at.min(text.len()))
}
