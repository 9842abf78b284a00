//! The one moment in which the new site becomes visible.

use std::fs;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use super::place::Place;
use super::{Failure, OutputError};

/// Puts the new site where the old one is. Answers where the old one lies now, `None` where there
/// was none.
///
/// # Errors
/// Where the system refuses: the old site is then in its place, the new one in `place.next`.
pub(super) fn swap(place: &Place) -> Result<Option<PathBuf>, OutputError> {
    match exchange(&place.next, &place.out) {
        Ok(()) => Ok(Some(place.next.clone())),
        Err(error) if error.kind() == ErrorKind::ResourceBusy => Err(OutputError::Mounted(place.out.clone())),
        Err(_) => rename_twice(place),
    }
}

/// Where the system cannot exchange two folders, or there is only one: for the moment between the
/// two renames there is no site. A build killed in it is mended by the next one.
fn rename_twice(place: &Place) -> Result<Option<PathBuf>, OutputError> {
    let old = match fs::rename(&place.out, &place.old) {
        Ok(()) => Some(place.old.clone()),
        Err(error) => match error.kind() {
            ErrorKind::NotFound => None,
            ErrorKind::ResourceBusy | ErrorKind::CrossesDevices => {
                return Err(OutputError::Mounted(place.out.clone()));
            }
            _ => return Err(Failure::when("set aside", &place.out)(error).into()),
        },
    };
    match fs::rename(&place.next, &place.out) {
        Ok(()) => Ok(old),
        Err(error) => {
            if old.is_some() {
                fs::rename(&place.old, &place.out).map_err(Failure::when("move back into its place", &place.old))?;
            }
            Err(Failure::when("put the new site into", &place.out)(error).into())
        }
    }
}

#[cfg(any(target_os = "linux", target_os = "macos"))]
fn exchange(one: &Path, other: &Path) -> io::Result<()> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    Ok(renameat_with(CWD, one, CWD, other, RenameFlags::EXCHANGE)?)
}

#[cfg(not(any(target_os = "linux", target_os = "macos")))]
fn exchange(_one: &Path, _other: &Path) -> io::Result<()> {
    Err(ErrorKind::Unsupported.into())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A place with a new site in it, and an old one.
    fn place(root: &Path) -> io::Result<Place> {
        fs::create_dir(root.join("site"))?;
        let place = Place::find(&root.join("site")).map_err(io::Error::other)?;
        fs::create_dir(&place.next)?;
        fs::write(place.out.join("page"), "old")?;
        fs::write(place.next.join("page"), "new")?;
        Ok(place)
    }

    #[test]
    fn two_renames_do_what_an_exchange_does() -> io::Result<()> {
        let root = tempfile::tempdir()?;
        let place = place(root.path())?;
        let old = rename_twice(&place).map_err(io::Error::other)?;
        assert_eq!(old.as_deref(), Some(place.old.as_path()));
        assert_eq!(fs::read(place.out.join("page"))?, b"new");
        assert_eq!(fs::read(place.old.join("page"))?, b"old");
        assert!(!place.next.exists());
        Ok(())
    }

    #[test]
    fn when_the_second_rename_fails_the_first_is_undone() -> io::Result<()> {
        let root = tempfile::tempdir()?;
        let place = place(root.path())?;
        fs::remove_dir_all(&place.next)?;
        let error = rename_twice(&place).err().map(|error| error.to_string());
        assert!(error.is_some_and(|text| text.starts_with("could not put the new site into `")));
        assert_eq!(fs::read(place.out.join("page"))?, b"old");
        assert!(!place.old.exists());
        Ok(())
    }
}
