//! Folders on a disk: copied, listed with their bytes, listed with their times.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use walkdir::WalkDir;

/// Every file below a folder with its bytes, by relative path.
pub fn bytes(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let entries = WalkDir::new(folder).into_iter().map(|entry| entry.expect("the folder can be read"));
    let files = entries.filter(|entry| entry.file_type().is_file());
    let read = |path: &Path| (relative(folder, path), std::fs::read(path).expect("the file can be read"));
    files.map(|entry| read(entry.path())).collect()
}

/// Everything below a folder with the time of its last change, by relative path; the folder itself too.
pub fn times(folder: &Path) -> BTreeMap<PathBuf, SystemTime> {
    let entries = WalkDir::new(folder).into_iter().map(|entry| entry.expect("the folder can be read"));
    let time = |entry: &walkdir::DirEntry| entry.metadata().ok()?.modified().ok();
    entries.map(|entry| (relative(folder, entry.path()), time(&entry).expect("files have a time"))).collect()
}

/// Copies every file below a folder into another, over what is there.
pub fn copy(from: &Path, to: &Path) {
    for (path, bytes) in bytes(from) {
        let path = to.join(path);
        std::fs::create_dir_all(path.parent().expect("a file lies in a folder")).expect("the folder can be made");
        std::fs::write(&path, bytes).expect("the file can be written");
    }
}

fn relative(folder: &Path, path: &Path) -> PathBuf {
    path.strip_prefix(folder).expect("what lies below a folder begins with it").to_owned()
}
