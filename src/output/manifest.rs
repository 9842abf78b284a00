//! The manifest `.fudao`: which files of a folder fudao wrote. Text to set and back, without
//! touching a disk.
//!
//! ```text
//! fudao 1
//! .fudao
//! .gitignore
//! zh/laws/act/6-1.html
//! ```

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// The manifest's own name, at the root of the site.
pub(super) const NAME: &str = ".fudao";
/// The version of the format that this fudao writes and reads.
pub(super) const FORMAT: u32 = 1;

/// The files that fudao wrote into a folder, and the folders that hold them; paths from the root of
/// the site.
#[derive(Debug, Default)]
pub(super) struct Owned {
    pub(super) files: BTreeSet<PathBuf>,
    pub(super) folders: BTreeSet<PathBuf>,
}

/// Why a text cannot be read as a manifest.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Unreadable {
    /// It has a format that only a newer fudao knows: the version found.
    Newer(u32),
    /// It is no manifest at all.
    Damaged,
}

/// The manifest's text for paths that are given in order.
pub(super) fn write<'a>(paths: impl Iterator<Item = &'a str>) -> String {
    let mut text = format!("fudao {FORMAT}\n");
    for path in paths {
        text.push_str(path);
        text.push('\n');
    }
    text
}

/// Reads a manifest. Its paths are only ever compared with what a walk of the folder finds, never
/// opened, so that a forged one cannot reach outside.
pub(super) fn read(bytes: &[u8]) -> Result<Owned, Unreadable> {
    let text = std::str::from_utf8(bytes).map_err(|_| Unreadable::Damaged)?;
    let mut lines = text.lines();
    let version = lines.next().and_then(|line| line.strip_prefix("fudao ")).and_then(|version| version.parse().ok());
    match version {
        Some(FORMAT) => Ok(Owned::new(lines.filter(|line| !line.is_empty()))),
        Some(newer) if newer > FORMAT => Err(Unreadable::Newer(newer)),
        _ => Err(Unreadable::Damaged),
    }
}

impl Owned {
    fn new<'a>(paths: impl Iterator<Item = &'a str>) -> Owned {
        let files: BTreeSet<PathBuf> = paths.map(PathBuf::from).chain([PathBuf::from(NAME)]).collect();
        let mut folders = BTreeSet::new();
        for file in &files {
            insert_folders(&mut folders, file);
        }
        Owned { files, folders }
    }
}

/// Adds every folder that `path` lies in, without the root.
pub(super) fn insert_folders(folders: &mut BTreeSet<PathBuf>, path: &Path) {
    for folder in path.ancestors().skip(1) {
        if folder.as_os_str().is_empty() || folders.contains(folder) {
            return;
        }
        folders.insert(folder.to_owned());
    }
}
