//! Guides that are wrong in one way each, and what fudao says about them.
//!
//! `cases/_base` is a small guide without a flaw. Every other folder holds the files that differ from it:
//!
//! - `content/…`, `templates/…`: files laid over those of the base;
//! - `DELETE`: paths to take away, one a line;
//! - `COMMAND`: the arguments of fudao; `check` where there is none;
//! - `report.txt`: the exit code and all that fudao prints; `report.json` and `report.github` where they are there.
//!
//! What git cannot hold is made by [`prepare`]. The labels and templates are those of the real guide. To write the
//! reports anew: `SNAPSHOTS=overwrite cargo test --test cases`; then read every one of them.
#![expect(clippy::disallowed_methods, reason = "the cases are folders on a disk")]

#[path = "support/folder.rs"]
mod folder;
#[path = "support/lay.rs"]
mod lay;
#[path = "support/times.rs"]
mod times;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::LazyLock;

use rayon::prelude::*;
use snapbox::Data;
use tempfile::TempDir;

fn cases() -> PathBuf {
    lay::repository().join("tests/cases")
}

/// A guide in a folder of its own, with the site of the base in `site/`.
struct Laid {
    name: String,
    folder: TempDir,
}

/// The site of the base, built once.
static BASE_SITE: LazyLock<TempDir> = LazyLock::new(|| {
    let laid = Laid::without_site("_base");
    let (code, report) = laid.run(&["build"]);
    assert_eq!(code, Some(0), "the base has a flaw:\n{report}");
    laid.folder
});

impl Laid {
    fn without_site(name: &str) -> Self {
        let folder = lay::guide();
        let root = folder.path();
        for path in fs::read_to_string(cases().join(name).join("DELETE")).unwrap_or_default().lines() {
            fs::remove_file(root.join(path)).unwrap_or_else(|error| panic!("{name}: {path}: {error}"));
        }
        for part in ["content", "templates", "elsewhere"] {
            if name != "_base" && cases().join(name).join(part).is_dir() {
                lay::copy(&cases().join(name).join(part), &root.join(part));
            }
        }
        prepare(name, root);
        Self { name: name.to_owned(), folder }
    }

    fn new(name: &str) -> Self {
        let laid = Self::without_site(name);
        lay::copy(&BASE_SITE.path().join("site"), &laid.folder.path().join("site"));
        laid
    }

    fn arguments(&self) -> Vec<String> {
        let command =
            fs::read_to_string(cases().join(&self.name).join("COMMAND")).unwrap_or_else(|_| "check".to_owned());
        command.split_whitespace().map(str::to_owned).collect()
    }

    /// The exit code, and standard output followed by standard error, with this machine's paths taken out.
    fn run(&self, arguments: &[impl AsRef<str>]) -> (Option<i32>, String) {
        let arguments = arguments.iter().map(AsRef::as_ref);
        let mut command = Command::new(env!("CARGO_BIN_EXE_fudao"));
        let output = command.args(arguments).current_dir(self.folder.path()).output().expect("fudao runs");
        let printed = [output.stdout, output.stderr].concat();
        let printed = String::from_utf8(printed).expect("fudao prints UTF-8");
        let here = self.folder.path().canonicalize().expect("the folder is there");
        (output.status.code(), printed.replace(here.to_str().expect("a plain path"), "[ROOT]"))
    }
}

/// Makes what git cannot hold.
fn prepare(name: &str, root: &Path) {
    let laws = root.join("content/laws");
    match name {
        "folder-where-a-file-belongs" => {
            fs::remove_file(laws.join("keys/01.yaml")).expect("it is there");
            fs::create_dir(laws.join("keys/01.yaml")).expect("its place is free");
        }
        #[cfg(unix)]
        "dangling-symlink" => {
            fs::remove_file(laws.join("keys/01.yaml")).expect("it is there");
            std::os::unix::fs::symlink("nowhere.yaml", laws.join("keys/01.yaml")).expect("its place is free");
        }
        #[cfg(unix)]
        "symlink-loop" => std::os::unix::fs::symlink("..", laws.join("round")).expect("its place is free"),
        #[cfg(unix)]
        "lock-of-an-editor" => {
            std::os::unix::fs::symlink("someone@machine.123", laws.join("keys/.#01.yaml")).expect("its place is free");
        }
        #[cfg(unix)]
        "pipe-where-a-file-belongs" => {
            fs::remove_file(laws.join("keys/01.yaml")).expect("it is there");
            let made = Command::new("mkfifo").arg(laws.join("keys/01.yaml")).status().expect("mkfifo runs");
            assert!(made.success());
        }
        _ => {}
    }
}

/// Compares one case with its report. The error says what differs.
fn compare(name: &str) -> Result<(), String> {
    let laid = Laid::new(name);
    let site = laid.folder.path().join("site");
    let before = (folder::bytes(&site), times::times(&site));
    let arguments = laid.arguments();
    let (code, printed) = laid.run(&arguments);
    let code = code.ok_or_else(|| format!("{name}: fudao was killed"))?;
    matches(name, "report.txt", &format!("exit code {code}\n\n{printed}"))?;
    for format in ["json", "github"] {
        if cases().join(name).join(format!("report.{format}")).exists() {
            matches(name, &format!("report.{format}"), &laid.run(&["check", "--format", format]).1)?;
        }
    }
    if code == 0 {
        return Ok(());
    }
    let built = if arguments[0] == "build" { Some(code) } else { laid.run(&["build"]).0 };
    if built != Some(code) && arguments == ["check"] {
        return Err(format!("{name}: check ends with {code}, build with {built:?}"));
    }
    let untouched = before == (folder::bytes(&site), times::times(&site));
    untouched.then_some(()).ok_or_else(|| format!("{name}: the site was touched"))
}

fn matches(name: &str, file: &str, actual: &str) -> Result<(), String> {
    let expected = Data::read_from(&cases().join(name).join(file), None).raw();
    let assert = snapbox::Assert::new().action_env(snapbox::assert::DEFAULT_ACTION_ENV);
    assert.try_eq(Some(&name), actual.to_owned().into(), expected).map_err(|differs| format!("{name}: {differs}"))
}

fn names() -> Vec<String> {
    let entries = fs::read_dir(cases()).expect("the cases are there").map(|entry| entry.expect("a case"));
    let mut names: Vec<_> = entries.map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
    names.retain(|name| !name.starts_with('_') && !name.starts_with('.'));
    names.sort();
    names
}

#[test]
fn every_case_is_reported_as_expected_and_leaves_the_site_alone() {
    LazyLock::force(&BASE_SITE);
    let failed: Vec<String> = names().par_iter().filter_map(|name| compare(name).err()).collect();
    assert!(failed.is_empty(), "{} cases differ\n{}", failed.len(), failed.join("\n"));
}

#[test]
fn every_defect_has_a_case() {
    let reports = names().into_iter().filter_map(|name| fs::read_to_string(cases().join(name).join("report.txt")).ok());
    let reports: String = reports.collect();
    let shown = |code: &&fudao::diag::Code| reports.contains(&format!("[{code}]"));
    let missing: Vec<_> = fudao::diag::Code::ALL.iter().filter(|code| !shown(code)).map(ToString::to_string).collect();
    assert!(missing.is_empty(), "no case shows {}", missing.join(", "));
}

#[test]
fn a_script_in_a_title_is_only_text() {
    let laid = Laid::new("script-in-a-title");
    assert_eq!(laid.run(&["build"]).0, Some(0));
    let pages = folder::bytes(&laid.folder.path().join("site"));
    let page = &pages[Path::new("en/laws/keys/1.html")];
    let page = scraper::Html::parse_document(std::str::from_utf8(page).expect("a page is UTF-8"));
    let select = |selector| scraper::Selector::parse(selector).expect("a selector");
    let heading: String = page.select(&select("h1")).flat_map(|heading| heading.text()).collect();
    assert!(heading.contains("<script>alert(1)</script>"), "{heading}");
    let (scripts, handlers) = (select("script"), select("img, [onerror], [onload]"));
    for (path, bytes) in pages.iter().filter(|(path, _)| path.extension().is_some_and(|ending| ending == "html")) {
        let page = scraper::Html::parse_document(std::str::from_utf8(bytes).expect("a page is UTF-8"));
        let inline = page.select(&scripts).filter(|script| script.attr("src").is_none());
        let run = inline.filter(|script| script.attr("type") != Some("application/ld+json")).count();
        assert_eq!((run, page.select(&handlers).count()), (0, 0), "{}", path.display());
    }
}

/// The system lists this file but fails whoever reads it, as a damaged disk does; even root cannot.
#[cfg(target_os = "linux")]
#[test]
fn a_file_that_the_disk_refuses_is_named_and_the_others_are_checked() {
    let laid = Laid::new("dangling-reference");
    let unit = laid.folder.path().join("content/laws/keys/01.yaml");
    fs::remove_file(&unit).expect("it is there");
    std::os::unix::fs::symlink("/proc/self/mem", &unit).expect("its place is free");
    let (code, printed) = laid.run(&["check"]);
    assert_eq!(code, Some(1), "{printed}");
    let named = "error[unreadable]: this file cannot be read: Input/output error (os error 5)\n --> content/laws/keys/01.yaml:1:1";
    assert!(printed.contains(named), "{printed}");
    assert!(printed.contains("error[dangling-reference]") && printed.contains(" --> content/terms.yaml:"), "{printed}");
}
