//! How the command begins and ends: ports, hosts, folders, the browser, Ctrl-C.

use std::fs;
use std::net::TcpListener;
use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;

use crate::folder;
use crate::lay;
use crate::server::{Server, command};

/// The exit code of a server that cannot begin, and what it says.
fn refusal(guide: &Path, arguments: &[&str]) -> (Option<i32>, String) {
    let output = command(guide, arguments).output().unwrap();
    assert_eq!(String::from_utf8_lossy(&output.stdout), "");
    (output.status.code(), String::from_utf8(output.stderr).unwrap())
}

#[test]
fn a_port_that_is_taken_is_named_with_the_way_out() {
    let other = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = other.local_addr().unwrap().port();
    let guide = lay::guide();
    let (code, said) = refusal(guide.path(), &["--port", &port.to_string()]);
    assert_eq!(code, Some(2));
    assert!(said.contains(&format!("port {port} of 127.0.0.1 is taken")) && said.contains("--port"), "{said}");
    assert!(!guide.path().join("site").exists());
}

#[test]
fn a_host_that_is_not_of_this_computer_is_refused() {
    let guide = lay::guide();
    let (code, said) = refusal(guide.path(), &["--host", "192.0.2.1"]);
    assert_eq!(code, Some(2));
    assert!(said.contains("cannot listen on port 4000 of 192.0.2.1") && said.contains("--host"), "{said}");
}

#[test]
fn a_folder_that_is_no_guide_is_refused() {
    let empty = tempfile::tempdir().unwrap();
    for folder in [empty.path(), &empty.path().join("missing")] {
        let (code, said) = refusal(folder, &["--port", "0"]);
        assert_eq!(code, Some(2));
        assert!(said.contains("holds no folder `content`"), "{said}");
    }
}

#[test]
fn a_site_folder_that_fudao_did_not_make_is_refused_and_left_alone() {
    let guide = lay::guide();
    fs::create_dir(guide.path().join("site")).unwrap();
    fs::write(guide.path().join("site/mine.txt"), "mine").unwrap();
    let before = folder::bytes(guide.path());
    let (code, said) = refusal(guide.path(), &["--port", "0"]);
    assert_eq!(code, Some(2));
    assert!(said.contains("was not made by fudao"), "{said}");
    assert_eq!(folder::bytes(guide.path()), before);
}

#[test]
fn ctrl_c_ends_it_cleanly_while_browsers_follow() {
    let mut server = Server::start();
    let mut news = server.follow();
    news.next();
    assert_eq!(server.interrupt().code(), Some(0));
    assert!(news.ends());
    server.wait_for("ended");
    assert!(server.told.iter().all(|line| !line.contains("warning")), "{:#?}", server.told);
}

#[test]
fn sharing_it_names_the_addresses_and_warns() {
    let guide = lay::guide();
    let command = command(guide.path(), &["--port", "0", "--host", "0.0.0.0"]);
    let mut server = Server::run(guide, command);
    assert!(server.told.iter().any(|line| line.starts_with("serving http://127.0.0.1:")), "{:#?}", server.told);
    server.wait_for("warning: everyone in this network can read");
    for line in server.told.iter().filter(|line| line.starts_with("others in this network open ")) {
        assert!(line.ends_with(&format!(":{}/", server.port)) && !line.contains("127.0.0.1"), "{line}");
    }
    let request = b"GET /en/ HTTP/1.1\r\nHost: 192.0.2.7:4000\r\nConnection: close\r\n\r\n";
    assert_eq!(server.say(request).map(|answer| answer.status), Some(200));
    let request = b"GET /en/ HTTP/1.1\r\nHost: guide.example\r\nConnection: close\r\n\r\n";
    assert_eq!(server.say(request).map(|answer| answer.status), Some(421));
}

/// A program that is found before any real browser, and notes what it is to open.
#[cfg(target_os = "linux")]
#[test]
fn the_browser_is_opened_at_the_real_port() {
    let guide = lay::guide();
    let bin = tempfile::tempdir().unwrap();
    let opener = bin.path().join("xdg-open");
    let noted = bin.path().join("noted");
    fs::write(
        &opener,
        format!("#!/bin/sh\nprintf '%s' \"$1\" > '{0}.part'\n/bin/mv '{0}.part' '{0}'\n", noted.display()),
    )
    .unwrap();
    fs::set_permissions(&opener, fs::Permissions::from_mode(0o755)).unwrap();
    let mut command = command(guide.path(), &["--port", "0", "--open"]);
    command.env("PATH", bin.path());
    let server = Server::run(guide, command);
    let start = std::time::Instant::now();
    while !noted.exists() && start.elapsed().as_secs() < 30 {
        std::thread::sleep(std::time::Duration::from_millis(10));
    }
    let opened = fs::read_to_string(noted).unwrap();
    assert_eq!(opened, format!("http://127.0.0.1:{}/", server.port));
}
