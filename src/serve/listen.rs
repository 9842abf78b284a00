//! Sockets: where the server listens, how many it speaks with at once, and how long it waits for each.

use std::io;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use hyper::server::conn::http1;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::service::TowerToHyperService;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::Semaphore;
use tokio_io_timeout::TimeoutStream;

/// How long a client may take for the head of a request, or be silent between two of them.
const PATIENCE: Duration = Duration::from_secs(5);
/// The same, while half of the places are taken and others may be waiting for theirs.
const LITTLE_PATIENCE: Duration = Duration::from_secs(1);
/// How long a client may take nothing of an answer that waits for it. Events that nobody has to tell do not wait.
const STALL: Duration = Duration::from_secs(30);
/// How much of an answer the system may hold for a client, in bytes. It says that there is room again when about a third of
/// this has been taken; with much more, a client that reads slowly would look like one that does not read.
#[cfg(unix)]
const HELD: usize = 64 * 1024;
/// How large the head of a request may be, in bytes. Browsers send some hundred.
const HEAD: usize = 64 * 1024;
/// How long to wait when the system cannot open another connection.
const PAUSE: Duration = Duration::from_millis(50);
/// How many connections there may be at once where the system allows so many.
const MOST: usize = 2000;

/// Why the server cannot listen.
#[derive(Debug, thiserror::Error)]
pub enum ListenError {
    /// Another program listens there.
    #[error(
        "port {port} of {host} is taken; end the program that uses it, or choose another port with --port (0 takes any that \
         is free)"
    )]
    Taken {
        /// The host as given.
        host: String,
        /// The port as given.
        port: u16,
    },
    /// The host is not an address of this computer, or the port is reserved, or the system refuses otherwise.
    #[error("cannot listen on port {port} of {host}: {reason}; choose others with --host and --port")]
    Refused {
        /// The host as given.
        host: String,
        /// The port as given.
        port: u16,
        /// What the system said.
        reason: io::Error,
    },
}

/// Takes a port.
///
/// # Errors
/// When it is taken, or is not to be had.
pub(super) async fn bind(host: &str, port: u16) -> Result<TcpListener, ListenError> {
    // An address of the sixth version is written in brackets where a port follows; both ways of writing it are understood.
    let name = host.strip_prefix('[').and_then(|host| host.strip_suffix(']')).unwrap_or(host);
    TcpListener::bind((name, port)).await.map_err(|reason| match reason.kind() {
        io::ErrorKind::AddrInUse => ListenError::Taken { host: host.to_owned(), port },
        _ => ListenError::Refused { host: host.to_owned(), port, reason },
    })
}

/// Answers everyone, until the runtime ends. Whatever a client does ends its own connection at most.
/// At most `places` are spoken with at once; the others wait their turn.
pub(super) async fn serve(listener: TcpListener, router: Router, places: usize) {
    let free = Arc::new(Semaphore::new(places));
    loop {
        let Ok(place) = Arc::clone(&free).acquire_owned().await else { return };
        match listener.accept().await {
            Ok((stream, _)) => {
                let crowded = free.available_permits() < places / 2;
                let router = router.clone();
                tokio::spawn(async move {
                    speak(stream, router, crowded).await;
                    drop(place);
                });
            }
            // The client has gone again, or the system is out of sockets for the moment.
            Err(_) => tokio::time::sleep(PAUSE).await,
        }
    }
}

/// In a crowd nobody keeps a place between two requests.
async fn speak(stream: TcpStream, router: Router, crowded: bool) {
    // Small answers are sent at once; without this setting they would only be a little slower.
    stream.set_nodelay(true).ok();
    #[cfg(unix)]
    rustix::net::sockopt::set_socket_send_buffer_size(&stream, HELD).ok();
    let mut stream = TimeoutStream::new(stream);
    stream.set_write_timeout(Some(STALL));
    let mut http = http1::Builder::new();
    let patience = if crowded { LITTLE_PATIENCE } else { PATIENCE };
    http.timer(TokioTimer::new()).header_read_timeout(patience).max_buf_size(HEAD).keep_alive(!crowded);
    // Whatever went wrong is the client's: it has gone, or spoke no HTTP and has been told so.
    http.serve_connection(TokioIo::new(Box::pin(stream)), TowerToHyperService::new(router)).await.ok();
}

/// How many connections there may be at once: half of the files that the system lets a program have open. The other half
/// is for builds.
#[cfg(unix)]
pub(super) fn places() -> usize {
    use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};

    let had = getrlimit(Resource::Nofile);
    let wanted = 2 * MOST as u64;
    let current = had.maximum.map_or(wanted, |most| most.min(wanted));
    let raised = Rlimit { current: Some(current), maximum: had.maximum };
    let files = match had.current {
        Some(files) if files < current => setrlimit(Resource::Nofile, raised).map_or(files, |()| current),
        Some(files) => files,
        None => wanted,
    };
    usize::try_from(files / 2).map_or(MOST, |half| half.clamp(8, MOST))
}

/// How many connections there may be at once.
#[cfg(not(unix))]
pub(super) fn places() -> usize {
    MOST
}
