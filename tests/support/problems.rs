//! The pages of `docs/problems/`: what each defect is, why it matters, a bad row and a good one, and how it is reported.
//!
//! The words stand once, in the doc comments of `src/diag/code.rs` and of the checks; reports come from `tests/cases/`.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use fudao::diag::{Code, Severity};

use crate::folder;

/// The repository.
pub fn repository() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).to_owned()
}

/// One explanation, as a doc comment gives it.
pub struct Section {
    /// What is right or wrong, in one sentence.
    pub title: String,
    /// Why it matters: paragraphs.
    pub why: Vec<String>,
    /// A bad row.
    pub bad: String,
    /// A good row.
    pub good: String,
}

/// The explanations of each code. The first is that of the list of codes; its title is what the defect is.
pub fn explanations() -> BTreeMap<&'static str, Vec<Section>> {
    let list = read("src/diag/code.rs");
    let mut all: BTreeMap<_, _> =
        Code::ALL.iter().map(|code| (code.as_str(), vec![section(&of_code(&list, code.as_str()))])).collect();
    for (path, bytes) in folder::bytes(&repository().join("src/check")) {
        let text = String::from_utf8(bytes).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        let head: Vec<_> = text.lines().map_while(|line| line.strip_prefix("//!")).map(str::trim).collect();
        let Some((names, title)) = head[0].split_once(": ").filter(|(names, _)| names.starts_with('`')) else {
            continue;
        };
        for name in names.split(", ").map(|name| name.trim_matches('`')) {
            let lines: Vec<_> = [title].into_iter().chain(head[1..].iter().copied()).collect();
            let sections = all.get_mut(name).unwrap_or_else(|| panic!("{} names no code: {name}", path.display()));
            sections.push(section(&lines.join("\n")));
        }
    }
    all
}

/// The doc comment above a code in the list.
fn of_code(list: &str, name: &str) -> String {
    let lines: Vec<_> = list.lines().map(str::trim).collect();
    let at = lines.iter().position(|line| line.contains(&format!(" = \"{name}\", "))).expect("the code is in the list");
    let first = lines[..at].iter().rposition(|line| !line.starts_with("///")).expect("something stands before it") + 1;
    lines[first..at].iter().map(|line| line[3..].trim()).collect::<Vec<_>>().join("\n")
}

fn section(comment: &str) -> Section {
    let mut found = Section { title: String::new(), why: Vec::new(), bad: String::new(), good: String::new() };
    for (n, paragraph) in comment.split("\n\n").map(|paragraph| paragraph.replace('\n', " ")).enumerate() {
        match (n, paragraph.strip_prefix("Bad: "), paragraph.strip_prefix("Good: ")) {
            (0, ..) => found.title = paragraph,
            (_, Some(bad), _) => bad.clone_into(&mut found.bad),
            (_, _, Some(good)) => good.clone_into(&mut found.good),
            _ => found.why.push(paragraph),
        }
    }
    found
}

/// Every page of `docs/problems/` with its text, the index included, by path from the repository.
pub fn pages() -> BTreeMap<String, String> {
    let explanations = explanations();
    let reports = reports();
    let mut pages = BTreeMap::new();
    for code in Code::ALL {
        let sections = &explanations[code.as_str()];
        pages.insert(code.page(), page(*code, sections, &reports));
    }
    pages.insert("docs/problems/README.md".to_owned(), index(&explanations));
    pages
}

fn page(code: Code, sections: &[Section], reports: &[(String, String)]) -> String {
    let grave = match code.severity() {
        Severity::Error => "An error: while it stands, nothing is built and the last site stays as it is.",
        Severity::Warning => "A warning: the guide is built, and shows its readers the same doubt.",
    };
    let mut text = format!("# `{code}`\n\n{}\n\n{grave}\n", sections[0].title);
    for section in sections {
        for why in &section.why {
            let _ = write!(text, "\n{why}\n");
        }
        if !section.bad.is_empty() {
            let _ = write!(text, "\n- **Wrong:** {}\n- **Right:** {}\n", section.bad, section.good);
        }
    }
    if let Some(report) = report(code, reports) {
        let _ = write!(text, "\nSo it is reported:\n\n```text\n{report}\n```\n");
    }
    text.push_str("\n[All problems](README.md)\n");
    text
}

fn index(explanations: &BTreeMap<&str, Vec<Section>>) -> String {
    let mut text = "# Problems\n\n`fudao check` names every problem by a code in brackets. Each has a page here: what it is, why it \
                    matters, a wrong row and a right one, and a report.\n\n| code | what it is |\n|---|---|\n"
        .to_owned();
    for (code, sections) in explanations {
        let _ = writeln!(text, "| [`{code}`]({code}.md) | {} |", sections[0].title);
    }
    text
}

/// The reports of the cases in `tests/cases/`, by name.
fn reports() -> Vec<(String, String)> {
    let files = folder::bytes(&repository().join("tests/cases"));
    let reports = files.into_iter().filter(|(path, _)| path.ends_with("report.txt"));
    let named = reports.map(|(path, bytes)| {
        let case = path.components().next().expect("a case has a name").as_os_str().to_string_lossy().into_owned();
        (case, String::from_utf8(bytes).expect("a report is UTF-8"))
    });
    named.collect()
}

/// The first report of a defect, that of the case with its name before all others.
fn report(code: Code, reports: &[(String, String)]) -> Option<String> {
    let own = reports.iter().filter(|(case, _)| case == code.as_str());
    let first = |report: &String| {
        let mut of_report = report.split("\n\n");
        of_report
            .find(|one| one.lines().next().is_some_and(|line| line.contains(&format!("[{code}]"))))
            .map(str::to_owned)
    };
    own.chain(reports).find_map(|(_, report)| first(report))
}

fn read(path: &str) -> String {
    std::fs::read_to_string(repository().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}
