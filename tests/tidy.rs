//! House rules that no linter knows.
#![expect(clippy::disallowed_methods, reason = "the subject is the files of the repository")]

#[path = "support/folder.rs"]
mod folder;

use std::path::{Path, PathBuf};

/// A file of the repository.
struct File {
    /// From the root, with `/`.
    path: String,
    text: String,
}

impl File {
    /// The lines of code with their numbers, from 1: no comments, and nothing from the tests of the module on.
    fn code(&self) -> impl Iterator<Item = (usize, &str)> {
        let lines = self.text.lines().zip(1..).take_while(|(line, _)| !line.trim_start().starts_with("#[cfg(test)]"));
        lines.filter(|(line, _)| !line.trim_start().starts_with("//")).map(|(line, n)| (n, line))
    }

    fn is_rust(&self) -> bool {
        self.path.ends_with(".rs")
    }

    /// Whether it is code that users run: no test.
    fn is_program(&self) -> bool {
        self.is_rust() && !self.path.split('/').any(|part| ["tests", "benches", "examples"].contains(&part))
    }
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).to_owned()
}

/// The text files below some folders.
fn files(folders: &[&str]) -> Vec<File> {
    let mut files = Vec::new();
    for name in folders.iter().filter(|name| root().join(name).is_dir()) {
        for (path, bytes) in folder::bytes(&root().join(name)) {
            let parts: Vec<_> = path.components().map(|part| part.as_os_str().to_string_lossy()).collect();
            if let (false, Ok(text)) = (parts.iter().any(|part| part == "target"), String::from_utf8(bytes)) {
                files.push(File { path: format!("{name}/{}", parts.join("/")), text });
            }
        }
    }
    files
}

fn rust() -> Vec<File> {
    files(&["src", "crates", "xtask", "tests", "benches"]).into_iter().filter(File::is_rust).collect()
}

/// Fails with every complaint, one a line.
fn none(complaints: impl Iterator<Item = String>) {
    let complaints: Vec<_> = complaints.collect();
    assert!(complaints.is_empty(), "{} complaints:\n{}", complaints.len(), complaints.join("\n"));
}

/// Lines of code that hold one of some words.
fn lines_with(files: &[File], words: &[&str]) -> Vec<String> {
    let mut found = Vec::new();
    for file in files {
        for (n, line) in file.code().filter(|(_, line)| words.iter().any(|word| line.contains(word))) {
            found.push(format!("{}:{n}: {}", file.path, line.trim()));
        }
    }
    found
}

#[test]
fn every_module_says_what_it_is_for() {
    let files = rust();
    assert!(files.len() > 100, "the files are found");
    none(files.iter().filter(|file| !file.text.starts_with("//! ")).map(|file| format!("{} has no `//!`", file.path)));
}

#[test]
fn no_file_is_long() {
    let long = |file: &&File| file.text.lines().count() > 500;
    none(rust().iter().filter(long).map(|file| format!("{}: {} lines", file.path, file.text.lines().count())));
}

#[test]
fn nothing_is_unwrapped_outside_tests() {
    let programs: Vec<_> = rust().into_iter().filter(File::is_program).collect();
    none(lines_with(&programs, &[".unwrap()", ".unwrap_err()"]).into_iter());
}

#[test]
fn no_lint_is_switched_off_in_silence() {
    let words = ["#[allow(", "#![allow("].map(str::to_owned);
    let words: Vec<_> = words.iter().map(String::as_str).collect();
    let others: Vec<_> = rust().into_iter().filter(|file| file.path != "tests/tidy.rs").collect();
    none(lines_with(&others, &words).into_iter());
    none(lines_with(&others, &["use super::*", "#[ignore", "#[should_panic"]).into_iter());
}

#[test]
fn nothing_is_left_to_do() {
    let words = ["TO", "FIX"].iter().zip(["DO", "ME"]).map(|(a, b)| format!("{a}{b}")).collect::<Vec<_>>();
    let all = files(&["src", "crates", "xtask", "tests", "benches", "templates", "assets", "content", "docs", ".ci"]);
    let left = all.iter().flat_map(|file| {
        let lines =
            file.text.lines().zip(1..).filter(|(line, _)| words.iter().any(|word| line.contains(word.as_str())));
        lines.map(|(line, n)| format!("{}:{n}: {}", file.path, line.trim()))
    });
    none(left);
}

#[test]
fn no_file_is_a_drawer() {
    let drawers = ["util", "utils", "helper", "helpers", "misc", "manager"];
    let name =
        |file: &File| file.path.rsplit('/').find(|part| *part != "mod.rs").unwrap_or_default().replace(".rs", "");
    none(rust().iter().filter(|file| drawers.contains(&name(file).as_str())).map(|file| file.path.clone()));
}

#[test]
fn only_the_edges_touch_the_disk() {
    let edges = ["src/source.rs", "src/output", "src/serve", "src/cli"];
    let touching = rust().into_iter().filter(|file| file.path.starts_with("src/") || file.path.starts_with("crates/"));
    let touching = touching.filter(|file| file.is_program() && file.text.contains("disallowed_methods"));
    none(touching.filter(|file| !edges.iter().any(|edge| file.path.starts_with(edge))).map(|file| file.path));
}

#[test]
fn every_dependency_says_why() {
    let text = std::fs::read_to_string(root().join("Cargo.toml")).expect("the manifest is there");
    let mut section = "";
    let mut before = "";
    let mut silent = Vec::new();
    for line in text.lines() {
        if line.starts_with('[') {
            section = line;
        }
        let entry = section.contains("dependencies]") && line.contains(" = ") && !line.starts_with('#');
        if entry && !line.contains("workspace = true") && !before.starts_with('#') {
            silent.push(line.to_owned());
        }
        before = line;
    }
    none(silent.into_iter());
}

#[test]
fn no_path_of_one_machine_is_written_down() {
    let homes = ["home", "work", "root", "Users"].map(|folder| format!("/{folder}/"));
    let mut all = files(&[
        "src",
        "crates",
        "xtask",
        "tests",
        "benches",
        "templates",
        "assets",
        "content",
        "docs",
        ".ci",
        ".cargo",
    ]);
    for name in ["README.md", "ARCHITECTURE.md", "Cargo.toml", "clippy.toml"] {
        let text = std::fs::read_to_string(root().join(name)).unwrap_or_default();
        all.push(File { path: name.to_owned(), text });
    }
    let begins = |line: &str, home: &str| {
        let outside = |before: &str| !before.ends_with(|c: char| c.is_alphanumeric() || "}).-_".contains(c));
        line.match_indices(home).any(|(at, _)| outside(&line[..at]))
    };
    let mut found = Vec::new();
    for file in &all {
        let lines = file.text.lines().zip(1..).filter(|(line, _)| homes.iter().any(|home| begins(line, home)));
        found.extend(lines.map(|(line, n)| format!("{}:{n}: {}", file.path, line.trim())));
    }
    none(found.into_iter());
}
