//! The glossary and the works relied on.

use super::{ProvisionIx, Words, WorkIx};
use crate::content::term::Standing;
use crate::content::work::Certainty;
use crate::diag::Span;

/// A group of terms.
#[derive(Clone, Debug)]
pub struct TermGroup {
    /// Its id.
    pub id: String,
    /// Its heading.
    pub name: Words,
}

/// A term of the glossary.
#[derive(Clone, Debug)]
pub struct Term {
    /// Its id.
    pub id: String,
    /// Position of its group.
    pub group: usize,
    /// The term.
    pub name: Words,
    /// Whether an authority uses the translation.
    pub standing: Standing,
    /// Works that use the translation.
    pub works: Vec<WorkIx>,
    /// What it means.
    pub meaning: Option<Words>,
    /// Other words for it, by language.
    pub also: Vec<Vec<String>>,
    /// Provisions that define or regulate it.
    pub provisions: Vec<ProvisionIx>,
    /// A remark on the translation, Markdown.
    pub remark: Option<Words>,
    /// Where it is written.
    pub span: Span,
}

/// A work relied on.
#[derive(Clone, Debug)]
pub struct Work {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: Words,
    /// Who published it.
    pub publisher: Words,
    /// Its address.
    pub url: Option<String>,
    /// How it was read.
    pub certainty: Certainty,
    /// Which version, and what for.
    pub note: Option<Words>,
    /// Where it is written.
    pub span: Span,
}
