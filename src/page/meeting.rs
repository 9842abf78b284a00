//! The sheet for a meeting: what to ask, each question with its provisions and room to write.

use serde::Serialize;

use super::context::{Context, Link, Phrase};
use super::family::crumb;
use super::frame::Heading;
use crate::guide::{Ask, MeetingSheet, Words};

/// The sheet.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct MeetingView {
    /// Its heading.
    pub title: Phrase,
    /// One or two sentences under it.
    pub lead: Phrase,
    /// What is filled in at the head.
    pub head: Vec<Phrase>,
    /// The questions.
    pub asks: Vec<AskView>,
    /// What is filled in at the foot.
    pub foot: Vec<Phrase>,
}

/// A question to bring.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct AskView {
    /// Its anchor.
    pub anchor: String,
    /// What to ask.
    pub ask: Phrase,
    /// The provisions that it rests on.
    pub provisions: Vec<Link>,
}

/// The heading of the page.
#[must_use]
pub fn heading(context: &Context<'_>, sheet: &MeetingSheet) -> Heading {
    let (title, lead) = (sheet.title.shown(context.lang).text, sheet.lead.shown(context.lang).text);
    super::plain_heading(title, lead, vec![crumb(context)])
}

/// The sheet.
#[must_use]
pub fn view(context: &Context<'_>, sheet: &MeetingSheet) -> MeetingView {
    let phrases = |words: &[Words]| words.iter().map(|words| context.phrase(words)).collect();
    let ask = |ask: &Ask| AskView {
        anchor: ask.id.clone(),
        ask: context.phrase(&ask.ask),
        provisions: ask.provisions.iter().map(|at| context.cited(*at)).collect(),
    };
    MeetingView {
        title: context.phrase(&sheet.title),
        lead: context.phrase(&sheet.lead),
        head: phrases(&sheet.head),
        asks: sheet.asks.iter().map(ask).collect(),
        foot: phrases(&sheet.foot),
    }
}
