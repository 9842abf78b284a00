//! The record beside the built engine: what it was built from, and by what.

use std::path::Path;

use crate::failure::Failure;

const FILE: &str = "built-from.txt";

const HEAD: &str = "What the engine beside this file was built from. `cargo xtask engine` writes it.";

/// What the engine was built from.
///
/// ```text
/// sources 9f86d081…
/// toolchain rustc 1.96.0 (ac68faa20 2026-05-25), LLVM 22.1.8
/// engine.wasm 60303ae2…
/// engine.js fd61a03a…
/// ```
pub struct Record {
    /// The hash of the sources: [`crate::sources::hash`].
    pub sources: String,
    /// What compiled them, in words.
    pub toolchain: String,
    /// The name of each file and its hash.
    pub files: Vec<(String, String)>,
}

impl Record {
    /// The record of a folder.
    ///
    /// # Errors
    /// When there is none, or it lacks a line.
    pub fn read(folder: &Path) -> Result<Self, Failure> {
        let path = folder.join(FILE);
        let text = std::fs::read_to_string(&path).map_err(|_| Failure::NoRecord(path.clone()))?;
        let mut rows = text.lines().skip(1).filter_map(|line| line.split_once(' '));
        let mut row = |key: &str| rows.next().filter(|(found, _)| *found == key).map(|(_, value)| value.to_owned());
        let (Some(sources), Some(toolchain)) = (row("sources"), row("toolchain")) else {
            return Err(Failure::NoRecord(path));
        };
        let files = rows.map(|(name, hash)| (name.to_owned(), hash.to_owned())).collect();
        Ok(Self { sources, toolchain, files })
    }

    /// Writes it to a folder.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn write(&self, folder: &Path) -> Result<(), Failure> {
        let path = folder.join(FILE);
        let files = self.files.iter().map(|(name, hash)| format!("{name} {hash}\n"));
        let files = files.collect::<String>();
        let text = format!("{HEAD}\nsources {}\ntoolchain {}\n{files}", self.sources, self.toolchain);
        std::fs::write(&path, text).map_err(|reason| Failure::Unwritable { path, reason })
    }
}
