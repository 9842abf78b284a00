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
    let (content, mut diagnostics) = content::parse(sources);
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
    /// The report, sorted by place.
    pub diagnostics: Vec<Diagnostic>,
}

/// All that lies between the two edges: the command line, the dev server and the tests call only this.
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
    let (guide, mut diagnostics) = check(sources);
    diagnostics.extend(found_by_source);
    let diagnostics = diag::sorted(diagnostics);
    let guide = guide.filter(|_| !diagnostics.iter().any(Diagnostic::is_error));
    let files = match guide {
        Some(guide) => Some(site::files(&guide, &Templates::new(sources)?, base_url)?),
        None => None,
    };
    Ok(Built { files, diagnostics })
}
