//! The content of a guide as git remembers it. The program `git` is asked; nothing in the repository is changed.

use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use crate::diag::Diagnostic;
use crate::source::{self, SourceSet};

/// Why a revision could not be read.
#[derive(Debug, thiserror::Error)]
pub(super) enum GitError {
    /// There is no program of that name, or it does not run.
    #[error("`{revision}` is no folder, and the program `git`, which knows revisions, cannot be run: {reason}")]
    NoGit {
        /// What was asked for.
        revision: String,
        /// Why.
        reason: io::Error,
    },
    /// The guide's folder is in no repository, or the repository has no such revision.
    #[error("`{revision}` is neither a folder nor a revision that git knows in `{}`{reason}", root.display())]
    NoRevision {
        /// What was asked for.
        revision: String,
        /// Where git was asked.
        root: PathBuf,
        /// What git says, behind a colon; or nothing.
        reason: String,
    },
    /// The revision has no guide where the guide's folder is.
    #[error("the revision `{revision}` holds no folder `content` where `{}` is", root.display())]
    NoContent {
        /// The revision.
        revision: String,
        /// The guide's folder.
        root: PathBuf,
    },
    /// git gave up half-way.
    #[error("git could not read `{revision}`: {reason}")]
    Broken {
        /// The revision.
        revision: String,
        /// What it says.
        reason: String,
    },
}

/// Reads the content of the guide in a folder as it was in a revision.
pub(super) fn content(root: &Path, revision: &str) -> Result<(SourceSet, Vec<Diagnostic>), GitError> {
    let tree = tree(root, revision)?;
    let listed = run(root, revision, &["ls-tree", "-r", "-z", &tree, "--", "content"], None)?;
    let listed = succeeded(listed, revision)?;
    let files: Vec<_> = listed.split(|byte| *byte == 0).filter_map(file).collect();
    if files.is_empty() {
        return Err(GitError::NoContent { revision: revision.to_owned(), root: root.to_owned() });
    }
    let asked: String = files.iter().map(|(hash, _)| format!("{hash}\n")).collect();
    let answered = succeeded(run(root, revision, &["cat-file", "--batch"], Some(asked))?, revision)?;
    let broken = || GitError::Broken { revision: revision.to_owned(), reason: "its answer breaks off".to_owned() };
    let mut rest = answered.as_slice();
    let mut read = Vec::new();
    for (_, path) in files {
        let (bytes, after) = blob(rest).ok_or_else(broken)?;
        read.push((path, bytes.to_vec()));
        rest = after;
    }
    Ok(source::from_bytes(read))
}

/// The hash of a revision's tree.
fn tree(root: &Path, revision: &str) -> Result<String, GitError> {
    let refused =
        |reason: String| GitError::NoRevision { revision: revision.to_owned(), root: root.to_owned(), reason };
    // It would be read as an option.
    if revision.starts_with('-') {
        return Err(refused(String::new()));
    }
    let output = run(root, revision, &["rev-parse", "--verify", "--quiet", &format!("{revision}^{{tree}}")], None)?;
    match output.status.success() {
        true => Ok(String::from_utf8_lossy(&output.stdout).trim().to_owned()),
        false => Err(refused(said(&output).map(|said| format!(": {said}")).unwrap_or_default())),
    }
}

/// The hash and path in a line of `git ls-tree`: `100644 blob 8ab686… ⇥ content/site.yaml`. Links and modules are no files.
fn file(line: &[u8]) -> Option<(String, String)> {
    let (head, path) = std::str::from_utf8(line).ok()?.split_once('\t')?;
    match head.split(' ').collect::<Vec<_>>()[..] {
        [mode, "blob", hash] if mode.starts_with("100") => Some((hash.to_owned(), path.to_owned())),
        _ => None,
    }
}

/// The first answer of `git cat-file --batch`, and what follows it: a line with hash, kind and size, the bytes, and a line end.
fn blob(answers: &[u8]) -> Option<(&[u8], &[u8])> {
    let line = answers.iter().position(|byte| *byte == b'\n')?;
    let size: usize = std::str::from_utf8(&answers[..line]).ok()?.rsplit(' ').next()?.parse().ok()?;
    let rest = &answers[line + 1..];
    Some((rest.get(..size)?, rest.get(size + 1..)?))
}

fn run(root: &Path, revision: &str, arguments: &[&str], input: Option<String>) -> Result<Output, GitError> {
    let no_git = |reason| GitError::NoGit { revision: revision.to_owned(), reason };
    let mut command = Command::new("git");
    command.arg("-C").arg(root).args(arguments).stdout(Stdio::piped()).stderr(Stdio::piped());
    command.stdin(if input.is_some() { Stdio::piped() } else { Stdio::null() });
    let mut child = command.spawn().map_err(no_git)?;
    // A thread of its own writes, because git answers before it has read everything.
    let writer = child
        .stdin
        .take()
        .zip(input)
        .map(|(mut stdin, input)| std::thread::spawn(move || stdin.write_all(input.as_bytes())));
    let output = child.wait_with_output().map_err(no_git)?;
    // What git has not read it has not answered either, and that is noticed by whoever reads its answer.
    drop(writer.map(std::thread::JoinHandle::join));
    Ok(output)
}

fn succeeded(output: Output, revision: &str) -> Result<Vec<u8>, GitError> {
    match output.status.success() {
        true => Ok(output.stdout),
        false => {
            let reason = said(&output).unwrap_or_else(|| output.status.to_string());
            Err(GitError::Broken { revision: revision.to_owned(), reason })
        }
    }
}

/// The first line of what git complains about.
fn said(output: &Output) -> Option<String> {
    String::from_utf8_lossy(&output.stderr).lines().next().map(str::to_owned)
}
