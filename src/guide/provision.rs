//! A provision: a unit or any part below it.

use fudao_citation::Number;
use sha2::{Digest, Sha256};

use super::{AnnexIx, DutyIx, LangIx, LawIx, LevelIx, NoticeIx, ProvisionIx, Reference, Use, Words};
use crate::content::duty::ProvisionKind;
use crate::diag::Span;

/// A translation that was made from other words than its original has now.
#[derive(Clone, Debug)]
pub struct StaleTranslation {
    /// The provision.
    pub provision: ProvisionIx,
    /// The key of the translation's language.
    pub language: String,
    /// The short hash of the original that it was made from.
    pub made_from: String,
    /// The short hash of the original as it is.
    pub now: String,
    /// Where the first of the two hashes is written.
    pub span: Span,
}

/// One provision. A unit (article, point) has a title and no text of its own; a part has a text and no title.
#[derive(Clone, Debug)]
pub struct Provision {
    /// `act/6-1/p3`.
    pub id: String,
    /// Its law.
    pub law: LawIx,
    /// The provision that it is a part of; `None` for a unit.
    pub parent: Option<ProvisionIx>,
    /// 0 for a unit, 1 for the level below, and so on: the index into the law's levels.
    pub depth: usize,
    /// Its level.
    pub level: LevelIx,
    /// Its number on that level.
    pub number: Number,
    /// A unit's title, ours.
    pub title: Option<Words>,
    /// A part's own words, without its marker.
    pub text: Option<Words>,
    /// How people ask for what it answers, by language.
    pub asked_as: Vec<Vec<String>>,
    /// For each language, whether the translation was made from a text that has changed since.
    pub stale: Vec<bool>,
    /// The entry of the law's status that applies.
    pub status: usize,
    /// The provisions of the level below, in order.
    pub parts: Vec<ProvisionIx>,
    /// How many provisions follow that belong to it, itself included.
    pub span_of_parts: usize,
    /// References in its text, by language, in the order of the text.
    pub references: Vec<Vec<Reference>>,
    /// Defined names in its text, by language, in the order of the text.
    pub uses: Vec<Vec<Use>>,
    /// Provisions whose original text refers to this one or to a part of it.
    pub cited_by: Vec<ProvisionIx>,
    /// Annexes whose reference stands here.
    pub annexes: Vec<AnnexIx>,
    /// Warnings that stand here.
    pub notices: Vec<NoticeIx>,
    /// What it is, where its file says so.
    pub kind: Option<ProvisionKind>,
    /// How many duty rows must cite it.
    pub norms: usize,
    /// Duty rows that cite it.
    pub duties: Vec<DutyIx>,
    /// Where it is written.
    pub span: Span,
    /// Where each language's text is written.
    pub text_spans: Vec<Span>,
}

impl Provision {
    /// The part of the id below the unit: `p1-s2`, empty for a unit. It is the anchor on the unit's page.
    #[must_use]
    pub fn anchor(&self) -> String {
        self.id.splitn(3, '/').nth(2).map_or_else(String::new, |below| below.replace('/', "-"))
    }

    /// The references in one language.
    #[must_use]
    pub fn references_in(&self, lang: LangIx) -> &[Reference] {
        self.references.get(lang.get()).map_or(&[], Vec::as_slice)
    }
}

/// The short hash by which a translation remembers its original: the first 8 hexadecimal digits of its SHA-256.
#[must_use]
pub fn short_hash(original: &str) -> String {
    let digest = Sha256::digest(original.as_bytes());
    digest.iter().take(4).map(|byte| format!("{byte:02x}")).collect()
}
