//! The built guide in a browser, opened from the disk by its file:// address. One file per subject.

mod charts;
mod colours;
mod copying;
mod doors;
mod every_page;
mod harness;
mod search;
mod without_scripts;
