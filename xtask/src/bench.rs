//! `cargo xtask bench`: how long things take and how large they are, as tables. Nothing is judged here: that is for whoever
//! reads them, on a machine that does nothing else meanwhile.

use std::path::Path;

use clap::ValueEnum;

use crate::browser;
use crate::failure::Failure;
use crate::program::Program;

/// One table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Table {
    /// A build by stage, its memory and its sizes, for the real content and for generated content of three sizes.
    Build,
    /// How good the order of hits is, and how long a search takes, natively.
    Search,
    /// How long the first search and the others take in Chromium, over http and from the disk.
    Browser,
}

impl Table {
    fn program(self, browser: Option<&Path>) -> Program {
        match self {
            Self::Build => Program::cargo(&["bench", "--quiet", "--bench", "build"]),
            Self::Search => Program::cargo(&["bench", "--quiet", "--bench", "search"]),
            Self::Browser => {
                let speed = ["run", "--quiet", "--release", "--package", "browser-tests", "--example", "search-speed"];
                browser.into_iter().fold(Program::cargo(&speed), |speed, browser| speed.with("CHROME", browser))
            }
        }
    }
}

/// Prints the tables that were chosen, or all of them.
///
/// # Errors
/// When a benchmark cannot go on, or the browser is missing and cannot be installed.
pub fn run(chosen: &[Table]) -> Result<String, Failure> {
    let tables: Vec<Table> =
        Table::value_variants().iter().copied().filter(|table| chosen.is_empty() || chosen.contains(table)).collect();
    let browser = tables.contains(&Table::Browser).then(browser::ensure).transpose()?;
    for table in &tables {
        let program = table.program(browser.as_deref());
        println!("\n── {program} ──");
        program.run()?;
    }
    Ok(format!("{} benchmarks have run", tables.len()))
}
