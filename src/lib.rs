//! fudao turns structured statute text into a bilingual guide.
//!
//! ```text
//! source::load ▶ content::parse ▶ guide::resolve ▶ check::run ▶ page, export ▶ site::files ▶ output::sync
//! ```
//!
//! Everything between the two edges (`source` and `output`) is pure: text in, values out. Wrong content is data, a
//! [`diag::Diagnostic`]; a wrong world is an error. ARCHITECTURE.md says what each module may not know.

pub mod chart;
pub mod check;
pub mod cli;
pub mod content;
pub mod diag;
pub mod diff;
pub mod draft;
pub mod export;
pub mod guide;
mod kept;
pub mod output;
pub mod page;
pub mod search;
pub mod serve;
pub mod site;
pub mod source;

use diag::Diagnostic;
use guide::Guide;
use page::{TemplateError, Templates};
use site::OutputFile;
use source::SourceSet;

/// The guide, if the content holds no error, and everything that is to be said about the content.
#[must_use]
pub fn check(sources: &SourceSet) -> (Option<Guide>, Vec<Diagnostic>) {
    check_again(sources, &mut content::Rows::default())
}

/// [`check()`] for whoever checks more than once.
fn check_again(sources: &SourceSet, rows: &mut content::Rows) -> (Option<Guide>, Vec<Diagnostic>) {
    let (content, mut diagnostics) = content::parse_again(sources, rows);
    let mut guide = None;
    if let Some(content) = content {
        let (resolved, complaints) = guide::resolve(&content, sources);
        diagnostics.extend(complaints);
        if let Some(resolved) = resolved {
            diagnostics.extend(check::run(&resolved, &content.unread, sources));
            guide = Some(resolved);
        }
    }
    let diagnostics = diag::sorted(diagnostics);
    let clean = !diagnostics.iter().any(Diagnostic::is_error);
    (guide.filter(|_| clean), diagnostics)
}

/// What a build comes to: the files, unless the content holds an error, and the report.
pub struct Built {
    /// Every file of the site; `None` when the content holds an error.
    pub files: Option<Vec<OutputFile>>,
    /// The report, in the order of [`diag::sorted`].
    pub diagnostics: Vec<Diagnostic>,
}

/// What builds leave to the next one, which then makes anew only what has changed. Each value is kept under all that it was
/// made of, so that whatever the memory holds, a build comes to the same: it is only there sooner.
#[derive(Default)]
pub struct Memory {
    rows: content::Rows,
    templates: Option<Templates>,
    pages: page::Made,
}

/// All that lies between the two edges: the command line and the tests call only this.
///
/// `found_by_source` is what reading the files has complained about; `base_url` ends in a slash.
///
/// # Errors
/// When a template is missing or wrong.
pub fn build(
    sources: &SourceSet,
    found_by_source: Vec<Diagnostic>,
    base_url: Option<&str>,
) -> Result<Built, TemplateError> {
    let (guide, diagnostics) = with_found(check(sources), found_by_source);
    let make = |guide| site::files(&guide, &Templates::new(sources)?, base_url, &mut page::Made::default());
    Ok(Built { files: guide.map(make).transpose()?, diagnostics })
}

/// [`build`] for whoever builds more than once and waits for the pages: the dev server. They are handed over as soon as they
/// are made, before the search and the data are; not when the content holds an error.
///
/// # Errors
/// When a template is missing or wrong.
pub fn build_again(
    memory: &mut Memory,
    sources: &SourceSet,
    found_by_source: Vec<Diagnostic>,
    hand_over_pages: impl FnOnce(&[OutputFile]),
) -> Result<Built, TemplateError> {
    let Memory { rows, templates, pages } = memory;
    let (guide, diagnostics) = with_found(check_again(sources, rows), found_by_source);
    let make = |guide| {
        let known = templates.take().filter(|templates| templates.are_of(sources));
        let templates = templates.insert(known.map_or_else(|| Templates::new(sources), Ok)?);
        site::pages_first(&guide, templates, None, pages, hand_over_pages)
    };
    Ok(Built { files: guide.map(make).transpose()?, diagnostics })
}

/// All that was found, and the guide if none of it is an error.
fn with_found(
    (guide, mut diagnostics): (Option<Guide>, Vec<Diagnostic>),
    found_by_source: Vec<Diagnostic>,
) -> (Option<Guide>, Vec<Diagnostic>) {
    diagnostics.extend(found_by_source);
    let diagnostics = diag::sorted(diagnostics);
    (guide.filter(|_| !diagnostics.iter().any(Diagnostic::is_error)), diagnostics)
}
