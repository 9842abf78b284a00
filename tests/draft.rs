//! What `fudao new` begins: it loads, it lacks only what a person has to write, and nothing that was there is lost.
#![expect(clippy::disallowed_methods, reason = "the guides are folders on a disk")]

#[path = "support/folder.rs"]
mod folder;
#[path = "support/lay.rs"]
mod lay;

use std::process::Command;

use fudao::content;
use fudao::content::duty::Force;
use fudao::draft::{DutyRequest, Edit, Grouped, Procedure, Refusal, Request, draft};
use fudao::guide;
use fudao::source::SourceSet;

/// The files of the guide for families, which has every kind that can be begun.
fn files() -> Vec<(String, String)> {
    let guide = lay::guide();
    lay::copy(&lay::repository().join("tests/cases/families/content"), &guide.path().join("content"));
    let files = folder::bytes(&guide.path().join("content"));
    let text = |bytes| String::from_utf8(bytes).expect("the content is UTF-8");
    files.into_iter().map(|(path, bytes)| (format!("content/{}", path.display()), text(bytes))).collect()
}

fn begun(files: &[(String, String)], request: &Request) -> Result<Edit, Refusal> {
    let sources = SourceSet::new(files.to_vec());
    let content = content::parse(&sources).0.expect("the frame can be read");
    let guide = guide::resolve(&content, &sources).0.expect("there are languages");
    draft(&guide, &content, &sources, request)
}

/// The codes of the report on these files after an edit, without repetition, and the files that they are about.
fn codes(files: &[(String, String)], path: &str, text: &str) -> Vec<String> {
    let mut files: Vec<_> = files.iter().filter(|(other, _)| other != path).cloned().collect();
    files.push((path.to_owned(), text.to_owned()));
    let mut codes: Vec<_> = fudao::check(&SourceSet::new(files)).1.iter().map(|found| found.code.to_string()).collect();
    codes.sort();
    codes.dedup();
    codes
}

fn procedure(id: &str) -> Procedure {
    Procedure {
        id: id.to_owned(),
        roles: vec!["resident".to_owned()],
        tier: None,
        provisions: vec!["kitchen/2/p2".to_owned()],
    }
}

/// A duty row of the other half of a provision that has one already.
fn duty() -> Request {
    Request::Duty(DutyRequest {
        provision: "kitchen/2/p2".to_owned(),
        roles: vec!["resident".to_owned()],
        tier: None,
        force: Force::MayNot,
        key: Some("night".to_owned()),
    })
}

/// Every kind, with the defects that are left when all `~` have been written.
fn requests() -> Vec<(Request, &'static [&'static str])> {
    let id = |id: &str| id.to_owned();
    let grouped = |id: &str, group: &str| Grouped { id: id.to_owned(), group: Some(group.to_owned()) };
    let article = &["text-differs-from-witness", "translation-without-origin", "unaccounted-provision"];
    vec![
        (Request::Article { id: id("kitchen/3-1") }, article),
        // A second row needs `norms: 2` beside the text, which only a reader of the text can decide.
        (duty(), &["unaccounted-provision"]),
        (Request::Role(grouped("guest", "residents")), &[]),
        (Request::Term(grouped("stove", "people")), &[]),
        (Request::Situation(procedure("lost-key")), &[]),
        (Request::Flowchart(procedure("lost-key")), &[]),
        (Request::Question { id: id("guests"), topic: Some(id("stove")), provisions: Vec::new() }, &[]),
        (Request::Topic { id: id("washing-up") }, &[]),
        (Request::Tier { id: id("first") }, &[]),
        (Request::Source { id: id("poster") }, &[]),
        (Request::Page { id: id("about") }, &[]),
    ]
}

#[test]
fn what_is_begun_lacks_only_what_a_person_writes() {
    let files = files();
    let base = SourceSet::new(files.clone());
    assert_eq!(fudao::check(&base).1, [], "the guide has no flaw before");
    for (request, left) in requests() {
        let edit = begun(&files, &request).unwrap_or_else(|refusal| panic!("{request:?}: {refusal}"));
        let empty = codes(&files, &edit.path, &edit.after());
        assert!(empty.contains(&"missing-translation".to_owned()), "{request:?}: {empty:?}");
        for shape in
            ["yaml-syntax", "missing-key", "unknown-key", "wrong-type", "wrong-value", "duplicate-id", "stray-file"]
        {
            assert!(!empty.contains(&shape.to_owned()), "{request:?}: {empty:?}");
        }
        let written =
            Edit { insert: edit.insert.replace("zh-Hant: ~", "zh-Hant: 字").replace("en: ~", "en: word"), ..edit };
        assert_eq!(codes(&files, &written.path, &written.after()), left, "{request:?}\n{}", written.insert);
    }
}

#[test]
fn rows_follow_the_order_of_the_texts_where_the_file_does() {
    let mut files = files();
    let row = |provision: &str| {
        format!("- provision: {provision}\n  roles: [resident]\n  force: shall\n  summary: {{zh-Hant: 字, en: word}}\n")
    };
    let path = "content/duties/resident.yaml";
    for (rows, expected) in [
        (["kitchen/1/p1", "kitchen/3/p1"], ["kitchen/1/p1", "kitchen/2/p2", "kitchen/3/p1"]),
        (["kitchen/3/p1", "keys/1/p1"], ["kitchen/2/p2", "kitchen/3/p1", "keys/1/p1"]),
        (["keys/1/p1", "kitchen/1/p1"], ["keys/1/p1", "kitchen/1/p1", "kitchen/2/p2"]),
    ] {
        files.retain(|(other, _)| other != path);
        files.push((path.to_owned(), rows.map(row).concat()));
        let after = begun(&files, &duty()).expect("the row has a place").after();
        let found: Vec<_> = after.lines().filter_map(|line| line.strip_prefix("- provision: ")).collect();
        assert_eq!(found, expected);
    }
}

#[test]
fn articles_are_named_like_their_neighbours() {
    let mut files = files();
    let article = |id: &str| Request::Article { id: id.to_owned() };
    assert_eq!(begun(&files, &article("kitchen/12-3")).unwrap().path, "content/laws/kitchen/12-3.yaml");
    assert_eq!(begun(&files, &article("kitchen/4")).unwrap().path, "content/laws/kitchen/04.yaml");
    for again in ["kitchen/1", "kitchen/01", "kitchen/001"] {
        let refused = begun(&files, &article(again)).unwrap_err();
        assert_eq!(
            refused.to_string(),
            format!("the article `{again}` is there already, in `content/laws/kitchen/01.yaml`")
        );
    }
    files.push(("content/laws/kitchen/101.yaml".to_owned(), "title: {}\nparts: []\n".to_owned()));
    assert_eq!(begun(&files, &article("kitchen/4")).unwrap().path, "content/laws/kitchen/004.yaml");
}

#[test]
fn new_files_name_their_schema_where_the_others_do() {
    let mut files = files();
    let term = Request::Page { id: "about".to_owned() };
    assert!(begun(&files, &term).unwrap().insert.starts_with("title:"));
    for (path, text) in &mut files {
        if path == "content/site.yaml" {
            text.insert_str(0, "# yaml-language-server: $schema=../any/folder/site.json\n");
        }
    }
    let insert = begun(&files, &term).unwrap().insert;
    assert!(insert.starts_with("# yaml-language-server: $schema=../../any/folder/page.json\ntitle:"), "{insert}");
}

#[test]
fn nothing_is_begun_in_a_file_that_cannot_be_read_or_is_written_otherwise() {
    let term = Request::Term(Grouped { id: "stove".to_owned(), group: Some("people".to_owned()) });
    for (text, expected) in [
        ("groups: [\n", "`content/terms.yaml` cannot be read; `fudao check` says why"),
        (
            "groups: [{id: people, name: {zh-Hant: 人, en: people}}]\nterms: []\n",
            "no place for a new row can be found in `content/terms.yaml`; write it there by hand",
        ),
    ] {
        let mut files = files();
        files.retain(|(path, _)| path != "content/terms.yaml");
        files.push(("content/terms.yaml".to_owned(), text.to_owned()));
        assert_eq!(begun(&files, &term).unwrap_err().to_string(), expected);
    }
}

/// The mark of an editor, its line ends, the mode of the file and the link that leads to it all stay as they are.
#[cfg(unix)]
#[test]
fn not_a_byte_of_a_file_is_lost() {
    use std::os::unix::fs::PermissionsExt as _;
    let guide = lay::guide();
    let path = guide.path().join("content/terms.yaml");
    let real = guide.path().join("terms-elsewhere");
    let text = std::fs::read_to_string(&path).expect("the terms are there").replace('\n', "\r\n");
    let before = format!("\u{feff}{text}# the end");
    std::fs::write(&real, &before).expect("the file can be written");
    std::fs::set_permissions(&real, std::fs::Permissions::from_mode(0o640)).expect("the mode can be set");
    std::fs::remove_file(&path).expect("it was there");
    std::os::unix::fs::symlink(&real, &path).expect("its place is free");
    let typed = ["new", "term", "stove", "--group", "people"];
    let fudao = || {
        Command::new(env!("CARGO_BIN_EXE_fudao")).args(typed).current_dir(guide.path()).output().expect("fudao runs")
    };
    let output = fudao();
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    let after = std::fs::read_to_string(&real).expect("the file is there");
    let row = "\r\n  - id: stove\r\n    group: people\r\n    name: {zh-Hant: ~, en: ~}\r\n    standing: recommended\r\n    meaning:\r\n      zh-Hant: ~\r\n      en: ~\r\n";
    assert_eq!(after, format!("{before}\r\n{row}"));
    assert!(std::fs::symlink_metadata(&path).expect("it is there").is_symlink());
    let mode = std::fs::metadata(&real).expect("it is there").permissions().mode();
    assert_eq!(mode & 0o777, 0o640);
    assert_eq!(fudao().status.code(), Some(2), "a second time it is there already");
    assert_eq!(std::fs::read_to_string(&real).expect("the file is there"), after);
    let left: Vec<_> =
        folder::bytes(guide.path()).into_keys().filter(|path| path.to_string_lossy().contains(".new")).collect();
    assert!(left.is_empty(), "{left:?}");
}

/// In the real guide, every list has a place for one row more.
#[test]
fn the_real_guide_takes_rows_everywhere() {
    let files = folder::bytes(&lay::repository().join("content"));
    let text = |bytes| String::from_utf8(bytes).expect("the content is UTF-8");
    let files: Vec<_> =
        files.into_iter().map(|(path, bytes)| (format!("content/{}", path.display()), text(bytes))).collect();
    let sources = SourceSet::new(files);
    let content = content::parse(&sources).0.expect("the frame can be read");
    let guide = guide::resolve(&content, &sources).0.expect("there are languages");
    let id = "begun-by-a-test".to_owned();
    let group =
        |groups: Option<&str>| Grouped { id: id.clone(), group: Some(groups.expect("there is a group").to_owned()) };
    let mut requests = vec![
        Request::Role(group(
            content.roles.iter().flat_map(|roles| &roles.row.groups).map(|row| row.id.value.as_str()).next(),
        )),
        Request::Term(group(
            content.terms.iter().flat_map(|terms| &terms.row.groups).map(|row| row.id.value.as_str()).next(),
        )),
        Request::Topic { id: id.clone() },
        Request::Tier { id: id.clone() },
        Request::Source { id: id.clone() },
    ];
    for provision in guide.provisions.iter().filter(|provision| provision.depth > 0).step_by(40) {
        for role in &guide.roles {
            let (provision, roles) = (provision.id.clone(), vec![role.id.clone()]);
            requests.push(Request::Duty(DutyRequest {
                provision,
                roles,
                tier: None,
                force: Force::May,
                key: Some(id.clone()),
            }));
        }
    }
    for (topic, _) in &content.questions {
        requests.push(Request::Question { id: id.clone(), topic: Some(topic.clone()), provisions: Vec::new() });
    }
    for request in requests {
        let edit =
            draft(&guide, &content, &sources, &request).unwrap_or_else(|refusal| panic!("{request:?}: {refusal}"));
        assert!(edit.before.is_some() || matches!(request, Request::Duty(_)), "{request:?}");
    }
}
