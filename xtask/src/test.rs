//! `cargo xtask test`: everything that must hold before a change lands, the quick parts first.

use std::path::Path;
use std::time::{Duration, Instant};

use clap::ValueEnum;

use crate::browser;
use crate::failure::Failure;
use crate::program::Program;
use crate::toolchain::Toolchain;

/// The package that needs a browser; the other tests run without it.
const BROWSER_TESTS: &str = "browser-tests";

/// One part of the tests, in the order in which they run.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Part {
    /// The code is formatted.
    Format,
    /// Clippy has no warning, in any package or test.
    Lints,
    /// The documentation builds without a warning, private items included.
    Docs,
    /// Every test that needs no browser.
    Tests,
    /// The search engine for the browser is what its sources give.
    Engine,
    /// The whole built site in Chromium.
    Browser,
}

impl Part {
    /// The part's name on the command line.
    fn name(self) -> String {
        self.to_possible_value().map_or_else(String::new, |value| value.get_name().to_owned())
    }

    /// The part as a program. The browser tests find a browser by themselves where none is given.
    fn program(self, browser: Option<&Path>) -> Program {
        match self {
            Self::Format => Program::cargo(&["fmt", "--all", "--check"]),
            Self::Lints => Program::cargo(&["clippy", "--workspace", "--all-targets", "--", "-D", "warnings"]),
            Self::Docs => Program::cargo(&["doc", "--workspace", "--no-deps", "--document-private-items"])
                .with("RUSTDOCFLAGS", "-D warnings"),
            Self::Tests => Program::cargo(&["test", "--workspace", "--exclude", BROWSER_TESTS]),
            Self::Engine => Program::cargo(&["xtask", "engine", "--check"]),
            Self::Browser => {
                let tests = Program::cargo(&["test", "--package", BROWSER_TESTS]);
                browser.into_iter().fold(tests, |tests, browser| tests.with("CHROME", browser))
            }
        }
    }
}

/// Runs the parts that were chosen, or all of them, and stops at the first that fails. The summary has each part's time.
///
/// # Errors
/// When a part fails, or the browser is missing and cannot be installed.
pub fn run(chosen: &[Part]) -> Result<String, Failure> {
    let parts: Vec<Part> =
        Part::value_variants().iter().copied().filter(|part| chosen.is_empty() || chosen.contains(part)).collect();
    let start = Instant::now();
    // What is missing is said, or installed, before the minutes that the other parts take.
    parts.contains(&Part::Engine).then(Toolchain::ensure).transpose()?;
    let browser = parts.contains(&Part::Browser).then(browser::ensure).transpose()?;
    let mut times = Vec::new();
    for part in parts {
        let (name, program) = (part.name(), part.program(browser.as_deref()));
        println!("\n── {name}: {program} ──");
        let began = Instant::now();
        program.run()?;
        let time = seconds(began.elapsed());
        println!("── {name}: passed in {time} ──");
        times.push(format!("{name} {time}"));
    }
    Ok(format!("all passed in {} ({})", seconds(start.elapsed()), times.join(", ")))
}

fn seconds(time: Duration) -> String {
    format!("{:.1} s", time.as_secs_f64())
}
