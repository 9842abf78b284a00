//! The questions of a module, each with its answer, the reason and the provision.

use serde::Serialize;

use super::{ModuleCard, heading_of_module, module_card};
use crate::guide::{ModuleIx, QuizQuestion};
use crate::page::context::{Context, Link, Phrase};
use crate::page::frame::Heading;
use crate::page::markdown;
use crate::page::url::QUIZ_SCRIPT;

/// A quiz.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct QuizView {
    /// The module.
    pub card: ModuleCard,
    /// The questions.
    pub questions: Vec<QuestionView>,
    /// Relative address of the script that marks the answers.
    pub script: String,
}

/// A question.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct QuestionView {
    /// Its anchor.
    pub anchor: String,
    /// Its number, from 1.
    pub number: usize,
    /// The question.
    pub ask: Phrase,
    /// What may be chosen.
    pub options: Vec<OptionView>,
    /// Id of the right option.
    pub answer: String,
    /// What the right option says.
    pub right: Phrase,
    /// Why, HTML.
    pub why: String,
    /// The provisions that say so.
    pub provisions: Vec<Link>,
}

/// What may be chosen.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct OptionView {
    /// Its id.
    pub id: String,
    /// What it says.
    pub text: Phrase,
}

/// The heading of the page.
#[must_use]
pub fn heading(context: &Context<'_>, at: ModuleIx) -> Heading {
    heading_of_module(context, at, "quiz")
}

/// The page.
#[must_use]
pub fn view(context: &Context<'_>, at: ModuleIx) -> QuizView {
    let row = &context.guide[at];
    QuizView {
        card: module_card(context, at),
        questions: row.quiz.iter().zip(1..).filter_map(|(question, n)| question_view(context, question, n)).collect(),
        script: context.file_link(QUIZ_SCRIPT),
    }
}

/// A question. `check` has refused one whose answer is not among its options.
fn question_view(context: &Context<'_>, question: &QuizQuestion, number: usize) -> Option<QuestionView> {
    let right = question.options.iter().find(|option| option.id == question.answer)?;
    let option =
        |option: &crate::guide::Choice| OptionView { id: option.id.clone(), text: context.phrase(&option.text) };
    Some(QuestionView {
        anchor: format!("question-{}", question.id),
        number,
        ask: context.phrase(&question.ask),
        options: question.options.iter().map(option).collect(),
        answer: question.answer.clone(),
        right: context.phrase(&right.text),
        why: markdown::of_words(context, &question.why),
        provisions: question.provisions.iter().map(|at| context.cited(*at)).collect(),
    })
}
