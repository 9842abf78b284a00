//! The page of a question: the answer, the provisions that it rests on, what is left open, and where to go on.

use serde::Serialize;

use super::Ready;
use super::context::{Context, Link, Phrase};
use super::duty::{DutyLine, line, roles, situations};
use super::family::{Asked, crumb, of_topic};
use super::frame::Heading;
use super::markdown;
use super::quote::{Quote, quote};
use super::status::certainty_label;
use super::url::Address;
use crate::content::question::Verdict;
use crate::guide::{OutsideFact, Question, QuestionIx};

/// A question.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct QuestionView {
    /// The topic.
    pub topic: Phrase,
    /// The question.
    pub question: Phrase,
    /// The question in the other languages.
    pub others: Vec<Phrase>,
    /// What the answer comes to.
    pub verdict: VerdictView,
    /// What it holds for.
    pub scope: Option<Phrase>,
    /// The answer, HTML.
    pub answer: String,
    /// The provisions that say so.
    pub quotes: Vec<Quote>,
    /// What the texts leave open, HTML.
    pub open: Option<String>,
    /// What other laws say.
    pub outside: Vec<OutsideView>,
    /// Situations to go on with.
    pub situations: Vec<Link>,
    /// Duty rows of the quoted provisions.
    pub duties: Vec<Ready<DutyLine>>,
    /// Terms that the answer uses.
    pub terms: Vec<Link>,
    /// Other questions of the topic.
    pub beside: Vec<Asked>,
}

/// What an answer comes to, in one line: who, a badge, and what it is about.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct VerdictView {
    /// `shall`, `may`, `should`, `may-not` or `open`: a class name.
    pub key: &'static str,
    /// In words.
    pub label: String,
    /// Whom it is about.
    pub who: Vec<Link>,
    /// What it is about.
    pub about: Phrase,
}

/// What a law outside the guide says.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct OutsideView {
    /// The law's name.
    pub name: Phrase,
    /// Its official page; null when none is known.
    pub href: Option<String>,
    /// What it says, HTML.
    pub says: String,
    /// How sure it is, in words.
    pub certainty: String,
    /// Works that say so.
    pub works: Vec<Link>,
}

/// What the answer to a question comes to.
#[must_use]
pub fn verdict(context: &Context<'_>, row: &Question) -> VerdictView {
    let (key, label) = match row.verdict {
        Verdict::Shall => ("shall", "verdict_shall"),
        Verdict::May => ("may", "verdict_may"),
        Verdict::Should => ("should", "verdict_should"),
        Verdict::MayNot => ("may-not", "verdict_may_not"),
        Verdict::Open => ("open", "verdict_open"),
    };
    VerdictView {
        key,
        label: context.label(label).to_owned(),
        who: roles(context, &row.who),
        about: context.phrase(&row.about),
    }
}

/// The heading of the page.
#[must_use]
pub fn heading(context: &Context<'_>, at: QuestionIx) -> Heading {
    let row = &context.guide[at];
    let answer = markdown::bare(row.answer.shown(context.lang).text);
    let first = answer.lines().next().unwrap_or_default();
    super::plain_heading(row.question.shown(context.lang).text, first, vec![crumb(context)])
}

/// The page.
#[must_use]
pub fn view(context: &Context<'_>, at: QuestionIx) -> QuestionView {
    let guide = context.guide;
    let row = &guide[at];
    let families = guide.families.as_ref().expect("a question has a topic, and topics stand at the door");
    QuestionView {
        topic: context.phrase(&families.topics[row.topic].name),
        question: context.phrase(&row.question),
        others: context.in_other_languages(&row.question),
        verdict: verdict(context, row),
        scope: row.scope.map(|scope| context.phrase(&families.scopes[scope].name)),
        answer: markdown::of_words(context, &row.answer),
        quotes: row.provisions.iter().map(|provision| quote(context, *provision)).collect(),
        open: row.open.as_ref().map(|open| markdown::of_words(context, open)),
        outside: row.outside.iter().map(|fact| outside(context, fact)).collect(),
        situations: situations(context, &row.situations),
        duties: duties(context, row),
        terms: terms(context, row),
        beside: of_topic(context, row.topic, Some(at)),
    }
}

fn outside(context: &Context<'_>, fact: &OutsideFact) -> OutsideView {
    let law = &context.guide[fact.law];
    OutsideView {
        name: context.phrase(&law.name),
        href: law.address(fact.unit.as_ref(), context.lang),
        says: markdown::of_words(context, &fact.says),
        certainty: context.label(certainty_label(fact.certainty)).to_owned(),
        works: context.works(&fact.works),
    }
}

/// Rows of the quoted provisions and of what belongs to them, each once.
fn duties(context: &Context<'_>, row: &Question) -> Vec<Ready<DutyLine>> {
    let quoted = row.provisions.iter().flat_map(|at| context.guide.below(*at));
    let mut duties: Vec<_> = quoted.flat_map(|(_, part)| part.duties.iter().copied()).collect();
    duties.sort();
    duties.dedup();
    duties.into_iter().map(|duty| line(context, duty)).collect()
}

fn terms(context: &Context<'_>, row: &Question) -> Vec<Link> {
    let link = |term: &crate::guide::TermIx| Link {
        href: context.link(&Address::Term(context.lang, *term)),
        text: context.guide[*term].name.shown(context.lang).text.to_owned(),
    };
    row.terms.iter().map(link).collect()
}
