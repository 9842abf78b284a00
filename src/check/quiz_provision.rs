//! `quiz-without-provision`: every question of a quiz cites the provision that answers it.
//!
//! A quiz about the law that cannot show where the answer stands teaches hearsay.
//!
//! Bad: `- {id: who, ask: …, options: …, answer: a, why: …}`
//!
//! Good: the same with `provisions: [act/14/p6]`

use crate::diag::{Code, Diagnostic};
use crate::guide::Guide;

pub(super) fn check(guide: &Guide) -> Vec<Diagnostic> {
    let questions = guide.modules.iter().flat_map(|module| &module.quiz);
    let without = questions.filter(|question| question.provisions.is_empty());
    let diagnostic = |question: &crate::guide::QuizQuestion| {
        let message = format!("the question `{}` cites no provision", question.id);
        Diagnostic::new(Code::QuizWithoutProvision, question.span, message).help("add `provisions`")
    };
    without.map(diagnostic).collect()
}
