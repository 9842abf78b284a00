//! What lies in the out folder before the build: what fudao wrote, and what is foreign and must be
//! carried over.

use std::collections::BTreeMap;
use std::fs::{self, FileType, Metadata};
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use super::manifest::{self, Owned, Unreadable};
use super::walk::{Found, look, walk};
use super::wanted::Wanted;
use super::{Failure, OutputError};

/// A file, link or the like in `out` that fudao did not write.
pub(super) struct Foreign {
    /// From the root of the site.
    pub(super) path: PathBuf,
    pub(super) kind: FileType,
}

/// Everything in `out` that the new site must take account of.
#[derive(Default)]
pub(super) struct Survey {
    /// What is carried over, folders aside.
    pub(super) foreign: Vec<Foreign>,
    /// Folders in which fudao wrote nothing, at any depth: they are carried over even when empty.
    pub(super) kept_folders: Vec<PathBuf>,
    /// Every folder that is there, the root as the empty path: where the new site has it too, it
    /// stays as accessible as it was.
    pub(super) folders: BTreeMap<PathBuf, Metadata>,
    /// How many files fudao wrote that the new site no longer has.
    pub(super) stale: usize,
}

/// What fudao wrote into `out`, nothing where `out` is missing or empty.
///
/// # Errors
/// Where `out` is not fudao's to write.
pub(super) fn owned(out: &Path) -> Result<Owned, OutputError> {
    match read_manifest(out)? {
        Some(Ok(owned)) => Ok(owned),
        Some(Err(Unreadable::Newer(found))) => Err(OutputError::NewerFormat { out: out.to_owned(), found }),
        Some(Err(Unreadable::Damaged)) => Err(OutputError::DamagedManifest(out.join(manifest::NAME))),
        None if is_vacant(out)? => Ok(Owned::default()),
        None => Err(OutputError::NotOurs(out.to_owned())),
    }
}

/// The manifest of a folder, `None` where it has none.
pub(super) fn read_manifest(tree: &Path) -> Result<Option<Result<Owned, Unreadable>>, Failure> {
    let path = tree.join(manifest::NAME);
    let there = look(&path).map_err(Failure::when("look at", &path))?;
    if !there.is_some_and(|there| there.is_file()) {
        return Ok(None);
    }
    let bytes = fs::read(&path).map_err(Failure::when("read", &path))?;
    Ok(Some(manifest::read(&bytes)))
}

/// Is a folder missing or empty?
pub(super) fn is_vacant(folder: &Path) -> Result<bool, Failure> {
    match fs::read_dir(folder) {
        Ok(mut entries) => Ok(entries.next().is_none()),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(true),
        Err(error) => Err(Failure::when("read", folder)(error)),
    }
}

impl Survey {
    /// Walks `out` and sorts what is there.
    ///
    /// # Errors
    /// Where something foreign lies at a place that the new site needs.
    pub(super) fn take(out: &Path, owned: &Owned, wanted: &Wanted) -> Result<Survey, OutputError> {
        let (wanted_files, wanted_folders) = (wanted.paths(), wanted.folders());
        let mut survey = Survey::default();
        for Found { path, kind } in walk(out)? {
            if kind.is_dir() {
                survey.add_folder(out, path, owned)?;
            } else if kind.is_file() && owned.files.contains(&path) {
                survey.stale += usize::from(!wanted_files.contains(path.as_path()));
            } else if wanted_folders.contains(&path) {
                return Err(OutputError::WouldOverwrite(out.join(path)));
            } else {
                survey.foreign.push(Foreign { path, kind });
            }
        }
        let carried = survey.kept_folders.iter().chain(survey.foreign.iter().map(|foreign| &foreign.path));
        for path in carried {
            if path.ancestors().any(|taken| wanted_files.contains(taken)) {
                return Err(OutputError::WouldOverwrite(out.join(path)));
            }
        }
        Ok(survey)
    }

    fn add_folder(&mut self, out: &Path, path: PathBuf, owned: &Owned) -> Result<(), Failure> {
        let full = out.join(&path);
        if let Some(there) = look(&full).map_err(Failure::when("look at", &full))? {
            if !owned.folders.contains(&path) {
                self.kept_folders.push(path.clone());
            }
            self.folders.insert(path, there);
        }
        Ok(())
    }
}
