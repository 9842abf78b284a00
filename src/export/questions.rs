//! `data/questions.json` and `.csv`: what families ask, and `data/quiz.json` and `.csv`: the questions of the modules.

use schemars::JsonSchema;
use serde::Serialize;

use super::by_language::{ByLanguage, Text, header, text, text_cells, url, url_cells};
use super::sheet;
use crate::content::duty::Force;
use crate::content::question::Verdict;
use crate::guide::{Choice, Guide, Module, ModuleIx, ProvisionIx, Question, QuestionIx, QuizQuestion};
use crate::page::url::Address;

/// One question of families.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct QuestionRow {
    /// Its id: `invited`.
    id: String,
    /// The question, by language.
    question: Text,
    /// The answer, by language; Markdown. Its first sentence answers.
    answer: Text,
    /// What the answer comes to.
    verdict: Verdict,
    /// Ids of the roles that the verdict is about.
    who: Vec<String>,
    /// Ids of the provisions that say so.
    provisions: Vec<String>,
    /// What the texts leave open, by language; Markdown, null where there is nothing.
    open: Option<Text>,
    /// Its page below the site's root, by language.
    url: ByLanguage,
}

/// Every question of families, by topic.
#[must_use]
pub fn rows(guide: &Guide) -> Vec<QuestionRow> {
    let row = |(question, n): (&Question, usize)| QuestionRow {
        id: question.id.clone(),
        question: text(guide, &question.question),
        answer: text(guide, &question.answer),
        verdict: question.verdict,
        who: question.who.iter().map(|role| guide[*role].id.clone()).collect(),
        provisions: ids(guide, &question.provisions),
        open: question.open.as_ref().map(|open| text(guide, open)),
        url: url(guide, |lang| Address::Question(lang, QuestionIx::new(n))),
    };
    guide.questions.iter().zip(0..).map(row).collect()
}

fn ids(guide: &Guide, provisions: &[ProvisionIx]) -> Vec<String> {
    provisions.iter().map(|at| guide[*at].id.clone()).collect()
}

/// The same rows as a spreadsheet; lists are separated by blanks.
#[must_use]
pub fn sheet(guide: &Guide, rows: &[QuestionRow]) -> Vec<u8> {
    let silent = Text::new();
    let cells = |row: &QuestionRow| {
        let own = [row.id.clone(), verdict(row.verdict).to_owned(), row.who.join(" "), row.provisions.join(" ")];
        let open = row.open.as_ref().unwrap_or(&silent);
        let words = [&row.question, &row.answer, open].map(|text| text_cells(guide, text)).concat();
        own.into_iter().chain(words).chain(url_cells(guide, &row.url)).collect()
    };
    let header = header(guide, &["id", "verdict", "who", "provisions"], &["question", "answer", "open", "url"]);
    sheet::csv(&header, rows.iter().map(cells))
}

/// The name in the data.
fn verdict(verdict: Verdict) -> &'static str {
    verdict.force().map_or("open", Force::key)
}

/// One question of a module's quiz.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct QuizRow {
    /// Id of its module.
    module: String,
    /// Its id within the module.
    id: String,
    /// The question, by language.
    ask: Text,
    /// What may be chosen.
    options: Vec<OptionRow>,
    /// Id of the option that is right.
    answer: String,
    /// Why, by language; Markdown.
    why: Text,
    /// Ids of the provisions that say so.
    provisions: Vec<String>,
    /// The page of the quiz below the site's root, by language.
    url: ByLanguage,
}

/// What may be chosen.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct OptionRow {
    /// Its id.
    id: String,
    /// What it says, by language.
    text: Text,
}

/// Every question of every module.
#[must_use]
pub fn quiz(guide: &Guide) -> Vec<QuizRow> {
    let of_module = |at: ModuleIx| {
        let module: &Module = &guide[at];
        module.quiz.iter().map(|question| quiz_row(guide, at, question)).collect::<Vec<_>>()
    };
    guide.modules_in_order().into_iter().flat_map(of_module).collect()
}

fn quiz_row(guide: &Guide, at: ModuleIx, question: &QuizQuestion) -> QuizRow {
    let option = |choice: &Choice| OptionRow { id: choice.id.clone(), text: text(guide, &choice.text) };
    QuizRow {
        module: guide[at].id.clone(),
        id: question.id.clone(),
        ask: text(guide, &question.ask),
        options: question.options.iter().map(option).collect(),
        answer: question.answer.clone(),
        why: text(guide, &question.why),
        provisions: ids(guide, &question.provisions),
        url: url(guide, |lang| Address::Quiz(lang, at)),
    }
}

/// The same rows as a spreadsheet: the options stand in one cell, one on a line.
#[must_use]
pub fn quiz_sheet(guide: &Guide, rows: &[QuizRow]) -> Vec<u8> {
    let cells = |row: &QuizRow| {
        let own = [row.module.clone(), row.id.clone(), row.answer.clone(), row.provisions.join(" ")];
        let line = |key: &str| {
            let text = |option: &OptionRow| option.text.get(key).cloned().flatten().unwrap_or_default();
            let lines: Vec<_> = row.options.iter().map(|option| format!("{}. {}", option.id, text(option))).collect();
            lines.join("\n")
        };
        let options = guide.languages.iter().map(|language| line(&language.key));
        let words = [text_cells(guide, &row.ask), options.collect(), text_cells(guide, &row.why)].concat();
        own.into_iter().chain(words).chain(url_cells(guide, &row.url)).collect()
    };
    let header = header(guide, &["module", "id", "answer", "provisions"], &["ask", "choices", "why", "url"]);
    sheet::csv(&header, rows.iter().map(cells))
}
