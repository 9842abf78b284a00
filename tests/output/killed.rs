//! A build that is killed, at a hundred moments: the folder is the old site or the new one, with
//! all that others put there.
//!
//! The test runs itself: with [`ROLE`] set, [`the_build_that_is_killed`] is a build in a process of
//! its own.

use std::env;
use std::io::{self, BufRead, BufReader, Lines, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdout, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use fudao::output::sync;
use fudao::site::OutputFile;

use crate::folder::{Folder, Tree, add_file, tree_of};

/// Names the site that the child builds, `a` or `b`.
const ROLE: &str = "FUDAO_OUTPUT_TEST_SITE";
/// Where the child builds it.
const OUT: &str = "FUDAO_OUTPUT_TEST_OUT";
/// What the child says when it begins, and when it is done.
const BEGINS: &str = "the build begins";
const DONE: &str = "the build is done";
const MOMENTS: u32 = 100;

/// About 300 files: a third the same in both sites, a third different, a third in this one only.
fn numbered_site(name: &str) -> Vec<OutputFile> {
    let file = |path: String, text: String| OutputFile { path, bytes: text.repeat(200).into() };
    let each = |n: usize| {
        [
            file(format!("same/{}/{n}.html", n % 10), format!("same {n}\n")),
            file(format!("differs/{}/{n}.html", n % 10), format!("{name} {n}\n")),
            file(format!("only-{name}/{}/{n}.html", n % 10), format!("{n}\n")),
        ]
    };
    (0..100).flat_map(each).collect()
}

/// What others put into the site.
fn foreign() -> Vec<(String, String)> {
    let objects = (0..40).map(|n| (format!(".git/objects/{n:02x}/object"), format!("object {n}")));
    let notes = [("CNAME", "example.org"), ("same/note.txt", "note"), ("only-a/note.txt", "note")];
    objects.chain(notes.map(|(path, text)| (path.to_owned(), text.to_owned()))).collect()
}

/// The whole folder once a site is built there.
fn finished(name: &str) -> Tree {
    let mut tree = tree_of(&numbered_site(name));
    for (path, text) in foreign() {
        add_file(&mut tree, &path, &text);
    }
    tree.insert("empty".to_owned(), "folder".to_owned());
    tree
}

/// The build in a process of its own; nothing where this is an ordinary run of the tests.
#[test]
fn the_build_that_is_killed() {
    let (Ok(name), Some(out)) = (env::var(ROLE), env::var_os(OUT)) else {
        return;
    };
    let site = numbered_site(&name);
    let say = |word: &str| {
        writeln!(io::stdout(), "\n{word}").and_then(|()| io::stdout().flush()).expect("a reader");
    };
    say(BEGINS);
    sync(&PathBuf::from(out), &site).expect("a build");
    say(DONE);
}

/// A build in a process of its own.
struct Build {
    process: Child,
    says: Lines<BufReader<ChildStdout>>,
}

impl Build {
    /// Starts the build of a site; it has begun when this returns.
    fn start(name: &str, out: &Path) -> Build {
        let mut command = Command::new(env::current_exe().expect("this very test"));
        command.args(["--exact", "killed::the_build_that_is_killed", "--nocapture"]);
        let child = command.env(ROLE, name).env(OUT, out).stdout(Stdio::piped()).spawn();
        let mut process = child.expect("a process");
        let says = BufReader::new(process.stdout.take().expect("its output")).lines();
        let mut build = Build { process, says };
        build.wait_for(BEGINS);
        build
    }

    fn wait_for(&mut self, word: &str) {
        let said = self.says.any(|line| line.is_ok_and(|line| line == word));
        assert!(said, "the build ended before it said: {word}");
    }

    /// Kills the build when it has run for a while.
    fn kill_after(mut self, delay: Duration) {
        thread::sleep(delay);
        self.process.kill().expect("a process that can be killed");
        self.process.wait().expect("an end");
    }
}

/// A folder with site `a` and the things of others, and how long a build from one site to the other
/// takes.
fn prepared() -> (Folder, Duration) {
    let folder = Folder::new();
    sync(&folder.out(), &numbered_site("a")).expect("a site");
    for (path, text) in foreign() {
        folder.write(&format!("site/{path}"), &text);
    }
    folder.mkdir("site/empty");
    let timed = |name| {
        let mut build = Build::start(name, &folder.out());
        let began = Instant::now();
        build.wait_for(DONE);
        let took = began.elapsed();
        assert!(build.says.all(|line| line.is_ok()) && build.process.wait().expect("an end").success());
        took
    };
    let took = (0..3).map(|_| timed("b").max(timed("a")));
    let whole = took.min().expect("three of them");
    assert_eq!(folder.site_tree(), finished("a"));
    (folder, whole)
}

#[test]
fn killed_at_any_moment_the_folder_is_the_old_site_or_the_new() {
    let (folder, whole) = prepared();
    let (mut now, mut next) = (("a", finished("a")), ("b", finished("b")));
    let (mut old, mut new, mut litter) = (0, 0, 0);
    for moment in 0..MOMENTS {
        Build::start(next.0, &folder.out()).kill_after(whole * moment * 2 / MOMENTS);
        let tree = folder.site_tree();
        old += usize::from(tree == now.1);
        new += usize::from(tree == next.1);
        assert_eq!(old + new, moment as usize + 1, "a mixture at moment {moment}: {:#?}", tree.keys());
        litter += usize::from(folder.names() != ["site"]);

        sync(&folder.out(), &numbered_site(next.0)).expect("the next build");
        assert_eq!(folder.site_tree(), next.1);
        assert_eq!(folder.names(), ["site"], "something is left behind");
        (now, next) = (next, now);
    }
    eprintln!("killed {MOMENTS} times: {old} × the old site, {new} × the new, {litter} × leftovers");
}

#[test]
fn killed_again_and_again_the_folder_is_always_a_whole_site() {
    let (folder, whole) = prepared();
    let (a, b) = (finished("a"), finished("b"));
    for moment in (0..MOMENTS).step_by(3) {
        let name = if moment % 2 == 0 { "b" } else { "a" };
        Build::start(name, &folder.out()).kill_after(whole * (moment * 74 % (2 * MOMENTS)) / MOMENTS);
        let tree = folder.site_tree();
        assert!(tree == a || tree == b, "a mixture: {:#?}", tree.keys());
    }
    sync(&folder.out(), &numbered_site("b")).expect("the next build");
    assert_eq!(folder.site_tree(), b);
    assert_eq!(folder.names(), ["site"]);
}
