//! What a page says to machines: schema.org Legislation, as JSON-LD.
//!
//! Source: schema.org, types Legislation and LegislationObject.

use serde::Serialize;

use super::context::Context;
use super::status::{State, status_of};
use crate::guide::{Commencement, Law, LawIx, ProvisionIx, WithLaw};

#[derive(Hash, Serialize)]
struct Legislation<'a> {
    #[serde(rename = "@context")]
    context: &'a str,
    #[serde(rename = "@type")]
    kind: &'a str,
    name: String,
    #[serde(rename = "legislationIdentifier")]
    identifier: String,
    #[serde(rename = "inLanguage")]
    language: Vec<&'a str>,
    #[serde(rename = "legislationLegalForce")]
    force: &'a str,
    #[serde(rename = "legislationDateVersion", skip_serializing_if = "Option::is_none")]
    version: Option<&'a str>,
    #[serde(rename = "legislationDateOfApplicability", skip_serializing_if = "Option::is_none")]
    applies: Option<&'a str>,
    #[serde(rename = "isPartOf", skip_serializing_if = "Option::is_none")]
    part_of: Option<Whole<'a>>,
}

#[derive(Hash, Serialize)]
struct Whole<'a> {
    #[serde(rename = "@type")]
    kind: &'a str,
    name: &'a str,
}

/// A unit of a law.
#[must_use]
pub fn of_unit(context: &Context<'_>, at: ProvisionIx) -> String {
    let guide = context.guide;
    let unit = &guide[at];
    let law = &guide[unit.law];
    let status = status_of(guide, at);
    let applies = match &status.commences {
        Commencement::On(date) => Some(date.as_str()),
        Commencement::Pending | Commencement::Unknown => None,
    };
    written(&Legislation {
        context: "https://schema.org",
        kind: "Legislation",
        name: guide.citation(at, context.lang, WithLaw::Yes),
        identifier: unit.id.clone(),
        language: guide.languages.iter().map(|language| language.key.as_str()).collect(),
        force: force(State::of(status)),
        version: last_version(law),
        applies,
        part_of: Some(Whole { kind: "Legislation", name: law.name.shown(context.lang).text }),
    })
}

/// A law as a whole; it is partly in force when some of its units are pending.
#[must_use]
pub fn of_law(context: &Context<'_>, law: LawIx) -> String {
    let law = &context.guide[law];
    let mut forces: Vec<_> = law.statuses.iter().map(|status| force(State::of(status))).collect();
    forces.dedup();
    written(&Legislation {
        context: "https://schema.org",
        kind: "Legislation",
        name: law.name.shown(context.lang).text.to_owned(),
        identifier: law.id.clone(),
        language: context.guide.languages.iter().map(|language| language.key.as_str()).collect(),
        force: if let [one] = forces[..] { one } else { "PartiallyInForce" },
        version: last_version(law),
        applies: None,
        part_of: None,
    })
}

fn force(state: State) -> &'static str {
    match state {
        State::InForce => "InForce",
        State::Pending | State::Superseded => "NotInForce",
    }
}

/// The date of the last decree that is known by number.
fn last_version(law: &Law) -> Option<&str> {
    law.history.iter().rev().filter(|event| event.number.is_some()).find_map(|event| event.date.as_deref())
}

/// JSON that cannot end the script element that it stands in.
fn written(legislation: &Legislation<'_>) -> String {
    let json = serde_json::to_string(legislation).expect("strings serialize");
    json.replace('<', "\\u003c").replace('>', "\\u003e").replace('&', "\\u0026")
}
