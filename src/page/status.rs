//! Status and warnings as the pages show them.

use serde::Serialize;

use super::context::{Context, Link, Phrase};
use super::inline::notice_anchor;
use super::markdown;
use crate::content::notice::NoticeKind;
use crate::guide::{Commencement, Guide, LangIx, NoticeIx, ProvisionIx, Status};

/// The states that a provision can be in; a promise to whoever reads `provisions.json`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, schemars::JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum State {
    /// In force.
    InForce,
    /// Enacted; the date of commencement is left to be set and is not known here.
    Pending,
    /// A later version is known to exist.
    Superseded,
}

impl State {
    /// The state that a status amounts to.
    #[must_use]
    pub fn of(status: &Status) -> Self {
        match (&status.superseded, &status.commences) {
            (Some(_), _) => State::Superseded,
            (None, Commencement::Pending) => State::Pending,
            (None, Commencement::On(_) | Commencement::Unknown) => State::InForce,
        }
    }

    /// The name in `provisions.json` and in class names.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            State::InForce => "in-force",
            State::Pending => "pending",
            State::Superseded => "superseded",
        }
    }

    /// The label that says it in words.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            State::InForce => "in_force",
            State::Pending => "pending",
            State::Superseded => "superseded",
        }
    }
}

/// The status of a provision.
#[must_use]
pub fn status_of(guide: &Guide, at: ProvisionIx) -> &Status {
    let provision = &guide[at];
    &guide[provision.law].statuses[provision.status]
}

/// A status in words: `In force since 2024-12-20`.
#[must_use]
pub fn status_label(guide: &Guide, lang: LangIx, status: &Status) -> String {
    let state = State::of(status);
    match (&status.commences, state) {
        (Commencement::On(date), State::InForce) => guide.label("in_force_since", lang).replace("{date}", date),
        _ => guide.label(state.label(), lang).to_owned(),
    }
}

/// A status as a badge with its reasons.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct StatusView {
    /// `in-force`, `pending` or `superseded`.
    pub state: &'static str,
    /// The state in words: `In force since 2024-12-20`.
    pub label: String,
    /// Why.
    pub note: Phrase,
    /// What is known of a later version.
    pub superseded: Option<Phrase>,
    /// The provision that decides it.
    pub set_by: Option<Link>,
}

impl StatusView {
    /// The badge of a status.
    #[must_use]
    pub fn new(context: &Context<'_>, status: &Status) -> Self {
        Self {
            state: State::of(status).key(),
            label: status_label(context.guide, context.lang, status),
            note: context.phrase(&status.note),
            superseded: status.superseded.as_ref().map(|later| context.phrase(later)),
            set_by: status.set_by.map(|at| context.cited(at)),
        }
    }
}

/// A warning as shown below its provision.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct NoticeView {
    /// Its anchor on the page.
    pub anchor: String,
    /// What sort of warning, in words.
    pub kind: String,
    /// Its heading.
    pub title: Phrase,
    /// Its text, HTML.
    pub html: String,
    /// The language of the text, where that is not the page's.
    pub lang: Option<String>,
    /// The words that it is about, in the page's language or the original's.
    pub phrase: Option<Phrase>,
    /// How sure it is, in words.
    pub certainty: String,
    /// The works that say so.
    pub works: Vec<Link>,
}

impl NoticeView {
    /// A warning at one of its places.
    #[must_use]
    pub fn new(context: &Context<'_>, at: ProvisionIx, notice: NoticeIx) -> Self {
        let row = &context.guide[notice];
        let text = context.phrase(&row.text);
        let place = row.places.iter().find(|place| place.provision == at);
        Self {
            anchor: notice_anchor(context, at, notice),
            kind: context.label(kind_label(row.kind)).to_owned(),
            title: context.phrase(&row.title),
            html: markdown::render(context, &text.text),
            lang: text.lang,
            phrase: place.and_then(|place| place.phrase.as_ref()).map(|phrase| context.phrase(phrase)),
            certainty: context.label(certainty_label(row.certainty)).to_owned(),
            works: context.works(&row.works),
        }
    }
}

/// The label of a sort of warning.
#[must_use]
pub fn kind_label(kind: NoticeKind) -> &'static str {
    match kind {
        NoticeKind::StaleReference => "stale_reference",
        NoticeKind::Conflict => "conflict",
        NoticeKind::OtherVersion => "other_version",
        NoticeKind::MissingAnnex => "missing_annex",
        NoticeKind::OpenQuestion => "open_question",
    }
}

/// The label of a certainty.
#[must_use]
pub fn certainty_label(certainty: crate::content::work::Certainty) -> &'static str {
    use crate::content::work::Certainty;
    match certainty {
        Certainty::A => "certainty_a",
        Certainty::B => "certainty_b",
        Certainty::C => "certainty_c",
        Certainty::D => "certainty_d",
    }
}
