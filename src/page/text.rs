//! Pages of running text, and the text of pages that show rows as well.

use serde::Serialize;

use super::context::{Context, Phrase};
use super::frame::Heading;
use super::markdown;
use crate::guide::Page;

/// A page of running text.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct TextView {
    /// Heading.
    pub title: Phrase,
    /// One or two sentences.
    pub lead: Phrase,
    /// The rest, HTML.
    pub body: Option<String>,
}

/// The heading of a page whose words stand in `content/pages/`.
#[must_use]
pub fn heading(context: &Context<'_>, page: &Page) -> Heading {
    Heading {
        title: page.title.shown(context.lang).text.to_owned(),
        description: page.lead.shown(context.lang).text.to_owned(),
        crumbs: Vec::new(),
        version: None,
        json_ld: None,
    }
}

/// The page.
#[must_use]
pub fn view(context: &Context<'_>, page: &Page) -> TextView {
    TextView { title: context.phrase(&page.title), lead: context.phrase(&page.lead), body: body(context, page) }
}

/// The running text of a page as HTML.
#[must_use]
pub fn body(context: &Context<'_>, page: &Page) -> Option<String> {
    page.body.as_ref().map(|body| markdown::of_words(context, body))
}
