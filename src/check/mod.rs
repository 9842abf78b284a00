//! The rules of a good guide, one file each, over the resolved [`Guide`].
//!
//! What can be seen while reading or resolving (shape, ids, languages) is complained about there. A rule here is a pure
//! function from the guide to diagnostics and knows nothing of the others.

mod agenda;
mod claim;
mod coverage;
mod figure_not_in_text;
mod flowchart;
mod mandate_phrase;
mod markdown;
mod notice_phrase;
mod page_missing;
mod pending_answer;
mod pieces_differ;
mod programme_length;
mod programme_sum;
mod question;
mod quiz_answer;
mod quiz_provision;
mod references_differ;
mod sample_refused;
mod stale_translation;
mod step;
mod typography;
mod unbounded_step;
mod unfinished_module;
mod verdict;
mod witness;

use crate::content::Unread;
use crate::diag::{Diagnostic, Span};
use crate::guide::Guide;
use crate::source::SourceSet;

/// Runs every rule. Rules that would complain about what merely could not be read are left out.
#[must_use]
pub fn run(guide: &Guide, unread: &Unread, sources: &SourceSet) -> Vec<Diagnostic> {
    let mut found = markdown::check(guide, unread, sources);
    found.extend(notice_phrase::check(guide));
    found.extend(references_differ::check(guide));
    found.extend(flowchart::check(guide));
    found.extend(unbounded_step::check(guide));
    found.extend(sample_refused::check(guide));
    found.extend(figure_not_in_text::check(guide));
    if !unread.below("content/laws/") {
        found.extend(step::check(guide));
        found.extend(question::check(guide));
        found.extend(pending_answer::check(guide));
    }
    if !unread.below("content/duties/") && !unread.below("content/laws/") {
        found.extend(coverage::check(guide));
        found.extend(verdict::check(guide));
    }
    found.extend(training(guide, unread));
    let (mut wrong, differ) = witness::check(guide, unread, sources);
    let (half_width, signs) = typography::check(guide, sources);
    wrong.extend(half_width);
    found.extend(stale_translation::check(guide, &wrong));
    found.extend(differ);
    found.extend(signs);
    if !unread.below("content/pages/") {
        found.extend(page_missing::check(guide, sources));
    }
    found
}

/// The rules of courses. Those that follow references are left out where what they lead to may be unread.
fn training(guide: &Guide, unread: &Unread) -> Vec<Diagnostic> {
    let mut found = agenda::check(guide);
    found.extend(pieces_differ::check(guide));
    found.extend(unfinished_module::check(guide));
    found.extend(quiz_answer::check(guide));
    found.extend(programme_length::check(guide));
    found.extend(programme_sum::check(guide));
    if guide.whole && !unread.below("content/laws/") {
        found.extend(mandate_phrase::check(guide));
        found.extend(quiz_provision::check(guide));
        found.extend(claim::check(guide));
    }
    found
}

/// The place of some words in a file, searched from a place on; that place when they are not found as they are.
fn place_of(words: &str, from: Span, sources: &SourceSet) -> Span {
    let text = &sources.get(from.file).text;
    let after = text.get(from.start as usize..).unwrap_or_default();
    after.find(words).map_or(from, |at| {
        let start = from.start + at as u32;
        Span { file: from.file, start, end: start + words.len() as u32 }
    })
}
