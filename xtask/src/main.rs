//! `cargo xtask`: what maintainers run.
//!
//! A command is a list of parts, a part is a program that is started with its arguments, without a shell. xtask knows the
//! machine (programs, packages, paths) and nothing of guides: it does not depend on the library.
#![expect(clippy::print_stdout, clippy::print_stderr, reason = "xtask talks to the terminal")]
#![expect(clippy::disallowed_methods, reason = "xtask is an edge: it looks at the machine and at the clock")]

mod bench;
mod browser;
mod debian;
mod engine;
mod failure;
mod program;
mod test;
mod toolchain;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

use failure::Failure;

/// What maintainers of fudao run.
#[derive(Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask", max_term_width = 100)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Run every test, after installing what the tests need.
    Test {
        /// The parts to run; all of them when none is named.
        #[arg(value_enum)]
        parts: Vec<test::Part>,
    },
    /// Measure builds and searches, and print tables.
    Bench {
        /// The tables to print; all of them when none is named.
        #[arg(value_enum)]
        tables: Vec<bench::Table>,
    },
    /// Build the search engine for the browser, after installing what that needs, and write it to assets/engine.
    Engine {
        /// Write nothing; fail when the engine there is not what its sources give.
        #[arg(long)]
        check: bool,
    },
}

fn main() -> ExitCode {
    match run(Arguments::parse().command) {
        Ok(summary) => {
            println!("\nxtask: {summary}");
            ExitCode::SUCCESS
        }
        Err(failure) => {
            eprintln!("\nxtask: {failure}");
            ExitCode::FAILURE
        }
    }
}

/// Runs a command; what it says at the end, whether it went well or not, is the last line on the terminal.
fn run(command: Command) -> Result<String, Failure> {
    match command {
        Command::Test { parts } => test::run(&parts),
        Command::Bench { tables } => bench::run(&tables),
        Command::Engine { check } => engine::run(check),
    }
}
