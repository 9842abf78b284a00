//! The lines of a file, and where in them values begin.

use std::ops::Range;

/// A line without its end.
pub(super) struct Line<'a> {
    /// Its number, from 0.
    pub n: usize,
    /// The byte at which it begins.
    pub start: usize,
    /// What stands in it.
    pub text: &'a str,
}

impl Line<'_> {
    /// The byte behind its last character.
    pub(super) fn end(&self) -> usize {
        self.start + self.text.len()
    }

    /// A stretch of it as a stretch of the file.
    pub(super) fn span(&self, inside: Range<usize>) -> Range<usize> {
        self.start + inside.start..self.start + inside.end
    }

    /// The line with a stretch replaced.
    pub(super) fn with(&self, inside: Range<usize>, instead: &str) -> String {
        [&self.text[..inside.start], instead, &self.text[inside.end..]].concat()
    }

    /// Its bytes of white space at the beginning.
    pub(super) fn indent(&self) -> usize {
        self.text.len() - self.text.trim_start().len()
    }

    /// Whether it holds more than white space and a comment.
    pub(super) fn says_something(&self) -> bool {
        let text = self.text.trim();
        !text.is_empty() && !text.starts_with('#')
    }
}

/// Every line of a text.
pub(super) fn all(text: &str) -> Vec<Line<'_>> {
    let mut start = 0;
    let mut lines = Vec::new();
    for (n, whole) in text.split_inclusive('\n').enumerate() {
        lines.push(Line { n, start, text: whole.trim_end_matches(['\n', '\r']) });
        start += whole.len();
    }
    lines
}

/// Where a key or a value begins.
#[derive(Clone, Copy)]
pub(super) struct Opening {
    /// The byte.
    pub at: usize,
    /// The number of brackets around it.
    pub depth: usize,
    /// Whether it stands behind the colon of a key.
    pub is_value: bool,
}

/// What a line opens.
#[derive(Default)]
pub(super) struct Openings {
    /// Keys, values and the entries of lists, in order.
    pub all: Vec<Opening>,
    /// The brackets that are open at its end.
    pub brackets: Vec<usize>,
}

/// Reads a line as YAML would that begins there. A quote that is not closed ends it.
pub(super) fn openings(text: &str) -> Openings {
    let mut found = Openings::default();
    let (mut at, mut fresh, mut keyed, mut is_value) = (0, true, false, false);
    while let Some(c) = text[at..].chars().next() {
        let next = at + c.len_utf8();
        let depth = found.brackets.len();
        match c {
            ' ' => {}
            '-' if fresh && !keyed && depth == 0 && text[next..].starts_with(' ') => {}
            ':' if ends_key(&text[next..]) && (depth > 0 || !keyed) => {
                (fresh, keyed, is_value) = (true, true, true);
            }
            ',' if depth > 0 => (fresh, is_value) = (true, false),
            ']' | '}' if depth > 0 => {
                found.brackets.pop();
                fresh = false;
            }
            _ if !fresh => {}
            '[' | '{' => {
                found.all.push(Opening { at, depth, is_value });
                found.brackets.push(at);
                is_value = false;
            }
            _ => {
                found.all.push(Opening { at, depth, is_value });
                fresh = false;
                if matches!(c, '"' | '\'') {
                    let Some(close) = closing(&text[next..], c) else { return found };
                    at = next + close + 1;
                    continue;
                }
            }
        }
        at = next;
    }
    found
}

/// Whether a colon ends a key before this.
fn ends_key(rest: &str) -> bool {
    rest.is_empty() || rest.starts_with(' ')
}

/// Where a quoted text ends: the byte of its closing quote.
pub(super) fn closing(text: &str, quote: char) -> Option<usize> {
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        match c {
            '\\' if quote == '"' => _ = chars.next(),
            '\'' if quote == '\'' && chars.peek().is_some_and(|(_, next)| *next == '\'') => _ = chars.next(),
            _ if c == quote => return Some(at),
            _ => {}
        }
    }
    None
}

/// The letters, digits and hyphens that a text begins with, as keys and ids have them.
pub(super) fn word(text: &str) -> &str {
    let end = text.find(|c: char| !(c.is_ascii_alphanumeric() || c == '-' || c == '_')).unwrap_or(text.len());
    &text[..end]
}
