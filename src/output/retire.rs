//! Takes away what the site no longer needs: the old tree after a swap, and what a killed build
//! left behind.
//!
//! What fudao did not write is never deleted: a foreign file goes only where the live site holds
//! the same one, and is moved into the live site otherwise.

use std::fs;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use super::manifest::{self, Owned};
use super::place::Place;
use super::survey::{is_vacant, read_manifest};
use super::walk::{Found, Identity, is_same, look, walk};
use super::wanted::UNFINISHED;
use super::{Carried, Failure, OutputError};

/// How often a folder that is being filled while it is emptied is tried again.
const ROUNDS: usize = 8;

/// A tree that was the site, and is no longer.
pub(super) struct Old<'a> {
    /// Where it lies now.
    pub(super) tree: &'a Path,
    /// The site that took its place.
    pub(super) live: &'a Path,
    /// What fudao wrote into the tree.
    pub(super) owned: &'a Owned,
    /// What was carried from it into the live site by this very build; empty when clearing up after
    /// another.
    pub(super) carried: &'a Carried,
}

/// What lies at one of the names that a build uses while it works.
enum Leftover {
    Nothing,
    /// A tree that was never the site: all of it was made by the build.
    Unseen,
    /// A tree that was the site, or was complete and about to be.
    Seen(Owned),
}

/// Where a build was killed when there was no site: the old one back, or else the new one if it was
/// complete.
pub(super) fn put_back(place: &Place) -> Result<(), OutputError> {
    for tree in [&place.old, &place.next] {
        if is_vacant(&place.out)? && matches!(leftover(tree)?, Leftover::Seen(_)) {
            absent_is_fine(fs::remove_dir(&place.out)).map_err(Failure::when("replace", &place.out))?;
            fs::rename(tree, &place.out).map_err(Failure::when("put back", &place.out))?;
        }
    }
    Ok(())
}

/// Clears up after builds that were killed.
pub(super) fn clear_leftovers(place: &Place) -> Result<(), OutputError> {
    for tree in [&place.old, &place.next] {
        match leftover(tree)? {
            Leftover::Nothing => {}
            Leftover::Unseen => remove_unseen(tree)?,
            Leftover::Seen(owned) => Old { tree, live: &place.out, owned: &owned, carried: &Carried::new() }
                .retire()
                .map_err(|failure| place.old_not_removed(tree, failure))?,
        }
    }
    Ok(())
}

fn leftover(tree: &Path) -> Result<Leftover, OutputError> {
    let look = |path| look(path).map_err(Failure::when("look at", path));
    match look(tree)? {
        None => return Ok(Leftover::Nothing),
        Some(there) if !there.is_dir() => return Err(OutputError::InTheWay(tree.to_owned())),
        Some(_) => {}
    }
    if is_vacant(tree)? || look(&tree.join(UNFINISHED))?.is_some() {
        return Ok(Leftover::Unseen);
    }
    match read_manifest(tree)? {
        Some(Ok(owned)) => Ok(Leftover::Seen(owned)),
        _ => Err(OutputError::InTheWay(tree.to_owned())),
    }
}

/// Removes a tree that was never visible: see [`super::stage`] for why nothing of anybody else is
/// lost.
pub(super) fn remove_unseen(tree: &Path) -> Result<(), Failure> {
    let found = walk(tree)?;
    open_folders(tree, &found)?;
    for Found { path, .. } in found.iter().filter(|found| !found.kind.is_dir() && found.path != Path::new(UNFINISHED)) {
        remove_file(&tree.join(path))?;
    }
    remove_folders(tree, &found)?;
    remove_file(&tree.join(UNFINISHED))?;
    absent_is_fine(fs::remove_dir(tree)).map_err(Failure::when("remove", tree))
}

impl Old<'_> {
    /// Removes the tree, without losing what others put there, however lately.
    pub(super) fn retire(&self) -> Result<(), Failure> {
        let mut rounds = ROUNDS;
        loop {
            self.sweep()?;
            remove_file(&self.tree.join(manifest::NAME))?;
            rounds -= 1;
            match fs::remove_dir(self.tree) {
                Err(error) if error.kind() == ErrorKind::DirectoryNotEmpty && rounds > 0 => {}
                done => return absent_is_fine(done).map_err(Failure::when("remove", self.tree)),
            }
        }
    }

    /// Empties the tree of all that is there now. The manifest stays: a build killed here leaves it
    /// to the next.
    fn sweep(&self) -> Result<(), Failure> {
        let found = walk(self.tree)?;
        open_folders(self.tree, &found)?;
        let is_owned = |found: &Found| found.kind.is_file() && self.owned.files.contains(&found.path);
        for Found { path, kind } in found.iter().filter(|found| !is_owned(found)) {
            let done = if kind.is_dir() { self.keep_folder(path) } else { self.settle(path) };
            absent_is_fine(done).map_err(Failure::when("clear away", &self.tree.join(path)))?;
        }
        let ours = found.par_iter().filter(|found| is_owned(found) && found.path != Path::new(manifest::NAME));
        ours.try_for_each(|found| remove_file(&self.tree.join(&found.path)))?;
        remove_folders(self.tree, &found)
    }

    /// A folder that somebody made in the old site while the new one was prepared belongs into the
    /// new one.
    fn keep_folder(&self, path: &Path) -> io::Result<()> {
        let new = self.live.join(path);
        if self.owned.folders.contains(path) || look(&new)?.is_some() {
            return Ok(());
        }
        match fs::create_dir_all(&new) {
            // A file stands there: what the folder holds finds another place.
            Err(error) if error.kind() == ErrorKind::NotADirectory => Ok(()),
            done => done,
        }
    }

    /// Takes one foreign file out of the tree.
    fn settle(&self, path: &Path) -> io::Result<()> {
        let (from, to) = (self.tree.join(path), self.live.join(path));
        match look(&to)? {
            Some(_) if is_same(&from, &to)? => fs::remove_file(&from),
            // The live site has the version that was carried, and the tree a later one.
            Some(there) if self.carried.get(path) == Some(&Identity::of(&there)) => fs::rename(&from, &to),
            _ => fs::rename(&from, self.free_name(path)?),
        }
    }

    /// Where in the live site a foreign file can go: its own place, or, when that is taken, a name
    /// beside it.
    fn free_name(&self, path: &Path) -> io::Result<PathBuf> {
        let mut folder = self.live.join(path.parent().unwrap_or(Path::new("")));
        // A file stands where a folder should be: the folder that holds it is near enough.
        while fs::create_dir_all(&folder).is_err() && folder != self.live && folder.pop() {}

        let name = path.file_name().unwrap_or_default();
        let mut free = folder.join(name);
        let mut number = 0;
        while look(&free)?.is_some() {
            number += 1;
            let mut numbered = name.to_owned();
            numbered.push(format!(".kept-{number}"));
            free = folder.join(numbered);
        }
        Ok(free)
    }
}

/// What somebody else took away meanwhile needs nothing more.
fn absent_is_fine(done: io::Result<()>) -> io::Result<()> {
    match done {
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(()),
        done => done,
    }
}

fn remove_file(path: &Path) -> Result<(), Failure> {
    absent_is_fine(fs::remove_file(path)).map_err(Failure::when("remove", path))
}

/// Removes the folders below the root, the innermost first; one that has been filled again stays.
fn remove_folders(tree: &Path, found: &[Found]) -> Result<(), Failure> {
    let folders = found.iter().rev().filter(|found| found.kind.is_dir() && !found.path.as_os_str().is_empty());
    for folder in folders.map(|found| tree.join(&found.path)) {
        match fs::remove_dir(&folder) {
            Err(error) if error.kind() == ErrorKind::DirectoryNotEmpty => {}
            done => absent_is_fine(done).map_err(Failure::when("remove", &folder))?,
        }
    }
    Ok(())
}

/// Makes folders writable that were carried over as they were: only then can their content be
/// removed.
#[cfg(unix)]
fn open_folders(tree: &Path, found: &[Found]) -> Result<(), Failure> {
    use std::os::unix::fs::PermissionsExt;
    let access = |folder: &Path| -> io::Result<()> {
        let Some(there) = look(folder)? else {
            return Ok(());
        };
        let mut access = there.permissions();
        if access.mode() & 0o700 != 0o700 {
            access.set_mode(access.mode() | 0o700);
            fs::set_permissions(folder, access)?;
        }
        Ok(())
    };
    for folder in found.iter().filter(|found| found.kind.is_dir()).map(|found| tree.join(&found.path)) {
        absent_is_fine(access(&folder)).map_err(Failure::when("open", &folder))?;
    }
    Ok(())
}

#[cfg(not(unix))]
fn open_folders(_tree: &Path, _found: &[Found]) -> Result<(), Failure> {
    Ok(())
}
