//! `cargo xtask engine`: compiles the search engine for the browser, and has xtask-engine make of it what the site
//! carries, or compare it with that.

use std::time::Instant;

use crate::failure::Failure;
use crate::program::Program;
use crate::toolchain::Toolchain;

/// The package that is compiled for the browser.
const ENGINE: &str = "fudao-search-wasm";

/// The package that does the rest. xtask starts it instead of using it, because it takes long to compile.
const WORKSHOP: &str = "xtask-engine";

/// Builds the engine and writes it to `assets/engine`; with `check`, compares it with what is there instead.
///
/// # Errors
/// When there is no toolchain, something does not compile, or what is there is not what the sources give.
pub fn run(check: bool) -> Result<String, Failure> {
    let start = Instant::now();
    if check {
        // An engine that is older than its sources is said at once, before the minutes that compiling takes.
        workshop(&["fresh"]).run()?;
    }
    let toolchain = Toolchain::ensure()?;
    toolchain.compile(ENGINE).run()?;
    let command = if check { "compare" } else { "write" };
    workshop(&[command, &Toolchain::compiled(ENGINE), &toolchain.words()]).run()?;
    Ok(format!("the engine was {} in {:.1} s", if check { "checked" } else { "built" }, start.elapsed().as_secs_f64()))
}

fn workshop(arguments: &[&str]) -> Program {
    Program::cargo(&[&["run", "--quiet", "--package", WORKSHOP, "--"], arguments].concat())
}
