//! What a killed build leaves behind is cleared up by the next, and nothing of anybody else is
//! lost. The states are made by hand; `killed.rs` meets them by chance.

use std::fs;

use crate::folder::{Folder, site, tree_of};

const FIRST: &[(&str, &str)] = &[("index.html", "home"), ("zh/1.html", "一")];
const SECOND: &[(&str, &str)] = &[("index.html", "new home"), ("en/1.html", "1")];

fn rename(folder: &Folder, from: &str, to: &str) {
    fs::rename(folder.at(from), folder.at(to)).expect("a rename");
}

/// A second name for a file: what a build makes of what it carries over.
fn link(folder: &Folder, from: &str, to: &str) {
    let parent = folder.at(to).parent().expect("a folder").to_owned();
    fs::create_dir_all(parent).expect("a folder");
    fs::hard_link(folder.at(from), folder.at(to)).expect("a hard link");
}

/// The site is `SECOND` with `CNAME`, and nothing lies beside it.
fn is_second_with_cname(folder: &Folder) {
    let mut expected = tree_of(&site(SECOND));
    expected.insert("CNAME".to_owned(), "file example.org".to_owned());
    assert_eq!(folder.site_tree(), expected);
    assert_eq!(folder.names(), ["site"]);
}

#[test]
fn killed_between_two_renames_the_old_site_comes_back() {
    let folder = Folder::new();
    folder.synced(FIRST);
    folder.write("site/CNAME", "example.org");
    rename(&folder, "site", ".site.fudao-old");
    // The build fails, so that the old site is seen.
    folder.sync(&[("CNAME", "taken")]).expect_err("a foreign file is in the way");
    let mut expected = tree_of(&site(FIRST));
    expected.insert("CNAME".to_owned(), "file example.org".to_owned());
    assert_eq!(folder.site_tree(), expected);
    assert_eq!(folder.names(), ["site"]);
}

#[test]
fn killed_between_two_renames_an_empty_folder_made_since_is_no_hindrance() {
    let folder = Folder::new();
    folder.synced(FIRST);
    folder.write("site/CNAME", "example.org");
    rename(&folder, "site", ".site.fudao-old");
    folder.mkdir("site");
    folder.synced(SECOND);
    is_second_with_cname(&folder);
}

#[test]
fn killed_between_two_renames_behind_a_link_the_old_site_comes_back() {
    let folder = Folder::new();
    folder.mkdir("real");
    std::os::unix::fs::symlink("real/site", folder.out()).expect("a symlink");
    folder.synced(FIRST);
    folder.write("site/CNAME", "example.org");
    rename(&folder, "real/site", "real/.site.fudao-old");
    folder.synced(SECOND);
    assert_eq!(fs::read_to_string(folder.at("real/site/CNAME")).expect("a file"), "example.org");
    assert_eq!(fs::read_dir(folder.at("real")).expect("a folder").count(), 1);
}

#[test]
fn killed_between_two_renames_with_the_new_site_complete() {
    let folder = Folder::new();
    folder.synced(FIRST);
    folder.write("site/CNAME", "example.org");
    rename(&folder, "site", ".site.fudao-old");
    let other = Folder::new();
    other.synced(SECOND);
    fs::rename(other.out(), folder.at(".site.fudao-next")).expect("a rename");
    link(&folder, ".site.fudao-old/CNAME", ".site.fudao-next/CNAME");
    folder.synced(SECOND);
    is_second_with_cname(&folder);
}

#[test]
fn killed_while_staging_the_unfinished_site_goes() {
    let folder = Folder::new();
    folder.synced(FIRST);
    folder.write("site/CNAME", "example.org");
    folder.write(".site.fudao-next/.fudao-unfinished", "");
    folder.write(".site.fudao-next/index.html", "new h");
    link(&folder, "site/CNAME", ".site.fudao-next/CNAME");
    link(&folder, "site/zh/1.html", ".site.fudao-next/zh/1.html");
    folder.synced(SECOND);
    is_second_with_cname(&folder);
}

#[test]
fn what_was_replaced_or_deleted_since_does_not_come_back_from_an_unfinished_site() {
    let folder = Folder::new();
    folder.synced(FIRST);
    folder.write("site/CNAME", "example.net");
    folder.write("site/gone.txt", "soon");
    folder.write(".site.fudao-next/.fudao-unfinished", "");
    for name in ["CNAME", "gone.txt"] {
        link(&folder, &format!("site/{name}"), &format!(".site.fudao-next/{name}"));
        fs::remove_file(folder.at("site").join(name)).expect("a file to remove");
    }
    folder.write("site/CNAME", "example.org");
    folder.synced(SECOND);
    is_second_with_cname(&folder);
}

#[test]
fn killed_before_the_first_file_the_empty_folder_goes() {
    let folder = Folder::new();
    folder.mkdir(".site.fudao-next");
    folder.synced(FIRST);
    assert_eq!(folder.names(), ["site"]);
}

#[test]
fn killed_before_the_first_site_became_visible_it_becomes_so() {
    let folder = Folder::new();
    folder.synced(FIRST);
    rename(&folder, "site", ".site.fudao-next");
    assert_eq!(folder.synced(FIRST).unchanged, 2);
    assert_eq!(folder.tree().get("site/index.html").map(String::as_str), Some("file home"));
    assert_eq!(folder.names(), ["site"]);
}

/// The old tree at `name`, as after an exchange, with the foreign `CNAME` in both trees.
fn exchanged(name: &str) -> Folder {
    let folder = Folder::new();
    folder.synced(FIRST);
    folder.write("site/CNAME", "example.org");
    rename(&folder, "site", name);
    let other = Folder::new();
    other.synced(SECOND);
    fs::rename(other.out(), folder.out()).expect("a rename");
    link(&folder, &format!("{name}/CNAME"), "site/CNAME");
    folder
}

#[test]
fn killed_while_the_old_site_is_removed_the_rest_of_it_goes() {
    for name in [".site.fudao-next", ".site.fudao-old"] {
        let folder = exchanged(name);
        fs::remove_file(folder.at(name).join("zh/1.html")).expect("a file to remove");
        assert_eq!(folder.synced(SECOND).unchanged, 2);
        is_second_with_cname(&folder);
    }
}

#[test]
fn a_copy_of_a_foreign_file_counts_as_the_same() {
    let folder = exchanged(".site.fudao-next");
    fs::remove_file(folder.at("site/CNAME")).expect("a file to remove");
    folder.write("site/CNAME", "example.org");
    folder.synced(SECOND);
    is_second_with_cname(&folder);
}

#[test]
fn what_others_made_in_the_old_site_at_the_last_moment_moves_into_the_new() {
    let folder = exchanged(".site.fudao-next");
    folder.write(".site.fudao-next/late.txt", "late");
    folder.write(".site.fudao-next/deep/er/late.txt", "late");
    folder.write(".site.fudao-next/zh/late.txt", "in a folder that the new site no longer has");
    folder.mkdir(".site.fudao-next/late/empty");
    std::os::unix::fs::symlink("CNAME", folder.at(".site.fudao-next/link")).expect("a symlink");
    folder.synced(SECOND);
    let tree = folder.site_tree();
    for (path, what) in [
        ("late.txt", "file late"),
        ("deep/er/late.txt", "file late"),
        ("zh/late.txt", "file in a folder that the new site no longer has"),
        ("late/empty", "folder"),
        ("link", "link CNAME"),
        ("CNAME", "file example.org"),
    ] {
        assert_eq!(tree.get(path).map(String::as_str), Some(what), "{path}");
    }
    assert_eq!(folder.names(), ["site"]);
}

#[test]
fn of_two_versions_of_a_foreign_file_both_are_kept() {
    let folder = exchanged(".site.fudao-next");
    fs::remove_file(folder.at("site/CNAME")).expect("a file to remove");
    folder.write("site/CNAME", "example.net");
    folder.write("site/CNAME.kept-1", "taken");
    folder.synced(SECOND);
    let tree = folder.site_tree();
    assert_eq!(tree.get("CNAME").map(String::as_str), Some("file example.net"));
    assert_eq!(tree.get("CNAME.kept-1").map(String::as_str), Some("file taken"));
    assert_eq!(tree.get("CNAME.kept-2").map(String::as_str), Some("file example.org"));
    assert_eq!(folder.names(), ["site"]);
}

#[test]
fn a_foreign_file_whose_folder_became_a_page_is_kept_beside_it() {
    let folder = exchanged(".site.fudao-next");
    folder.write(".site.fudao-next/index.html.d/note.txt", "1");
    folder.write(".site.fudao-next/en/1.html/note.txt", "2");
    folder.synced(SECOND);
    let tree = folder.site_tree();
    assert_eq!(tree.get("index.html.d/note.txt").map(String::as_str), Some("file 1"));
    assert_eq!(tree.get("en/note.txt").map(String::as_str), Some("file 2"));
    assert_eq!(tree.get("en/1.html").map(String::as_str), Some("file 1"));
    assert_eq!(folder.names(), ["site"]);
}

#[test]
fn an_old_site_that_still_has_read_only_folders_goes() {
    use std::os::unix::fs::PermissionsExt;
    let folder = exchanged(".site.fudao-next");
    folder.mkdir("site/deep");
    fs::set_permissions(folder.at(".site.fudao-next/zh"), PermissionsExt::from_mode(0o555)).expect("permissions");
    folder.synced(SECOND);
    assert_eq!(folder.names(), ["site"]);
}
