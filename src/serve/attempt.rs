//! One build for the dev server: read, [`crate::build_again`], write, as `fudao build` does it.
#![expect(clippy::disallowed_methods, reason = "whoever edits is told how long a rebuild takes")]

use std::path::Path;
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
}

impl<'s> Attempts<'s> {
    /// For the guide in `root` and the site in `out`.
    pub(super) fn new(root: &'s Path, out: &'s Path) -> Self {
        Self { root, out, memory: Memory::default() }
    }

    /// Builds the guide, writes it, has the browsers see what came of it, and then tells it: whoever reads on the terminal
    /// that a site is built finds it served.
    ///
    /// A site that could not be written is not shown either: the browsers see what lies in the folder.
    ///
    /// # Errors
    /// When the content cannot be read, a template is wrong, or the site cannot be written; nothing is shown or told of that
    /// yet. Wrong content is an outcome.
    pub(super) fn build(
        &mut self,
        show: &mut impl FnMut(Outcome),
        tell: &mut impl FnMut(News<'_>),
    ) -> Result<(), BuildError> {
        let start = Instant::now();
        let (sources, found) = source::load(self.root)?;
        let Built { files, diagnostics } = crate::build_again(&mut self.memory, &sources, found, None)?;
        let Some(files) = files else {
            show(Outcome::Report(human::render(&diagnostics, &sources, Colour::Never)));
            tell(News::Wrong { diagnostics: &diagnostics, sources: &sources });
            return Ok(());
        };
        let (changed, remains) = match output::sync(self.out, &files) {
            Ok(synced) => (Some(synced.written + synced.removed), None),
            Err(error @ OutputError::OldNotRemoved { .. }) => (None, Some(BuildError::from(error).report())),
            Err(error) => return Err(error.into()),
        };
        let pages = files.iter().filter(|file| file.path.ends_with(".html")).count();
        let site = Pages::new(files);
        show(match &remains {
            None => Outcome::Site(site),
            Some(report) => Outcome::Both(site, report.clone()),
        });
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
