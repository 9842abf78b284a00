//! The built guide in a browser, opened from the disk by its file:// address, and once from the dev server. One file per subject.

mod calculators;
mod charts;
mod colours;
mod copying;
mod doors;
mod every_page;
mod harness;
mod search;
mod serve;
mod training;
mod without_scripts;
