//! The built guide in a browser, opened from the disk by its file:// address. One file per subject.

mod harness;
