//! The guide of this repository, read once for all tests of a binary.

use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use fudao::diag::Diagnostic;
use fudao::source::{self, SourceSet};

/// The repository, which is the root of the real guide.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).to_owned()
}

/// Every file of the real guide, and what reading them complained about.
pub static SOURCES: LazyLock<(SourceSet, Vec<Diagnostic>)> =
    LazyLock::new(|| source::load(&root()).expect("the repository is a guide"));
