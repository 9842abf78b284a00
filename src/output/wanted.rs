//! The files that the out folder should hold: checked, in order, with fudao's own beside them.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::iter;
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use super::{OutputError, Synced, manifest};
use crate::site::OutputFile;

/// Keeps the generated site out of the repository it is generated in.
const GITIGNORE: (&str, &str) = (".gitignore", "*\n");
/// Marks a new tree that is not complete yet; see [`super::stage`].
pub(super) const UNFINISHED: &str = ".fudao-unfinished";

/// One file as it should be.
pub(super) struct WantedFile<'a> {
    pub(super) path: &'a str,
    pub(super) bytes: Cow<'a, [u8]>,
}

/// Every file that the out folder should hold, sorted by path.
pub(super) struct Wanted<'a> {
    pub(super) files: Vec<WantedFile<'a>>,
}

impl<'a> Wanted<'a> {
    /// Checks every path before a byte is written, and adds the manifest and the `.gitignore`.
    pub(super) fn new(site: &'a [OutputFile]) -> Result<Wanted<'a>, OutputError> {
        let mut files: Vec<_> =
            site.iter().map(|file| WantedFile { path: &file.path, bytes: Cow::from(&*file.bytes) }).collect();
        files.push(WantedFile { path: GITIGNORE.0, bytes: Cow::from(GITIGNORE.1.as_bytes()) });
        files.push(WantedFile { path: manifest::NAME, bytes: Cow::default() });
        files.sort_by_key(|file| file.path);
        check_paths(files.iter().map(|file| file.path))?;

        let list = manifest::write(files.iter().map(|file| file.path)).into_bytes();
        for file in files.iter_mut().filter(|file| file.path == manifest::NAME) {
            file.bytes = Cow::from(list.clone());
        }
        Ok(Wanted { files })
    }

    /// For each file in order: does `out` hold it already, byte for byte?
    pub(super) fn compare(&self, out: &Path) -> Vec<bool> {
        self.files.par_iter().map(|file| holds(&out.join(file.path), &file.bytes)).collect()
    }

    /// The numbers for the user: how many of the site's files are as they were, by the answer of
    /// [`compare`](Self::compare).
    pub(super) fn count(&self, same: &[bool], removed: usize) -> Synced {
        let site = self.files.iter().zip(same).filter(|(file, _)| !is_added(Path::new(file.path)));
        let (unchanged, written): (Vec<_>, Vec<_>) = site.partition(|(_, same)| **same);
        Synced { written: written.len(), unchanged: unchanged.len(), removed }
    }

    /// Every file, as a path from the root of the site.
    pub(super) fn paths(&self) -> BTreeSet<&'a Path> {
        self.files.iter().map(|file| Path::new(file.path)).collect()
    }

    /// Every folder that a file needs, without the root.
    pub(super) fn folders(&self) -> BTreeSet<PathBuf> {
        let mut folders = BTreeSet::new();
        for file in &self.files {
            manifest::insert_folders(&mut folders, Path::new(file.path));
        }
        folders
    }
}

/// Whether a file is one that fudao adds to every site.
pub(super) fn is_added(path: &Path) -> bool {
    [manifest::NAME, GITIGNORE.0].iter().any(|added| path == Path::new(added))
}

/// A regular file with exactly these bytes. What cannot be read is not the same, and is written
/// anew.
fn holds(path: &Path, bytes: &[u8]) -> bool {
    fs::symlink_metadata(path).is_ok_and(|there| there.is_file() && there.len() == bytes.len() as u64)
        && fs::read(path).is_ok_and(|there| there == bytes)
}

/// Proves that all the paths can lie side by side in any folder on any system.
fn check_paths<'a>(paths: impl Iterator<Item = &'a str>) -> Result<(), OutputError> {
    let mut taken = BTreeMap::from([(UNFINISHED.to_owned(), Taken::File(UNFINISHED))]);
    for path in paths {
        if let Some(why) = defect(path) {
            return Err(OutputError::BadPath { path: path.to_owned(), why });
        }
        if let Some(other) = clash(&mut taken, path) {
            return Err(OutputError::PathClash { first: other.to_owned(), second: path.to_owned() });
        }
    }
    Ok(())
}

/// What lies at a path on a disk that ignores case, in its own spelling.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Taken<'a> {
    File(&'a str),
    Folder(&'a str),
}

/// Takes the places that a path needs. Answers whom it cannot lie beside.
fn clash<'a>(taken: &mut BTreeMap<String, Taken<'a>>, path: &'a str) -> Option<&'a str> {
    let folders = path.rmatch_indices('/').map(|(end, _)| path.split_at(end).0).map(Taken::Folder);
    for part in iter::once(Taken::File(path)).chain(folders) {
        let (Taken::File(spelling) | Taken::Folder(spelling)) = part;
        match taken.insert(spelling.to_lowercase(), part) {
            None => {}
            // The folders around a known folder are known as well.
            Some(Taken::Folder(known)) if part == Taken::Folder(known) => return None,
            Some(Taken::File(other) | Taken::Folder(other)) => return Some(other),
        }
    }
    None
}

/// What is wrong with a path, fitting after "which".
fn defect(path: &str) -> Option<&'static str> {
    let drive = |path: &str| path.as_bytes().get(1) == Some(&b':');
    match path {
        "" => Some("is empty"),
        _ if path.starts_with('/') || drive(path) => Some("does not start at the root of the site"),
        _ if path.contains('\\') => Some("has a backslash"),
        _ if path.contains(char::is_control) => Some("has a control character"),
        _ if path.split('/').any(str::is_empty) => Some("has an empty part"),
        _ if path.split('/').any(|part| part == "." || part == "..") => Some("has a part `.` or `..`"),
        _ => None,
    }
}
