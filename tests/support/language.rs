//! Words of a page that say they are in a language that they are not in.

use scraper::{ElementRef, Html, Node};

/// Chinese texts whose nearest `lang` is not Chinese; titles and labels of elements too. A sentence in another language
/// may name a Chinese word.
pub fn foreign(page: &str) -> Vec<String> {
    let html = Html::parse_document(page);
    let mut found = Vec::new();
    for node in html.root_element().descendants() {
        let lang = std::iter::once(node)
            .chain(node.ancestors())
            .filter_map(ElementRef::wrap)
            .find_map(|element| element.value().attr("lang"));
        if lang.is_some_and(|lang| lang.starts_with("zh")) {
            continue;
        }
        match node.value() {
            Node::Text(text) => {
                let parent = node.parent().and_then(ElementRef::wrap);
                let script = parent.is_some_and(|parent| parent.value().name() == "script");
                found.extend((!script && is_chinese(text)).then(|| text.to_string()));
            }
            Node::Element(element) => {
                let spoken = ["title", "aria-label", "alt"].iter().filter_map(|name| element.attr(name));
                found.extend(spoken.filter(|text| is_chinese(text)).map(str::to_owned));
            }
            _ => {}
        }
    }
    found
}

fn is_chinese(text: &str) -> bool {
    let han = text.chars().filter(|c| ('\u{4e00}'..='\u{9fff}').contains(c)).count();
    han > text.chars().filter(char::is_ascii_alphabetic).count()
}
