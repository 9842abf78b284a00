//! What a page looks like from inside.

use anyhow::Result;
use serde::Deserialize;

use crate::page::Page;

/// What `look.js` finds on the page that is open.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Look {
    /// The title of the window.
    pub title: String,
    /// The language that the page says it is in.
    pub language: String,
    /// How many `main` elements there are.
    pub mains: usize,
    /// How many headings of the first level.
    pub headings: usize,
    /// How many characters a reader sees in `main`.
    pub letters: usize,
    /// The buttons that a reader sees and that need a script: `button.copy`.
    pub controls: Vec<String>,
    /// The width of the page in CSS pixels.
    pub width: u16,
    /// Whether the page as a whole scrolls sideways.
    pub scrolls_sideways: bool,
    /// Where it scrolls sideways: a few of the elements that stick out.
    pub sticking_out: Vec<String>,
}

impl Look {
    /// Looks at the page that is open.
    ///
    /// # Errors
    /// When the page does not answer.
    pub fn at(page: &Page<'_>) -> Result<Self> {
        page.ask(include_str!("look.js"))
    }
}
