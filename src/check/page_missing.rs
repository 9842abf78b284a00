//! `missing-file`: a page whose words every guide needs.
//!
//! The first page, the glossary, the page of sources and the page for what is not there take their heading and their
//! first sentences from `content/pages/`.
//!
//! Bad: no `content/pages/home.yaml`
//!
//! Good: `content/pages/home.yaml` with `title` and `lead`

use crate::diag::{Code, Diagnostic, Span};
use crate::guide::Guide;
use crate::page::NEEDED_PAGES;
use crate::source::SourceSet;

pub(super) fn check(guide: &Guide, sources: &SourceSet) -> Vec<Diagnostic> {
    let Some(site) = sources.find("content/site.yaml") else { return Vec::new() };
    let missing = NEEDED_PAGES.iter().filter(|id| !guide.pages.contains_key(**id));
    let complaint = |id: &&str| {
        let message = format!("`content/pages/{id}.yaml` is missing");
        Diagnostic::new(Code::MissingFile, Span::start_of(site.id), message).help("add it, with `title` and `lead`")
    };
    missing.map(complaint).collect()
}
