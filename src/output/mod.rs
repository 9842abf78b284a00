//! Makes the out folder equal to a list of files, at once or not at all.
//!
//! ```text
//! files ─wanted─▶ ┐                    ┌─ nothing differs: nothing is touched
//!                 ├─ compare, survey ──┤
//! out ──survey──▶ ┘                    └─ stage beside out ─▶ swap ─▶ retire what was there
//! ```
//!
//! A reader of `out` sees the old site or the new one, never a mixture, however the build ends. The
//! manifest `out/.fudao` lists what fudao wrote; everything else in `out` is *foreign*: it is
//! carried into the new site as it is, and never deleted. This module knows nothing of pages or
//! laws; files are paths and bytes.
#![expect(clippy::disallowed_methods, reason = "the IO edge out: the one module that writes the site")]

mod error;
mod manifest;
mod place;
mod retire;
mod stage;
mod survey;
mod swap;
mod walk;
mod wanted;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

pub use error::{Failure, OutputError};
use place::Place;
use survey::Survey;
use wanted::Wanted;

use crate::site::OutputFile;

/// What [`sync`] did to the files of the site; fudao's own `.fudao` and `.gitignore` are not
/// counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Synced {
    /// Files that are new or whose bytes differ from those that were there.
    pub written: usize,
    /// Files that were there already, byte for byte. `written + unchanged` is the number of files
    /// given.
    pub unchanged: usize,
    /// Files of the earlier site that the new one no longer has.
    pub removed: usize,
}

/// Makes the folder `out` hold exactly `files`, beside what others put there, in one visible step.
///
/// `out` is created where it is missing, with its parents; a symlink is followed. A second build of
/// the same site waits for the first. What an earlier, killed build left behind is cleared up
/// first.
///
/// # Errors
/// Where `out` is not fudao's to write, a path cannot be written everywhere, a file of somebody
/// else is in the way, or the disk refuses. The site that was there is then as it was; the one
/// exception says so: [`OutputError::OldNotRemoved`], where the new site is in place already.
pub fn sync(out: &Path, files: &[OutputFile]) -> Result<Synced, OutputError> {
    let wanted = Wanted::new(files)?;
    let place = Place::find(out)?;
    let _lock = place.lock();
    retire::put_back(&place)?;
    let owned = survey::owned(&place.out)?;
    retire::clear_leftovers(&place)?;

    let same = wanted.compare(&place.out);
    if same.iter().all(|same| *same) {
        return Ok(wanted.count(&same, 0));
    }
    let survey = Survey::take(&place.out, &owned, &wanted)?;
    let carried = stage::stage(&place, &wanted, &same, &survey)?;
    let old = match swap::swap(&place) {
        Ok(old) => old,
        Err(error) => {
            stage::abandon(&place);
            return Err(error);
        }
    };
    if let Some(tree) = old {
        let old = retire::Old { tree: &tree, live: &place.out, owned: &owned, carried: &carried };
        old.retire().map_err(|failure| place.old_not_removed(&tree, failure))?;
    }
    Ok(wanted.count(&same, survey.stale))
}

/// The site that stands in `out`, as it was given to [`sync`]. Empty where there is none, and where one of its files is gone
/// or cannot be read, since half of a site is none.
#[must_use]
pub fn standing(out: &Path) -> Vec<OutputFile> {
    read_whole(out).unwrap_or_default()
}

fn read_whole(out: &Path) -> Option<Vec<OutputFile>> {
    let mut left = survey::read_manifest(out).ok()??.ok()?.files;
    let mut files = Vec::new();
    for found in walk::walk(out).ok()?.into_iter().filter(|found| found.kind.is_file()) {
        if left.remove(&found.path) && !wanted::is_added(&found.path) {
            let parts: Vec<_> = found.path.iter().map(|part| part.to_str()).collect::<Option<_>>()?;
            files.push(OutputFile { path: parts.join("/"), bytes: fs::read(out.join(&found.path)).ok()?.into() });
        }
    }
    left.is_empty().then_some(files)
}

/// What identified a foreign file when it was carried into the new site, by its path from the root
/// of the site.
type Carried = BTreeMap<PathBuf, walk::Identity>;
