//! A built site, taken apart once: its files, its pages, and where a link of a page leads.

use std::collections::BTreeMap;

use bytes::Bytes;
use fudao::site::OutputFile;
use rayon::prelude::*;

use crate::html::Page;

/// A built site.
pub struct Site {
    /// Bytes by path below the root.
    pub files: BTreeMap<String, Bytes>,
    /// Pages by path below the root.
    pub pages: BTreeMap<String, Page>,
}

/// What an address on a page is.
#[derive(Debug, PartialEq, Eq)]
pub enum Link {
    /// A file of the site, below its root, with the anchor when there is one.
    Inside(String, Option<String>),
    /// An address of the web.
    Web,
    /// Neither: a scheme that is no link, an absolute path, a way out of the root.
    Refused,
}

impl Site {
    /// Takes the files of a build apart.
    pub fn new(files: Vec<OutputFile>) -> Self {
        let pages = files.par_iter().filter(|file| file.path.ends_with(".html")).map(|file| {
            let text = std::str::from_utf8(&file.bytes).expect("a page is UTF-8");
            (file.path.clone(), Page::new(&file.path, text))
        });
        Self { pages: pages.collect(), files: files.into_iter().map(|file| (file.path, file.bytes)).collect() }
    }

    /// A file as text.
    pub fn text(&self, path: &str) -> &str {
        let bytes = self.files.get(path).unwrap_or_else(|| panic!("the site has no `{path}`"));
        std::str::from_utf8(bytes).expect("the file is UTF-8")
    }

    /// Every complaint about any page, with the page's path before it.
    pub fn complaints(&self, of_page: impl Fn(&Page) -> Vec<String>) -> Vec<String> {
        let named = |page: &Page| of_page(page).into_iter().map(|found| format!("{}: {found}", page.path)).collect();
        let by_page = self.pages.values().map(named);
        by_page.collect::<Vec<Vec<String>>>().concat()
    }

    /// Why an inside link leads nowhere; `None` when it arrives.
    pub fn broken(&self, path: &str, anchor: Option<&str>) -> Option<String> {
        if !self.files.contains_key(path) {
            return Some(format!("there is no `{path}`"));
        }
        let anchor = anchor?;
        let arrives = self.pages.get(path).is_some_and(|page| page.ids().any(|id| id == anchor));
        (!arrives).then(|| format!("`{path}` has no `#{anchor}`"))
    }
}

/// What an address on a page is.
pub fn link(page: &str, href: &str) -> Link {
    if href.starts_with("https://") || href.starts_with("http://") {
        return Link::Web;
    }
    let (file, anchor) = match href.split_once('#') {
        Some((file, anchor)) => (file, decoded(anchor)),
        None => (href, Some(String::new())),
    };
    let Some((file, anchor)) = decoded(file).zip(anchor) else { return Link::Refused };
    let anchor = Some(anchor).filter(|anchor| !anchor.is_empty());
    if href.is_empty() || file.starts_with('/') || file.contains([':', '?', '\\']) {
        return Link::Refused;
    }
    if file.is_empty() {
        return Link::Inside(page.to_owned(), anchor);
    }
    let mut parts: Vec<&str> = page.split('/').collect();
    parts.pop();
    for part in file.split('/') {
        match part {
            "." => {}
            ".." if parts.pop().is_none() => return Link::Refused,
            ".." => {}
            part => parts.push(part),
        }
    }
    Link::Inside(parts.join("/"), anchor)
}

/// Takes `%E8%BC%94` back to what it stands for; `None` when it stands for nothing.
fn decoded(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let [first, after @ ..] = rest {
        rest = after;
        if *first != b'%' {
            bytes.push(*first);
            continue;
        }
        let (digits, after) = rest.split_at_checked(2)?;
        bytes.push(u8::from_str_radix(std::str::from_utf8(digits).ok()?, 16).ok()?);
        rest = after;
    }
    String::from_utf8(bytes).ok()
}
