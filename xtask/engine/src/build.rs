//! From the compiled module to the two files that the site carries.

use std::fmt;
use std::io::Write;
use std::path::Path;

use flate2::Compression;
use flate2::write::GzEncoder;
use sha2::{Digest, Sha256};
use wasm_bindgen_cli_support::Bindgen;

use crate::failure::Failure;

/// What pages see of the engine, behind what wasm-bindgen writes.
const FRAME: &str = include_str!("../../../crates/search-wasm/frame.js");

/// The name that wasm-bindgen gives to what it writes.
const BINDINGS: &str = "bindings";

/// No reader should wait for more, in bytes after gzip.
const LIMIT: usize = 600_000;

/// The names of the files.
const MODULE: &str = "engine.wasm";
const SCRIPT: &str = "engine.js";

/// The two files of the engine.
pub struct Built {
    module: Vec<u8>,
    script: Vec<u8>,
}

impl Built {
    /// The files that a module gives.
    ///
    /// # Errors
    /// When the module cannot be read, wasm-bindgen refuses it, or it is too large.
    pub fn from_module(path: &Path) -> Result<Self, Failure> {
        let refused = |error: &dyn fmt::Display| Failure::Bindgen(format!("{error:#}"));
        let module = std::fs::read(path).map_err(|reason| Failure::Unreadable { path: path.to_owned(), reason })?;
        let mut bindgen = Bindgen::new();
        bindgen.input_bytes("engine", module);
        bindgen.no_modules(true).map_err(|error| refused(&error))?;
        bindgen.no_modules_global(BINDINGS).map_err(|error| refused(&error))?;
        bindgen.omit_default_module_path(true).typescript(false);
        bindgen.remove_name_section(true).remove_producers_section(true);
        let mut output = bindgen.generate_output().map_err(|error| refused(&error))?;
        // A function of it, so that the frame can have it anew: what wasm-bindgen writes runs one engine and no second.
        let script =
            format!("const fudaoBindings = () => {{\n{}\n\nreturn {BINDINGS};\n}};\n\n{FRAME}", output.js().trim_end());
        let built = Self { module: output.wasm_mut().emit_wasm(), script: script.into_bytes() };
        match built.compressed() {
            found if found > LIMIT => Err(Failure::TooLarge { found, limit: LIMIT }),
            _ => Ok(built),
        }
    }

    /// The files of a folder.
    ///
    /// # Errors
    /// When one cannot be read.
    pub fn read(folder: &Path) -> Result<Self, Failure> {
        let read = |name: &str| {
            let path = folder.join(name);
            std::fs::read(&path).map_err(|reason| Failure::Unreadable { path, reason })
        };
        Ok(Self { module: read(MODULE)?, script: read(SCRIPT)? })
    }

    /// Writes the files to a folder.
    ///
    /// # Errors
    /// When one cannot be written.
    pub fn write(&self, folder: &Path) -> Result<(), Failure> {
        let unwritable = |path: &Path, reason| Failure::Unwritable { path: path.to_owned(), reason };
        std::fs::create_dir_all(folder).map_err(|reason| unwritable(folder, reason))?;
        for (name, bytes) in self.files() {
            let path = folder.join(name);
            std::fs::write(&path, bytes).map_err(|reason| unwritable(&path, reason))?;
        }
        Ok(())
    }

    /// The name of each file and its hash.
    pub fn hashes(&self) -> Vec<(String, String)> {
        let hash = |bytes: &[u8]| format!("{:x}", Sha256::digest(bytes));
        self.files().map(|(name, bytes)| (name.to_owned(), hash(bytes))).to_vec()
    }

    fn files(&self) -> [(&'static str, &[u8]); 2] {
        [(MODULE, &self.module), (SCRIPT, &self.script)]
    }

    /// What travels to a reader, in bytes.
    fn compressed(&self) -> usize {
        self.files().iter().map(|(_, bytes)| compressed(bytes)).sum()
    }
}

impl fmt::Display for Built {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let kilobytes = |bytes: usize| bytes.div_ceil(1000);
        write!(out, "{} KB, {} KB after gzip", kilobytes(self.module.len()), kilobytes(self.compressed()))
    }
}

fn compressed(bytes: &[u8]) -> usize {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    // Writing to memory does not fail.
    encoder.write_all(bytes).and_then(|()| encoder.finish()).map_or(0, |compressed| compressed.len())
}
