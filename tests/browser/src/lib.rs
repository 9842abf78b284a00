//! What the browser tests are made of: a built site on the disk, a browser, and pages that report what went wrong on them.
//!
//! ```text
//! Site (the guide, built and written; Server) ─▶ Browser (one Chromium for all tests) ─▶ Page ─▶ Fault
//! ```
//!
//! The tests stand in `tests/site/`, one file per subject; they are plain functions, and everything asynchronous stays in
//! here. A test says `Site::shared()` and `Browser::shared()`: the first one builds and starts, the last one cleans up.

mod browser;
mod fault;
mod keys;
mod look;
mod page;
mod served;
mod server;
mod shared;
mod site;
mod tour;

pub use browser::Browser;
pub use fault::Fault;
pub use look::Look;
pub use page::{Page, Scheme};
pub use served::Served;
pub use server::Server;
pub use site::Site;
pub use tour::tour;
