//! Why a command stopped.

use std::io;
use std::path::PathBuf;

/// Why a command stopped; the message says what to do where it is not plain.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    /// A file or folder could not be read.
    #[error("`{}` cannot be read: {reason}", path.display())]
    Unreadable {
        /// Where it should be.
        path: PathBuf,
        /// What the system says.
        reason: io::Error,
    },
    /// A file could not be written.
    #[error("`{}` cannot be written: {reason}", path.display())]
    Unwritable {
        /// Where it should be.
        path: PathBuf,
        /// What the system says.
        reason: io::Error,
    },
    /// Cargo did not say what the engine is made of.
    #[error("`cargo tree` failed: {0}")]
    NoTree(String),
    /// wasm-bindgen refused the module.
    #[error("wasm-bindgen: {0}")]
    Bindgen(String),
    /// Nobody would wait for so large an engine.
    #[error("the engine has {found} bytes after gzip, and {limit} is the most that a reader should wait for")]
    TooLarge {
        /// How many it has.
        found: usize,
        /// How many it may have.
        limit: usize,
    },
    /// The record does not have the lines that it should have.
    #[error("`{}` is no record of an engine; run `cargo xtask engine`", .0.display())]
    NoRecord(PathBuf),
    /// The sources were changed since.
    #[error("the engine in assets/engine is older than its sources; run `cargo xtask engine` and commit assets/engine")]
    Stale,
    /// The files are not those that were written.
    #[error(
        "the files in `{}` are not those that its record names; run `cargo xtask engine` and commit them together",
        folder.display()
    )]
    Changed {
        /// The folder.
        folder: PathBuf,
    },
    /// Equal sources and an equal toolchain gave other bytes.
    #[error(
        "the engine in assets/engine is not what its sources give; run `cargo xtask engine` and commit assets/engine\n\
         there: {there:?}\nbuilt: {built:?}"
    )]
    Different {
        /// The hashes of the files that are there.
        there: Vec<(String, String)>,
        /// The hashes of the files that were built.
        built: Vec<(String, String)>,
    },
}
