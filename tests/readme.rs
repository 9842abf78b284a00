//! The reports that README.md shows are those that fudao prints for the mistakes that it speaks of.
//!
//! The mistakes are made in the real content, as a reader makes them.
#![expect(clippy::disallowed_methods, reason = "the subject is the files of the repository")]

#[path = "support/folder.rs"]
mod folder;

use std::path::Path;

use fudao::diag::render::human::{Colour, render};
use fudao::source::SourceSet;

/// A mistake: the file, what stands there, and what is written by mistake. The first place in the file counts.
type Mistake = (&'static str, &'static str, &'static str);

const DUTIES: &str = "content/duties/teacher.yaml";

fn repository() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The report on the real content with some mistakes in it, without the line that counts.
fn report(mistakes: &[Mistake]) -> String {
    let mut files: Vec<(String, String)> = Vec::new();
    for (path, bytes) in folder::bytes(&repository().join("content")) {
        let text = String::from_utf8(bytes).expect("the content is UTF-8");
        files.push((format!("content/{}", path.display()), text));
    }
    for (path, right, wrong) in mistakes {
        let (_, text) = files.iter_mut().find(|(other, _)| other == path).expect("the file is there");
        assert!(text.contains(right), "{path} holds no `{right}`");
        *text = text.replacen(right, wrong, 1);
    }
    let sources = SourceSet::new(files);
    let (_, diagnostics) = fudao::check(&sources);
    let report = render(&diagnostics, &sources, Colour::Never);
    let (report, _) = report.trim_end().rsplit_once('\n').expect("a last line counts");
    report.trim_end().to_owned()
}

/// The reports that README.md shows: blocks of text that begin with an error, without their indentation.
fn shown() -> Vec<String> {
    let readme = std::fs::read_to_string(repository().join("README.md")).expect("README.md is there");
    let mut blocks = Vec::new();
    let mut block: Option<(usize, String)> = None;
    for line in readme.lines() {
        block = match block {
            None if line.trim() == "```text" => Some((line.len() - line.trim_start().len(), String::new())),
            Some((_, text)) if line.trim() == "```" => {
                blocks.push(text.trim_end().to_owned());
                None
            }
            Some((indent, text)) => Some((indent, format!("{text}{}\n", line.get(indent..).unwrap_or_default()))),
            None => None,
        };
    }
    blocks.retain(|text| text.starts_with("error["));
    blocks
}

#[test]
fn the_reports_in_the_readme_are_those_of_the_program() {
    let misspelt = (DUTIES, "roles: [teacher]", "roles: [techer]");
    let lost = ("content/laws/act/06-1.yaml", "學校得召開個案會議", "學校得召開個案會");
    let broken = (DUTIES, "- provision: act/12/p1\n", "- provision: act/12/p11\n");
    snapbox::assert_data_eq!(shown().join("\n\n"), [report(&[misspelt, lost]), report(&[broken])].join("\n\n"));
}
