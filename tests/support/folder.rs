//! The files of a folder on a disk, with their bytes.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use walkdir::WalkDir;

/// Every file below a folder with its bytes, by relative path.
pub fn bytes(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let entries = WalkDir::new(folder).into_iter().map(|entry| entry.expect("the folder can be read"));
    let files = entries.filter(|entry| entry.file_type().is_file());
    let read = |path: &Path| (relative(folder, path), std::fs::read(path).expect("the file can be read"));
    files.map(|entry| read(entry.path())).collect()
}

/// What lies below a folder, as a path from it.
pub fn relative(folder: &Path, path: &Path) -> PathBuf {
    path.strip_prefix(folder).expect("what lies below a folder begins with it").to_owned()
}
