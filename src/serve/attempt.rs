//! One build for the dev server: read, [`crate::build_again`], write, as `fudao build` does it.
#![expect(clippy::disallowed_methods, reason = "whoever edits is told how long a rebuild takes")]

use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use super::News;
use super::pages::Pages;
use super::showing::Outcome;
use crate::diag::render::human::{self, Colour};
use crate::output::{self, OutputError};
use crate::page::TemplateError;
use crate::source::{self, SourceError};
use crate::{Built, Memory};

/// Why there was nothing to check, or nothing could be made or written.
#[derive(Debug, thiserror::Error)]
pub enum BuildError {
    /// Nothing could be read.
    #[error(transparent)]
    Source(#[from] SourceError),
    /// A template is missing or wrong.
    #[error(transparent)]
    Template(#[from] TemplateError),
    /// The site could not be written.
    #[error(transparent)]
    Output(#[from] OutputError),
}

impl BuildError {
    /// What terminal and browser show of it.
    pub(super) fn report(&self) -> String {
        format!("fudao could not run: {self}\n")
    }
}

/// The builds of one server, of which each remembers those before it.
pub(super) struct Attempts<'s> {
    root: &'s Path,
    out: &'s Path,
    memory: Memory,
    /// What was shown last.
    shown: Option<Arc<Pages>>,
}

impl<'s> Attempts<'s> {
    /// For the guide in `root` and the site in `out`.
    pub(super) fn new(root: &'s Path, out: &'s Path) -> Self {
        Self { root, out, memory: Memory::default(), shown: None }
    }

    /// Builds the guide, has the browsers see its pages, makes and writes the rest, and then tells it: whoever reads on the
    /// terminal that a site is built finds it served and written.
    ///
    /// A person who has saved waits for the page and for nothing else. So a site that could not be written is shown all the
    /// same, with the report over it.
    ///
    /// # Errors
    /// When the content cannot be read, a template is wrong, or the site cannot be written; none of that is told yet. Wrong
    /// content is an outcome.
    pub(super) fn build(
        &mut self,
        show: &mut impl FnMut(Outcome),
        tell: &mut impl FnMut(News<'_>),
    ) -> Result<(), BuildError> {
        let start = Instant::now();
        let Self { root, out, memory, shown } = self;
        let (sources, found) = source::load(root)?;
        let Built { files, diagnostics } = crate::build_again(memory, &sources, found, |pages| {
            let pages = Arc::new(Pages::first(pages.to_vec(), shown.as_deref()));
            *shown = Some(Arc::clone(&pages));
            show(Outcome::Site(pages));
        })?;
        let Some(files) = files else {
            show(Outcome::Report(human::render(&diagnostics, &sources, Colour::Never)));
            tell(News::Wrong { diagnostics: &diagnostics, sources: &sources });
            return Ok(());
        };
        let pages = files.iter().filter(|file| file.path.ends_with(".html")).count();
        let written = output::sync(out, &files).map_err(BuildError::from);
        let site = Arc::new(Pages::new(files, shown.as_deref()));
        *shown = Some(Arc::clone(&site));
        show(match &written {
            Ok(_) => Outcome::Site(site),
            Err(error) => Outcome::Both(site, error.report()),
        });
        let (changed, remains) = match written {
            Ok(synced) => (Some(synced.written + synced.removed), None),
            Err(error @ BuildError::Output(OutputError::OldNotRemoved { .. })) => (None, Some(error.report())),
            Err(error) => return Err(error),
        };
        let took = milliseconds(start.elapsed());
        tell(News::Built { pages, changed, took, diagnostics: &diagnostics, sources: &sources });
        if let Some(report) = remains {
            tell(News::Failed(&report));
        }
        Ok(())
    }
}

fn milliseconds(duration: Duration) -> u64 {
    u64::try_from(duration.as_millis()).unwrap_or(u64::MAX)
}
