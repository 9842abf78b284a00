//! The folder becomes equal to the list of files, and no more is touched than needed.

use std::fs;
use std::os::unix::fs::{MetadataExt, PermissionsExt, symlink};

use fudao::output::Synced;
use walkdir::WalkDir;

use crate::folder::{Folder, site, tree_of};

const FIRST: &[(&str, &str)] = &[
    ("index.html", "home"),
    ("zh/laws/act/1.html", "第一條"),
    ("zh/laws/act/2.html", "第二條"),
    ("assets/fudao.css", ""),
];
const SECOND: &[(&str, &str)] =
    &[("index.html", "home"), ("zh/laws/act/1.html", "第一條，修正"), ("en/laws/act/1.html", "Article 1")];

#[test]
fn the_folder_holds_the_files_and_the_two_of_fudao() {
    let folder = Folder::new();
    folder.synced(FIRST);
    assert_eq!(folder.site_tree(), tree_of(&site(FIRST)));
    folder.synced(SECOND);
    assert_eq!(folder.site_tree(), tree_of(&site(SECOND)));
    assert_eq!(folder.names(), ["site"]);
}

#[test]
fn the_manifest_lists_all_that_fudao_wrote_in_order() {
    let folder = Folder::new();
    folder.synced(&[("zh/b.html", ""), ("index.html", ""), ("en/a.html", "")]);
    let manifest = fs::read_to_string(folder.at("site/.fudao")).expect("a manifest");
    assert_eq!(manifest, "fudao 1\n.fudao\n.gitignore\nen/a.html\nindex.html\nzh/b.html\n");
    assert_eq!(fs::read_to_string(folder.at("site/.gitignore")).expect("a file"), "*\n");
}

#[test]
fn the_order_of_the_files_does_not_matter() {
    let folder = Folder::new();
    folder.synced(FIRST);
    let mut reversed = FIRST.to_vec();
    reversed.reverse();
    assert_eq!(folder.synced(&reversed), Synced { written: 0, unchanged: 4, removed: 0 });
}

#[test]
fn the_counts_are_of_the_sites_own_files() {
    let folder = Folder::new();
    assert_eq!(folder.synced(FIRST), Synced { written: 4, unchanged: 0, removed: 0 });
    assert_eq!(folder.synced(SECOND), Synced { written: 2, unchanged: 1, removed: 2 });
    assert_eq!(folder.synced(&[]), Synced { written: 0, unchanged: 0, removed: 3 });
    assert_eq!(folder.site_tree(), tree_of(&[]));
}

#[test]
fn missing_parents_are_created() {
    let folder = Folder::new();
    fudao::output::sync(&folder.at("a/b/site"), &site(FIRST)).expect("parents are made");
    assert_eq!(crate::folder::read_tree(&folder.at("a/b/site")), tree_of(&site(FIRST)));
}

#[test]
fn an_empty_folder_is_taken() {
    let folder = Folder::new();
    folder.mkdir("site");
    folder.synced(FIRST);
    assert_eq!(folder.site_tree(), tree_of(&site(FIRST)));
    assert_eq!(folder.names(), ["site"]);
}

#[test]
fn a_symlink_to_a_folder_is_followed() {
    let folder = Folder::new();
    folder.mkdir("elsewhere/real");
    symlink("elsewhere/real", folder.out()).expect("a symlink");
    folder.synced(FIRST);
    folder.synced(SECOND);
    assert_eq!(crate::folder::read_tree(&folder.at("elsewhere/real")), tree_of(&site(SECOND)));
    assert_eq!(folder.tree().get("site").map(String::as_str), Some("link elsewhere/real"));
    assert_eq!(fs::read_dir(folder.at("elsewhere")).expect("a folder").count(), 1);
}

#[test]
fn a_symlink_to_a_missing_folder_is_followed_too() {
    let folder = Folder::new();
    symlink("elsewhere/real", folder.out()).expect("a symlink");
    folder.synced(FIRST);
    assert_eq!(crate::folder::read_tree(&folder.at("elsewhere/real")), tree_of(&site(FIRST)));
}

#[test]
fn a_file_edited_or_deleted_by_hand_is_written_again() {
    let folder = Folder::new();
    folder.synced(FIRST);
    folder.write("site/index.html", "hand");
    fs::remove_file(folder.at("site/zh/laws/act/2.html")).expect("a file to remove");
    fs::remove_file(folder.at("site/.gitignore")).expect("a file to remove");
    assert_eq!(folder.synced(FIRST), Synced { written: 2, unchanged: 2, removed: 0 });
    assert_eq!(folder.site_tree(), tree_of(&site(FIRST)));
}

#[test]
fn a_file_may_become_a_folder_and_a_folder_a_file() {
    let folder = Folder::new();
    let (file, deeper) = ([("a", "file")], [("a/b/c", "deeper")]);
    for files in [file, deeper, file] {
        folder.synced(&files);
        assert_eq!(folder.site_tree(), tree_of(&site(&files)));
    }
}

#[test]
fn a_name_may_change_its_case() {
    let folder = Folder::new();
    folder.synced(&[("Act/1.html", "1")]);
    folder.synced(&[("act/1.html", "1")]);
    assert_eq!(folder.site_tree(), tree_of(&site(&[("act/1.html", "1")])));
}

#[test]
fn nothing_is_touched_when_nothing_differs() {
    let folder = Folder::new();
    folder.synced(FIRST);
    folder.write("site/CNAME", "example.org");
    let state = || -> Vec<_> {
        let entries = WalkDir::new(folder.at("")).sort_by_file_name();
        let stat = |entry: walkdir::DirEntry| {
            let there = entry.metadata().expect("metadata");
            (entry.into_path(), there.ino(), (there.mtime(), there.mtime_nsec()), (there.ctime(), there.ctime_nsec()))
        };
        entries.into_iter().map(|entry| stat(entry.expect("an entry"))).collect()
    };
    let before = state();
    assert_eq!(folder.synced(FIRST), Synced { written: 0, unchanged: 4, removed: 0 });
    assert_eq!(state(), before);
}

#[test]
fn an_unchanged_file_stays_the_same_file() {
    let folder = Folder::new();
    folder.synced(FIRST);
    let stat = |path| fs::metadata(folder.at(path)).map(|there| (there.ino(), there.mtime_nsec())).expect("a file");
    let (kept, changed) = (stat("site/index.html"), stat("site/zh/laws/act/1.html"));
    folder.synced(SECOND);
    assert_eq!(stat("site/index.html"), kept);
    assert_ne!(stat("site/zh/laws/act/1.html"), changed);
}

#[test]
fn a_second_name_of_a_page_elsewhere_keeps_the_old_text() {
    let folder = Folder::new();
    folder.synced(FIRST);
    fs::hard_link(folder.at("site/zh/laws/act/1.html"), folder.at("mine.html")).expect("a hard link");
    folder.synced(SECOND);
    assert_eq!(fs::read_to_string(folder.at("mine.html")).expect("a file"), "第一條");
}

#[test]
fn new_files_have_the_permissions_of_any_new_file() {
    let folder = Folder::new();
    folder.synced(FIRST);
    folder.write("plain/file", "");
    let mode = |path| fs::metadata(folder.at(path)).expect("metadata").permissions().mode();
    assert_eq!(mode("site/zh/laws/act/1.html"), mode("plain/file"));
    assert_eq!(mode("site/zh/laws"), mode("plain"));
    assert_eq!(mode("site"), mode("plain"));
}

#[test]
fn a_folder_keeps_its_permissions() {
    let folder = Folder::new();
    folder.synced(FIRST);
    for (path, mode) in [("site", 0o2750), ("site/zh", 0o700)] {
        fs::set_permissions(folder.at(path), PermissionsExt::from_mode(mode)).expect("permissions");
    }
    folder.synced(SECOND);
    let mode = |path| fs::metadata(folder.at(path)).expect("metadata").permissions().mode() & 0o7777;
    assert_eq!((mode("site"), mode("site/zh")), (0o2750, 0o700));
}
