//! What is made from the sources and committed beside them is up to date: the pages of `docs/problems/`, the schemas of
//! `docs/schema/`, and the first line of every file in `content/`, which names its schema.
//!
//! To write all of it anew: `SNAPSHOTS=overwrite cargo test --test fresh`.
#![expect(clippy::disallowed_methods, reason = "the subject is the files of the repository")]

#[path = "support/folder.rs"]
mod folder;
#[path = "support/problems.rs"]
mod problems;

use std::collections::BTreeMap;
use std::path::Path;

use fudao::content;
use fudao::content::kind;
use fudao::diag::Code;

/// The folder of the schemas, from the repository.
const SCHEMAS: &str = "docs/schema";

/// Whether what is stale is to be written and not to be complained about.
fn overwrite() -> bool {
    std::env::vars().any(|(name, value)| name == "SNAPSHOTS" && value == "overwrite")
}

/// Holds a folder against the files that it should have, and writes them when asked to.
fn compare(folder: &str, wanted: &BTreeMap<String, String>) {
    let root = problems::repository();
    let there = folder::bytes(&root.join(folder));
    let there: BTreeMap<_, _> = there
        .into_iter()
        .map(|(path, bytes)| (format!("{folder}/{}", path.display()), String::from_utf8_lossy(&bytes).into_owned()))
        .collect();
    if overwrite() {
        for path in there.keys().filter(|path| !wanted.contains_key(*path)) {
            std::fs::remove_file(root.join(path)).expect("it was there");
        }
        for (path, text) in wanted.iter().filter(|(path, text)| there.get(*path) != Some(text)) {
            std::fs::write(root.join(path), text).expect("the file can be written");
        }
        return;
    }
    let stale: Vec<_> =
        wanted.iter().filter(|(path, text)| there.get(*path) != Some(text)).map(|(path, _)| path).collect();
    let left: Vec<_> = there.keys().filter(|path| !wanted.contains_key(*path)).collect();
    assert!(
        stale.is_empty() && left.is_empty(),
        "stale: {stale:#?}\nnothing makes these: {left:#?}\nwrite them with `SNAPSHOTS=overwrite cargo test --test fresh`"
    );
}

#[test]
fn every_problem_has_its_page() {
    compare("docs/problems", &problems::pages());
}

#[test]
fn every_problem_is_explained() {
    let explanations = problems::explanations();
    for code in Code::ALL {
        let sections = &explanations[code.as_str()];
        assert!(sections.iter().all(|section| section.title.ends_with('.')), "{code}: what it is");
        assert!(sections.iter().any(|section| !section.why.is_empty()), "{code}: why it matters");
        let rows = sections.iter().filter(|section| !section.bad.is_empty() && !section.good.is_empty()).count();
        assert!(rows > 0, "{code}: a bad row and a good one");
        assert!(
            sections.iter().all(|section| section.bad.is_empty() == section.good.is_empty()),
            "{code}: both or none"
        );
    }
}

#[test]
fn the_schemas_are_those_of_the_types() {
    let file = |(kind, schema): (&str, serde_json::Value)| {
        let text = serde_json::to_string_pretty(&schema).expect("a schema is JSON");
        (format!("{SCHEMAS}/{kind}.json"), format!("{text}\n"))
    };
    compare(SCHEMAS, &content::schemas().into_iter().map(file).collect());
}

#[test]
fn every_file_of_the_content_names_its_schema() {
    let root = problems::repository();
    let files = folder::bytes(&root.join("content"));
    let yaml = files.into_iter().filter(|(path, _)| path.extension().is_some_and(|ending| ending == "yaml"));
    let mut wrong = Vec::new();
    for (path, bytes) in yaml {
        let path = format!("content/{}", path.display());
        let text = String::from_utf8(bytes).expect("the content is UTF-8");
        let line = kind::modeline(&path, SCHEMAS).unwrap_or_else(|| panic!("nothing reads {path}"));
        if text.lines().next() == Some(&line) {
            assert!(leads_somewhere(&root, &path, &line), "{path}: {line}");
        } else if overwrite() {
            let rest = text.strip_prefix("# yaml-language-server:").and_then(|rest| rest.split_once('\n'));
            let rest = rest.map_or(text.as_str(), |(_, rest)| rest);
            std::fs::write(root.join(&path), format!("{line}\n{rest}")).expect("the file can be written");
        } else {
            wrong.push(format!("{path}: its first line should be `{line}`"));
        }
    }
    assert!(wrong.is_empty(), "{}\n`SNAPSHOTS=overwrite cargo test --test fresh` writes them", wrong.join("\n"));
}

/// Whether the path that a modeline names is a file, seen from the file in which it stands.
fn leads_somewhere(root: &Path, path: &str, line: &str) -> bool {
    let named = line.split_once('=').map(|(_, named)| named).unwrap_or_default();
    root.join(path).parent().is_some_and(|folder| folder.join(named).is_file())
}
