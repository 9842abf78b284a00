//! Makes the whole new site in a folder beside the old one.
//!
//! While it holds the mark [`UNFINISHED`], the new tree has never been visible: every name in it
//! was made here, as a new file, or as a second name (or a copy) of a file in `out`. It may then be
//! removed whole.

use std::collections::BTreeSet;
use std::fs::{self, File, Metadata, Permissions};
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use super::manifest::insert_folders;
use super::place::Place;
use super::survey::{Foreign, Survey};
use super::walk::{Identity, look};
use super::wanted::{UNFINISHED, Wanted, WantedFile};
use super::{Carried, Failure, OutputError, retire};

/// Prepares the new site in `place.next`: unchanged files as second names of those in `out`, the
/// others written, the foreign ones carried over. Answers what identified those.
///
/// # Errors
/// Where the disk refuses; what was prepared is then gone again.
pub(super) fn stage(place: &Place, wanted: &Wanted, same: &[bool], survey: &Survey) -> Result<Carried, OutputError> {
    fs::create_dir(&place.next).map_err(|reason| match reason.kind() {
        ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => {
            OutputError::NoRoomBeside { path: place.next.clone(), reason }
        }
        _ => Failure::when("create", &place.next)(reason).into(),
    })?;
    fill(place, wanted, same, survey).inspect_err(|_| abandon(place))
}

/// Takes the unfinished new site away. What cannot be removed now is removed by the next build.
pub(super) fn abandon(place: &Place) {
    drop(retire::remove_unseen(&place.next));
}

fn fill(place: &Place, wanted: &Wanted, same: &[bool], survey: &Survey) -> Result<Carried, OutputError> {
    let public = make_private(&place.next).map_err(Failure::when("set the permissions of", &place.next))?;
    let mark = place.next.join(UNFINISHED);
    File::create_new(&mark).map_err(Failure::when("create", &mark))?;
    for folder in folders(wanted, survey) {
        create_folder(&place.next.join(&folder)).map_err(Failure::when("create", &place.out.join(&folder)))?;
    }
    wanted.files.par_iter().zip(same).try_for_each(|(file, same)| put(place, file, *same))?;
    let carried = survey.foreign.par_iter().map(|foreign| carry(place, foreign)).collect::<Result<Vec<_>, _>>()?;
    fs::remove_file(&mark).map_err(Failure::when("remove", &mark))?;
    if survey.folders.is_empty() {
        fs::set_permissions(&place.next, public).map_err(Failure::when("set the permissions of", &place.next))?;
    }
    keep_folders(place, survey)?;
    Ok(carried.into_iter().flatten().collect())
}

/// A folder that was there stays as accessible as it was; the innermost first, as some may then not
/// be entered any more.
fn keep_folders(place: &Place, survey: &Survey) -> Result<(), Failure> {
    for (folder, before) in survey.folders.iter().rev() {
        let new = place.next.join(folder);
        let kept = look(&new).and_then(|now| match now {
            Some(now) => keep_access(before, &now, &new),
            None => Ok(()),
        });
        kept.map_err(Failure::when("set the permissions of", &place.out.join(folder)))?;
    }
    Ok(())
}

/// Nobody else may look into the new tree before its folders have their permissions. Answers those
/// that it would have had.
fn make_private(folder: &Path) -> io::Result<Permissions> {
    let public = fs::symlink_metadata(folder)?.permissions();
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let private = PermissionsExt::from_mode(public.mode() & 0o7700);
        fs::set_permissions(folder, private)?;
    }
    Ok(public)
}

/// Every folder of the new site, parents first.
fn folders(wanted: &Wanted, survey: &Survey) -> BTreeSet<PathBuf> {
    let mut folders = wanted.folders();
    for path in survey.kept_folders.iter().filter(|path| !path.as_os_str().is_empty()) {
        insert_folders(&mut folders, path);
        folders.insert(path.clone());
    }
    for foreign in &survey.foreign {
        insert_folders(&mut folders, &foreign.path);
    }
    folders
}

/// Two spellings of one folder meet on a disk that ignores case.
fn create_folder(path: &Path) -> io::Result<()> {
    match fs::create_dir(path) {
        Err(error) if error.kind() == ErrorKind::AlreadyExists && path.is_dir() => Ok(()),
        done => done,
    }
}

/// One file of the site. A file is never written in place: its other name may be visible.
fn put(place: &Place, file: &WantedFile, same: bool) -> Result<(), Failure> {
    let new = place.next.join(file.path);
    if same && fs::hard_link(place.out.join(file.path), &new).is_ok() {
        return Ok(());
    }
    let written = File::create_new(&new).and_then(|mut new| new.write_all(&file.bytes));
    written.map_err(Failure::when("write", &place.out.join(file.path)))
}

/// One foreign file: a second name, or a copy where the disk has no second names. `None` where it
/// has gone meanwhile.
fn carry(place: &Place, foreign: &Foreign) -> Result<Option<(PathBuf, Identity)>, OutputError> {
    let (from, to) = (place.out.join(&foreign.path), place.next.join(&foreign.path));
    let done = if foreign.kind.is_symlink() {
        fs::read_link(&from).and_then(|target| link_again(&target, &from, &to))
    } else {
        match fs::hard_link(&from, &to) {
            Err(error) if may_copy(&error) && foreign.kind.is_file() => copy(&from, &to),
            done => done,
        }
    };
    match done.and_then(|()| fs::symlink_metadata(&to)) {
        Ok(there) => Ok(Some((foreign.path.clone(), Identity::of(&there)))),
        Err(error) => match error.kind() {
            ErrorKind::NotFound => Ok(None),
            ErrorKind::AlreadyExists => Err(OutputError::WouldOverwrite(from)),
            ErrorKind::CrossesDevices => Err(OutputError::Mounted(from)),
            _ => Err(Failure::when("carry over", &from)(error).into()),
        },
    }
}

/// A copy is right where the disk cannot give a file a second name, but not where the file belongs
/// to another disk: once the site is copied, its original would be removed there.
fn may_copy(error: &io::Error) -> bool {
    !matches!(error.kind(), ErrorKind::NotFound | ErrorKind::AlreadyExists | ErrorKind::CrossesDevices)
}

/// A copy with the permissions and the time of the original.
fn copy(from: &Path, to: &Path) -> io::Result<()> {
    let before = fs::symlink_metadata(from)?;
    if look(to)?.is_some() {
        return Err(ErrorKind::AlreadyExists.into());
    }
    fs::copy(from, to)?;
    keep_access(&before, &fs::symlink_metadata(to)?, to)?;
    let timed = File::options().read(true).write(cfg!(windows)).open(to);
    match timed.and_then(|copy| copy.set_modified(before.modified()?)) {
        // Windows does not let the time of a read-only file be set; it is the one thing that is let
        // go.
        Err(error) if error.kind() != ErrorKind::PermissionDenied => Err(error),
        _ => Ok(()),
    }
}

#[cfg(unix)]
fn link_again(target: &Path, _from: &Path, to: &Path) -> io::Result<()> {
    std::os::unix::fs::symlink(target, to)
}

#[cfg(windows)]
fn link_again(target: &Path, from: &Path, to: &Path) -> io::Result<()> {
    use std::os::windows::fs::{symlink_dir, symlink_file};
    if from.is_dir() { symlink_dir(target, to) } else { symlink_file(target, to) }
}

/// Gives what was made anew the permissions of what was there, and its owner where the system lets
/// us.
fn keep_access(before: &Metadata, now: &Metadata, new: &Path) -> io::Result<()> {
    if keep_owner(before, now, new) || before.permissions() != now.permissions() {
        fs::set_permissions(new, before.permissions())?;
    }
    Ok(())
}

/// Answers whether the owner was changed: the system then takes some permissions away.
#[cfg(unix)]
fn keep_owner(before: &Metadata, now: &Metadata, new: &Path) -> bool {
    use std::os::unix::fs::{MetadataExt, chown};
    let owner = |there: &Metadata| (there.uid(), there.gid());
    owner(before) != owner(now) && chown(new, Some(before.uid()), Some(before.gid())).is_ok()
}

#[cfg(not(unix))]
fn keep_owner(_before: &Metadata, _now: &Metadata, _new: &Path) -> bool {
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_copy_has_the_permissions_and_the_time_of_the_original() -> io::Result<()> {
        let root = tempfile::tempdir()?;
        let (from, to) = (root.path().join("from"), root.path().join("to"));
        fs::write(&from, "text")?;
        let long_ago = std::time::SystemTime::UNIX_EPOCH + std::time::Duration::from_hours(1);
        File::options().write(true).open(&from)?.set_modified(long_ago)?;
        let mut access = fs::metadata(&from)?.permissions();
        access.set_readonly(true);
        fs::set_permissions(&from, access)?;

        copy(&from, &to)?;
        assert_eq!(fs::read(&to)?, b"text");
        let (before, now) = (fs::metadata(&from)?, fs::metadata(&to)?);
        assert_eq!(now.permissions(), before.permissions());
        if cfg!(unix) {
            assert_eq!(now.modified()?, long_ago);
        }
        Ok(())
    }

    #[test]
    fn a_copy_replaces_nothing() -> io::Result<()> {
        let root = tempfile::tempdir()?;
        let (from, to) = (root.path().join("from"), root.path().join("to"));
        fs::write(&from, "text")?;
        fs::write(&to, "other")?;
        assert_eq!(copy(&from, &to).map_err(|error| error.kind()), Err(ErrorKind::AlreadyExists));
        assert_eq!(fs::read(&to)?, b"other");
        Ok(())
    }

    #[test]
    fn a_file_of_another_disk_is_never_copied() {
        for (kind, copied) in [
            (ErrorKind::CrossesDevices, false),
            (ErrorKind::NotFound, false),
            (ErrorKind::PermissionDenied, true),
            (ErrorKind::Unsupported, true),
            (ErrorKind::TooManyLinks, true),
        ] {
            assert_eq!(may_copy(&kind.into()), copied, "{kind}");
        }
    }
}
