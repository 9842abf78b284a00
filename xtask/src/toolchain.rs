//! Finds a toolchain that compiles for the browser, and installs one where that can be done.
//!
//! There are two kinds. One has the standard library for the browser ready, as rustup brings it. The other, Debian's
//! packages, has its sources and compiles it together with the engine, which makes the engine smaller; its linker comes
//! from the toolchain that runs xtask, for Debian's own links nothing for the browser.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use crate::debian;
use crate::failure::Failure;
use crate::program::Program;

/// What the engine is compiled for.
const TARGET: &str = "wasm32-unknown-unknown";

/// Debian's compiler, its cargo, and the sources of the standard library. The names end in `web` because the browsers
/// of a stable Debian are compiled with them: they are far newer than its other Rust.
const PACKAGES: [&str; 3] = ["rustc-web", "cargo-web", "rust-web-src"];

/// Where those packages put their programs.
const DEBIAN_RUSTC: &str = "/usr/bin/rustc";
const DEBIAN_CARGO: &str = "/usr/bin/cargo";

/// A toolchain that compiles for the browser.
pub enum Toolchain {
    /// The one that runs xtask, which has the standard library ready.
    Own,
    /// Debian's, with a linker from the one that runs xtask.
    Debian {
        /// The program file of the linker.
        linker: PathBuf,
    },
}

impl Toolchain {
    /// A toolchain, installed if need be: Debian's where it is or can be, because what it makes is compared byte by byte
    /// with what was made before.
    ///
    /// # Errors
    /// When there is none and none can be installed.
    pub fn ensure() -> Result<Self, Failure> {
        if !has_debian() && debian::is_here() && !has_own() {
            // A Debian without these packages, or too old, may still have rustup.
            if let Err(failure) = debian::install(&PACKAGES) {
                println!("{failure}");
            }
        }
        if has_debian() {
            return Ok(Self::Debian { linker: linker()? });
        }
        if !has_own() {
            Program::new("rustup", &["target", "add", TARGET]).run().map_err(|_| no_toolchain())?;
        }
        match has_own() {
            true => Ok(Self::Own),
            false => Err(no_toolchain()),
        }
    }

    /// The program that compiles a package into `target/engine`.
    #[must_use]
    pub fn compile(&self, package: &str) -> Program {
        let common = ["build", "--locked", "--profile=engine", "--target-dir=target/engine", "--target", TARGET];
        let common = [&common[..], &["--config=xtask/engine/wasm.toml", "--package", package]].concat();
        let program = match self {
            Self::Own => Program::cargo(&common),
            Self::Debian { linker } => {
                Program::new(DEBIAN_CARGO, &[&common[..], &["--config=xtask/engine/std.toml"]].concat())
                    .with("RUSTC", DEBIAN_RUSTC)
                    .with("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER", linker)
            }
        };
        // What makes the engine small is not stable yet, and a toolchain takes it only when told so. What flags a
        // maintainer's machine adds to every build would give another engine.
        program.with("RUSTC_BOOTSTRAP", "1").without("RUSTFLAGS").without("CARGO_ENCODED_RUSTFLAGS")
    }

    /// Where a package that it compiled lies, from the root.
    #[must_use]
    pub fn compiled(package: &str) -> String {
        format!("target/engine/{TARGET}/engine/{}.wasm", package.replace('-', "_"))
    }

    /// What it is, in words. Toolchains of equal words make equal bytes.
    #[must_use]
    pub fn words(&self) -> String {
        match self {
            Self::Own => compiler("rustc"),
            Self::Debian { linker } => {
                let [_, _, sources] = PACKAGES;
                let version = ["--show", "--showformat=${Package} ${Version}", sources];
                let sources = Program::new("dpkg-query", &version).answer().unwrap_or_default();
                let linker = Program::new(linker, &["-flavor", "wasm", "--version"]).answer().unwrap_or_default();
                // In brackets behind the version stands where it was compiled.
                let linker = linker.split(" (").next().unwrap_or_default();
                format!("{}, {sources}, {linker}", compiler(DEBIAN_RUSTC))
            }
        }
    }
}

fn has_debian() -> bool {
    PACKAGES.iter().all(|package| debian::has(package)) && Path::new(DEBIAN_CARGO).is_file()
}

/// Whether the toolchain that runs xtask has the standard library for the browser.
fn has_own() -> bool {
    let library = Program::new("rustc", &["--print", "target-libdir", "--target", TARGET]).answer();
    library.is_some_and(|library| Path::new(&library).is_dir())
}

/// The linker of the toolchain that runs xtask. The file is taken by this name because it is told what to link by an
/// argument that `rustc` gives to a linker of this name.
fn linker() -> Result<PathBuf, Failure> {
    let library = Program::new("rustc", &["--print", "target-libdir"]).answer().ok_or(Failure::NoLinker)?;
    let name = format!("rust-lld{}", std::env::consts::EXE_SUFFIX);
    let program = Path::new(&library).parent().map(|folder| folder.join("bin").join(name));
    program.filter(|program| program.is_file()).ok_or(Failure::NoLinker)
}

/// A compiler's release and that of its LLVM.
fn compiler(program: &str) -> String {
    let report = Program::new(OsString::from(program), &["--version", "--verbose"]).answer().unwrap_or_default();
    let release = report.lines().next().unwrap_or_default();
    let llvm = report.lines().find_map(|line| line.strip_prefix("LLVM version: ")).unwrap_or_default();
    format!("{release}, LLVM {llvm}")
}

fn no_toolchain() -> Failure {
    Failure::NoToolchain { target: TARGET, packages: PACKAGES.join(", ") }
}
