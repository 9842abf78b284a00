//! The command `fudao`; everything it does is in the library.

use std::process::ExitCode;

/// A build asks for memory some million times; this allocator saves a sixth of its time.
#[cfg(unix)]
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    fudao::cli::main()
}
