//! A second guide, of another subject: a village library, with other levels of numbering, other roles, and three
//! languages, the last of them incomplete. It must build without a change to Rust code.
#![expect(clippy::disallowed_methods, reason = "the guide is a folder on a disk")]

#[path = "support/folder.rs"]
mod folder;
#[path = "support/html.rs"]
mod html;
#[path = "support/site.rs"]
mod site;

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::LazyLock;

use fudao::source::SourceSet;
use html::Page;
use serde_json::Value;
use site::{Link, Site, link};

/// The guide with the templates of the repository and its labels, which stand in English for every language.
fn sources() -> SourceSet {
    let repository = Path::new(env!("CARGO_MANIFEST_DIR"));
    let content = folder::bytes(&repository.join("tests/other_guide/content")).into_iter();
    let templates = folder::bytes(&repository.join("templates")).into_iter();
    let content = content.map(|(path, bytes)| (Path::new("content").join(path), bytes));
    let files = content.chain(templates.map(|(path, bytes)| (Path::new("templates").join(path), bytes)));
    let text = |bytes| String::from_utf8(bytes).expect("the file is UTF-8");
    let named = files.map(|(path, bytes)| (path.to_str().expect("a plain path").to_owned(), text(bytes)));
    SourceSet::new(named.chain([("content/labels.yaml".to_owned(), labels())]).collect())
}

/// The labels of the repository in English only; JSON is YAML.
fn labels() -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("content/labels.yaml");
    let text = std::fs::read_to_string(path).expect("the labels are there");
    let labels: BTreeMap<String, BTreeMap<String, String>> = serde_yaml::from_str(&text).expect("the labels are read");
    let english = labels.iter().map(|(key, texts)| {
        let text = BTreeMap::from([("en", Some(texts["en"].as_str())), ("de", None), ("fr", None)]);
        (key.as_str(), text)
    });
    serde_json::to_string(&english.collect::<BTreeMap<_, _>>()).expect("texts are JSON")
}

static SITE: LazyLock<Site> = LazyLock::new(|| {
    let sources = sources();
    let built = fudao::build(&sources, Vec::new(), None).expect("the templates are right");
    let flaws = built.diagnostics.iter().filter(|found| found.code != fudao::diag::Code::UntranslatedText);
    let flaws: Vec<_> = flaws.cloned().collect();
    let report = fudao::diag::render::human::render(&flaws, &sources, fudao::diag::render::human::Colour::Never);
    assert_eq!(report, "", "the guide has no flaw but what is not translated yet");
    assert!(flaws.len() < built.diagnostics.len(), "and that is named");
    Site::new(built.files.expect("a guide without flaws is built"))
});

fn page(path: &str) -> &'static Page {
    SITE.pages.get(path).unwrap_or_else(|| panic!("there is no page `{path}`"))
}

fn none(complaints: &[String]) {
    assert!(complaints.is_empty(), "{} complaints:\n{}", complaints.len(), complaints.join("\n"));
}

#[test]
fn its_pages_are_whole() {
    for folder in ["en", "de", "fr"] {
        for name in [
            "index",
            "glossary",
            "sources",
            "hours",
            "laws/rules/index",
            "laws/rules/1",
            "laws/rules/2",
            "laws/rules/3",
        ] {
            assert_eq!(page(&format!("{folder}/{name}.html")).lang(), folder);
        }
    }
    none(&SITE.complaints(|page| page.errors.iter().chain(&page.unclosed).cloned().collect()));
    none(&SITE.complaints(|page| {
        let links = page.elements.iter().filter_map(|element| element.get("href").or(element.get("src")));
        let wrong = |href: &str| match link(&page.path, href) {
            Link::Inside(path, anchor) => SITE.broken(&path, anchor.as_deref()).map(|why| format!("`{href}`: {why}")),
            Link::Web => None,
            Link::Refused => Some(format!("`{href}` is no link")),
        };
        links.filter_map(wrong).collect()
    }));
}

#[test]
fn it_cites_by_its_own_levels_in_every_language() {
    let rows: Vec<Value> = serde_json::from_str(SITE.text("data/provisions.json")).expect("JSON");
    let cited = |id: &str| {
        let row = rows.iter().find(|row| row["id"] == id).unwrap_or_else(|| panic!("there is no {id}"));
        ["en", "de", "fr"].map(|key| row["citation"][key].as_str().unwrap_or_default().to_owned())
    };
    assert_eq!(cited("rules/2"), ["Library Rules, section 2", "§ 2 BüchO", "RB, art. 2"]);
    assert_eq!(
        cited("rules/2/c1/r2"),
        ["Library Rules, section 2(a)(ii)", "§ 2 Buchst. a Ziff. ii BüchO", "RB, art. 2 let. a ch. ii"]
    );
    let ids: Vec<_> = rows.iter().filter_map(|row| row["id"].as_str()).collect();
    let expected = [
        "rules/1",
        "rules/1/c1",
        "rules/1/c2",
        "rules/2",
        "rules/2/c1",
        "rules/2/c1/r1",
        "rules/2/c1/r2",
        "rules/2/c2",
        "rules/3",
        "rules/3/c1",
    ];
    assert_eq!(ids, expected);
}

#[test]
fn its_references_are_links_in_every_language() {
    for (folder, words) in
        [("en", "section 2(a)(ii)"), ("de", "§ 2 Buchst. a Ziff. ii"), ("fr", "art. 2 let. a ch. ii")]
    {
        let page = page(&format!("{folder}/laws/rules/2.html"));
        let found: Vec<_> = page.named("a").filter(|a| a.text == words).filter_map(|a| a.get("href")).collect();
        assert!(found.contains(&"2.html#c1-r2"), "{folder}: `{words}` leads to {found:?}");
    }
}

#[test]
fn a_missing_translation_shows_the_other_language_and_says_which() {
    let unit = page("fr/laws/rules/2.html");
    let title = unit.elements.iter().find(|one| one.get("lang") == Some("en") && one.text == "How much and how long");
    assert!(title.is_some(), "the title stands there in English, marked");
    let texts: Vec<_> = unit.named("p").filter(|p| p.has("class", "text")).collect();
    let french = texts.iter().filter(|p| p.get("lang") == Some("fr") && p.text.contains("No translation yet")).count();
    assert_eq!(french, 1, "the gap is said to be one");
    assert!(texts.iter().any(|p| p.get("lang") == Some("en") && p.text.contains("one newspaper")));
    for (path, words) in [
        ("fr/index.html", "Village library"),
        ("fr/glossary.html", "Whoever lives in the village."),
        ("fr/laws/rules/index.html", "In force since the spring."),
    ] {
        let marked = page(path).elements.iter().any(|one| one.get("lang") == Some("en") && one.text.contains(words));
        assert!(marked, "`{words}` is not marked as English in {path}");
    }
}

#[test]
fn a_missing_running_text_is_marked_as_well() {
    for (path, words) in [
        ("fr/hours.html", "Open on Mondays"),
        ("fr/glossary.html", "Also borrower."),
        ("fr/sources.html", "Kept by the council."),
        ("fr/laws/rules/2.html", "The shop has closed."),
        ("fr/situations/lost-book.html", "Look at home first."),
        ("fr/situations/lost-book.html", "Who pays is not said."),
        ("fr/families/how-many.html", ", and one newspaper."),
        ("fr/families/how-many.html", "How often is not said."),
        ("fr/families/duties.html", "Borrow books"),
        ("fr/families/meeting.html", "How many books may I keep?"),
        ("fr/my-duties/librarian.html", "The librarian may refuse."),
    ] {
        let marked = page(path).elements.iter().any(|one| one.get("lang") == Some("en") && one.text.contains(words));
        assert!(marked, "`{words}` is not marked as English in {path}");
    }
}

/// Words of the real content that no line of Rust may know.
const NAMES: [&str; 12] = [
    "學生",
    "輔導",
    "教師",
    "法",
    "zh-Hant",
    "act/",
    "regulations",
    "directions",
    "teacher",
    "counsel",
    "developmental",
    "homeroom",
];

#[test]
fn no_rust_code_names_a_law_a_language_or_a_role() {
    let repository = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut found = Vec::new();
    for folder in ["src", "crates/citation/src", "crates/rules/src"] {
        for (path, bytes) in folder::bytes(&repository.join(folder)) {
            let text = String::from_utf8(bytes).expect("code is UTF-8");
            let code = text.split("#[cfg(test)]").next().unwrap_or_default();
            for (line, n) in code.lines().zip(1..).filter(|(line, _)| !line.trim_start().starts_with("//")) {
                let names = NAMES.iter().filter(|name| line.contains(**name));
                found.extend(names.map(|name| format!("{}:{n} names {name}", path.display())));
            }
        }
    }
    none(&found);
}
