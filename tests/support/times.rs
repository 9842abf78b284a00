//! When the files of a folder were last changed.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use walkdir::WalkDir;

use crate::folder::relative;

/// Everything below a folder with the time of its last change, by relative path; the folder itself too.
pub fn times(folder: &Path) -> BTreeMap<PathBuf, SystemTime> {
    let entries = WalkDir::new(folder).into_iter().map(|entry| entry.expect("the folder can be read"));
    let time = |entry: &walkdir::DirEntry| entry.metadata().ok()?.modified().ok();
    entries.map(|entry| (relative(folder, entry.path()), time(&entry).expect("files have a time"))).collect()
}
