//! Paths that cannot be written everywhere are refused before a byte is written.

use fudao::output::OutputError;

use crate::folder::Folder;

fn refusal(paths: &[&str]) -> OutputError {
    let folder = Folder::new();
    let files: Vec<_> = paths.iter().map(|path| (*path, "")).collect();
    let error = folder.sync(&files).expect_err("the path must be refused");
    assert!(folder.tree().is_empty(), "something was written");
    error
}

#[test]
fn a_path_that_is_not_plain_is_refused_with_the_reason() {
    for (path, why) in [
        ("", "is empty"),
        ("/etc/passwd", "does not start at the root of the site"),
        ("C:/windows", "does not start at the root of the site"),
        ("zh\\index.html", "has a backslash"),
        ("zh/\0.html", "has a control character"),
        ("zh/a\nb.html", "has a control character"),
        ("zh//index.html", "has an empty part"),
        ("zh/", "has an empty part"),
        ("../index.html", "has a part `.` or `..`"),
        ("zh/../../index.html", "has a part `.` or `..`"),
        ("./index.html", "has a part `.` or `..`"),
    ] {
        let error = refusal(&["index.html", path]);
        assert_eq!(
            error.to_string(),
            format!("the site has a file named {path:?}, which {why}; rename what it is made from")
        );
    }
}

#[test]
fn two_paths_that_one_disk_cannot_hold_are_refused() {
    for (first, second) in [
        ("index.html", "index.html"),
        ("Index.html", "index.html"),
        ("zh/ÄRA.html", "zh/ära.html"),
        ("ZH/a.html", "zh/b.html"),
        ("zh", "zh/index.html"),
        ("ZH", "zh/index.html"),
        ("zh/laws", "zh/laws/act/1.html"),
        ("zh-tw/x", "zh-TW"),
    ] {
        let error = refusal(&[first, "other.html", second]);
        assert!(matches!(error, OutputError::PathClash { .. }), "{first} and {second}: {error}");
    }
}

#[test]
fn a_clash_names_both_paths() {
    let error = refusal(&["zh/Act.html", "zh/act.html"]);
    assert_eq!(
        error.to_string(),
        "the site has both \"zh/Act.html\" and \"zh/act.html\", which cannot lie beside each other on every disk; rename \
         what one of them is made from"
    );
}

#[test]
fn the_names_that_fudao_keeps_for_itself_are_refused() {
    for path in [".fudao", ".gitignore", ".fudao-unfinished", ".Fudao", ".gitignore/x"] {
        assert!(matches!(refusal(&[path]), OutputError::PathClash { .. }), "{path}");
    }
}

#[test]
fn names_with_dots_spaces_and_chinese_are_fine() {
    let folder = Folder::new();
    folder.synced(&[("...", ""), ("zh/學生 輔導法.html", ""), ("zh/..a", ""), ("en/zh", ""), ("zh.html", "")]);
}
