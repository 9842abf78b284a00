//! What families ask, what the page of duties by force is made from, and the sheet for a meeting.

use fudao_citation::Number;

use super::{Named, OutsideIx, ProvisionIx, RoleIx, SituationIx, TermIx, TopicIx, Words, WorkIx};
use crate::content::question::Verdict;
use crate::content::work::Certainty;
use crate::diag::Span;

/// The families' door.
#[derive(Clone, Debug)]
pub struct Families {
    /// Its heading.
    pub title: Words,
    /// One or two sentences under it.
    pub lead: Words,
    /// What an answer may hold for.
    pub scopes: Vec<Named>,
    /// The topics of the questions, in their order.
    pub topics: Vec<Named>,
    /// What those whom families deal with must, may, should and may not do.
    pub duties: DutiesByForce,
    /// Questions to bring to a meeting.
    pub sheet: MeetingSheet,
}

/// What the page of duties by force is made from.
#[derive(Clone, Debug)]
pub struct DutiesByForce {
    /// Its heading.
    pub title: Words,
    /// One or two sentences under it.
    pub lead: Words,
    /// Roles whose duties stand there.
    pub roles: Vec<RoleIx>,
    /// Topics that concern families, in their order.
    pub topics: Vec<TopicIx>,
}

/// A sheet of paper for a meeting.
#[derive(Clone, Debug)]
pub struct MeetingSheet {
    /// Its heading.
    pub title: Words,
    /// One or two sentences under it.
    pub lead: Words,
    /// What is filled in at the head.
    pub head: Vec<Words>,
    /// The questions.
    pub asks: Vec<Ask>,
    /// What is filled in at the foot.
    pub foot: Vec<Words>,
}

/// A question to bring to a meeting.
#[derive(Clone, Debug)]
pub struct Ask {
    /// Its id.
    pub id: String,
    /// What to ask.
    pub ask: Words,
    /// The provisions that it rests on.
    pub provisions: Vec<ProvisionIx>,
    /// Where it is written.
    pub span: Span,
}

/// What families ask.
#[derive(Clone, Debug)]
pub struct Question {
    /// Its id.
    pub id: String,
    /// Position of its topic among those of the door.
    pub topic: usize,
    /// The question.
    pub question: Words,
    /// The answer, Markdown.
    pub answer: Words,
    /// What the answer comes to.
    pub verdict: Verdict,
    /// What the verdict is about.
    pub about: Words,
    /// Whom the verdict is about.
    pub who: Vec<RoleIx>,
    /// The provisions that say so.
    pub provisions: Vec<ProvisionIx>,
    /// Position of what it holds for among the scopes.
    pub scope: Option<usize>,
    /// What the texts leave open, Markdown.
    pub open: Option<Words>,
    /// What other laws say.
    pub outside: Vec<OutsideFact>,
    /// Situations to go on with.
    pub situations: Vec<SituationIx>,
    /// Terms that the answer uses.
    pub terms: Vec<TermIx>,
    /// How people type it, by language.
    pub asked_as: Vec<Vec<String>>,
    /// Where it is written.
    pub span: Span,
}

/// What a law outside the guide says.
#[derive(Clone, Debug)]
pub struct OutsideFact {
    /// The law.
    pub law: OutsideIx,
    /// Its article.
    pub unit: Option<Number>,
    /// What it says, Markdown.
    pub says: Words,
    /// How sure it is.
    pub certainty: Certainty,
    /// Works that say so.
    pub works: Vec<WorkIx>,
}
