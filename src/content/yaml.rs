//! One YAML file to one typed value, or to every complaint about it.
//!
//! serde stops at the first error. So a file that it refuses is read again as a plain tree, which is held against the
//! JSON Schema of the same type: that names all unknown keys, missing keys and wrong types at once, with their places.

use schemars::{JsonSchema, SchemaGenerator, generate::SchemaSettings};
use serde::de::DeserializeOwned;

use super::complaint;
use super::slip;
use super::tree::Tree;
use crate::diag::{Code, Diagnostic, Span};
use crate::source::Source;

/// Reads a file. `None` comes with at least one diagnostic.
pub fn parse<T: DeserializeOwned + JsonSchema>(source: &Source, diagnostics: &mut Vec<Diagnostic>) -> Option<T> {
    if is_empty(&source.text) {
        let empty = Diagnostic::new(Code::EmptyFile, Span::start_of(source.id), "there is nothing in this file");
        diagnostics.push(
            empty.help("take its rows back from an earlier version, or delete the file; `[]` is a list without rows"),
        );
        return None;
    }
    match serde_yaml::from_str_with_options(&source.text, shallow()) {
        Ok(value) => {
            let lost = lost_words(source);
            let whole = lost.is_empty();
            diagnostics.extend(lost);
            whole.then_some(value)
        }
        Err(error) => {
            diagnostics.extend(complaints::<T>(source, &error));
            None
        }
    }
}

/// Whether a text holds nothing but comments, blanks and the mark at which YAML begins.
fn is_empty(text: &str) -> bool {
    text.lines().map(str::trim).all(|line| line.is_empty() || line.starts_with('#') || line == "---")
}

/// The JSON Schema (draft 2020-12) of a kind of file.
#[must_use]
pub fn schema_of<T: JsonSchema>() -> serde_json::Value {
    let generator = SchemaGenerator::new(SchemaSettings::draft2020_12());
    generator.into_root_schema_for::<T>().to_value()
}

fn complaints<T: JsonSchema>(source: &Source, error: &serde_yaml::Error) -> Vec<Diagnostic> {
    let tree = match serde_yaml::from_str_with_options::<Tree>(&source.text, lenient()) {
        Ok(tree) => tree,
        Err(error) => return vec![not_yaml(source, &error)],
    };
    let mut found = complaint::duplicate_keys(&tree, source.id);
    found.extend(complaint::against_schema(&tree, &schema_of::<T>(), source.id));
    if found.is_empty() {
        found.push(from_error(Code::WrongValue, source, error));
    }
    found
}

/// Words that YAML takes for a tag, an anchor or a comment and drops: `en: !Important notice`, `en: Room # 5`.
fn lost_words(source: &Source) -> Vec<Diagnostic> {
    let suspect =
        |sign: &str| [": ", "- ", "[", "{", ", "].iter().any(|before| source.text.contains(&format!("{before}{sign}")));
    if !suspect("!") && !suspect("&") && !source.text.contains(" #") {
        return Vec::new();
    }
    tree(&source.text).map(|tree| complaint::lost_words(&tree, source)).unwrap_or_default()
}

/// A file that is not YAML: the slip that explains it where one is found, or else the place where reading stopped.
fn not_yaml(source: &Source, error: &serde_yaml::Error) -> Diagnostic {
    let stopped = from_error(Code::YamlSyntax, source, error);
    if stopped.message == TOO_DEEP {
        return stopped.help(SYNTAX_HELP);
    }
    let Some(slip) = slip::find(&source.text, stopped.span.start as usize, stops) else {
        return stopped.help(SYNTAX_HELP);
    };
    let span = Span { file: source.id, start: slip.at.start as u32, end: slip.at.end as u32 };
    let found = Diagnostic::new(Code::YamlSyntax, span, slip.message).help(slip.help);
    let line = |at: u32| source.text.bytes().take(at as usize).filter(|byte| *byte == b'\n').count();
    match line(stopped.span.start) > line(span.start) {
        true => found.related(stopped.span, "reading stopped here"),
        false => found,
    }
}

/// The parser names the place where it can go no further; the slip may stand before it.
const SYNTAX_HELP: &str = "look here and above for a quote or bracket that is not closed, or a line that is not indented \
     like its neighbours; a text that holds `: `, ` #` or brackets, or a comma between braces, stands in quotes";

/// Repeated keys are kept, so that each can be named.
fn lenient() -> serde_yaml::Options {
    let mut options = shallow();
    options.duplicate_keys = serde_yaml::options::DuplicateKeyPolicy::PassThrough;
    options
}

/// How deep lists and mappings may lie in one another. Rows need half of it; twice as much would fill the stack of a thread.
const DEPTH: usize = 24;

fn shallow() -> serde_yaml::Options {
    serde_yaml::options! { budget: serde_yaml::budget! { max_depth: DEPTH } }
}

/// Reads a text as a plain tree, as files are read. `None` when it is not YAML.
pub(crate) fn tree(text: &str) -> Option<Tree> {
    serde_yaml::from_str_with_options(text, shallow()).ok()
}

fn from_error(code: Code, source: &Source, error: &serde_yaml::Error) -> Diagnostic {
    let at = place(&source.text, error) as u32;
    let error = error.without_snippet();
    let message = error.to_string();
    let message = message.rfind(" at line ").map_or(message.as_str(), |cut| &message[..cut]);
    let deep = message.starts_with("budget breached: Depth") || message == "recursion limit exceeded";
    let message = if deep { TOO_DEEP } else { message };
    Diagnostic::new(code, Span { file: source.id, start: at, end: at }, message)
}

const TOO_DEEP: &str = "lists and mappings lie too deep in one another here";

/// The byte at which reading a text stops, when it is not YAML.
pub(super) fn stops(text: &str) -> Option<usize> {
    let error = serde_yaml::from_str_with_options::<Tree>(text, lenient()).err()?;
    Some(place(text, &error))
}

/// The byte of a text at which reading it stopped.
fn place(text: &str, error: &serde_yaml::Error) -> usize {
    let at = error.without_snippet().location().map_or(0, |place| match place.span().byte_offset() {
        Some(at) => at as usize,
        None => offset(text, place.line() as usize, place.column() as usize),
    });
    at.min(text.len())
}

/// The byte at which a line and a column (both from 1, in characters) begin.
fn offset(text: &str, line: usize, column: usize) -> usize {
    let line_start: usize = text.split_inclusive('\n').take(line.saturating_sub(1)).map(str::len).sum();
    let inside: usize = text[line_start..].chars().take(column.saturating_sub(1)).map(char::len_utf8).sum();
    line_start + inside
}
