//! A page of a built site, taken apart once: parse errors, elements, ids, and what was never closed.

use scraper::{ElementRef, Html};

/// One page.
pub struct Page {
    /// Below the site's root: `zh/laws/act/6-1.html`.
    pub path: String,
    /// What the parser complained about.
    pub errors: Vec<String>,
    /// What the parser mends in silence: elements that are not closed, or closed twice.
    pub unclosed: Vec<String>,
    /// Every element, in the order of the document.
    pub elements: Vec<Element>,
}

/// One element.
pub struct Element {
    /// `a`
    pub name: String,
    /// In the order of the document.
    pub attributes: Vec<(String, String)>,
    /// The text within.
    pub text: String,
}

impl Element {
    /// The value of an attribute.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }

    /// Whether a `rel` or `class` holds a word.
    pub fn has(&self, name: &str, word: &str) -> bool {
        self.get(name).is_some_and(|value| value.split_ascii_whitespace().any(|part| part == word))
    }
}

impl Page {
    /// Takes a page apart.
    pub fn new(path: &str, text: &str) -> Self {
        let html = Html::parse_document(text);
        let elements = html.root_element().descendants().filter_map(ElementRef::wrap).map(element);
        Self {
            path: path.to_owned(),
            errors: html.errors.iter().map(ToString::to_string).collect(),
            unclosed: unclosed(text),
            elements: elements.collect(),
        }
    }

    /// All elements of a name.
    pub fn named<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a Element> {
        self.elements.iter().filter(move |element| element.name == name)
    }

    /// Every id, repeated ones too.
    pub fn ids(&self) -> impl Iterator<Item = &str> {
        self.elements.iter().filter_map(|element| element.get("id"))
    }

    /// The language of the page.
    pub fn lang(&self) -> &str {
        self.named("html").next().and_then(|html| html.get("lang")).unwrap_or_default()
    }
}

fn element(element: ElementRef<'_>) -> Element {
    let attributes = element.value().attrs().map(|(key, value)| (key.to_owned(), value.to_owned()));
    Element {
        name: element.value().name().to_owned(),
        attributes: attributes.collect(),
        text: element.text().collect(),
    }
}

/// Elements that have no end.
const VOID: [&str; 13] =
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"];

/// Names every element that is opened and not closed, or closed and not opened, reading the text tag by tag.
pub fn unclosed(text: &str) -> Vec<String> {
    let mut open: Vec<&str> = Vec::new();
    let mut found = Vec::new();
    let mut rest = text;
    while let Some(at) = rest.find('<') {
        rest = &rest[at..];
        if let Some(comment) = rest.strip_prefix("<!--") {
            rest = comment.split_once("-->").map_or("", |(_, after)| after);
            continue;
        }
        let end = tag_end(rest);
        let tag = &rest[1..end];
        rest = rest.get(end + 1..).unwrap_or_default();
        match tag.strip_prefix('/') {
            Some(closed) if open.last() == Some(&tag_name(closed)) => drop(open.pop()),
            Some(closed) => found.push(format!("`</{closed}>` closes {:?}", open.last())),
            None if tag.starts_with('!') || tag.ends_with('/') || VOID.contains(&tag_name(tag)) => {}
            None if ["script", "style"].contains(&tag_name(tag)) => {
                let close = format!("</{}>", tag_name(tag));
                match rest.split_once(close.as_str()) {
                    Some((_, after)) => rest = after,
                    None => found.push(format!("`<{tag}>` is never closed")),
                }
            }
            None => open.push(tag_name(tag)),
        }
    }
    found.extend(open.iter().map(|name| format!("`<{name}>` is never closed")));
    found
}

fn tag_name(tag: &str) -> &str {
    tag.split(|c: char| c.is_ascii_whitespace()).next().unwrap_or_default()
}

/// Where the tag at the start of a text ends; quoted values may hold `>`.
fn tag_end(text: &str) -> usize {
    let mut quote = None;
    for (at, c) in text.char_indices() {
        match (quote, c) {
            (None, '>') => return at,
            (None, '"' | '\'') => quote = Some(c),
            (Some(open), c) if open == c => quote = None,
            _ => {}
        }
    }
    text.len()
}
