//! Tells when something changes that a build would read: raw events of the system, turned into a [`Change`].

use std::path::{Path, PathBuf};

use notify::event::{AccessKind, AccessMode, EventKindMask, ModifyKind};
use notify::{Config, Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher as _};

use crate::source::FOLDERS;

/// What an event means for the next build.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Change {
    /// A file may read otherwise now.
    File,
    /// One of the watched folders itself came or went, or events were lost: watch anew, because a watch belongs to the folder
    /// and not to its name.
    Folder,
}

/// Watches a guide's folders for as long as it is kept.
pub(super) struct Watcher {
    watcher: RecommendedWatcher,
    root: PathBuf,
}

impl Watcher {
    /// Watches, and says every change, from a thread of its own.
    ///
    /// # Errors
    /// When the system refuses: too many files are being watched, or the folder is gone.
    pub(super) fn new(root: &Path, say: impl Fn(Change) + Send + 'static) -> notify::Result<Self> {
        let root = std::path::absolute(root)?;
        let place = root.clone();
        let hear = move |heard: notify::Result<Event>| {
            if let Some(change) = change(&place, &heard) {
                say(change);
            }
        };
        let kinds = EventKindMask::CORE | EventKindMask::ACCESS_CLOSE;
        let watcher = RecommendedWatcher::new(hear, Config::default().with_event_kinds(kinds))?;
        let mut watcher = Self { watcher, root };
        watcher.watcher.watch(&watcher.root, RecursiveMode::NonRecursive)?;
        watcher.folders()?;
        Ok(watcher)
    }

    /// Watches the folders that are there now. One that is missing is noticed when it comes, because the root is watched too.
    ///
    /// # Errors
    /// When the system refuses.
    pub(super) fn folders(&mut self) -> notify::Result<()> {
        for (folder, _) in FOLDERS {
            match self.watcher.watch(&self.root.join(folder), RecursiveMode::Recursive) {
                Err(error) if !is_missing(&error) => return Err(error),
                _ => {}
            }
        }
        Ok(())
    }
}

fn is_missing(error: &notify::Error) -> bool {
    match &error.kind {
        notify::ErrorKind::PathNotFound => true,
        notify::ErrorKind::Io(error) => error.kind() == std::io::ErrorKind::NotFound,
        _ => false,
    }
}

/// What an event means. Whoever reads, or writes a hidden file (an editor's lock, its swap file), changes nothing; what
/// happens elsewhere in the root, where the site is written, does not either. In doubt it is a change: a rebuild that was not
/// needed finds the same site and disturbs nobody.
fn change(root: &Path, heard: &notify::Result<Event>) -> Option<Change> {
    // A folder that cannot be watched is no reason to watch anew, which would fail and be heard again without end.
    let Ok(event) = heard else { return Some(Change::File) };
    if event.need_rescan() {
        return Some(Change::Folder);
    }
    let meaning = match event.kind {
        EventKind::Access(AccessKind::Close(AccessMode::Write)) => Change::File,
        EventKind::Access(_) => return None,
        EventKind::Modify(ModifyKind::Data(_) | ModifyKind::Metadata(_)) => Change::File,
        _ => Change::Folder,
    };
    let places = || event.paths.iter().filter_map(|path| place(root, path));
    match places().any(|place| place == Place::Folder) {
        true => Some(meaning),
        false => places().next().map(|_| Change::File),
    }
}

/// Where among the watched things something happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Place {
    /// At a watched folder itself.
    Folder,
    /// Below one.
    Below,
}

fn place(root: &Path, path: &Path) -> Option<Place> {
    let Ok(inside) = path.strip_prefix(root) else { return Some(Place::Below) };
    let mut parts = inside.components().map(|part| part.as_os_str().to_string_lossy());
    let first = parts.next()?;
    if !FOLDERS.iter().any(|(folder, _)| *folder == first) {
        return None;
    }
    match parts.next_back() {
        None => Some(Place::Folder),
        Some(name) if name.starts_with('.') => None,
        Some(_) => Some(Place::Below),
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use notify::event::{AccessKind, AccessMode, CreateKind, DataChange, Flag, ModifyKind, RemoveKind, RenameMode};
    use notify::{Event, EventKind};

    use super::{Change, change};

    const CREATED: EventKind = EventKind::Create(CreateKind::File);
    const WRITTEN: EventKind = EventKind::Modify(ModifyKind::Data(DataChange::Any));
    const REMOVED: EventKind = EventKind::Remove(RemoveKind::Any);
    const RENAMED: EventKind = EventKind::Modify(ModifyKind::Name(RenameMode::Both));

    fn heard(kind: EventKind, paths: &[&str]) -> Option<Change> {
        let event = paths.iter().fold(Event::new(kind), |event, path| event.add_path(path.into()));
        change(Path::new("/guide"), &Ok(event))
    }

    #[test]
    fn whatever_changes_a_file_is_a_change() {
        for kind in [CREATED, WRITTEN, REMOVED, RENAMED, EventKind::Any] {
            assert_eq!(heard(kind, &["/guide/content/laws/act/05.yaml"]), Some(Change::File), "{kind:?}");
            assert_eq!(heard(kind, &["/guide/templates/base.html"]), Some(Change::File), "{kind:?}");
        }
        let closed = EventKind::Access(AccessKind::Close(AccessMode::Write));
        assert_eq!(heard(closed, &["/guide/content/terms.yaml"]), Some(Change::File));
    }

    #[test]
    fn reading_is_none() {
        for kind in [AccessKind::Read, AccessKind::Open(AccessMode::Any), AccessKind::Close(AccessMode::Read)] {
            assert_eq!(heard(EventKind::Access(kind), &["/guide/content/terms.yaml"]), None, "{kind:?}");
        }
    }

    #[test]
    fn hidden_files_are_none_but_what_is_renamed_from_them_is() {
        assert_eq!(heard(WRITTEN, &["/guide/content/.terms.yaml.swp"]), None);
        assert_eq!(heard(CREATED, &["/guide/content/laws/.#05.yaml"]), None);
        let renamed = ["/guide/content/.terms.yaml.tmp", "/guide/content/terms.yaml"];
        assert_eq!(heard(RENAMED, &renamed), Some(Change::File));
    }

    #[test]
    fn what_is_written_elsewhere_in_the_root_is_none() {
        for path in ["/guide/site", "/guide/.site.fudao-next", "/guide", "/guide/README.md", "/guide/contents/a.yaml"] {
            assert_eq!(heard(CREATED, &[path]), None, "{path}");
        }
    }

    #[test]
    fn a_watched_folder_that_comes_or_goes_is_watched_anew() {
        for kind in [CREATED, REMOVED, RENAMED] {
            assert_eq!(heard(kind, &["/guide/content"]), Some(Change::Folder), "{kind:?}");
        }
        assert_eq!(heard(RENAMED, &["/guide/content/a.yaml", "/guide/templates"]), Some(Change::Folder));
        assert_eq!(heard(WRITTEN, &["/guide/content"]), Some(Change::File), "it is still the same folder");
    }

    #[test]
    fn lost_events_are_a_change() {
        let lost = Event::new(EventKind::Other).set_flag(Flag::Rescan);
        assert_eq!(change(Path::new("/guide"), &Ok(lost)), Some(Change::Folder));
    }

    #[test]
    fn a_folder_that_cannot_be_watched_is_not_watched_anew_without_end() {
        assert_eq!(change(Path::new("/guide"), &Err(notify::Error::generic("no more watches"))), Some(Change::File));
    }
}
