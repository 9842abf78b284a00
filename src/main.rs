//! The command `fudao`; everything it does is in the library.

use std::process::ExitCode;

fn main() -> ExitCode {
    fudao::cli::main()
}
