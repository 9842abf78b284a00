//! The families' door: every question by topic, and the ways to the duties by force and to the sheet for a meeting.

use serde::Serialize;

use super::context::{Context, Link, Phrase};
use super::frame::Heading;
use super::question::{VerdictView, verdict};
use super::url::Address;
use crate::guide::{Families, Question, QuestionIx};

/// The door.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct FamiliesView {
    /// Its heading.
    pub title: Phrase,
    /// One or two sentences under it.
    pub lead: Phrase,
    /// What those whom families deal with must, may, should and may not do.
    pub duties: Way,
    /// Questions to bring to a meeting.
    pub sheet: Way,
    /// The questions.
    pub topics: Vec<TopicView>,
}

/// A way to another page, with its lead.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct Way {
    /// The page.
    pub href: String,
    /// Its heading.
    pub title: Phrase,
    /// One or two sentences.
    pub lead: Phrase,
}

/// Questions of one topic.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct TopicView {
    /// Its anchor.
    pub anchor: String,
    /// Its name.
    pub name: Phrase,
    /// Its questions.
    pub questions: Vec<Asked>,
}

/// A question in a list.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct Asked {
    /// Its page.
    pub href: String,
    /// The question.
    pub question: Phrase,
    /// What the answer comes to.
    pub verdict: VerdictView,
}

/// The heading of the door.
#[must_use]
pub fn heading(context: &Context<'_>, families: &Families) -> Heading {
    let (title, lead) = (families.title.shown(context.lang).text, families.lead.shown(context.lang).text);
    super::plain_heading(title, lead, Vec::new())
}

/// The door as a link, for the way from home.
#[must_use]
pub fn crumb(context: &Context<'_>) -> Link {
    Link { href: context.link(&Address::Families(context.lang)), text: context.label("families").to_owned() }
}

/// The door.
#[must_use]
pub fn view(context: &Context<'_>, families: &Families) -> FamiliesView {
    let lang = context.lang;
    let topics = families.topics.iter().zip(0..).map(|(topic, n)| TopicView {
        anchor: topic.id.clone(),
        name: context.phrase(&topic.name),
        questions: of_topic(context, n, None),
    });
    FamiliesView {
        title: context.phrase(&families.title),
        lead: context.phrase(&families.lead),
        duties: Way {
            href: context.link(&Address::DutiesByForce(lang)),
            title: context.phrase(&families.duties.title),
            lead: context.phrase(&families.duties.lead),
        },
        sheet: Way {
            href: context.link(&Address::Meeting(lang)),
            title: context.phrase(&families.sheet.title),
            lead: context.phrase(&families.sheet.lead),
        },
        topics: topics.filter(|topic| !topic.questions.is_empty()).collect(),
    }
}

/// The questions of a topic, without one of them.
pub(super) fn of_topic(context: &Context<'_>, topic: usize, but: Option<QuestionIx>) -> Vec<Asked> {
    let all = context.guide.questions.iter().zip(0..).map(|(question, n)| (question, QuestionIx::new(n)));
    let found = all.filter(|(question, at)| question.topic == topic && Some(*at) != but);
    found.map(|(question, at)| asked(context, question, at)).collect()
}

fn asked(context: &Context<'_>, question: &Question, at: QuestionIx) -> Asked {
    Asked {
        href: context.link(&Address::Question(context.lang, at)),
        question: context.phrase(&question.question),
        verdict: verdict(context, question),
    }
}
