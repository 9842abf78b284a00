//! The dev server: builds, serves, watches, rebuilds, and has the browser follow.
//!
//! ```text
//! disk ─watch─▶ Change ─rhythm─▶ attempt (load, build, sync) ─▶ Showing ─┬─ http ─▶ pages, with the reload script
//!                                                                        └─ http ─▶ events, to every browser
//! ```
//!
//! The site is written to its folder as `fudao build` writes it, and served from memory: what a browser gets is always one
//! whole build, whatever happens to the folder meanwhile. `showing::Showing` is replaced whole and never changed. What is
//! printed, and how, is the caller's: see [`News`].

mod address;
mod ask;
mod attempt;
mod host;
mod http;
mod instrument;
mod listen;
mod pages;
mod rhythm;
mod showing;
mod watch;

use std::net::SocketAddr;
use std::path::PathBuf;
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::time::{Duration, Instant};

use tokio::sync::watch as shared;

use attempt::Attempts;
pub use attempt::BuildError;
pub use listen::ListenError;
use rhythm::Heard;
use showing::{Outcome, Showing};
use watch::{Change, Watcher};

use crate::diag::Diagnostic;
use crate::output;
use crate::source::SourceSet;

/// What to serve, and where.
#[derive(Clone, Debug)]
pub struct Settings {
    /// The guide's folder, which holds `content` and `templates`.
    pub root: PathBuf,
    /// Where the site is written.
    pub out: PathBuf,
    /// The address or name to listen on: `127.0.0.1`.
    pub host: String,
    /// The port to listen on; 0 for any that is free.
    pub port: u16,
}

/// What there is to tell while the server runs, in the order in which it happens.
#[derive(Clone, Copy)]
pub enum News<'a> {
    /// A site was built and written.
    Built {
        /// How many pages it has.
        pages: usize,
        /// How many of its files are new, different or gone; `None` when that is not known.
        changed: Option<usize>,
        /// How long it took, in milliseconds.
        took: u64,
        /// Warnings.
        diagnostics: &'a [Diagnostic],
        /// The files that they speak of.
        sources: &'a SourceSet,
    },
    /// The content has errors; the site stays as it was.
    Wrong {
        /// The report.
        diagnostics: &'a [Diagnostic],
        /// The files that it speaks of.
        sources: &'a SourceSet,
    },
    /// A build failed, or something else did that does not end the server; lines for people, with a newline at the end.
    Failed(&'a str),
    /// The server answers, after the first build.
    Serving {
        /// Where; the port is the real one.
        at: SocketAddr,
    },
}

/// Why the server could not begin.
#[derive(Debug, thiserror::Error)]
pub enum ServeError {
    /// It cannot listen there.
    #[error(transparent)]
    Listen(#[from] ListenError),
    /// The first build could not run.
    #[error(transparent)]
    Build(#[from] BuildError),
    /// Changes cannot be watched.
    #[error("changes to `{}` cannot be watched: {reason}", .root.display())]
    Watch {
        /// The guide's folder.
        root: PathBuf,
        /// What the system said.
        reason: notify::Error,
    },
    /// The system gives no threads, timers or signals.
    #[error("the server cannot be started: {0}")]
    System(std::io::Error),
}

/// Serves until the user ends it with Ctrl-C.
///
/// # Errors
/// When it cannot begin: the port is taken, there is no guide, the site cannot be written, nothing can be watched. Errors in
/// content or templates do not end it, not even at the beginning: the browsers show them.
pub fn run(settings: &Settings, mut tell: impl FnMut(News<'_>)) -> Result<(), ServeError> {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build();
    let runtime = runtime.map_err(ServeError::System)?;
    let listener = runtime.block_on(listen::bind(&settings.host, settings.port))?;

    let (say, heard) = mpsc::channel();
    // Watching begins first, so that no change is lost; but a folder that is no guide is better told in the words of a build.
    let watcher = watcher(settings, say.clone());
    let (sender, shown) = shared::channel(Showing::of(output::standing(&settings.out)));
    let mut show = |outcome| sender.send_modify(|showing| *showing = showing.after(outcome));
    let mut attempts = Attempts::new(&settings.root, &settings.out);
    first_build(&mut attempts, &mut show, &mut tell)?;
    let mut watcher = watcher?;

    runtime.block_on(stop_on_ctrl_c(say));
    let at = listener.local_addr().map_err(ServeError::System)?;
    let places = listen::places();
    let router = http::router(shown, &settings.host, places / 4);
    runtime.spawn(listen::serve(listener, router, places));
    tell(News::Serving { at });

    follow(&mut attempts, &heard, &mut watcher, show, tell);
    // Browsers that follow would keep the server waiting for ever.
    runtime.shutdown_background();
    Ok(())
}

/// What reaches the rebuilding thread.
#[derive(Clone, Copy, Debug)]
enum Signal {
    Change(Change, Instant),
    Stop,
}

#[expect(clippy::disallowed_methods, reason = "a burst of changes is told by the time between them")]
fn now() -> Instant {
    Instant::now()
}

/// Says stop when the user presses Ctrl-C, from the moment on when this returns. Where the system has no such signal, the
/// server runs until it is ended from outside.
async fn stop_on_ctrl_c(say: Sender<Signal>) {
    let mut pressed = Box::pin(tokio::signal::ctrl_c());
    // The system is asked for the signal when the answer is first looked for.
    if tokio::time::timeout(Duration::ZERO, &mut pressed).await.is_err() {
        tokio::spawn(async move {
            if pressed.await.is_ok() {
                say.send(Signal::Stop).ok();
            }
        });
    }
}

fn watcher(settings: &Settings, say: Sender<Signal>) -> Result<Watcher, ServeError> {
    let watcher = Watcher::new(&settings.root, move |change| {
        // Nobody listens any more when the server ends.
        say.send(Signal::Change(change, now())).ok();
    });
    watcher.map_err(|reason| ServeError::Watch { root: settings.root.clone(), reason })
}

/// A template that is wrong is mended while the server runs; a folder that is not there is mended before.
fn first_build(
    attempts: &mut Attempts<'_>,
    show: &mut impl FnMut(Outcome),
    tell: &mut impl FnMut(News<'_>),
) -> Result<(), BuildError> {
    match attempts.build(show, tell) {
        Err(error @ BuildError::Template(_)) => {
            failed(&error, show, tell);
            Ok(())
        }
        outcome => outcome,
    }
}

fn failed(error: &BuildError, show: &mut impl FnMut(Outcome), tell: &mut impl FnMut(News<'_>)) {
    let report = error.report();
    show(Outcome::Report(report.clone()));
    tell(News::Failed(&report));
}

/// Rebuilds whenever something has changed, until it is told to stop.
fn follow(
    attempts: &mut Attempts<'_>,
    heard: &Receiver<Signal>,
    watcher: &mut Watcher,
    mut show: impl FnMut(Outcome),
    mut tell: impl FnMut(News<'_>),
) {
    let start = now();
    let anew = std::cell::Cell::new(false);
    let listen = |limit: Option<Duration>| match next(heard, limit) {
        Some(Signal::Stop) => Heard::Stop,
        Some(Signal::Change(change, at)) => {
            anew.set(anew.get() || change == Change::Folder);
            Heard::Change(at.saturating_duration_since(start))
        }
        None => Heard::Nothing,
    };
    let rebuild = || {
        if anew.take()
            && let Err(reason) = watcher.folders()
        {
            tell(News::Failed(&format!("changes may go unnoticed, because they cannot be watched: {reason}\n")));
        }
        if let Err(error) = attempts.build(&mut show, &mut tell) {
            failed(&error, &mut show, &mut tell);
        }
    };
    rhythm::follow(|| now().saturating_duration_since(start), listen, rebuild);
}

/// The next signal, or `None` when the time is up. The watcher and the waiting for Ctrl-C both gone is an end, too.
fn next(heard: &Receiver<Signal>, limit: Option<Duration>) -> Option<Signal> {
    match limit {
        None => Some(heard.recv().unwrap_or(Signal::Stop)),
        Some(limit) => match heard.recv_timeout(limit) {
            Ok(signal) => Some(signal),
            Err(RecvTimeoutError::Timeout) => None,
            Err(RecvTimeoutError::Disconnected) => Some(Signal::Stop),
        },
    }
}
