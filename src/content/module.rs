//! `content/modules/<id>.yaml`: a part of a course that can be held from the guide alone.
//!
//! Its texts are Markdown in which statute, charts and duties are pulled in by a line of their own and never copied:
//! `::statute[act/6/p1]`, `::chart[three-tiers]`, `::duties[regulations/5/p1/s1]`.

use schemars::JsonSchema;
use serde::Deserialize;

use super::{Spanned, Text};

/// One module; its id is the file's name.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ModuleRow {
    /// Its heading.
    pub title: Text,
    /// What it is about, in one or two sentences.
    pub lead: Text,
    /// How long it takes; breaks do not count.
    pub minutes: Spanned<u32>,
    /// Whom it is for.
    pub audience: Vec<Spanned<String>>,
    /// Who should teach it, and what to have ready (Markdown).
    pub prepare: Text,
    /// What those who took part can do afterwards.
    pub objectives: Vec<Text>,
    /// Provisions that it teaches, with everything below them and the duty rows of all.
    pub provisions: Vec<Spanned<String>>,
    /// Duty rows that it teaches besides, by their ids.
    #[serde(default)]
    pub duties: Vec<Spanned<String>>,
    /// The order of work; the minutes add up to those of the module.
    pub agenda: Vec<AgendaRow>,
    /// The slides, in order.
    pub slides: Vec<SlideRow>,
    /// Cases to work on.
    pub cases: Vec<CaseRow>,
    /// What those who take part keep (Markdown and pulled-in pieces).
    pub handout: Text,
    /// At least five questions.
    pub quiz: Vec<QuestionRow>,
}

/// One step of the order of work.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AgendaRow {
    /// How long it takes.
    pub minutes: Spanned<u32>,
    /// What is done.
    pub title: Text,
    /// In which way: talk, pairs, groups, quiz.
    pub how: Text,
}

/// One slide.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SlideRow {
    /// Its id, unique within the module.
    pub id: Spanned<String>,
    /// Its heading.
    pub title: Text,
    /// What stands on it (Markdown and pulled-in pieces).
    pub body: Text,
    /// What the presenter says and does (Markdown).
    pub notes: Text,
}

/// A case to work on.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CaseRow {
    /// Its id, unique within the module.
    pub id: Spanned<String>,
    /// Its heading.
    pub title: Text,
    /// What happens (Markdown).
    pub story: Text,
    /// What is asked of those who take part.
    pub tasks: Vec<Text>,
    /// What a good answer holds, for the presenter (Markdown).
    pub answer: Text,
    /// The provisions that decide it.
    pub provisions: Vec<Spanned<String>>,
}

/// One question of the quiz.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct QuestionRow {
    /// Its id, unique within the module.
    pub id: Spanned<String>,
    /// The question.
    pub ask: Text,
    /// What may be chosen.
    pub options: Vec<OptionRow>,
    /// Id of the option that is right.
    pub answer: Spanned<String>,
    /// Why (Markdown).
    pub why: Text,
    /// The provisions that say so; a question needs at least one.
    #[serde(default)]
    pub provisions: Vec<Spanned<String>>,
}

/// What may be chosen.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct OptionRow {
    /// Its id, unique within the question: `a`.
    pub id: Spanned<String>,
    /// What it says.
    pub text: Text,
}
