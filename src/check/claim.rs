//! `claim-not-taught`: what a module says it teaches is cited or shown somewhere in it.
//!
//! The page of coverage says which duties no course teaches. It is true only if a module cannot claim a provision that its
//! slides, hand-out, cases and quiz do not speak of.
//!
//! Bad: `provisions: [act/19]` in a module that speaks of the first paragraph of article 19 and never of the second
//!
//! Good: `provisions: [act/19/p1]` with `::statute[act/19/p1]` on a slide, a link `[](act/19/p1)`, or a question that cites it

use std::collections::BTreeSet;

use crate::diag::{Code, Diagnostic, Span};
use crate::guide::{Block, Guide, Module, Prose, ProvisionIx};
use crate::page::markdown::linked;

pub(super) fn check(guide: &Guide) -> Vec<Diagnostic> {
    guide.modules.iter().flat_map(|module| check_module(guide, module)).collect()
}

fn check_module(guide: &Guide, module: &Module) -> Vec<Diagnostic> {
    let taught = taught(guide, module);
    let rows = module.duties.iter().map(|(row, span)| (guide[*row].provision, *span));
    let claimed = module.provisions.iter().flat_map(|(at, span)| asked(guide, *at).into_iter().map(|at| (at, *span)));
    // What stands below a provision that is shown is shown with it.
    let shown =
        |at: ProvisionIx| std::iter::successors(Some(at), |at| guide[*at].parent).any(|above| taught.contains(&above));
    let lost = claimed.chain(rows).filter(|(at, _)| !shown(*at));
    lost.map(|(at, span)| diagnostic(&guide[at].id, span)).collect()
}

/// What a claim amounts to: the provision and those below it that ask something of someone, or else the provision itself.
fn asked(guide: &Guide, at: ProvisionIx) -> Vec<ProvisionIx> {
    let with_rows: Vec<_> = guide.below(at).filter(|(_, part)| !part.duties.is_empty()).map(|(part, _)| part).collect();
    match with_rows.is_empty() {
        true => guide.below(at).map(|(part, _)| part).filter(|part| guide[*part].parts.is_empty()).collect(),
        false => with_rows,
    }
}

/// Every provision that the module cites or shows.
fn taught(guide: &Guide, module: &Module) -> BTreeSet<ProvisionIx> {
    let prose = module.slides.iter().map(|slide| &slide.body).chain([&module.handout]);
    let notes = module.slides.iter().map(|slide| &slide.notes);
    let told = module.cases.iter().flat_map(|case| [&case.story, &case.answer]);
    let words = notes.chain(told).chain(module.quiz.iter().map(|question| &question.why));
    let cases = module.cases.iter().flat_map(|case| &case.provisions);
    let quiz = module.quiz.iter().flat_map(|question| &question.provisions);
    let mut taught: BTreeSet<_> = cases.chain(quiz).copied().collect();
    taught.extend(prose.flat_map(|prose| shown(guide, prose)));
    taught.extend(words.flat_map(|words| words.all()).flat_map(|(_, text)| linked(guide, text)));
    taught
}

fn shown(guide: &Guide, prose: &Prose) -> Vec<ProvisionIx> {
    let of_block = |block: &Block| match block {
        Block::Markdown(text) => linked(guide, text),
        Block::Statute(at) | Block::Duties(at) => vec![*at],
        Block::Mandate(mandate) => vec![guide[*mandate].provision],
        // Cases are looked at by themselves.
        Block::Case(_) => Vec::new(),
        Block::Chart(chart) => guide[*chart].nodes.iter().flat_map(|node| node.provisions.clone()).collect(),
    };
    prose.blocks.iter().flatten().flat_map(of_block).collect()
}

fn diagnostic(id: &str, span: Span) -> Diagnostic {
    let message = format!("nothing in this module cites or shows `{id}`");
    Diagnostic::new(Code::ClaimNotTaught, span, message).help("teach it, or do not claim it")
}
