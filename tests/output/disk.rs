//! A disk that refuses: full, read-only, mounted, or busy with another build.

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use fudao::output::{OutputError, sync};
use fudao::site::OutputFile;

use crate::folder::{Folder, read_tree, site, tree_of};

/// A file system of its own, for as long as this lives.
struct Mount(PathBuf);

impl Mount {
    /// `None`, and a word on stderr, where the system does not let this user mount.
    fn new(at: PathBuf, arguments: &[&str]) -> Option<Mount> {
        let done = Command::new("mount").args(arguments).arg(&at).output();
        if done.as_ref().is_ok_and(|done| done.status.success()) {
            return Some(Mount(at));
        }
        eprintln!("could not mount {arguments:?} here, so this is not tested: {done:?}");
        None
    }

    fn small(at: PathBuf) -> Option<Mount> {
        Mount::new(at, &["-t", "tmpfs", "-o", "size=256k", "tmpfs"])
    }
}

impl Drop for Mount {
    fn drop(&mut self) {
        let done = Command::new("umount").arg(&self.0).status();
        assert!(done.is_ok_and(|done| done.success()), "{} is still mounted", self.0.display());
    }
}

/// Files of `size` bytes each, of which all differ from those of another `letter`.
fn files(letter: char, count: usize, size: usize) -> Vec<OutputFile> {
    let text = letter.to_string().repeat(size);
    (0..count).map(|n| OutputFile { path: format!("pages/{n}.html"), bytes: text.clone().into() }).collect()
}

#[test]
fn on_a_full_disk_the_old_site_stays_and_nothing_else() {
    let folder = Folder::new();
    folder.mkdir("disk");
    let Some(_mount) = Mount::small(folder.at("disk")) else {
        return in_a_folder_that_may_not_be_written_the_old_site_stays();
    };
    let out = folder.at("disk/site");
    let first = files('a', 10, 10_000);
    sync(&out, &first).expect("there is room for one");
    fs::write(out.join("CNAME"), "example.org").expect("a file");
    let before = read_tree(&folder.at("disk"));

    let error = sync(&out, &files('b', 30, 10_000)).expect_err("there is no room for thirty");
    let text = error.to_string();
    assert!(matches!(error, OutputError::Io { .. }), "{text}");
    assert!(text.starts_with("could not write `") && text.contains("/site/pages/"), "{text}");
    assert!(text.contains("No space left on device"), "{text}");
    assert!(text.ends_with("; the site that was there is unchanged; free some space, then build again"), "{text}");
    assert_eq!(read_tree(&folder.at("disk")), before);
    sync(&out, &files('c', 10, 10_000)).expect("there is room for two of the small size");
}

#[test]
fn in_a_folder_that_may_not_be_written_the_old_site_stays() {
    use std::os::unix::fs::PermissionsExt;
    let folder = Folder::new();
    folder.synced(&[("index.html", "home")]);
    let before = folder.tree();
    let access = |mode| {
        fs::set_permissions(folder.at(""), PermissionsExt::from_mode(mode)).expect("permissions");
    };
    access(0o555);
    if File::create_new(folder.at("probe")).is_ok() {
        eprintln!("this user may write everywhere, so a read-only folder is not tested");
        return access(0o755);
    }
    let error = folder.sync(&[("index.html", "new home")]).expect_err("the new site has no place");
    access(0o755);
    assert!(matches!(error, OutputError::NoRoomBeside { .. }));
    assert!(error.to_string().contains(".site.fudao-next`, where the new site is prepared"), "{error}");
    assert_eq!(folder.tree(), before);
}

#[test]
fn after_any_error_while_staging_the_old_site_stays_and_nothing_else() {
    let folder = Folder::new();
    folder.synced(&[("index.html", "home"), ("zh/1.html", "一")]);
    folder.write("site/CNAME", "example.org");
    let before = folder.tree();
    let long = "x".repeat(300);
    for path in [long.clone(), format!("zh/{long}/1.html")] {
        let error = folder.sync(&[("index.html", "new home"), (&path, "")]).expect_err("the name is too long");
        assert!(error.to_string().contains(&path[..300]), "{error}");
        assert!(error.to_string().contains("File name too long"), "{error}");
        assert_eq!(folder.tree(), before);
    }
}

#[test]
fn a_mount_point_is_refused_with_the_way_out() {
    let folder = Folder::new();
    folder.mkdir("site");
    let Some(_mount) = Mount::small(folder.out()) else {
        return;
    };
    let error = folder.sync(&[("index.html", "home")]).expect_err("a mount point cannot be exchanged");
    assert!(matches!(error, OutputError::Mounted(_)));
    assert!(error.to_string().contains("; choose a folder inside it with --out"), "{error}");
    assert!(folder.site_tree().is_empty());
    assert_eq!(folder.names(), ["site"]);
    sync(&folder.at("site/inside"), &site(&[("index.html", "home")])).expect("a folder inside it can");
}

#[test]
fn a_folder_mounted_from_the_same_disk_is_refused_too() {
    let folder = Folder::new();
    let first = [("index.html", "home")];
    folder.synced(&first);
    let out = folder.out();
    let itself = out.to_string_lossy();
    let Some(_mount) = Mount::new(out.clone(), &["--bind", &itself]) else {
        return;
    };
    let error = folder.sync(&[("index.html", "new home")]).expect_err("a mount point cannot be exchanged");
    assert!(matches!(error, OutputError::Mounted(_)), "{error}");
    assert_eq!(folder.site_tree(), tree_of(&site(&first)));
    assert_eq!(folder.names(), ["site"]);
}

#[test]
fn a_folder_mounted_into_the_site_loses_nothing() {
    let folder = Folder::new();
    folder.synced(&[("index.html", "home")]);
    folder.mkdir("site/data");
    folder.write("elsewhere/precious.txt", "the only copy");
    let elsewhere = folder.at("elsewhere");
    let Some(_mount) = Mount::new(folder.at("site/data"), &["--bind", &elsewhere.to_string_lossy()]) else {
        return;
    };
    let before = folder.tree();
    let error = folder.sync(&[("index.html", "new home")]).expect_err("its files cannot be carried over");
    assert!(matches!(&error, OutputError::Mounted(path) if path.ends_with("site/data/precious.txt")), "{error}");
    assert_eq!(folder.tree(), before);
}

#[test]
fn a_second_build_waits_for_the_first() {
    let folder = Folder::new();
    folder.synced(&[("index.html", "home")]);
    let first = File::open(folder.at("")).expect("a folder");
    first.lock().expect("a lock, as a build holds it");
    let (done, waits) = mpsc::channel();
    thread::scope(|threads| {
        threads.spawn(|| done.send(folder.synced(&[("index.html", "new home")])));
        waits.recv_timeout(Duration::from_millis(200)).expect_err("the second build does not wait");
        first.unlock().expect("an end to the first build");
        waits.recv_timeout(Duration::from_mins(1)).expect("the second build goes on");
    });
}

#[test]
fn of_many_builds_at_once_each_is_whole() {
    let folder = Folder::new();
    let sites: Vec<_> = ('a'..='h').map(|letter| files(letter, 20, 100)).collect();
    let whole = |out: &Path| sites.iter().any(|site| tree_of(site) == read_tree(out));
    thread::scope(|threads| {
        for site in &sites {
            threads.spawn(|| {
                for _ in 0..10 {
                    sync(&folder.out(), site).expect("a build that waited");
                }
            });
        }
    });
    assert!(whole(&folder.out()));
    assert_eq!(folder.names(), ["site"]);
}
