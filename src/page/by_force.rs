//! Duty rows of some roles by force and topic, in plain words for families: what they must, may, should and may not do.

use serde::Serialize;

use super::Ready;
use super::context::{Context, Phrase};
use super::duty::{DutyLine, ForceView, force, line};
use super::family::crumb;
use super::frame::Heading;
use super::quote::{Quote, quote};
use super::url::Address;
use crate::content::duty::Force;
use crate::guide::{DutiesByForce, DutyIx, TopicIx};

/// The page.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct ByForceView {
    /// Its heading.
    pub title: Phrase,
    /// One or two sentences under it.
    pub lead: Phrase,
    /// The forces that have rows.
    pub forces: Vec<ForcePart>,
    /// How many rows of these roles are about other topics and stand in the matrix only.
    pub left: usize,
    /// The matrix.
    pub matrix: String,
}

/// Rows of one force.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct ForcePart {
    /// The force as a badge.
    pub force: ForceView,
    /// The same in plain words.
    pub plain: String,
    /// How many rows.
    pub count: usize,
    /// The rows by topic.
    pub topics: Vec<TopicPart>,
}

/// Rows of one topic.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct TopicPart {
    /// The topic.
    pub name: Phrase,
    /// The rows.
    pub duties: Vec<QuotedDuty>,
}

/// A row with its provision.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct QuotedDuty {
    /// The row.
    pub line: Ready<DutyLine>,
    /// The provision.
    pub quote: Quote,
}

/// The heading of the page.
#[must_use]
pub fn heading(context: &Context<'_>, page: &DutiesByForce) -> Heading {
    let (title, lead) = (page.title.shown(context.lang).text, page.lead.shown(context.lang).text);
    super::plain_heading(title, lead, vec![crumb(context)])
}

/// The page.
#[must_use]
pub fn view(context: &Context<'_>, page: &DutiesByForce) -> ByForceView {
    let guide = context.guide;
    let theirs = |duty: &DutyIx| guide[*duty].roles.iter().any(|role| page.roles.contains(role));
    let all: Vec<_> = (0..guide.duties.len()).map(DutyIx::new).filter(theirs).collect();
    let (shown, left): (Vec<_>, Vec<_>) = all.into_iter().partition(|duty| topic_of(context, page, *duty).is_some());
    let parts = Force::ALL.into_iter().map(|kind| force_part(context, page, &shown, kind));
    ByForceView {
        title: context.phrase(&page.title),
        lead: context.phrase(&page.lead),
        forces: parts.filter(|part| part.count > 0).collect(),
        left: left.len(),
        matrix: context.link(&Address::Matrix(context.lang)),
    }
}

/// The first of the page's topics that a row is about.
fn topic_of(context: &Context<'_>, page: &DutiesByForce, duty: DutyIx) -> Option<TopicIx> {
    page.topics.iter().find(|topic| context.guide[duty].topics.contains(topic)).copied()
}

fn force_part(context: &Context<'_>, page: &DutiesByForce, shown: &[DutyIx], kind: Force) -> ForcePart {
    let guide = context.guide;
    let rows: Vec<_> = shown.iter().copied().filter(|duty| guide[*duty].force == kind).collect();
    let topics = page.topics.iter().map(|topic| TopicPart {
        name: context.phrase(&guide[*topic].name),
        duties: rows
            .iter()
            .filter(|duty| topic_of(context, page, **duty) == Some(*topic))
            .map(|duty| QuotedDuty { line: line(context, *duty), quote: quote(context, guide[*duty].provision) })
            .collect(),
    });
    ForcePart {
        force: force(context, kind),
        plain: context.label(plain(kind)).to_owned(),
        count: rows.len(),
        topics: topics.filter(|topic| !topic.duties.is_empty()).collect(),
    }
}

/// The label of a force in plain words.
fn plain(kind: Force) -> &'static str {
    match kind {
        Force::Shall => "must_do",
        Force::May => "may_do",
        Force::Should => "should_do",
        Force::MayNot => "may_not_do",
    }
}
