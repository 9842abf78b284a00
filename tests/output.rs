//! `output::sync`: one test for each thing that it promises. The disk is the subject here, so that
//! the tests work in real folders, unlike all others.
#![cfg(unix)]
#![expect(
    clippy::disallowed_methods,
    clippy::print_stderr,
    reason = "the disk is what these tests are about; what a system does not let them try, they say"
)]

#[path = "output/disk.rs"]
mod disk;
#[path = "output/folder.rs"]
mod folder;
#[path = "output/foreign.rs"]
mod foreign;
#[path = "output/killed.rs"]
mod killed;
#[path = "output/leftovers.rs"]
mod leftovers;
#[path = "output/paths.rs"]
mod paths;
#[path = "output/refusals.rs"]
mod refusals;
#[path = "output/site.rs"]
mod site;
