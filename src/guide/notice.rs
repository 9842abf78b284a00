//! Warnings at their places in the text.

use super::{ProvisionIx, Words, WorkIx};
use crate::content::notice::NoticeKind;
use crate::content::work::Certainty;
use crate::diag::Span;

/// One warning.
#[derive(Clone, Debug)]
pub struct Notice {
    /// Its id.
    pub id: String,
    /// What sort of warning.
    pub kind: NoticeKind,
    /// Where it stands.
    pub places: Vec<Place>,
    /// Its heading.
    pub title: Words,
    /// What the reader should know, Markdown.
    pub text: Words,
    /// How sure it is.
    pub certainty: Certainty,
    /// Works that say so.
    pub works: Vec<WorkIx>,
    /// Where it is written.
    pub span: Span,
}

/// A provision, or a phrase in its text.
#[derive(Clone, Debug)]
pub struct Place {
    /// The provision.
    pub provision: ProvisionIx,
    /// The words, by language as far as they are given.
    pub phrase: Option<Words>,
    /// Where the phrase is written, by language.
    pub phrase_spans: Vec<Span>,
}
