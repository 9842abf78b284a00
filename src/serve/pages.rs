//! A built site in memory, ready to be served: each file with its type and its tag. The list of files is all there is, so
//! that no request can reach anything else, and a site is replaced by another whole.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::OnceLock;

use bytes::Bytes;
use fudao_search::Engine;
use rayon::prelude::*;
use sha2::{Digest as _, Sha256};

use crate::search::PACK;
use crate::site::OutputFile;

/// A built site.
pub(super) struct Pages {
    files: BTreeMap<String, File>,
    version: String,
    whole: bool,
    /// Opened when someone first searches: most rebuilds are looked at and never searched.
    engine: OnceLock<Option<Engine>>,
}

impl fmt::Debug for Pages {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "site {} of {} files", self.version, self.files.len())
    }
}

/// One file of it.
#[derive(Debug)]
pub(super) struct File {
    /// What stands in it.
    pub(super) bytes: Bytes,
    /// Its media type, with the character set where it is text.
    pub(super) kind: &'static str,
    /// What its bytes come to: equal bytes, equal tags.
    pub(super) tag: String,
}

impl Pages {
    /// The site that a build came to. `before` is what was shown until now: most files are the same there.
    pub(super) fn new(files: Vec<OutputFile>, before: Option<&Self>) -> Self {
        Self::of(files, true, before)
    }

    /// All pages of a site of which the rest, its search and its data, is still being made.
    pub(super) fn first(files: Vec<OutputFile>, before: Option<&Self>) -> Self {
        Self::of(files, false, before)
    }

    fn of(files: Vec<OutputFile>, whole: bool, before: Option<&Self>) -> Self {
        let known = |path: &str, bytes: &Bytes| {
            let file = before?.find(path).filter(|file| file.bytes == bytes)?;
            Some(file.tag.clone())
        };
        let file = |OutputFile { path, bytes }| {
            let tag = known(&path, &bytes).unwrap_or_else(|| tag(&bytes));
            let file = File { kind: kind(&path), tag, bytes };
            (path, file)
        };
        let files: BTreeMap<_, _> = files.into_par_iter().map(file).collect::<Vec<_>>().into_iter().collect();
        let all = |pages: bool| {
            let files = files.iter().filter(|(_, file)| file.is_page() == pages);
            tag(files.map(|(path, file)| format!("{path} {}\n", file.tag)).collect::<String>().as_bytes())
        };
        let version = format!("{}.{}", all(true), if whole { all(false) } else { String::new() });
        Self { version, files, whole, engine: OnceLock::new() }
    }

    /// What the site comes to: equal sites, equal versions, in every run of the server. What the pages come to and what the
    /// rest comes to, with a point between them; the second is empty as long as the rest is being made.
    pub(super) fn version(&self) -> &str {
        &self.version
    }

    /// Whether all of the site is there, and not its pages alone.
    pub(super) fn is_whole(&self) -> bool {
        self.whole
    }

    /// The search over this very site; `None` when it has no pack that can be opened.
    pub(super) fn engine(&self) -> Option<&Engine> {
        let open = || Engine::open(&self.find(PACK)?.bytes).ok();
        self.engine.get_or_init(open).as_ref()
    }

    /// The file at a path of the site.
    pub(super) fn find(&self, path: &str) -> Option<&File> {
        self.files.get(path)
    }
}

impl File {
    /// Whether it is a page, into which the reload script is put.
    pub(super) fn is_page(&self) -> bool {
        self.kind.starts_with("text/html")
    }
}

/// Sixteen hexadecimal digits: two files of a site that share them by chance are not to be expected in a lifetime.
fn tag(bytes: &[u8]) -> String {
    let hash = Sha256::digest(bytes);
    hash.iter().take(8).map(|byte| format!("{byte:02x}")).collect()
}

/// The media type of a file by its ending.
fn kind(path: &str) -> &'static str {
    let ending = path.rsplit('/').next().and_then(|name| name.rsplit_once('.')).map_or("", |(_, ending)| ending);
    match ending {
        "html" => "text/html; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "json" => "application/json",
        "csv" => "text/csv; charset=utf-8",
        "txt" | "md" => "text/plain; charset=utf-8",
        "xml" => "application/xml",
        "ics" => "text/calendar; charset=utf-8",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "webp" => "image/webp",
        "pdf" => "application/pdf",
        "wasm" => "application/wasm",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::Pages;
    use crate::site::OutputFile;

    fn pages(files: &[(&str, &'static str)]) -> Pages {
        Pages::new(files.iter().map(|(path, text)| OutputFile::new(path, *text)).collect(), None)
    }

    #[test]
    fn a_version_stands_for_paths_and_bytes() {
        let version = |files| pages(files).version().to_owned();
        let one = version(&[("a.html", "a"), ("b.html", "b")]);
        assert_eq!(one, version(&[("b.html", "b"), ("a.html", "a")]));
        assert_ne!(one, version(&[("a.html", "b"), ("b.html", "a")]));
        assert_ne!(one, version(&[("a.html", "a"), ("c.html", "b")]));
        assert_ne!(one, version(&[("a.html", "a")]));
    }

    #[test]
    fn pages_without_the_rest_have_their_part_of_the_version() {
        let files = || vec![OutputFile::new("a.html", "a"), OutputFile::new("data/a.json", "{}")];
        let whole = Pages::new(files(), None);
        let first = Pages::first(files()[..1].to_vec(), Some(&whole));
        assert!(whole.is_whole() && !first.is_whole());
        let (pages, rest) = whole.version().split_once('.').expect("two parts");
        assert_eq!(first.version(), format!("{pages}."));
        assert!(!rest.is_empty());
    }

    #[test]
    fn types_follow_the_ending_of_the_name() {
        let pages = pages(&[("engine.wasm", ""), ("a.b/c", ""), ("zh/index.html", ""), ("data/rows.csv", "")]);
        let kind = |path| pages.find(path).expect("a file").kind;
        assert_eq!(kind("engine.wasm"), "application/wasm");
        assert_eq!(kind("a.b/c"), "application/octet-stream");
        assert_eq!(kind("zh/index.html"), "text/html; charset=utf-8");
        assert_eq!(kind("data/rows.csv"), "text/csv; charset=utf-8");
    }
}
