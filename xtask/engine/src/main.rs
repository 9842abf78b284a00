//! The last steps of `cargo xtask engine`, which compiles the engine and then calls this: the files of the site are made
//! from the compiled module, written, or compared with those that are there.
//!
//! It knows nothing of toolchains: what compiled the module it is told, in words.
#![expect(clippy::print_stdout, clippy::print_stderr, reason = "xtask talks to the terminal")]
#![expect(clippy::disallowed_methods, reason = "xtask is an edge: it reads and writes the repository")]

mod build;
mod failure;
mod record;
mod sources;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{Parser, Subcommand};

use build::Built;
use failure::Failure;
use record::Record;

/// Turns the compiled search engine into the files that the site carries.
#[derive(Parser)]
#[command(max_term_width = 100)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Fail when the engine in assets/engine is not of these sources.
    Fresh,
    /// Fail when a newly compiled module does not give the engine in assets/engine.
    Compare(Compiled),
    /// Write the engine to assets/engine.
    Write(Compiled),
}

#[derive(clap::Args)]
struct Compiled {
    /// The module, as the linker left it.
    module: PathBuf,
    /// What compiled it, in words: equal words promise equal bytes.
    toolchain: String,
}

fn main() -> ExitCode {
    match run(Arguments::parse().command) {
        Ok(summary) => {
            println!("{summary}");
            ExitCode::SUCCESS
        }
        Err(failure) => {
            eprintln!("{failure}");
            ExitCode::FAILURE
        }
    }
}

fn run(command: Command) -> Result<String, Failure> {
    let root = root();
    let folder = root.join("assets").join("engine");
    let sources = sources::hash(&root)?;
    match command {
        Command::Fresh => fresh(&folder, &sources),
        Command::Compare(compiled) => compare(&folder, &compiled),
        Command::Write(compiled) => write(&folder, sources, compiled),
    }
}

/// The repository's folder, which lies two above this package.
fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().nth(2).unwrap_or(Path::new(".")).to_owned()
}

/// Whether the files are of these sources, and are those that were written with the record.
fn fresh(folder: &Path, sources: &str) -> Result<String, Failure> {
    let record = Record::read(folder)?;
    if record.sources != sources {
        return Err(Failure::Stale);
    }
    let there = Built::read(folder)?;
    match there.hashes() == record.files {
        true => Ok(format!("the engine is of these sources ({there})")),
        false => Err(Failure::Changed { folder: folder.to_owned() }),
    }
}

/// Whether a module gives the files that are there, where the same toolchain compiled both.
fn compare(folder: &Path, compiled: &Compiled) -> Result<String, Failure> {
    let record = Record::read(folder)?;
    let built = Built::from_module(&compiled.module)?;
    if record.toolchain != compiled.toolchain {
        return Ok(format!(
            "the engine compiles ({built}); its bytes are not compared, because those in assets/engine were compiled by \
             {}, and these by {}",
            record.toolchain, compiled.toolchain
        ));
    }
    match built.hashes() == record.files {
        true => Ok(format!("the engine compiles to the very bytes that are there ({built})")),
        false => Err(Failure::Different { there: record.files, built: built.hashes() }),
    }
}

fn write(folder: &Path, sources: String, compiled: Compiled) -> Result<String, Failure> {
    let built = Built::from_module(&compiled.module)?;
    built.write(folder)?;
    Record { sources, toolchain: compiled.toolchain, files: built.hashes() }.write(folder)?;
    Ok(format!("written to assets/engine: {built}"))
}
