//! What is answered, and what is refused: nothing outside the site, to nobody who asks for another host.

use std::fs;
use std::os::unix::fs::symlink;

use crate::server::Server;

const SECRET: &str = "nobody is to read this";

#[test]
fn a_page_is_that_of_the_disk_with_the_reload_script_which_is_never_on_the_disk() {
    let server = Server::start();
    let answer = server.get("/en/index.html");
    assert_eq!((answer.status, answer.header("content-type")), (200, Some("text/html; charset=utf-8")));
    let on_disk = fs::read_to_string(server.path("site/en/index.html")).unwrap();
    let served = answer.text();
    let (before, after) = served.split_once("<link rel=\"stylesheet\" href=\"/_fudao/report.css\">").unwrap();
    let (tags, after) = after.split_once("</script>\n").unwrap();
    assert!(tags.starts_with("<script src=\"/_fudao/reload.js\" data-site=\""), "{tags}");
    assert_eq!(format!("{before}{after}"), on_disk);
    for (path, bytes) in crate::folder::bytes(&server.path("site")) {
        assert!(!String::from_utf8_lossy(&bytes).contains("_fudao"), "{path:?} names the dev server");
    }
}

#[test]
fn everything_else_is_that_of_the_disk_byte_for_byte_and_has_its_type() {
    let server = Server::start();
    for (path, kind) in [
        ("assets/fudao.css", "text/css; charset=utf-8"),
        ("assets/fudao.js", "text/javascript; charset=utf-8"),
        ("assets/icon.svg", "image/svg+xml"),
        ("data/provisions.json", "application/json"),
        ("data/provisions.csv", "text/csv; charset=utf-8"),
    ] {
        let answer = server.get(&format!("/{path}"));
        assert_eq!((answer.status, answer.header("content-type")), (200, Some(kind)), "{path}");
        assert_eq!(answer.body, fs::read(server.path("site").join(path)).unwrap(), "{path}");
        assert_eq!(answer.header("x-content-type-options"), Some("nosniff"));
    }
}

#[test]
fn a_folder_shows_its_first_page_under_an_address_with_a_slash() {
    let server = Server::start();
    assert_eq!(server.get("/en/").text(), server.get("/en/index.html").text());
    let answer = server.get("/en?a=b");
    assert_eq!((answer.status, answer.header("location")), (307, Some("/en/?a=b")));
    assert_eq!(server.get("/").status, 200);
}

#[test]
fn no_such_page_is_a_page_of_the_site_with_links_that_lead_home() {
    let server = Server::start();
    for path in ["/nothing", "/en/laws/nothing/at/all.html", "/assets/", "/_fudao/nothing", "/en/index.html/"] {
        let answer = server.get(path);
        assert_eq!((answer.status, answer.header("content-type")), (404, Some("text/html; charset=utf-8")), "{path}");
        assert!(answer.text().contains("<base href=\"/\">"), "{path}");
    }
}

#[test]
fn a_copy_that_is_still_right_is_not_sent_again() {
    let server = Server::start();
    for path in ["/assets/fudao.css", "/en/index.html"] {
        let first = server.get(path);
        assert_eq!(first.header("cache-control"), Some("no-cache"));
        let tag = first.header("etag").expect("a tag");
        let again = server.ask("GET", path, &format!("If-None-Match: {tag}\r\n"));
        assert_eq!((again.status, again.body.len(), again.header("etag")), (304, 0, Some(tag)), "{path}");
        let other = server.ask("GET", path, "If-None-Match: \"other\"\r\n");
        assert_eq!((other.status, other.body), (200, first.body), "{path}");
    }
}

#[test]
fn head_is_answered_without_a_body_and_other_methods_not_at_all() {
    let server = Server::start();
    let (get, head) = (server.get("/en/"), server.ask("HEAD", "/en/", ""));
    assert_eq!((head.status, head.body.len()), (200, 0));
    assert_eq!(head.header("content-length"), Some(get.body.len().to_string().as_str()));
    for method in ["POST", "PUT", "DELETE", "OPTIONS", "TRACE", "PROPFIND", "BREW"] {
        for path in ["/en/", "/_fudao/events", "/nothing"] {
            let answer = server.ask(method, path, "");
            assert_eq!((answer.status, answer.header("allow")), (405, Some("get,head")), "{method} {path}");
        }
    }
    assert_eq!(server.ask("OPTIONS", "*", "").status, 405);
}

#[test]
fn nothing_outside_the_site_is_ever_answered() {
    let server = Server::start();
    fs::write(server.path("secret.txt"), SECRET).unwrap();
    fs::write(server.path("site/secret.txt"), SECRET).unwrap();
    symlink(server.root(), server.path("site/out")).unwrap();
    let plain = ["/../secret.txt", "/en/../../secret.txt", "/..", "/../", "/./../secret.txt", "//secret.txt"];
    let encoded = ["/%2e%2e/secret.txt", "/%2E%2e%2fsecret.txt", "/..%2fsecret.txt", "/en%2f..%2f..%2fsecret.txt"];
    let odd = ["/..%5csecret.txt", "/..\\secret.txt", "/%00", "/en/%00/../secret.txt", "/%c0%ae%c0%ae/secret.txt"];
    let deep = ["/%252e%252e/secret.txt", "/secret.txt", "/out/secret.txt", "/.fudao", "/.gitignore", "/en/.../x"];
    let long = format!("/{}secret.txt", "../".repeat(1000));
    for path in [plain.as_slice(), &encoded, &odd, &deep, &[long.as_str()]].concat() {
        let answer = server.ask("GET", path, "");
        assert!([400, 404].contains(&answer.status), "{path}: {answer:?}");
        assert!(!answer.text().contains(SECRET), "{path}");
    }
    assert_eq!(server.get("/en/").status, 200);
}

#[test]
fn what_is_no_http_is_refused_and_hurts_nobody() {
    let server = Server::start();
    let huge = format!("GET / HTTP/1.1\r\nHost: localhost\r\nX: {}\r\n\r\n", "a".repeat(1 << 20));
    assert_eq!(server.say(huge.as_bytes()).map(|answer| answer.status), Some(431));
    let many = format!("GET / HTTP/1.1\r\nHost: localhost\r\n{}\r\n", "X: a\r\n".repeat(1000));
    assert_eq!(server.say(many.as_bytes()).map(|answer| answer.status), Some(431));
    let long = format!("GET /{} HTTP/1.1\r\nHost: localhost\r\n\r\n", "a".repeat(1 << 20));
    assert!(server.say(long.as_bytes()).is_some_and(|answer| [414, 431].contains(&answer.status)));
    for request in
        ["GET /\0 HTTP/1.1\r\nHost: localhost\r\n\r\n", "GET\r\n\r\n", "\x16\x03\x01\0\0\0\0\0\0", "\0\0\0\0\r\n\r\n"]
    {
        assert_eq!(server.say(request.as_bytes()).map(|answer| answer.status), Some(400), "{request:?}");
    }
    assert_eq!(server.get("/en/").status, 200);
}

#[test]
fn another_host_is_refused_whatever_it_asks_for() {
    let server = Server::start();
    for path in ["/en/", "/_fudao/events", "/_fudao/reload.js", "/assets/fudao.css", "/nothing"] {
        for host in ["Host: guide.example", "Host: localhost\r\nHost: guide.example", "X: no host", "Host: 192.0.2.1"] {
            let request = format!("GET {path} HTTP/1.1\r\n{host}\r\nConnection: close\r\n\r\n");
            assert_eq!(server.say(request.as_bytes()).map(|answer| answer.status), Some(421), "{path} {host}");
        }
    }
    let request = "GET http://guide.example/en/ HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
    assert_eq!(server.say(request.as_bytes()).map(|answer| answer.status), Some(421));
    let port = server.port;
    for host in [format!("127.0.0.1:{port}"), format!("localhost:{port}"), format!("[::1]:{port}")] {
        let request = format!("GET /en/ HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n");
        assert_eq!(server.say(request.as_bytes()).map(|answer| answer.status), Some(200), "{host}");
    }
}
