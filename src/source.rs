//! IO edge in: the files of `content/` and `templates/`, read once into memory.
//!
//! Turns a folder into a [`SourceSet`]; a file that cannot be read becomes a [`Diagnostic`], so that the others are still
//! checked. It knows nothing of what the files mean.
#![expect(clippy::disallowed_methods, reason = "this module is the reading edge")]

use std::path::{Path, PathBuf};

use walkdir::{DirEntry, WalkDir};

use crate::diag::{Code, Diagnostic, Span};

/// The folders of a guide's root that are read, each with the file name endings that belong there.
const FOLDERS: [(&str, &[&str]); 2] = [("content", &["yaml", "txt"]), ("templates", &["html", "xml", "txt", "svg"])];

/// Names one file of a [`SourceSet`]: its index there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FileId(pub u32);

/// One file as read.
#[derive(Clone, Debug)]
pub struct Source {
    /// Its place in the set.
    pub id: FileId,
    /// Relative to the root, with `/` on every system: `content/laws/act/05.yaml`.
    pub path: String,
    /// The whole text, without a byte order mark. Empty when the file could not be read.
    pub text: String,
}

/// Every file of a guide, sorted by path, so that the same folder always gives the same ids.
#[derive(Clone, Debug, Default)]
pub struct SourceSet {
    sources: Vec<Source>,
}

impl SourceSet {
    /// Builds a set from pairs of relative path and text. Tests and the dev server use it; order does not matter.
    #[must_use]
    pub fn new(files: Vec<(String, String)>) -> Self {
        let mut files = files;
        files.sort();
        let sources = files.into_iter().zip(0..).map(|((path, text), n)| Source { id: FileId(n), path, text });
        Self { sources: sources.collect() }
    }

    /// The file with this id.
    #[must_use]
    pub fn get(&self, id: FileId) -> &Source {
        &self.sources[id.0 as usize]
    }

    /// The file at this relative path, if it was read.
    #[must_use]
    pub fn find(&self, path: &str) -> Option<&Source> {
        let at = self.sources.binary_search_by(|source| source.path.as_str().cmp(path)).ok()?;
        self.sources.get(at)
    }

    /// The files below a folder (`content/laws/`, with its slash), in path order.
    pub fn under<'a>(&'a self, folder: &'a str) -> impl Iterator<Item = &'a Source> {
        let start = self.sources.partition_point(|source| source.path.as_str() < folder);
        self.sources[start..].iter().take_while(move |source| source.path.starts_with(folder))
    }
}

/// Why nothing could be read at all.
#[derive(Debug, thiserror::Error)]
pub enum SourceError {
    /// The root has no `content` folder, so it is not a guide.
    #[error("`{}` holds no folder `{folder}`; give the guide's own folder with --root", root.display())]
    NotAGuide {
        /// The folder that was given.
        root: PathBuf,
        /// The folder that is missing there.
        folder: &'static str,
    },
}

/// Reads `content/` and `templates/` below `root`.
///
/// # Errors
/// When one of the two folders is missing. A single bad file is a diagnostic: not UTF-8, unreadable, a symlink loop, a
/// folder whose name ends like a file's.
pub fn load(root: &Path) -> Result<(SourceSet, Vec<Diagnostic>), SourceError> {
    let mut read = Vec::new();
    for (folder, endings) in FOLDERS {
        if !root.join(folder).is_dir() {
            return Err(SourceError::NotAGuide { root: root.to_owned(), folder });
        }
        for entry in WalkDir::new(root.join(folder)).follow_links(true).sort_by_file_name() {
            read.extend(read_entry(root, entry, endings));
        }
    }
    read.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(number(read))
}

/// A path with its text or the reason why there is none.
struct Read {
    path: String,
    text: Result<String, (Code, String)>,
}

fn number(read: Vec<Read>) -> (SourceSet, Vec<Diagnostic>) {
    let mut diagnostics = Vec::new();
    let mut sources = Vec::with_capacity(read.len());
    for (read, n) in read.into_iter().zip(0..) {
        let id = FileId(n);
        let text = read.text.unwrap_or_else(|(code, reason)| {
            diagnostics.push(Diagnostic::new(code, Span::start_of(id), reason));
            String::new()
        });
        sources.push(Source { id, path: read.path, text });
    }
    (SourceSet { sources }, diagnostics)
}

fn read_entry(root: &Path, entry: walkdir::Result<DirEntry>, endings: &[&str]) -> Option<Read> {
    let entry = match entry {
        Ok(entry) => entry,
        Err(error) => {
            let path = relative(root, error.path().unwrap_or(root));
            return Some(Read { path, text: Err((Code::Unreadable, reason(&error))) });
        }
    };
    let belongs = entry.path().extension().is_some_and(|ending| endings.iter().any(|known| ending == *known));
    if !belongs || entry.file_name().to_string_lossy().starts_with('.') {
        return None;
    }
    let path = relative(root, entry.path());
    if entry.file_type().is_dir() {
        let reason = format!("`{path}` is a folder, but its name is a file's");
        return Some(Read { path, text: Err((Code::Unreadable, reason)) });
    }
    Some(Read { path, text: read_text(entry.path()) })
}

fn read_text(path: &Path) -> Result<String, (Code, String)> {
    let bytes = std::fs::read(path).map_err(|error| (Code::Unreadable, format!("the file cannot be read: {error}")))?;
    let text = String::from_utf8(bytes).map_err(|error| {
        let at = error.utf8_error().valid_up_to();
        (Code::NotUtf8, format!("the file is not UTF-8: byte {at} starts no character"))
    })?;
    Ok(text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text))
}

fn reason(error: &walkdir::Error) -> String {
    match (error.loop_ancestor(), error.io_error()) {
        (Some(_), _) => "a symbolic link leads back to a folder above it".to_owned(),
        (None, Some(io)) => format!("cannot be read: {io}"),
        (None, None) => "cannot be read".to_owned(),
    }
}

fn relative(root: &Path, path: &Path) -> String {
    let inside = path.strip_prefix(root).unwrap_or(path);
    let parts: Vec<_> = inside.components().map(|part| part.as_os_str().to_string_lossy()).collect();
    parts.join("/")
}
