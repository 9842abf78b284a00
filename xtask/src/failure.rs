//! Why a command of xtask stopped.

use std::ffi::OsString;
use std::path::PathBuf;
use std::process::ExitStatus;

/// Why a command stopped; the message names what failed and, where it is not plain, what to do.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    /// A program is not there, or may not be started.
    #[error("FAILED: `{command}` could not be started: {reason}")]
    NotStarted {
        /// The program with its arguments, as one would type them.
        command: String,
        /// What the system says.
        reason: std::io::Error,
    },
    /// A program ran and said no.
    #[error("FAILED: `{command}` ended with {status}; its report stands above")]
    Ended {
        /// The program with its arguments, as one would type them.
        command: String,
        /// How it ended.
        status: ExitStatus,
    },
    /// The variable `CHROME` points at nothing.
    #[error("FAILED: the variable CHROME names `{}`, and there is no such file; correct it or unset it", given.display())]
    ChromeIsNoFile {
        /// What the variable holds.
        given: OsString,
    },
    /// There is no browser, and none could be installed.
    #[error(
        "FAILED: the browser tests need Chrome or Chromium, and none was found on PATH or in the usual places; install \
         one from your system's packages, or set CHROME to the browser's program file, then run `cargo xtask test` again"
    )]
    NoBrowser,
    /// The package was installed, yet its program cannot be found.
    #[error(
        "FAILED: the packages {packages} were installed, and still no browser was found; set CHROME to its program file"
    )]
    StillNoBrowser {
        /// Their names.
        packages: String,
    },
    /// The packages' own program is missing.
    #[error(
        "FAILED: installing packages takes root's rights; run as root, install `sudo`, or install {packages} by hand"
    )]
    NotAllowed {
        /// What was to be installed.
        packages: String,
    },
    /// Nothing here compiles for the browser.
    #[error(
        "FAILED: the engine of the browser needs a Rust that compiles for {target}, and none was found or could be \
         installed; run `rustup target add {target}`, or install {packages} from Debian's packages"
    )]
    NoToolchain {
        /// What has to be compiled for.
        target: &'static str,
        /// The names of Debian's packages.
        packages: String,
    },
    /// The toolchain that runs xtask came without its linker.
    #[error(
        "FAILED: linking for the browser takes `rust-lld`, and the toolchain in use has none; install Rust by rustup"
    )]
    NoLinker,
    /// xtask was moved away from the folder that it was built in.
    #[error("FAILED: `{}` has no folder above it", .0.display())]
    NoRoot(PathBuf),
}
