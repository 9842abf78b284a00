//! Provisions as documents: a unit or a part of one, with its duty rows and the situations in which it counts.

use std::collections::BTreeSet;

use fudao_search::{Document, FieldTexts, Kind, Shown, Under};

use super::{addresses, in_all, own};
use crate::guide::{Duty, DutyIx, Guide, LangIx, Provision, ProvisionIx, RoleIx, SituationIx, Target, WithLaw};
use crate::page::url::Address;

/// How many characters of a unit's text its snippets are cut from.
const UNIT_BODY: usize = 600;

/// The longest text, in characters, of a provision that only announces what stands below it.
const LONGEST_HEADING: usize = 12;

/// Every provision, in the order of the texts.
pub(super) fn documents(guide: &Guide) -> Vec<Document> {
    guide.all().map(|(at, provision)| document(guide, at, provision)).collect()
}

fn document(guide: &Guide, at: ProvisionIx, provision: &Provision) -> Document {
    let duties: Vec<&Duty> = provision.duties.iter().map(|duty| &guide[*duty]).collect();
    let situations = situations(guide, at, &duties);
    let ids = |ids: BTreeSet<&str>| ids.into_iter().map(str::to_owned).collect();
    let mut also_kinds = Vec::new();
    if !duties.is_empty() {
        also_kinds.push(Kind::Duty);
    }
    Document {
        shown: shown(guide, at, provision, &situations),
        path: Some((guide[provision.law].id.clone(), path(guide, at))),
        heading: is_heading(provision),
        also_kinds,
        roles: ids(duties.iter().flat_map(|duty| &duty.roles).map(|role| guide[*role].id.as_str()).collect()),
        tiers: ids(duties.iter().filter_map(|duty| duty.tier).map(|tier| guide[tier].id.as_str()).collect()),
        laws: vec![guide[provision.law].id.clone()],
        fields: guide
            .lang_ids()
            .map(|lang| FieldTexts {
                context: [context(guide, at, provision, lang), used(guide, &situations, lang)].concat(),
                ..fields(guide, provision, &duties, lang)
            })
            .collect(),
    }
}

/// The situations in which a provision counts, as people ask for them.
fn used(guide: &Guide, situations: &BTreeSet<SituationIx>, lang: LangIx) -> Vec<String> {
    let asked = |situation: &SituationIx| {
        let situation = &guide[*situation];
        own(&situation.title, lang).into_iter().chain(situation.asked_as.get(lang.get()).cloned().unwrap_or_default())
    };
    situations.iter().flat_map(asked).collect()
}

/// Whether a provision has little to say itself and continues below.
fn is_heading(provision: &Provision) -> bool {
    let length = provision.text.as_ref().map_or(usize::MAX, |text| text.shown(LangIx::ORIGINAL).text.chars().count());
    !provision.parts.is_empty() && length <= LONGEST_HEADING
}

fn path(guide: &Guide, at: ProvisionIx) -> Vec<(String, fudao_citation::Number)> {
    let mut path = Vec::new();
    let mut step = Some(at);
    while let Some(at) = step {
        path.push((guide[guide[at].level].id.clone(), guide[at].number.clone()));
        step = guide[at].parent;
    }
    path.reverse();
    path
}

/// Its own words and those of its duty rows.
fn fields(guide: &Guide, provision: &Provision, duties: &[&Duty], lang: LangIx) -> FieldTexts {
    let list = |lists: &[Vec<String>]| lists.get(lang.get()).cloned().unwrap_or_default();
    let mut asked = list(&provision.asked_as);
    asked.extend(duties.iter().flat_map(|duty| list(&duty.asked_as)));
    let words = duties.iter().flat_map(|duty| std::iter::once(&duty.summary).chain(&duty.when));
    let topics: BTreeSet<&str> =
        duties.iter().flat_map(|duty| &duty.topics).filter_map(|topic| guide[*topic].name.own(lang)).collect();
    let roles: BTreeSet<RoleIx> = duties.iter().flat_map(|duty| &duty.roles).copied().collect();
    let who: BTreeSet<&str> =
        concerned(guide, &roles).into_iter().filter_map(|role| guide[role].name.own(lang)).collect();
    FieldTexts {
        title: provision.title.iter().flat_map(|title| own(title, lang)).collect(),
        text: provision.text.iter().flat_map(|text| own(text, lang)).collect(),
        plain: words.flat_map(|words| own(words, lang)).chain(topics.into_iter().map(str::to_owned)).collect(),
        asked,
        also: who.into_iter().map(str::to_owned).collect(),
        ..FieldTexts::default()
    }
}

/// The roles, and those whose duties are theirs too: a homeroom teacher has those of a teacher.
fn concerned(guide: &Guide, roles: &BTreeSet<RoleIx>) -> Vec<RoleIx> {
    let all = (0..guide.roles.len()).map(RoleIx::new);
    all.filter(|role| roles.contains(role) || guide[*role].kind_of.is_some_and(|wider| roles.contains(&wider)))
        .collect()
}

/// The words around a provision: its law, its unit's title, the texts that it continues, and those of its unit to which
/// it refers (前項), because they say what it speaks of.
fn context(guide: &Guide, at: ProvisionIx, provision: &Provision, lang: LangIx) -> Vec<String> {
    let mut context = own(&guide[provision.law].short, lang);
    let mut step = guide[at].parent;
    while let Some(above) = step {
        context.extend(guide[above].text.iter().chain(&guide[above].title).flat_map(|words| own(words, lang)));
        step = guide[above].parent;
    }
    let near = |other: &ProvisionIx| guide.unit_of(*other) == guide.unit_of(at);
    for reference in provision.references_in(lang) {
        if let Target::Provisions(targets) = &reference.target {
            let texts = targets.iter().filter(|target| near(target)).filter_map(|target| guide[*target].text.as_ref());
            context.extend(texts.flat_map(|words| own(words, lang)));
        }
    }
    context
}

fn shown(guide: &Guide, at: ProvisionIx, provision: &Provision, situations: &BTreeSet<SituationIx>) -> Shown {
    let unit = guide.unit_of(at);
    let mut provisions = vec![provision.id.clone()];
    // Of a unit with one paragraph, readers mean the paragraph.
    if let [only] = provision.parts[..]
        && provision.parent.is_none()
    {
        provisions.push(guide[only].id.clone());
    }
    let title = guide[unit].title.as_ref().map(|title| in_all(guide, title));
    let duties = provision.duties.iter().map(|duty| under_duty(guide, *duty));
    let situations = situations.iter().map(|situation| under_situation(guide, *situation));
    Shown {
        id: provision.id.clone(),
        kind: Kind::Provision,
        provisions,
        citation: guide.lang_ids().map(|lang| guide.citation(at, lang, WithLaw::Yes)).collect(),
        title: title.unwrap_or_default(),
        body: guide.lang_ids().map(|lang| body(guide, at, lang)).collect(),
        url: addresses(guide, &Address::Provision(LangIx::ORIGINAL, at)),
        under: duties.chain(situations).collect(),
    }
}

/// A part's own words; of a unit the beginning of all its words.
fn body(guide: &Guide, at: ProvisionIx, lang: LangIx) -> String {
    if let Some(text) = &guide[at].text {
        return text.shown(lang).text.to_owned();
    }
    let mut body = String::new();
    for text in guide.below(at).filter_map(|(_, part)| part.text.as_ref()) {
        if body.chars().count() > UNIT_BODY {
            break;
        }
        if body.ends_with(|c: char| c.is_ascii()) {
            body.push(' ');
        }
        body.push_str(text.shown(lang).text);
    }
    body
}

/// Situations with a step that cites the provision.
fn situations(guide: &Guide, at: ProvisionIx, duties: &[&Duty]) -> BTreeSet<SituationIx> {
    let citing = guide
        .situations
        .iter()
        .zip(0..)
        .filter(|(situation, _)| situation.steps.iter().any(|step| step.provisions.contains(&at)));
    citing
        .map(|(_, n)| SituationIx::new(n))
        .chain(duties.iter().flat_map(|duty| duty.situations.iter().copied()))
        .collect()
}

fn under_duty(guide: &Guide, duty: DutyIx) -> Under {
    Under {
        id: guide[duty].id.clone(),
        kind: Kind::Duty,
        title: in_all(guide, &guide[duty].summary),
        url: addresses(guide, &Address::Duty(LangIx::ORIGINAL, duty)),
    }
}

fn under_situation(guide: &Guide, situation: SituationIx) -> Under {
    Under {
        id: guide[situation].id.clone(),
        kind: Kind::Situation,
        title: in_all(guide, &guide[situation].title),
        url: addresses(guide, &Address::Situation(LangIx::ORIGINAL, situation)),
    }
}
