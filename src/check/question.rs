//! `question-without-provision`: an answer, or a question to bring to a meeting, that rests on nothing.
//!
//! Families act on these answers. One that says "must" or "may not" without a provision is an opinion; one that the texts
//! leave open says so by its verdict. A question on the sheet is put to people who will ask where it comes from.
//!
//! Bad: `- {id: homework, question: …, answer: …, verdict: shall, about: …}`
//!
//! Good: the same with `provisions: [act/21/p2]`, or with `verdict: open`

use crate::content::question::Verdict;
use crate::diag::{Code, Diagnostic, Span};
use crate::guide::Guide;

pub(super) fn check(guide: &Guide) -> Vec<Diagnostic> {
    let answers = guide.questions.iter().filter(|row| row.provisions.is_empty() && row.verdict != Verdict::Open);
    let answers = answers.map(|row| {
        unfounded(format!("the answer to `{}` cites no provision", row.id), row.span)
            .help("add `provisions`, or `verdict: open` where the texts leave it open")
    });
    let asks = guide.families.iter().flat_map(|families| &families.sheet.asks);
    let asks = asks.filter(|ask| ask.provisions.is_empty()).map(|ask| {
        unfounded(format!("`{}` on the sheet for a meeting cites no provision", ask.id), ask.span)
            .help("add `provisions`: what the question rests on")
    });
    answers.chain(asks).collect()
}

fn unfounded(message: String, span: Span) -> Diagnostic {
    Diagnostic::new(Code::QuestionWithoutProvision, span, message)
}
