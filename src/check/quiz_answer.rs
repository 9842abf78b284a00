//! `quiz-without-answer`: the answer to a question of a quiz is one of at least two options.
//!
//! The page marks the right option and tells the learner why. Without one, every answer would be wrong; with a single option,
//! nothing is asked.
//!
//! Bad: options `a`, `b` and `c` with `answer: d`; or one option alone
//!
//! Good: options `a`, `b` and `c` with `answer: b`

use crate::diag::{Code, Diagnostic, nearest};
use crate::guide::{Guide, QuizQuestion};

pub(super) fn check(guide: &Guide) -> Vec<Diagnostic> {
    guide.modules.iter().flat_map(|module| &module.quiz).filter_map(check_question).collect()
}

fn check_question(question: &QuizQuestion) -> Option<Diagnostic> {
    let known = || question.options.iter().map(|option| option.id.as_str());
    if !known().any(|id| id == question.answer) {
        let message = format!("the question `{}` has no option `{}`", question.id, question.answer);
        let wrong = Diagnostic::new(Code::QuizWithoutAnswer, question.answer_span, message);
        return Some(match nearest(&question.answer, known()) {
            Some(near) => wrong.help(format!("did you mean `{near}`?")),
            None => wrong.help(format!("its options are: {}", known().collect::<Vec<_>>().join(", "))),
        });
    }
    (question.options.len() < 2).then(|| {
        let message = format!("the question `{}` leaves no choice", question.id);
        Diagnostic::new(Code::QuizWithoutAnswer, question.span, message).help("add an option")
    })
}
