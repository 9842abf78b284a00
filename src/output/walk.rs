//! What lies in a folder, and whether two things are one: the questions that staging and clearing
//! up share.

use std::fs::{self, FileType, Metadata};
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use walkdir::WalkDir;

use super::Failure;

/// What lies at a path, `None` where nothing does; a link is not followed.
pub(super) fn look(path: &Path) -> io::Result<Option<Metadata>> {
    match fs::symlink_metadata(path) {
        Ok(there) => Ok(Some(there)),
        Err(error) => match error.kind() {
            ErrorKind::NotFound | ErrorKind::NotADirectory => Ok(None),
            _ => Err(error),
        },
    }
}

/// One thing found in a folder; links are not followed.
pub(super) struct Found {
    /// From the root of the walk; the root itself is the empty path.
    pub(super) path: PathBuf,
    pub(super) kind: FileType,
}

/// Everything in a folder, itself included: folders before what they hold, names in order. What
/// vanishes during the walk was not there.
pub(super) fn walk(root: &Path) -> Result<Vec<Found>, Failure> {
    let mut found = Vec::new();
    for entry in WalkDir::new(root).sort_by_file_name() {
        match entry {
            Ok(entry) => {
                let path = entry.path().strip_prefix(root).unwrap_or(entry.path()).to_owned();
                found.push(Found { path, kind: entry.file_type() });
            }
            Err(error) => {
                let path = error.path().unwrap_or(root).to_owned();
                let reason = error.into_io_error().unwrap_or(ErrorKind::Other.into());
                if reason.kind() != ErrorKind::NotFound {
                    return Err(Failure::when("read", &path)(reason));
                }
            }
        }
    }
    Ok(found)
}

/// What tells whether a file is still the one that was there: the file on the disk, its size and
/// its time.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Identity {
    file: FileId,
    len: u64,
    modified: Option<SystemTime>,
}

impl Identity {
    pub(super) fn of(there: &Metadata) -> Identity {
        Identity { file: file_id(there), len: there.len(), modified: there.modified().ok() }
    }
}

/// Are these two names of one file, two files of equal bytes, or two links to the same target?
pub(super) fn is_same(one: &Path, other: &Path) -> io::Result<bool> {
    let (here, there) = (fs::symlink_metadata(one)?, fs::symlink_metadata(other)?);
    if here.file_type() != there.file_type() {
        return Ok(false);
    }
    if is_one_file(&here, &there) {
        return Ok(true);
    }
    if here.is_symlink() {
        return Ok(fs::read_link(one)? == fs::read_link(other)?);
    }
    Ok(here.is_file() && here.len() == there.len() && fs::read(one)? == fs::read(other)?)
}

/// The device, and the number of the file on it.
#[cfg(unix)]
type FileId = (u64, u64);

#[cfg(unix)]
fn file_id(there: &Metadata) -> FileId {
    use std::os::unix::fs::MetadataExt;
    (there.dev(), there.ino())
}

#[cfg(unix)]
fn is_one_file(here: &Metadata, there: &Metadata) -> bool {
    file_id(here) == file_id(there)
}

/// Elsewhere a file is known by its content alone.
#[cfg(not(unix))]
type FileId = ();

#[cfg(not(unix))]
fn file_id(_there: &Metadata) -> FileId {}

#[cfg(not(unix))]
fn is_one_file(_here: &Metadata, _there: &Metadata) -> bool {
    false
}
