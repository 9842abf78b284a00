//! The glossary: every term in all languages, with the standing of its translation.

use serde::Serialize;

use super::context::{Context, Link, Phrase};
use super::markdown;
use crate::content::term::Standing;
use crate::guide::Term;

/// The glossary.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct GlossaryView {
    /// Heading.
    pub title: Phrase,
    /// One or two sentences.
    pub lead: Phrase,
    /// Running text, HTML.
    pub body: Option<String>,
    /// The groups, in order.
    pub groups: Vec<GroupView>,
}

/// A group of terms.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct GroupView {
    /// Its anchor.
    pub id: String,
    /// Its heading.
    pub name: Phrase,
    /// Its terms.
    pub terms: Vec<TermView>,
}

/// A term.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct TermView {
    /// Its anchor.
    pub id: String,
    /// The term.
    pub name: Phrase,
    /// The term in the other languages.
    pub others: Vec<Phrase>,
    /// Other words for it, all languages together.
    pub also: Vec<Phrase>,
    /// What it means.
    pub meaning: Option<Phrase>,
    /// A remark on the translation, HTML.
    pub remark: Option<String>,
    /// Whether an official text uses the translation.
    pub official: bool,
    /// The works that use it.
    pub works: Vec<Link>,
    /// The provisions that define or regulate it.
    pub provisions: Vec<Link>,
}

/// The page; its heading and text stand in `content/pages/glossary.yaml`.
#[must_use]
pub fn view(context: &Context<'_>, page: &crate::guide::Page) -> GlossaryView {
    let guide = context.guide;
    let groups = guide.term_groups.iter().enumerate().map(|(n, group)| GroupView {
        id: format!("group-{}", group.id),
        name: context.phrase(&group.name),
        terms: guide.terms.iter().filter(|term| term.group == n).map(|term| term_view(context, term)).collect(),
    });
    GlossaryView {
        title: context.phrase(&page.title),
        lead: context.phrase(&page.lead),
        body: super::text::body(context, page),
        groups: groups.collect(),
    }
}

fn term_view(context: &Context<'_>, term: &Term) -> TermView {
    let also = context.guide.lang_ids().zip(&term.also).flat_map(|(language, words)| {
        words.iter().map(move |text| context.shown(crate::guide::Shown { text, language }))
    });
    TermView {
        id: term.id.clone(),
        name: context.phrase(&term.name),
        others: context.in_other_languages(&term.name),
        also: also.collect(),
        meaning: term.meaning.as_ref().map(|meaning| context.phrase(meaning)),
        remark: term.remark.as_ref().map(|remark| markdown::of_words(context, remark)),
        official: term.standing == Standing::Official,
        works: context.works(&term.works),
        provisions: term.provisions.iter().map(|at| context.cited(*at)).collect(),
    }
}
