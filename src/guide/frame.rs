//! The guide's frame: site, languages, levels, pages.

use fudao_citation::Grammar;

use super::{ProvisionIx, Words};

/// What the guide is called.
#[derive(Clone, Debug)]
pub struct Site {
    /// Its name.
    pub name: Words,
    /// What it is for, in one line.
    pub tagline: Words,
}

/// One language.
#[derive(Clone, Debug)]
pub struct Language {
    /// BCP 47 key: `zh-Hant`.
    pub key: String,
    /// Folder in the site: `zh`.
    pub folder: String,
    /// Its name in itself.
    pub name: String,
    /// A short mark for narrow places.
    pub short: String,
    /// The mark between the parts of a list.
    pub list: String,
    /// How citations are written and read.
    pub grammar: Grammar,
    /// How the search compares words.
    pub search: fudao_search::Rules,
}

/// One level of numbering.
#[derive(Clone, Debug)]
pub struct Level {
    /// `paragraph`.
    pub id: String,
    /// `p`; empty for units.
    pub letter: String,
    /// What it is called.
    pub name: Words,
    /// What several are called.
    pub many: Words,
}

/// The words of a page.
#[derive(Clone, Debug)]
pub struct Page {
    /// The heading.
    pub title: Words,
    /// One or two sentences under it.
    pub lead: Words,
    /// The rest, Markdown.
    pub body: Option<Words>,
    /// Provisions shown at a glance.
    pub glances: Vec<ProvisionIx>,
    /// Where it is written, for what is wrong with its Markdown.
    pub span: crate::diag::Span,
}
