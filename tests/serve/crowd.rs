//! A thousand at once, and those who never finish asking or reading.

use std::io::{Read as _, Write as _};
use std::time::{Duration, Instant};

use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};

use crate::lay;
use crate::server::{Server, limited};

const CROWD: usize = 1000;
const REQUEST: &str = "GET /en/ HTTP/1.1\r\nHost: localhost\r\n\r\n";

/// Both ends of a thousand connections may lie in this process and its child; some systems allow 256 files.
fn allow_many_files() {
    let limit = getrlimit(Resource::Nofile);
    let wanted = limit.maximum.unwrap_or(4096).min(4096);
    setrlimit(Resource::Nofile, Rlimit { current: Some(wanted), maximum: limit.maximum }).unwrap();
    assert!(wanted > CROWD as u64 + 100, "this system does not let a process open {CROWD} connections");
}

#[test]
fn a_thousand_connections_at_once_are_answered_and_one_more_afterwards() {
    allow_many_files();
    let server = Server::start();
    let connect = |_| {
        let mut stream = server.connect();
        stream.write_all(REQUEST.as_bytes()).unwrap();
        stream
    };
    // Nobody reads before everybody has connected and asked.
    let mut crowd: Vec<_> = (0..CROWD).map(connect).collect();
    for stream in &mut crowd {
        let mut beginning = [0; 15];
        stream.read_exact(&mut beginning).unwrap();
        assert_eq!(&beginning, b"HTTP/1.1 200 OK");
    }
    assert_eq!(server.get("/en/").status, 200, "one more");
}

#[test]
fn under_a_small_limit_of_files_a_thousand_wait_their_turn_and_the_site_is_still_rebuilt() {
    allow_many_files();
    let guide = lay::guide();
    let command = limited(128, guide.path());
    let mut server = Server::run(guide, command);
    // Every other one says nothing, and is shown out in time.
    let connect = |n: usize| {
        let mut stream = server.connect();
        let request = if n.is_multiple_of(2) { REQUEST } else { "" };
        stream.write_all(request.as_bytes()).unwrap();
        stream
    };
    let mut crowd: Vec<_> = (0..CROWD).map(connect).collect();
    server.edit("content/terms.yaml", "en: person on duty", "en: person on the rota");
    server.wait_for("built ");
    for stream in crowd.iter_mut().step_by(2) {
        let mut beginning = [0; 15];
        stream.read_exact(&mut beginning).unwrap();
        assert_eq!(&beginning, b"HTTP/1.1 200 OK");
    }
    assert!(server.get("/en/glossary.html").text().contains("person on the rota"));
}

#[test]
fn those_who_never_finish_a_request_keep_nobody_waiting_and_are_shown_out() {
    let server = Server::start();
    let start = Instant::now();
    let mut slow: Vec<_> = (0..300).map(|_| server.connect()).collect();
    for stream in &mut slow {
        stream.write_all(b"GET /en/ HTTP/1.1\r\nHost: loc").unwrap();
    }
    assert_eq!(server.get("/en/").status, 200);
    assert!(start.elapsed() < Duration::from_secs(4), "it was answered after {:?}", start.elapsed());
    for stream in &mut slow {
        let mut rest = Vec::new();
        stream.read_to_end(&mut rest).unwrap();
        assert!(!rest.starts_with(b"HTTP/1.1 200"), "half a request is no request");
    }
    assert!(start.elapsed() < Duration::from_secs(30), "they were shown out after {:?}", start.elapsed());
}

#[test]
fn who_takes_nothing_of_an_answer_is_shown_out_and_who_reads_slowly_or_follows_is_not() {
    const LARGE: &str = "/search/engine.wasm";
    let server = Server::start();
    let whole = server.get(LARGE).body.len();
    let ask = || {
        let mut stream = server.connect();
        write!(stream, "GET {LARGE} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n").unwrap();
        stream
    };
    let (mut stalled, mut slow, mut follower) = (ask(), ask(), server.follow());
    let (before, _) = follower.next();
    let start = Instant::now();
    let mut taken = Vec::new();
    while start.elapsed() < Duration::from_secs(40) {
        let mut some = [0; 4096];
        let length = slow.read(&mut some).unwrap();
        taken.extend_from_slice(&some[..length]);
        std::thread::sleep(Duration::from_millis(500));
    }
    assert!(taken.len() < whole / 2, "the slow one has read {} of {whole} bytes", taken.len());
    slow.read_to_end(&mut taken).unwrap();
    assert!(taken.len() > whole, "the slow one was sent {} of {whole} bytes", taken.len());
    // What the system held for the other one is still there to be read; the end of it may be an error.
    let mut rest = Vec::new();
    stalled.read_to_end(&mut rest).ok();
    assert!(rest.len() < whole, "the stalled one was sent all");
    server.edit("content/terms.yaml", "en: person on duty", "en: person on the rota");
    assert_ne!(follower.next().0, before, "the follower is still told");
}
