//! `fudao serve`, the real program: what it answers, what it tells while somebody edits, and what cannot bring it down.
//!
//! Every test starts a server of its own on a port of its own. The parts that need no server (when to rebuild, what an event
//! means, which address and which host is ours) are tested where they stand, in `src/serve`.
#![cfg(unix)]
#![expect(
    clippy::disallowed_methods,
    clippy::unwrap_used,
    reason = "the server stands between a folder on the disk and a socket, and a test ends where either fails"
)]

#[path = "serve/command.rs"]
mod command;
#[path = "serve/crowd.rs"]
mod crowd;
#[path = "support/folder.rs"]
mod folder;
#[path = "support/lay.rs"]
mod lay;
#[path = "serve/rebuilds.rs"]
mod rebuilds;
#[path = "serve/requests.rs"]
mod requests;
#[path = "serve/search.rs"]
mod search;
#[path = "serve/server.rs"]
mod server;
