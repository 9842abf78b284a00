//! What is wrong with the content, as values: found by every stage, drawn by `render`, never printed here.

pub mod code;
pub mod render;

pub use code::Code;

use std::cmp::Reverse;

use crate::source::FileId;

/// A stretch of one file, in bytes. Line and column exist only in renderers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Span {
    /// The file.
    pub file: FileId,
    /// First byte.
    pub start: u32,
    /// One past the last byte; equal to `start` for a place between two characters.
    pub end: u32,
}

impl Span {
    /// The very beginning of a file: for what is wrong with the file itself.
    #[must_use]
    pub fn start_of(file: FileId) -> Self {
        Self { file, start: 0, end: 0 }
    }
}

/// How grave a diagnostic is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The guide cannot be built from this content; exit code 1.
    Error,
    /// The guide is built, and shows the reader the same doubt.
    Warning,
}

/// Another place that belongs to a diagnostic: the first of two duplicates, the line of the witness.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Label {
    /// Where.
    pub span: Span,
    /// What is there; a fragment, lower case.
    pub text: String,
}

/// One thing that is wrong.
///
/// Ordered by place, then code, so that a report reads from the top of each file to its end; see [`sorted`].
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Diagnostic {
    /// The place to mend.
    pub span: Span,
    /// The defect's name.
    pub code: Code,
    /// What was found: lower case, no full stop, found text in backticks.
    pub message: String,
    /// The other ends.
    pub related: Vec<Label>,
    /// What to write instead, with the nearest known id where there is one.
    pub help: Option<String>,
}

impl Diagnostic {
    /// A diagnostic without related places or help.
    #[must_use]
    pub fn new(code: Code, span: Span, message: impl Into<String>) -> Self {
        Self { span, code, message: message.into(), related: Vec::new(), help: None }
    }

    /// Adds what to write instead.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// Adds another place that belongs to it.
    #[must_use]
    pub fn related(mut self, span: Span, text: impl Into<String>) -> Self {
        self.related.push(Label { span, text: text.into() });
        self
    }

    /// Whether it keeps the guide from being built.
    #[must_use]
    pub fn is_error(&self) -> bool {
        self.code.severity() == Severity::Error
    }
}

/// The known name nearest to a mistyped one, when it is near enough to be meant: about a third of its letters may
/// differ, but not all of them. Of names that are equally near the one that begins alike is meant.
#[must_use]
pub fn nearest<'a>(typed: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let alike = |name: &str| typed.chars().zip(name.chars()).take_while(|(a, b)| a == b).count();
    let scored = known.into_iter().map(|name| (strsim::damerau_levenshtein(typed, name), Reverse(alike(name)), name));
    let (distance, _, name) = scored.min()?;
    let length = typed.chars().count();
    (distance < length && distance <= length.max(3) / 3 + 1).then_some(name)
}

/// Whether one of two names may be the other, mistyped.
#[must_use]
pub fn alike(one: &str, other: &str) -> bool {
    strsim::damerau_levenshtein(one, other) <= 2
}

/// Sorts a report by place and drops what was said twice. What left a file unread comes first: whoever mends that may find the
/// rest gone.
#[must_use]
pub fn sorted(mut diagnostics: Vec<Diagnostic>) -> Vec<Diagnostic> {
    diagnostics.sort_by(|a, b| {
        let rest = |found: &Diagnostic| !found.code.leaves_its_file_unread();
        rest(a).cmp(&rest(b)).then_with(|| a.cmp(b))
    });
    diagnostics.dedup();
    diagnostics
}
