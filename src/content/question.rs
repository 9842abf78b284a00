//! `content/questions/<topic>.yaml`: what families ask, each with an answer, the provisions it rests on, and what is left open.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::duty::Force;
use super::work::Certainty;
use super::{Spanned, Text};

/// One question. Its topic is the name of its file.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct QuestionRow {
    /// Its id; the page is named after it.
    pub id: Spanned<String>,
    /// The question, as a parent asks it.
    pub question: Text,
    /// The answer (Markdown). Its first sentence answers.
    pub answer: Text,
    /// What the answer comes to.
    pub verdict: Verdict,
    /// What the verdict is about, in a few words that go on from it: "the school may" *invite parents*.
    pub about: Text,
    /// Whom the verdict is about.
    #[serde(default)]
    pub who: Vec<Spanned<String>>,
    /// The provisions that say so; the page quotes them with everything below them.
    #[serde(default)]
    pub provisions: Vec<Spanned<String>>,
    /// What it holds for, by an id of `scopes` in `families.yaml`.
    #[serde(default)]
    pub scope: Option<Spanned<String>>,
    /// What the texts leave open (Markdown).
    #[serde(default)]
    pub open: Option<Text>,
    /// What other laws say.
    #[serde(default)]
    pub outside: Vec<OutsideFactRow>,
    /// Ids of situations to go on with.
    #[serde(default)]
    pub situations: Vec<Spanned<String>>,
    /// Ids of terms that the answer uses.
    #[serde(default)]
    pub terms: Vec<Spanned<String>>,
    /// How people type it; searched, never shown.
    #[serde(default)]
    pub asked_as: Text<Vec<Spanned<String>>>,
}

/// What an answer comes to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Verdict {
    /// It must be done.
    Shall,
    /// It is allowed.
    May,
    /// It is recommended.
    Should,
    /// It is forbidden.
    MayNot,
    /// The texts do not decide it.
    Open,
}

impl Verdict {
    /// The force of a duty that says the same; `None` where the texts do not decide.
    #[must_use]
    pub fn force(self) -> Option<Force> {
        match self {
            Verdict::Shall => Some(Force::Shall),
            Verdict::May => Some(Force::May),
            Verdict::Should => Some(Force::Should),
            Verdict::MayNot => Some(Force::MayNot),
            Verdict::Open => None,
        }
    }
}

/// What a law outside the guide says, as far as it was read.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct OutsideFactRow {
    /// Id of `outside-laws.yaml`.
    pub law: Spanned<String>,
    /// The number of its article, for the link: `"45"`.
    #[serde(default)]
    pub unit: Option<Spanned<String>>,
    /// What it says (Markdown).
    pub says: Text,
    /// How sure it is.
    pub certainty: Certainty,
    /// Ids of `sources.yaml`.
    #[serde(default)]
    pub sources: Vec<Spanned<String>>,
}
