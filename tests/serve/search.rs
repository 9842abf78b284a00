//! `/api/search` answers as `fudao search --format json` does.

use std::process::Command;

use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};

use crate::lay;
use crate::server::{Server, command};

/// What the command prints over the content as it is now.
fn printed(server: &Server, query: &str, arguments: &[&str]) -> String {
    let mut search = Command::new(env!("CARGO_BIN_EXE_fudao"));
    search.args(["search", "--format", "json", "--root"]).arg(server.root()).args(arguments).args(["--", query]);
    let output = search.output().unwrap();
    assert!(output.status.success(), "{output:?}");
    String::from_utf8(output.stdout).unwrap()
}

fn path(query: &str, rest: &str) -> String {
    format!("/api/search?q={}{rest}", utf8_percent_encode(query, NON_ALPHANUMERIC))
}

#[test]
fn a_question_is_answered_as_on_the_command_line() {
    let server = Server::start();
    let queries =
        ["廚房", "keys", "值日", "fire services", "kitchen rules art. 2", "\"", "* AND (", "　", "<script>&#x0;"];
    let mut hits = 0;
    for query in queries {
        let answer = server.get(&path(query, ""));
        assert_eq!((answer.status, answer.header("content-type")), (200, Some("application/json")), "{query}");
        assert_eq!(answer.text(), printed(&server, query, &[]), "{query}");
        hits += answer.text().matches("\"id\":").count();
        let answer = server.get(&path(query, "&lang=en&limit=1"));
        assert_eq!(answer.text(), printed(&server, query, &["--lang", "en", "--limit", "1"]), "{query}");
    }
    assert!(hits > 5, "the questions find something");
}

#[test]
fn what_was_just_written_is_found() {
    let mut server = Server::start();
    let found = |server: &Server| server.get(&path("zookeeper", "&lang=en")).text().contains("person-on-duty");
    assert!(!found(&server));
    server.edit("content/terms.yaml", "en: Whoever is on the rota", "en: Whichever zookeeper is on the rota");
    server.wait_for("built ");
    assert!(found(&server));
}

#[test]
fn a_question_that_cannot_be_read_is_refused_with_the_reason() {
    let server = Server::start();
    for asked in ["/api/search", "/api/search?lang=en", "/api/search?q=a&limit=-1", "/api/search?q=a&limit=many"] {
        let answer = server.get(asked);
        assert_eq!(answer.status, 400, "{asked}");
        assert!(answer.text().contains("/api/search?q=words"), "{asked}");
    }
    let answer = server.get("/api/search?q=a&lang=xx");
    assert_eq!((answer.status, answer.text().as_str()), (400, "there is no language `xx`; there are: zh-Hant, en\n"));
    let long = server.get(&path(&"長".repeat(5000), ""));
    assert_eq!(long.status, 200);
    assert_eq!(server.get("/api/search?q=a&limit=18446744073709551615").status, 200);
    assert_eq!(server.ask("POST", "/api/search?q=a", "").status, 405);
}

#[test]
fn while_there_is_no_site_nothing_can_be_searched() {
    let guide = lay::guide();
    std::fs::write(guide.path().join("content/stray.yaml"), "a: b\n").unwrap();
    let command = command(guide.path(), &["--port", "0"]);
    assert_eq!(Server::run(guide, command).get("/api/search?q=a").status, 503);
}
