//! IO edge in: the files of `content/` and `templates/`, read once into memory.
//!
//! Turns a folder into a [`SourceSet`]; a file that cannot be read becomes a [`Diagnostic`], so that the others are still
//! checked. It knows nothing of what the files mean.
#![expect(clippy::disallowed_methods, reason = "this module is the reading edge")]

use std::path::{Path, PathBuf};

use walkdir::{DirEntry, WalkDir};

use crate::diag::{Code, Diagnostic, Span};

/// The folders of a guide's root that are read, each with the file name endings that belong there. `yml` belongs there to be
/// complained of: YAML has both endings elsewhere, and a file of rows must not be passed over for its name.
pub(crate) const FOLDERS: [(&str, &[&str]); 2] =
    [("content", &["yaml", "yml", "txt"]), ("templates", &["html", "xml", "txt", "svg"])];

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
    /// The whole text, without a byte order mark. What could not be read of it is empty or `\u{fffd}`.
    pub text: String,
    /// Whether it was read in full. If not, a diagnostic says why, and nobody should look at what is in it.
    pub readable: bool,
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
        let sources =
            files.into_iter().zip(0..).map(|((path, text), n)| Source { id: FileId(n), path, text, readable: true });
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

    /// Paths of what could not be read: a file, or a folder with all that it holds.
    pub fn unreadable(&self) -> impl Iterator<Item = &str> {
        self.sources.iter().filter(|source| !source.readable).map(|source| source.path.as_str())
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

/// Reads the content of a guide alone: of a guide's folder, or of its folder `content` itself.
///
/// # Errors
/// When the folder is neither of the two.
pub fn load_content(folder: &Path) -> Result<(SourceSet, Vec<Diagnostic>), SourceError> {
    let (name, endings) = FOLDERS[0];
    let content = match folder.join(name).is_dir() {
        true => folder.join(name),
        false if folder.join("site.yaml").is_file() => folder.to_owned(),
        false => return Err(SourceError::NotAGuide { root: folder.to_owned(), folder: name }),
    };
    let entries = WalkDir::new(&content).follow_links(true).sort_by_file_name();
    let mut read: Vec<_> = entries.into_iter().filter_map(|entry| read_entry(&content, entry, endings)).collect();
    for read in &mut read {
        read.path = format!("{name}/{}", read.path);
    }
    read.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(number(read))
}

/// Makes a set of the bytes of files, by their paths from the guide's root. What a folder would be read without is left out.
#[must_use]
pub fn from_bytes(files: Vec<(String, Vec<u8>)>) -> (SourceSet, Vec<Diagnostic>) {
    let belongs = |path: &str| {
        let of_folder = |(folder, endings): &(&str, &[&str])| {
            let ending = Path::new(path).extension().and_then(|ending| ending.to_str());
            Path::new(path).starts_with(folder) && ending.is_some_and(|ending| endings.contains(&ending))
        };
        FOLDERS.iter().any(of_folder) && !is_hidden(Path::new(path))
    };
    let files = files.into_iter().filter(|(path, _)| belongs(path));
    let mut read: Vec<_> = files.map(|(path, bytes)| Read { path, text: decode(bytes) }).collect();
    read.sort_by(|a, b| a.path.cmp(&b.path));
    number(read)
}

/// A path with its text, or what keeps it from being read.
struct Read {
    path: String,
    text: Result<String, Obstacle>,
}

/// Why a file cannot be read.
struct Obstacle {
    code: Code,
    reason: String,
    help: Option<&'static str>,
    /// What can be shown of it, and the byte where the trouble begins.
    shown: String,
    at: usize,
}

impl Obstacle {
    fn unreadable(reason: String) -> Self {
        Self { code: Code::Unreadable, reason, help: None, shown: String::new(), at: 0 }
    }
}

fn number(read: Vec<Read>) -> (SourceSet, Vec<Diagnostic>) {
    let mut diagnostics = Vec::new();
    let mut sources = Vec::with_capacity(read.len());
    for (Read { path, text }, n) in read.into_iter().zip(0..) {
        let id = FileId(n);
        let readable = text.is_ok();
        let text = text.unwrap_or_else(|obstacle| {
            let at = obstacle.at as u32;
            let mut diagnostic = Diagnostic::new(obstacle.code, Span { file: id, start: at, end: at }, obstacle.reason);
            diagnostic.help = obstacle.help.map(str::to_owned);
            diagnostics.push(diagnostic);
            obstacle.shown
        });
        sources.push(Source { id, path, text, readable });
    }
    (SourceSet { sources }, diagnostics)
}

fn read_entry(root: &Path, entry: walkdir::Result<DirEntry>, endings: &[&str]) -> Option<Read> {
    let entry = match entry {
        Ok(entry) => entry,
        Err(error) => return read_error(root, &error),
    };
    let belongs = entry.path().extension().is_some_and(|ending| endings.iter().any(|known| ending == *known));
    if !belongs || is_hidden(entry.path()) {
        return None;
    }
    let path = relative(root, entry.path());
    let text = match entry.file_type() {
        kind if kind.is_file() => read_text(entry.path()),
        kind if kind.is_dir() => Err(Obstacle::unreadable(format!("`{path}` is a folder, but its name is a file's"))),
        _ => Err(Obstacle::unreadable(format!("`{path}` is neither a file nor a folder"))),
    };
    Some(Read { path, text })
}

/// What a walk stumbles over. Hidden names are left alone here too: an editor's lock is a link that leads nowhere.
fn read_error(root: &Path, error: &walkdir::Error) -> Option<Read> {
    let path = error.path().unwrap_or(root);
    let reason = match (error.loop_ancestor(), error.io_error()) {
        (Some(_), _) => "this symbolic link leads back to a folder above it".to_owned(),
        (None, Some(_)) if path.is_symlink() => "this symbolic link leads nowhere".to_owned(),
        (None, Some(io)) => format!("this cannot be read: {io}"),
        (None, None) => "this cannot be read".to_owned(),
    };
    (!is_hidden(path)).then(|| Read { path: relative(root, path), text: Err(Obstacle::unreadable(reason)) })
}

fn is_hidden(path: &Path) -> bool {
    path.file_name().is_some_and(|name| name.to_string_lossy().starts_with('.'))
}

fn read_text(path: &Path) -> Result<String, Obstacle> {
    let bytes =
        std::fs::read(path).map_err(|error| Obstacle::unreadable(format!("this file cannot be read: {error}")))?;
    decode(bytes)
}

const BIG5_HELP: &str = "the file may be Big5, which Notepad calls ANSI: open it where its words can be read and save it as UTF-8 \
     (Notepad: File, Save as, Encoding: UTF-8)";

const UTF_16_HELP: &str = "save it as UTF-8 (Notepad: File, Save as, Encoding: UTF-8; it calls UTF-16 Unicode)";

/// The text of a file, without the byte order mark that some editors put before it.
fn decode(bytes: Vec<u8>) -> Result<String, Obstacle> {
    let bytes = bytes.strip_prefix("\u{feff}".as_bytes()).map(<[u8]>::to_vec).unwrap_or(bytes);
    String::from_utf8(bytes).map_err(|error| {
        let at = error.utf8_error().valid_up_to();
        let wide = matches!(error.as_bytes(), [0xff, 0xfe, ..] | [0xfe, 0xff, ..]);
        let (reason, help, shown) = match wide {
            true => {
                ("the file is not UTF-8 but UTF-16, as its first two bytes say".to_owned(), UTF_16_HELP, String::new())
            }
            false => {
                let reason = format!("the file is not UTF-8: byte {at}, which stands here, starts no character");
                (reason, BIG5_HELP, String::from_utf8_lossy(error.as_bytes()).into_owned())
            }
        };
        Obstacle { code: Code::NotUtf8, reason, help: Some(help), shown, at }
    })
}

fn relative(root: &Path, path: &Path) -> String {
    let inside = path.strip_prefix(root).unwrap_or(path);
    let parts: Vec<_> = inside.components().map(|part| part.as_os_str().to_string_lossy()).collect();
    parts.join("/")
}
