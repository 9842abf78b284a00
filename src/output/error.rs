//! What can go wrong between a list of files and a folder, said so that the reader knows what to do
//! next.

use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

/// Why the folder was not made equal to the files.
///
/// Each text names the path, the reason and the way out. In every case but
/// [`OutputError::OldNotRemoved`] the site that was there is unchanged.
#[derive(Debug, thiserror::Error)]
pub enum OutputError {
    /// A file of the site has a path that not every disk can hold.
    #[error("the site has a file named {path:?}, which {why}; rename what it is made from")]
    BadPath {
        /// The path as given.
        path: String,
        /// The defect, fitting after "which".
        why: &'static str,
    },
    /// Two files of the site cannot both exist: the same path twice, paths that differ in case
    /// alone, a file that is also the folder of another, or a name that fudao keeps for itself.
    #[error(
        "the site has both {first:?} and {second:?}, which cannot lie beside each other on every \
         disk; rename what one of them is made from"
    )]
    PathClash {
        /// The one that came first in the order of paths.
        first: String,
        /// The one that collides with it.
        second: String,
    },
    /// `out` is a file, or something else that is no folder.
    #[error("`{}` is not a folder; choose another place with --out", .0.display())]
    NotAFolder(PathBuf),
    /// `out` holds files but no manifest: fudao did not make it.
    #[error(
        "`{}` holds files and was not made by fudao; choose another folder with --out, or empty \
         this one", .0.display()
    )]
    NotOurs(PathBuf),
    /// The manifest was written by a version of fudao that this one does not understand.
    #[error(
        "`{}` was made by a newer fudao (its format is {found}, this one knows {}); update fudao, \
         or choose another folder with --out", .out.display(), super::manifest::FORMAT
    )]
    NewerFormat {
        /// The out folder.
        out: PathBuf,
        /// The format version found.
        found: u32,
    },
    /// `.fudao` is there, but it is not a manifest.
    #[error(
        "`{}` does not list what fudao wrote here: it is damaged, or not from fudao; choose \
         another folder with --out, or empty this one", .0.display()
    )]
    DamagedManifest(PathBuf),
    /// The place where the new site is prepared, or the old one set aside, is taken by something
    /// else.
    #[error(
        "`{}` is in the way: fudao needs that name while it works, and did not make what is there; \
         move it elsewhere", .0.display()
    )]
    InTheWay(PathBuf),
    /// Somebody else's file or folder lies where the new site has a file of its own.
    #[error(
        "`{}` was not written by fudao, and the new site needs its place; move or rename it, then \
         build again", .0.display()
    )]
    WouldOverwrite(PathBuf),
    /// The folder, or something in it, is mounted from elsewhere and cannot be exchanged in one
    /// step.
    #[error(
        "`{}` is a mount point, a volume or a container's layer, and cannot be exchanged for a new \
         site in one step; choose a folder inside it with --out, one that has no mounts in it", .0.display()
    )]
    Mounted(PathBuf),
    /// The folder beside `out`, in which the new site is prepared, may not be created.
    #[error(
        "`{}`, where the new site is prepared beside the old one, could not be created: {reason}; \
         choose an out folder whose parent you may write to", .path.display()
    )]
    NoRoomBeside {
        /// The folder that could not be created.
        path: PathBuf,
        /// What the system said.
        reason: io::Error,
    },
    /// The disk refused; the site that was there is unchanged.
    #[error("{failure}; the site that was there is unchanged{}", failure.hint())]
    Io {
        /// What could not be done.
        failure: Failure,
    },
    /// The new site is in place, but not all of what was there before could be taken away.
    #[error(
        "the site in `{}` is complete, but what was there before is still in `{}`: {failure}; the \
         next build tries again; or look into that folder, and remove it by hand", .out.display(), .tree.display()
    )]
    OldNotRemoved {
        /// The out folder.
        out: PathBuf,
        /// Where the remains lie.
        tree: PathBuf,
        /// What could not be done to them.
        failure: Failure,
    },
}

/// One thing that the system refused to do: what, to which path, and why. The text says it all, so
/// that neither this nor [`OutputError`] has a source to print after it.
#[derive(Debug, thiserror::Error)]
#[error("could not {doing} `{}`: {reason}", .path.display())]
pub struct Failure {
    doing: &'static str,
    path: PathBuf,
    reason: io::Error,
}

impl From<Failure> for OutputError {
    fn from(failure: Failure) -> OutputError {
        OutputError::Io { failure }
    }
}

impl Failure {
    /// For `map_err`: `doing` is a verb that fits before the path.
    pub(super) fn when(doing: &'static str, path: &Path) -> impl FnOnce(io::Error) -> Failure {
        move |reason| Failure { doing, path: path.to_owned(), reason }
    }

    /// The way out, where the reason tells it.
    fn hint(&self) -> &'static str {
        match self.reason.kind() {
            ErrorKind::StorageFull | ErrorKind::QuotaExceeded => "; free some space, then build again",
            ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => {
                "; choose a folder that you may write to with --out, or change its permissions"
            }
            _ => "",
        }
    }
}
