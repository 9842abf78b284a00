//! A site on the disk, in a folder whose name makes trouble.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::{Context as _, Result, ensure};
use fudao::site::OutputFile;
use tempfile::TempDir;
use url::Url;

use crate::shared::Shared;

/// A reader's folder: spaces, Chinese, and the two signs that mean something in an address.
const FOLDER: &str = "學生輔導 指南 #1 (100%)";

/// A site that was written to a folder of its own, which goes away with this value.
pub struct Site {
    address: Url,
    files: Vec<OutputFile>,
    _outer: TempDir,
}

static GUIDE: Shared<Site> = Shared::new();

impl Site {
    /// The guide of this repository, built by the library as `fudao build` does it.
    ///
    /// # Errors
    /// When the content has errors, or the site cannot be written.
    pub fn shared() -> Result<Arc<Self>> {
        GUIDE.get(|| Self::build(&repository()))
    }

    /// Builds the guide in a folder and writes it.
    ///
    /// # Errors
    /// When the content has errors, or the site cannot be written.
    pub fn build(root: &Path) -> Result<Self> {
        let (sources, found) = fudao::source::load(root)?;
        let built = fudao::build(&sources, found, None)?;
        let files = built.files.context("the content has errors; `cargo run -- check` says which")?;
        Self::of(files)
    }

    /// A site of these files, for tests of the harness itself.
    ///
    /// # Errors
    /// When they cannot be written.
    pub fn of(files: Vec<OutputFile>) -> Result<Self> {
        let outer = TempDir::new().context("no temporary folder")?;
        let folder = outer.path().join(FOLDER);
        fudao::output::sync(&folder, &files)?;
        let address = Url::from_directory_path(&folder).ok().context("the folder has no address")?;
        ensure!(address.as_str().ends_with("%20%231%20(100%25)/"), "the folder's name is not escaped: {address}");
        Ok(Self { address, files, _outer: outer })
    }

    /// The address of the site's folder: `file:///tmp/…/`.
    #[must_use]
    pub fn address(&self) -> &Url {
        &self.address
    }

    /// Its files, sorted by path.
    #[must_use]
    pub fn files(&self) -> &[OutputFile] {
        &self.files
    }

    /// The bytes of a file.
    #[must_use]
    pub fn bytes(&self, path: &str) -> Option<&[u8]> {
        self.files.iter().find(|file| file.path == path).map(|file| &*file.bytes)
    }

    /// The paths of its pages, sorted: `zh/laws/act/6-1.html`.
    #[must_use]
    pub fn pages(&self) -> Vec<&str> {
        self.files.iter().map(|file| file.path.as_str()).filter(|path| path.ends_with(".html")).collect()
    }

    /// The first and the last page of every folder. Pages of a folder share their template, so these stand for the others
    /// where a test asks about templates and not about words.
    #[must_use]
    pub fn pages_of_each_kind(&self) -> Vec<&str> {
        let pages = self.pages();
        let folder = |page: &&str| page.rsplit_once('/').map_or("", |(folder, _)| folder).to_owned();
        let folders: BTreeSet<String> = pages.iter().map(folder).collect();
        let ends = folders.iter().flat_map(|name| {
            let mut inside = pages.iter().filter(|page| folder(page) == *name);
            [inside.next(), inside.next_back()]
        });
        ends.flatten().copied().collect()
    }

    /// The first page, in the order of paths, whose source contains some words. Tests find their page by what is on it, so
    /// that they name no law.
    ///
    /// # Errors
    /// When there is none.
    pub fn page_with(&self, words: &str) -> Result<&str> {
        let holds =
            |file: &&OutputFile| file.path.ends_with(".html") && String::from_utf8_lossy(&file.bytes).contains(words);
        let page = self.files.iter().find(holds).with_context(|| format!("no page contains `{words}`"))?;
        Ok(&page.path)
    }

    /// The address of a page.
    ///
    /// # Errors
    /// When the path cannot be part of an address.
    pub fn address_of(&self, page: &str) -> Result<Url> {
        self.address.join(page).with_context(|| format!("`{page}` is no path"))
    }
}

/// The folder of the repository, which is two above this package.
pub(crate) fn repository() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}
