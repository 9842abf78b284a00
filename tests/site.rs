//! The whole built site of the real content: well-formed, whole, self-contained, and the same every time.
#![expect(clippy::disallowed_methods, reason = "the subject is a site on a disk")]

#[path = "support/folder.rs"]
mod folder;
#[path = "support/html.rs"]
mod html;
#[path = "support/language.rs"]
mod language;
#[path = "support/real.rs"]
mod real;
#[path = "support/site.rs"]
mod site;
#[path = "support/times.rs"]
mod times;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::LazyLock;

use html::{Element, Page};
use serde_json::Value;
use site::{Link, Site, link};

/// The site as a reader gets it.
static SITE: LazyLock<Site> = LazyLock::new(|| Site::new(files(None)));
/// The same for a site whose address on the web is known.
static ON_THE_WEB: LazyLock<Site> = LazyLock::new(|| Site::new(files(Some(BASE))));
const BASE: &str = "https://example.org/guide/";

fn files(base_url: Option<&str>) -> Vec<fudao::site::OutputFile> {
    let (sources, found) = &*real::SOURCES;
    let built = fudao::build(sources, found.clone(), base_url).expect("the templates are right");
    built.files.unwrap_or_else(|| panic!("the content has errors: {:#?}", built.diagnostics))
}

/// Fails with every complaint, one a line.
fn none(complaints: &[String]) {
    assert!(complaints.is_empty(), "{} complaints:\n{}", complaints.len(), complaints.join("\n"));
}

#[test]
fn every_page_is_well_formed() {
    for site in [&SITE, &ON_THE_WEB] {
        none(&site.complaints(|page| page.errors.iter().chain(&page.unclosed).cloned().collect()));
    }
}

#[test]
fn what_the_parser_mends_in_silence_is_found() {
    assert_eq!(html::unclosed("<p>a<br><b title='>'>b</b><!-- <i> --></p><script>'<p>'</script>"), [""; 0]);
    for torn in ["<p><b>b</p>", "<main>", "</p>", "<p><b>b</p></b>", "<script>'</p>'"] {
        assert!(!html::unclosed(torn).is_empty(), "{torn}");
    }
    assert_eq!(
        link("zh/a/b.html", "../c%20d.html#%E7%94%B2"),
        Link::Inside("zh/c d.html".to_owned(), Some("甲".to_owned()))
    );
    for refused in ["../../../x.html", "/x.html", "javascript:alert(1)", "//example.org", "x.html?q", "", "%zz.html"] {
        assert_eq!(link("zh/a/b.html", refused), Link::Refused, "{refused}");
    }
}

#[test]
fn ids_are_unique_on_every_page() {
    none(&SITE.complaints(|page| {
        let mut ids: Vec<_> = page.ids().collect();
        ids.sort_unstable();
        let twice = ids.windows(2).filter(|pair| pair[0] == pair[1]).map(|pair| format!("`{}` stands twice", pair[0]));
        let bad = ids.iter().filter(|id| id.is_empty() || id.contains(char::is_whitespace));
        twice.chain(bad.map(|id| format!("`{id}` is no id"))).collect()
    }));
}

#[test]
fn labels_and_descriptions_name_ids_of_their_page() {
    none(&SITE.complaints(|page| {
        let anchors: BTreeSet<_> = page.ids().collect();
        let names = ["for", "aria-labelledby", "aria-describedby", "aria-controls", "list"];
        let named = page.elements.iter().flat_map(|element| names.iter().filter_map(|name| element.get(name)));
        let words = named.flat_map(str::split_ascii_whitespace);
        words.filter(|id| !anchors.contains(id)).map(|id| format!("nothing has the id `{id}`")).collect()
    }));
}

#[test]
fn every_internal_link_arrives() {
    none(&SITE.complaints(|page| {
        let links = page.elements.iter().filter_map(|element| element.get("href").or(element.get("src")));
        links.filter_map(|href| wrong_link(&SITE, page, href)).collect()
    }));
}

fn wrong_link(site: &Site, page: &Page, href: &str) -> Option<String> {
    match link(&page.path, href) {
        Link::Inside(path, anchor) => site.broken(&path, anchor.as_deref()).map(|why| format!("`{href}`: {why}")),
        Link::Web => None,
        Link::Refused => Some(format!("`{href}` is no link")),
    }
}

#[test]
fn every_link_is_relative_and_names_its_page() {
    none(&SITE.complaints(|page| {
        let hrefs = page.named("a").map(|a| a.get("href").unwrap_or("an `a` without href"));
        let inside = hrefs.filter(|href| link(&page.path, href) != Link::Web && !href.starts_with('#'));
        let file = |href: &str| href.split('#').next().unwrap_or_default().to_owned();
        let wrong = inside.filter(|href| !file(href).ends_with(".html") && !file(href).contains("data/"));
        wrong.map(str::to_owned).collect()
    }));
}

#[test]
fn every_page_can_be_reached_from_the_first() {
    let mut reached = vec!["index.html".to_owned(), "404.html".to_owned()];
    let mut at = 0;
    while let Some(page) = reached.get(at).and_then(|path| SITE.pages.get(path)) {
        at += 1;
        for href in page.named("a").filter_map(|a| a.get("href")) {
            if let Link::Inside(path, _) = link(&page.path, href)
                && path.ends_with(".html")
                && !reached.contains(&path)
            {
                reached.push(path);
            }
        }
    }
    let lost = SITE.pages.keys().filter(|path| !reached.contains(path));
    none(&lost.map(|path| format!("no link leads to `{path}`")).collect::<Vec<_>>());
}

/// Attributes that make a browser fetch something or go somewhere by itself.
const FETCHED: [&str; 9] =
    ["src", "srcset", "poster", "data", "action", "formaction", "background", "manifest", "xlink:href"];

#[test]
fn no_page_asks_for_anything_outside() {
    none(&SITE.complaints(|page| {
        let outside =
            |address: &str| !matches!(link(&page.path, address), Link::Inside(..)) && !address.starts_with("data:");
        let mut found = Vec::new();
        for element in &page.elements {
            let fetched = FETCHED.iter().filter_map(|name| element.get(name)).filter(|address| outside(address));
            found.extend(fetched.map(|address| format!("`{}` fetches `{address}`", element.name)));
            let linked = element.get("href").filter(|href| element.name != "a" && outside(href));
            found.extend(linked.map(|href| format!("`{}` leads to `{href}`", element.name)));
            found.extend(element.get("ping").map(|to| format!("pings `{to}`")));
        }
        let refresh = page.named("meta").filter(|meta| meta.get("http-equiv") == Some("refresh"));
        let target = |meta: &Element| meta.get("content")?.split_once("url=").map(|(_, url)| url.to_owned());
        found.extend(refresh.filter_map(target).filter_map(|url| wrong_link(&SITE, page, &url)));
        found
    }));
    for (path, _) in SITE.files.iter().filter(|(path, _)| path.ends_with(".css")) {
        let css = SITE.text(path);
        assert!(!css.contains("@import"), "{path} imports");
        let urls = css.split("url(").skip(1).map(|rest| rest.trim_start_matches(['"', '\'']));
        let urls = urls.map(|rest| rest.split(['"', '\'', ')']).next().unwrap_or_default());
        let arrives = |url: &str| matches!(link(path, url), Link::Inside(file, _) if SITE.files.contains_key(&file));
        let lost = urls.filter(|url| !url.starts_with("data:") && !arrives(url));
        none(&lost.map(|url| format!("{path} asks for {url}")).collect::<Vec<_>>());
    }
}

#[test]
fn every_page_has_a_strict_policy_before_all_else() {
    for site in [&SITE, &ON_THE_WEB] {
        none(&site.complaints(|page| {
            let is_policy = |element: &Element| element.get("http-equiv") == Some("Content-Security-Policy");
            let Some(at) = page.elements.iter().position(is_policy) else { return vec!["no policy".to_owned()] };
            let loads = |element: &&Element| ["script", "link", "style", "img", "svg"].contains(&element.name.as_str());
            let early =
                page.elements[..at].iter().filter(loads).map(|element| format!("`{}` before the policy", element.name));
            early.chain(loose(page.elements[at].get("content").unwrap_or_default())).collect()
        }));
    }
}

/// What a policy should not allow.
fn loose(policy: &str) -> Vec<String> {
    let directives: BTreeMap<&str, Vec<&str>> = policy
        .split(';')
        .filter_map(|directive| {
            let mut words = directive.split_ascii_whitespace();
            Some((words.next()?, words.collect()))
        })
        .collect();
    let mut found = Vec::new();
    for (name, allowed) in [("default-src", vec!["'none'"]), ("style-src", vec!["'self'"])] {
        if directives.get(name) != Some(&allowed) {
            found.push(format!("{name} is not {allowed:?}: {policy}"));
        }
    }
    let known = ["'none'", "'self'", "'wasm-unsafe-eval'"];
    for (name, allowed) in &directives {
        let pictures = *name == "img-src";
        let strange = allowed.iter().filter(|source| !(known.contains(source) || pictures && **source == "data:"));
        found.extend(strange.map(|source| format!("{name} allows {source}")));
    }
    let missing = ["base-uri", "form-action"].into_iter().filter(|name| !directives.contains_key(name));
    found.extend(missing.map(|name| format!("{name} is missing: {policy}")));
    found
}

#[test]
fn no_page_holds_script_or_style_of_its_own() {
    none(&SITE.complaints(|page| {
        let mut found = Vec::new();
        for element in &page.elements {
            let handlers = element.attributes.iter().filter(|(name, _)| name.starts_with("on") || name == "style");
            found.extend(handlers.map(|(name, _)| format!("`{}` has `{name}`", element.name)));
            found.extend((element.name == "style").then(|| "a style element".to_owned()));
            if element.name != "script" {
                continue;
            }
            match (element.get("src"), element.get("type")) {
                (Some(_), _) => found.extend((!element.text.is_empty()).then(|| "a script with both".to_owned())),
                (None, Some("application/ld+json")) => {
                    found.extend(serde_json::from_str::<Value>(&element.text).err().map(|error| error.to_string()));
                }
                (None, _) => found.push("an inline script".to_owned()),
            }
        }
        found
    }));
}

#[test]
fn every_page_says_its_language_and_has_its_others() {
    let (guide, _) = fudao::check(&real::SOURCES.0);
    let guide = guide.expect("the content is clean");
    let folders: BTreeMap<_, _> = guide.languages.iter().map(|one| (one.folder.as_str(), one.key.as_str())).collect();
    let keys: Vec<_> = guide.languages.iter().map(|one| one.key.as_str()).collect();
    none(&SITE.complaints(|page| {
        let mut found = Vec::new();
        let unknown =
            page.elements.iter().filter_map(|element| element.get("lang")).filter(|lang| !keys.contains(lang));
        found.extend(unknown.map(|lang| format!("there is no language `{lang}`")));
        let Some((folder, rest)) = page.path.split_once('/') else { return found };
        if folders.get(folder) != Some(&page.lang()) {
            found.push(format!("`lang` is `{}` in the folder `{folder}`", page.lang()));
        }
        for (other, key) in &folders {
            let there = Link::Inside(format!("{other}/{rest}"), None);
            let arrives = |href: &str| link(&page.path, href) == there;
            let leads =
                |element: &Element| element.get("hreflang") == Some(*key) && element.get("href").is_some_and(arrives);
            for name in ["link", "a"] {
                let other_page = SITE.pages.get(&format!("{other}/{rest}"));
                if other_page.is_none_or(|there| there.lang() != *key) || !page.named(name).any(leads) {
                    found.push(format!("no `{name}` leads to `{other}/{rest}` in `{key}`"));
                }
            }
        }
        found
    }));
}

#[test]
fn words_of_another_language_are_marked() {
    none(&SITE.complaints(|page| language::foreign(SITE.text(&page.path))));
}

#[test]
fn every_page_has_one_heading_a_title_and_a_main() {
    none(&SITE.complaints(|page| {
        let mut found = Vec::new();
        if page.path.contains('/') && page.named("h1").count() != 1 {
            found.push(format!("{} headings of the first level", page.named("h1").count()));
        }
        let title = page.named("title").next().map(|title| title.text.trim()).unwrap_or_default();
        found.extend(title.is_empty().then(|| "no title".to_owned()));
        found.extend((page.named("main").count() != 1).then(|| "not one `main`".to_owned()));
        let empty =
            page.elements.iter().filter(|element| ["a", "button", "h1", "h2", "h3"].contains(&element.name.as_str()));
        let empty = empty.filter(|element| element.text.trim().is_empty() && element.get("aria-label").is_none());
        found.extend(empty.map(|element| format!("an empty `{}` {:?}", element.name, element.attributes)));
        found
    }));
}

#[test]
fn a_site_on_the_web_knows_its_address() {
    let map = ON_THE_WEB.text("sitemap.xml");
    none(&ON_THE_WEB.complaints(|page| {
        let mut found = Vec::new();
        if page.path.contains('/') {
            let canonical =
                page.named("link").find(|link| link.has("rel", "canonical")).and_then(|link| link.get("href"));
            found.extend(
                (canonical != Some(&format!("{BASE}{}", page.path))).then(|| format!("canonical is {canonical:?}")),
            );
            let listed = map.contains(&format!("<loc>{BASE}{}</loc>", page.path));
            found.extend((!listed).then(|| "not in the sitemap".to_owned()));
        }
        found
    }));
    assert!(!SITE.files.contains_key("sitemap.xml"), "without an address there is no sitemap");
}

#[test]
fn a_site_is_whole_in_a_folder_with_spaces_and_chinese() {
    let folder = tempfile::Builder::new().prefix("我的 隨身碟 (1) 100% #2 ").tempdir().expect("a temporary folder");
    let out = folder.path().join("輔導 指引");
    let files = files(None);
    fudao::output::sync(&out, &files).expect("the site is written");
    for file in &files {
        assert!(
            std::fs::read(out.join(&file.path)).expect(&file.path) == file.bytes,
            "{} differs on the disk",
            file.path
        );
    }
    none(&SITE.complaints(|page| {
        let hrefs = page.elements.iter().filter_map(|element| element.get("href").or(element.get("src")));
        let inside = hrefs.filter_map(|href| match link(&page.path, href) {
            Link::Inside(path, _) => Some(path),
            _ => None,
        });
        inside.filter(|path| !out.join(path).is_file()).map(|path| format!("`{path}` is not on the disk")).collect()
    }));
}

/// Every table of `data/` that is promised to others.
fn tables() -> Vec<&'static str> {
    let names = SITE.files.keys().filter_map(|path| path.strip_prefix("data/")?.strip_suffix(".json"));
    names.filter(|name| !name.contains('/')).collect()
}

#[test]
fn data_keeps_to_its_schema() {
    assert!(tables().contains(&"provisions"));
    for name in tables() {
        let rows: Value = serde_json::from_str(SITE.text(&format!("data/{name}.json"))).expect("JSON");
        let schema: Value = serde_json::from_str(SITE.text(&format!("data/schema/{name}.json"))).expect("JSON");
        let validator = jsonschema::validator_for(&schema).expect("a schema");
        let errors = validator.iter_errors(&rows).map(|error| format!("{name} {}: {error}", error.instance_path()));
        none(&errors.collect::<Vec<_>>());
        assert!(rows.as_array().is_some_and(|rows| !rows.is_empty()), "{name} is empty");
    }
    for (path, _) in SITE.files.iter().filter(|(path, _)| path.starts_with("data/schema/")) {
        let schema: Value = serde_json::from_str(SITE.text(path)).expect("JSON");
        assert!(jsonschema::meta::is_valid(&schema), "{path} is no schema");
    }
}

#[test]
fn a_spreadsheet_has_the_rows_of_its_data() {
    for name in tables() {
        let rows: Vec<Value> = serde_json::from_str(SITE.text(&format!("data/{name}.json"))).expect("JSON");
        let sheet = SITE.text(&format!("data/{name}.csv"));
        let sheet = sheet.strip_prefix('\u{feff}').expect("Excel needs a byte order mark");
        let mut reader = csv::Reader::from_reader(sheet.as_bytes());
        let header = reader.headers().expect("a header").clone();
        let records: Vec<csv::StringRecord> = reader.records().map(|record| record.expect("a record")).collect();
        assert_eq!(records.len(), rows.len(), "{name}");
        for (record, row) in records.iter().zip(&rows) {
            for (column, cell) in header.iter().zip(record) {
                let expected = cell_of(row, column);
                let cell = cell.strip_prefix('\'').unwrap_or(cell);
                assert!(
                    expected.as_deref().is_none_or(|expected| expected == cell),
                    "{name}: {column} of {row} is `{cell}`"
                );
            }
        }
    }
}

/// What should stand in a column: `text zh-Hant` is the `zh-Hant` of `text`. `None` for columns made otherwise.
fn cell_of(row: &Value, column: &str) -> Option<String> {
    let value = match column.split_once(' ') {
        Some((key, language)) => row.get(key)?.get(language)?,
        None => row.get(column)?,
    };
    match value {
        Value::Null => Some(String::new()),
        Value::String(text) => Some(text.clone()),
        _ => None,
    }
}

#[test]
fn every_address_in_the_data_arrives() {
    for name in tables() {
        let rows: Vec<Value> = serde_json::from_str(SITE.text(&format!("data/{name}.json"))).expect("JSON");
        for url in rows.iter().flat_map(|row| row["url"].as_object().into_iter().flat_map(|urls| urls.values())) {
            let url = url.as_str().expect("an address");
            let Link::Inside(path, anchor) = link("index.html", url) else { panic!("{name}: `{url}` is no link") };
            assert_eq!(SITE.broken(&path, anchor.as_deref()), None, "{name}");
        }
    }
}

#[test]
fn no_path_of_this_machine_is_in_the_site() {
    let root = real::root();
    let here = root.to_str().expect("the path is UTF-8");
    for (path, bytes) in &SITE.files {
        let text = String::from_utf8_lossy(bytes);
        assert!(!text.contains(here), "{path} holds {}", Path::new(here).display());
    }
}

/// Runs `fudao build` and returns what it printed.
fn build(root: &Path, out: &Path) -> String {
    let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_fudao"));
    let output = command.arg("build").arg("--root").arg(root).arg("--out").arg(out).output().expect("fudao runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).expect("the report is UTF-8")
}

#[test]
fn two_builds_in_different_folders_are_equal_byte_for_byte() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let (here, there) = (real::root(), folder.path().join("另一個 root"));
    for name in ["content", "templates"] {
        for (path, bytes) in folder::bytes(&here.join(name)) {
            let path = there.join(name).join(path);
            std::fs::create_dir_all(path.parent().expect("a file lies in a folder")).expect("the folder can be made");
            std::fs::write(path, bytes).expect("the file can be written");
        }
    }
    let (first, second) = (folder.path().join("first"), folder.path().join("second/deeper"));
    build(&here, &first);
    build(&there, &second);
    let (first, second) = (folder::bytes(&first), folder::bytes(&second));
    assert!(first.keys().eq(second.keys()), "the builds have different files");
    let differing = first.iter().zip(&second).filter(|(one, other)| one.1 != other.1);
    none(&differing.map(|(one, _)| one.0.display().to_string()).collect::<Vec<_>>());
}

#[test]
fn a_build_that_changes_nothing_touches_nothing() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let out = folder.path().join("site");
    build(&real::root(), &out);
    let before = times::times(folder.path());
    build(&real::root(), &out);
    assert_eq!(before, times::times(folder.path()));
}

#[test]
fn a_build_ends_with_pages_bytes_and_milliseconds() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let out = folder.path().join("site");
    let printed = build(&real::root(), &out);
    let last = printed.lines().next_back().unwrap_or_default();
    let words: Vec<_> = last.split(' ').collect();
    let ["built", pages, "pages,", bytes, "bytes,", _, "ms"] = words[..] else { panic!("the last line is `{last}`") };
    assert_eq!(pages.parse(), Ok(SITE.pages.len()));
    assert_eq!(bytes.parse(), Ok(SITE.files.values().map(|bytes| bytes.len()).sum::<usize>()));
    assert!(printed.contains(&format!("open {}", out.join("index.html").display())));
}
