//! A site behind http, for this machine alone: what a reader gets from the simplest of web servers, and a list of what was
//! asked for.

use std::io::{BufRead as _, BufReader, Write as _};
use std::net::{Shutdown, TcpListener, TcpStream};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use anyhow::{Context as _, Result};
use url::Url;

use crate::site::Site;

/// The folder of the site below the server's root: a space, Chinese, a sign.
const FOLDER: &str = "/輔導 指南 (1)/";

/// Media types by the ending of a file.
const TYPES: [(&str, &str); 7] = [
    (".html", "text/html; charset=utf-8"),
    (".css", "text/css; charset=utf-8"),
    (".js", "text/javascript; charset=utf-8"),
    (".json", "application/json"),
    (".svg", "image/svg+xml"),
    (".wasm", "application/wasm"),
    (".bin", "application/octet-stream"),
];

/// A running server; it ends with this value.
pub struct Server {
    address: Url,
    shelf: Arc<Shelf>,
    running: Option<JoinHandle<()>>,
}

/// What the server has and what it was asked for.
struct Shelf {
    site: Mutex<Arc<Site>>,
    asked: Mutex<Vec<String>>,
    over: AtomicBool,
}

impl Server {
    /// Serves a site.
    ///
    /// # Errors
    /// When no port can be had.
    pub fn start(site: Arc<Site>) -> Result<Self> {
        let listener = TcpListener::bind("127.0.0.1:0").context("no port can be had")?;
        let address = Url::parse(&format!("http://{}{FOLDER}", listener.local_addr()?))?;
        let shelf = Arc::new(Shelf { site: Mutex::new(site), asked: Mutex::default(), over: AtomicBool::new(false) });
        let shared = Arc::clone(&shelf);
        let running = thread::spawn(move || listen(&listener, &shared));
        Ok(Self { address, shelf, running: Some(running) })
    }

    /// The address of the site's folder: `http://127.0.0.1:…/…/`.
    #[must_use]
    pub fn address(&self) -> &Url {
        &self.address
    }

    /// From now on it serves another site, as after a new build.
    pub fn exchange(&self, site: Arc<Site>) {
        *self.shelf.site.lock().unwrap_or_else(PoisonError::into_inner) = site;
    }

    /// What was asked for since the last call, below the site's folder, with the query: `search/pack.bin?…`.
    #[must_use]
    pub fn asked(&self) -> Vec<String> {
        std::mem::take(&mut *self.shelf.asked.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.shelf.over.store(true, Ordering::Relaxed);
        // The listener sleeps until someone knocks.
        let place = (self.address.host_str().unwrap_or_default(), self.address.port().unwrap_or_default());
        if TcpStream::connect(place).is_ok()
            && let Some(running) = self.running.take()
        {
            running.join().ok();
        }
    }
}

fn listen(listener: &TcpListener, shelf: &Arc<Shelf>) {
    for visitor in listener.incoming() {
        if shelf.over.load(Ordering::Relaxed) {
            return;
        }
        let shelf = Arc::clone(shelf);
        // A browser opens connections that it does not use yet, so each waits by itself. One that breaks off is its own loss.
        thread::spawn(move || visitor.map(|visitor| serve(visitor, &shelf)));
    }
}

/// Answers one request and closes the connection.
fn serve(visitor: TcpStream, shelf: &Shelf) -> std::io::Result<()> {
    visitor.set_read_timeout(Some(Duration::from_secs(20)))?;
    let mut lines = BufReader::new(visitor.try_clone()?).lines();
    let first = lines.next().transpose()?.unwrap_or_default();
    for line in lines {
        if line?.is_empty() {
            break;
        }
    }
    let asked = first.split(' ').nth(1).and_then(|target| Url::parse("http://localhost").ok()?.join(target).ok());
    let folder = Url::parse("http://localhost").and_then(|root| root.join(FOLDER));
    let below = asked.zip(folder.ok()).and_then(|(asked, folder)| {
        let path = asked.path().strip_prefix(folder.path())?.to_owned();
        Some((path, asked.query().map(|query| format!("?{query}")).unwrap_or_default()))
    });
    let site = Arc::clone(&shelf.site.lock().unwrap_or_else(PoisonError::into_inner));
    let bytes = below.and_then(|(path, query)| {
        shelf.asked.lock().unwrap_or_else(PoisonError::into_inner).push(format!("{path}{query}"));
        Some((media_type(&path), site.bytes(&path)?))
    });
    answer(visitor, bytes)
}

fn answer(mut visitor: TcpStream, found: Option<(&str, &[u8])>) -> std::io::Result<()> {
    // Everything that is there may be kept for a day: what must not grow old has to say so itself.
    let (status, kept, kind, body) = match found {
        Some((kind, body)) => ("200 OK", "max-age=86400", kind, body),
        None => ("404 Not Found", "no-store", "text/plain", &b"not found"[..]),
    };
    let length = body.len();
    let head = format!(
        "HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {length}\r\nCache-Control: {kept}\r\nConnection: close\r\n\r\n"
    );
    visitor.write_all(head.as_bytes())?;
    visitor.write_all(body)?;
    visitor.shutdown(Shutdown::Write)
}

fn media_type(path: &str) -> &'static str {
    TYPES.iter().find(|(ending, _)| path.ends_with(ending)).map_or("application/octet-stream", |(_, kind)| kind)
}
