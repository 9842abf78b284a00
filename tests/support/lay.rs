//! A small guide without a flaw, laid in a folder of its own: `tests/cases/_base` with the templates and labels of the
//! real guide.

use std::path::{Path, PathBuf};

use tempfile::TempDir;

use crate::folder;

/// The repository.
pub fn repository() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).to_owned()
}

/// The guide; it goes when the answer is dropped.
pub fn guide() -> TempDir {
    let guide = tempfile::tempdir().expect("a temporary folder");
    copy(&repository().join("templates"), &guide.path().join("templates"));
    copy(&repository().join("tests/cases/_base"), guide.path());
    let labels = std::fs::read(repository().join("content/labels.yaml")).expect("the labels of the real guide");
    std::fs::write(guide.path().join("content/labels.yaml"), labels).expect("the labels are written");
    guide
}

/// Copies every file below a folder into another, over what is there.
pub fn copy(from: &Path, to: &Path) {
    for (path, bytes) in folder::bytes(from) {
        let path = to.join(path);
        std::fs::create_dir_all(path.parent().expect("a file lies in a folder")).expect("the folder can be made");
        std::fs::write(&path, bytes).expect("the file can be written");
    }
}
