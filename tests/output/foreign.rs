//! What others put into the folder stays there, and stays as it was.

use std::fs;
use std::os::unix::fs::{MetadataExt, PermissionsExt, symlink};

use fudao::output::OutputError;

use crate::folder::{Folder, Tree, add_file, site, tree_of};

const FIRST: &[(&str, &str)] = &[("index.html", "home"), ("zh/laws/act/1.html", "第一條"), ("old/page.html", "")];
const SECOND: &[(&str, &str)] = &[("index.html", "new home"), ("en/index.html", "home")];

/// A site with all kinds of things beside its pages.
fn with_foreign_things() -> (Folder, Tree) {
    let folder = Folder::new();
    folder.synced(FIRST);
    let mut expected = tree_of(&site(SECOND));
    for (path, text) in [
        ("CNAME", "example.org"),
        (".git/HEAD", "ref: refs/heads/main"),
        (".git/objects/ab/cdef", "object"),
        ("zh/laws/act/note.txt", "in a folder of fudao's"),
        ("old/note.txt", "in a folder that fudao no longer needs"),
    ] {
        folder.write(&format!("site/{path}"), text);
        add_file(&mut expected, path, text);
    }
    for path in ["empty", "empty/inner", "en"] {
        folder.mkdir(&format!("site/{path}"));
        expected.insert(path.to_owned(), "folder".to_owned());
    }
    for (path, target) in [("latest", "zh/laws"), ("broken", "no/such/thing"), ("outside", "/etc")] {
        symlink(target, folder.at("site").join(path)).expect("a symlink");
        expected.insert(path.to_owned(), format!("link {target}"));
    }
    (folder, expected)
}

#[test]
fn files_links_and_folders_of_others_are_carried_over() {
    let (folder, expected) = with_foreign_things();
    folder.synced(SECOND);
    assert_eq!(folder.site_tree(), expected);
    assert_eq!(folder.names(), ["site"]);
}

#[test]
fn a_carried_file_is_the_same_file() {
    let (folder, _) = with_foreign_things();
    fs::set_permissions(folder.at("site/CNAME"), PermissionsExt::from_mode(0o4710)).expect("permissions");
    let stat = || {
        let there = fs::metadata(folder.at("site/CNAME")).expect("metadata");
        (there.ino(), there.mode(), there.nlink(), there.mtime(), there.mtime_nsec())
    };
    let before = stat();
    folder.synced(SECOND);
    assert_eq!(stat(), before);
}

#[test]
fn a_carried_folder_keeps_its_permissions() {
    let (folder, expected) = with_foreign_things();
    for (path, mode) in [("empty", 0o1777), (".git", 0o555), (".git/objects", 0o700)] {
        fs::set_permissions(folder.at("site").join(path), PermissionsExt::from_mode(mode)).expect("permissions");
    }
    folder.synced(SECOND);
    let mode = |path| fs::metadata(folder.at(path)).expect("metadata").permissions().mode() & 0o7777;
    assert_eq!((mode("site/empty"), mode("site/.git"), mode("site/.git/objects")), (0o1777, 0o555, 0o700));
    assert_eq!(folder.site_tree(), expected);
}

#[test]
fn they_survive_many_builds_and_a_site_without_pages() {
    let (folder, mut expected) = with_foreign_things();
    for files in [SECOND, FIRST, &[], SECOND, &[]] {
        folder.synced(files);
    }
    // `en` held pages since, and went with the last of them.
    for path in ["index.html", "en/index.html", "en"] {
        expected.remove(path);
    }
    expected.extend(tree_of(&[]));
    assert_eq!(folder.site_tree(), expected);
}

/// Nothing at all may change where the build is refused.
fn refuses(folder: &Folder, files: &[(&str, &str)], path: &str) {
    let before = folder.tree();
    let error = folder.sync(files).expect_err("a foreign file is in the way");
    assert!(matches!(&error, OutputError::WouldOverwrite(there) if there.ends_with(path)), "{error}");
    assert_eq!(folder.tree(), before);
}

#[test]
fn a_page_never_replaces_a_foreign_file() {
    let (folder, _) = with_foreign_things();
    refuses(&folder, &[("CNAME", "fudao.example")], "site/CNAME");
    refuses(&folder, &[("CNAME/index.html", "")], "site/CNAME");
}

#[test]
fn a_page_never_replaces_a_foreign_folder_or_link() {
    let (folder, _) = with_foreign_things();
    refuses(&folder, &[("empty", "")], "site/empty");
    refuses(&folder, &[("broken", "")], "site/broken");
    refuses(&folder, &[("latest/1.html", "")], "site/latest");
    refuses(&folder, &[(".git", "")], "site/.git");
}

#[test]
fn a_page_never_replaces_a_folder_with_something_foreign_in_it() {
    let (folder, _) = with_foreign_things();
    refuses(&folder, &[("zh", "")], "site/zh/laws/act/note.txt");
    refuses(&folder, &[("old", "")], "site/old/note.txt");
}

#[test]
fn a_page_replaced_by_a_link_or_a_folder_is_foreign() {
    let folder = Folder::new();
    folder.synced(FIRST);
    folder.write("mine.html", "mine");
    fs::remove_file(folder.at("site/index.html")).expect("a file to remove");
    symlink("../mine.html", folder.at("site/index.html")).expect("a symlink");
    refuses(&folder, SECOND, "site/index.html");
    fs::remove_file(folder.at("site/index.html")).expect("a link to remove");
    folder.write("site/index.html/note.txt", "mine");
    refuses(&folder, SECOND, "site/index.html");
}

#[test]
fn a_page_may_lie_in_a_foreign_folder() {
    let (folder, mut expected) = with_foreign_things();
    let files = [SECOND, &[("empty/inner/page.html", "page")]].concat();
    folder.synced(&files);
    expected.extend(tree_of(&site(&files)));
    assert_eq!(folder.site_tree(), expected);
}
