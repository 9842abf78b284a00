//! Folders that are not fudao's to write, and what the user is told.

use std::os::unix::fs::symlink;

use fudao::output::OutputError;

use crate::folder::Folder;

const SITE: &[(&str, &str)] = &[("index.html", "home")];

/// The build is refused, and nothing changed. Answers what the user reads, with the temporary
/// folder's name left out.
fn refusal(folder: &Folder) -> (OutputError, String) {
    let before = folder.tree();
    let error = folder.sync(SITE).expect_err("the folder must be refused");
    assert_eq!(folder.tree(), before, "a refused build changed something");
    let real = std::fs::canonicalize(folder.at("")).expect("a folder");
    let text = error.to_string().replace(&format!("{}/", real.display()), "");
    (error, text)
}

#[test]
fn a_file_is_refused() {
    let folder = Folder::new();
    folder.write("site", "a file");
    let (error, text) = refusal(&folder);
    assert!(matches!(error, OutputError::NotAFolder(_)));
    assert_eq!(text, "`site` is not a folder; choose another place with --out");
}

#[test]
fn a_folder_that_fudao_did_not_make_is_refused() {
    let folder = Folder::new();
    folder.write("site/thesis.txt", "years of work");
    let (error, text) = refusal(&folder);
    assert!(matches!(error, OutputError::NotOurs(_)));
    assert_eq!(
        text,
        "`site` holds files and was not made by fudao; choose another folder with --out, or empty this one"
    );
}

#[test]
fn a_folder_of_empty_folders_is_refused() {
    let folder = Folder::new();
    folder.mkdir("site/drafts");
    assert!(matches!(refusal(&folder).0, OutputError::NotOurs(_)));
}

#[test]
fn a_link_to_a_manifest_makes_no_folder_fudaos() {
    let folder = Folder::new();
    folder.write("manifest", "fudao 1\nthesis.txt\n");
    folder.write("site/thesis.txt", "years of work");
    symlink("../manifest", folder.at("site/.fudao")).expect("a symlink");
    assert!(matches!(refusal(&folder).0, OutputError::NotOurs(_)));
}

#[test]
fn a_manifest_of_a_newer_format_is_refused() {
    let folder = Folder::new();
    folder.write("site/.fudao", "fudao 2\nwhatever is written here by then\n");
    let (error, text) = refusal(&folder);
    assert!(matches!(error, OutputError::NewerFormat { found: 2, .. }));
    assert_eq!(
        text,
        "`site` was made by a newer fudao (its format is 2, this one knows 1); update fudao, or choose another folder \
         with --out"
    );
}

#[test]
fn a_damaged_manifest_is_refused() {
    for text in ["", "fudao", "fudao 0\n", "fudao one\n", "index.html\n"] {
        let folder = Folder::new();
        folder.write("site/.fudao", text);
        let (error, text) = refusal(&folder);
        assert!(matches!(error, OutputError::DamagedManifest(_)));
        assert_eq!(
            text,
            "`site/.fudao` does not list what fudao wrote here: it is damaged, or not from fudao; choose another folder \
             with --out, or empty this one"
        );
    }
}

#[test]
fn a_forged_manifest_reaches_nothing_outside_the_folder() {
    let folder = Folder::new();
    folder.write("thesis.txt", "years of work");
    let absolute = folder.at("thesis.txt");
    folder.write("site/.fudao", &format!("fudao 1\n../thesis.txt\n{}\n..\n/\n.\n\n", absolute.display()));
    folder.synced(SITE);
    folder.synced(&[]);
    assert_eq!(folder.tree().get("thesis.txt").map(String::as_str), Some("file years of work"));
}

#[test]
fn a_file_where_the_parent_should_be_is_named() {
    let folder = Folder::new();
    folder.write("file", "");
    let error = fudao::output::sync(&folder.at("file/site"), &[]).expect_err("a file is no parent");
    assert!(error.to_string().starts_with("could not open `"), "{error}");
    assert!(error.to_string().contains("file/site`: Not a directory"), "{error}");
}

#[test]
fn the_root_of_the_disk_is_refused() {
    let error = fudao::output::sync("/".as_ref(), &[]).expect_err("nothing can be exchanged for the root");
    assert!(matches!(error, OutputError::Mounted(_)));
}

#[test]
fn something_else_at_a_name_that_fudao_needs_is_refused() {
    for name in [".site.fudao-next", ".site.fudao-old"] {
        let folder = Folder::new();
        folder.write(&format!("{name}/thesis.txt"), "years of work");
        let (error, text) = refusal(&folder);
        assert!(matches!(error, OutputError::InTheWay(_)));
        assert_eq!(
            text,
            format!(
                "`{name}` is in the way: fudao needs that name while it works, and did not make what is there; move it \
                 elsewhere"
            )
        );

        let folder = Folder::new();
        folder.synced(&[]);
        folder.write(name, "a file");
        assert!(matches!(refusal(&folder).0, OutputError::InTheWay(_)));
    }
}
