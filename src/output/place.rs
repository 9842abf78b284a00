//! Where the site lies, and the two names beside it that a build uses while it works.

use std::ffi::{OsStr, OsString};
use std::fs::{self, File};
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use super::{Failure, OutputError};

/// The out folder and its neighbours; absolute paths on one file system.
pub(super) struct Place {
    /// The folder that becomes the site: no symlink; it may be missing.
    pub(super) out: PathBuf,
    /// Where the new site is prepared.
    pub(super) next: PathBuf,
    /// Where the old site waits for its removal, on systems that cannot exchange two folders.
    pub(super) old: PathBuf,
    parent: PathBuf,
}

impl Place {
    /// Follows symlinks, creates the parents that are missing, and refuses what is no folder or a
    /// mount of its own.
    pub(super) fn find(out: &Path) -> Result<Place, OutputError> {
        let out = resolve(out)?;
        let (Some(parent), Some(name)) = (out.parent(), out.file_name()) else {
            return Err(OutputError::Mounted(out));
        };
        match fs::metadata(&out) {
            Ok(there) if !there.is_dir() => return Err(OutputError::NotAFolder(out)),
            Ok(there) if is_mounted(parent, &there).map_err(Failure::when("look at", parent))? => {
                return Err(OutputError::Mounted(out));
            }
            _ => {}
        }
        let beside =
            |suffix| parent.join([OsStr::new("."), name, OsStr::new(suffix)].into_iter().collect::<OsString>());
        Ok(Place { next: beside(".fudao-next"), old: beside(".fudao-old"), parent: parent.to_owned(), out })
    }

    /// Waits for other builds beside this one, until the answer is dropped. `None` where the system
    /// has no lock for a folder: builds at the same time are then the user's to avoid.
    pub(super) fn lock(&self) -> Option<File> {
        let folder = File::open(&self.parent).ok()?;
        loop {
            match folder.lock() {
                Ok(()) => return Some(folder),
                Err(error) if error.kind() == ErrorKind::Interrupted => {}
                Err(_) => return None,
            }
        }
    }

    /// The error for an old site whose remains lie in `tree`.
    pub(super) fn old_not_removed(&self, tree: &Path, failure: Failure) -> OutputError {
        OutputError::OldNotRemoved { out: self.out.clone(), tree: tree.to_owned(), failure }
    }
}

/// The real, absolute path of a folder that may be missing, behind a symlink that may dangle: the
/// site that a killed build left set aside must be found by the same path as before.
fn resolve(out: &Path) -> Result<PathBuf, OutputError> {
    let mut path = out.to_owned();
    loop {
        match fs::canonicalize(&path) {
            Ok(real) => return Ok(real),
            Err(error) if error.kind() == ErrorKind::NotFound => {}
            Err(error) => return Err(Failure::when("open", &path)(error).into()),
        }
        let parent = path.parent().unwrap_or(Path::new("")).to_owned();
        match fs::read_link(&path) {
            Ok(target) => path = parent.join(target),
            Err(_) => return missing(&path, &parent),
        }
    }
}

/// The real path of a folder that does not exist in a parent that is made to.
fn missing(path: &Path, parent: &Path) -> Result<PathBuf, OutputError> {
    let Some(name) = path.file_name() else {
        return Err(Failure::when("open", path)(ErrorKind::NotFound.into()).into());
    };
    let parent = if parent.as_os_str().is_empty() { Path::new(".") } else { parent };
    fs::create_dir_all(parent).map_err(Failure::when("create", parent))?;
    Ok(fs::canonicalize(parent).map_err(Failure::when("open", parent))?.join(name))
}

/// Does a folder lie on another file system than its parent? A mount of the same file system is
/// found by the swap.
#[cfg(unix)]
fn is_mounted(parent: &Path, out: &fs::Metadata) -> io::Result<bool> {
    use std::os::unix::fs::MetadataExt;
    Ok(fs::metadata(parent)?.dev() != out.dev())
}

#[cfg(not(unix))]
fn is_mounted(_parent: &Path, _out: &fs::Metadata) -> io::Result<bool> {
    Ok(false)
}
