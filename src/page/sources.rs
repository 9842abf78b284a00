//! Sources and status: what is supplied, what is ours, what is pending, stale, missing or unknown.

use serde::Serialize;

use super::context::{Context, Link, Phrase};
use super::law::{AddressView, LawStatus};
use super::markdown;
use super::status::{State, certainty_label, kind_label};
use super::url::annex_anchor;
use crate::content::law::Origin;
use crate::content::notice::NoticeKind;
use crate::content::work::Certainty;
use crate::guide::{AnnexIx, LawIx, Notice, OutsideLaw, Page, Provision, Work};

/// The page of sources.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct SourcesView {
    /// Heading.
    pub title: Phrase,
    /// One or two sentences.
    pub lead: Phrase,
    /// Running text, HTML.
    pub body: Option<String>,
    /// The texts that the guide holds.
    pub laws: Vec<HeldLaw>,
    /// Annexes that are cited and not held.
    pub annexes: Vec<AnnexView>,
    /// Warnings, by kind.
    pub notices: Vec<NoticeGroup>,
    /// Laws that are cited and not held.
    pub outside: Vec<OutsideView>,
    /// Works relied on, by certainty.
    pub works: Vec<WorkGroup>,
}

/// A text that the guide holds.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct HeldLaw {
    /// The law.
    pub law: Link,
    /// Which version.
    pub version: Phrase,
    /// What is not simply in force.
    pub statuses: Vec<LawStatus>,
    /// Official pages.
    pub addresses: Vec<AddressView>,
    /// Provisions whose translation is missing or out of date.
    pub translations: Vec<Link>,
}

/// An annex that is not held.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct AnnexView {
    /// Its anchor.
    pub anchor: String,
    /// Its citation: `置輔導教師實施要點附件一`.
    pub name: String,
    /// Its title as far as the text gives it.
    pub title: Option<Phrase>,
    /// Provisions that cite it.
    pub cited_by: Vec<Link>,
}

/// Warnings of one kind.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct NoticeGroup {
    /// The kind in words.
    pub kind: String,
    /// The warnings.
    pub notices: Vec<NoticeLine>,
}

/// A warning with its places.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct NoticeLine {
    /// Its heading.
    pub title: Phrase,
    /// How sure it is.
    pub certainty: String,
    /// Where it stands.
    pub places: Vec<Link>,
}

/// A law that is cited and not held.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct OutsideView {
    /// Its anchor.
    pub anchor: String,
    /// Its title.
    pub name: Phrase,
    /// The title in the other languages.
    pub others: Vec<Phrase>,
    /// Whether the guide made the translated title.
    pub name_is_ours: bool,
    /// Its official page.
    pub href: Option<String>,
    /// ISO date of the last change that is known.
    pub last_change: Option<String>,
    /// What is known of it, HTML.
    pub note: Option<String>,
    /// Provisions that cite it.
    pub cited_by: Vec<Link>,
}

/// Works of one certainty.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct WorkGroup {
    /// The certainty in words.
    pub certainty: String,
    /// The works.
    pub works: Vec<WorkView>,
}

/// A work relied on.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct WorkView {
    /// Its anchor.
    pub anchor: String,
    /// Its title.
    pub title: Phrase,
    /// Who published it.
    pub publisher: Phrase,
    /// Its address.
    pub href: Option<String>,
    /// Which version, and what for.
    pub note: Option<Phrase>,
}

/// The page; its words stand in `content/pages/sources.yaml`.
#[must_use]
pub fn view(context: &Context<'_>, page: &Page) -> SourcesView {
    let guide = context.guide;
    let laws: Vec<_> = (0..guide.laws.len()).map(LawIx::new).collect();
    SourcesView {
        title: context.phrase(&page.title),
        lead: context.phrase(&page.lead),
        body: super::text::body(context, page),
        laws: laws.iter().map(|law| held_law(context, *law)).collect(),
        annexes: laws.iter().flat_map(|law| annexes(context, *law)).collect(),
        notices: notice_groups(context),
        outside: guide.outside.iter().map(|law| outside_view(context, law)).collect(),
        works: work_groups(context),
    }
}

fn held_law(context: &Context<'_>, law: LawIx) -> HeldLaw {
    let guide = context.guide;
    let view = super::law::view(context, law);
    let doubtful = |part: &Provision| {
        let missing = part.text.as_ref().is_some_and(|text| text.own(context.lang).is_none());
        missing || part.stale.iter().any(|stale| *stale)
    };
    let doubtful = guide.of_law(law).filter(|(_, part)| doubtful(part));
    HeldLaw {
        law: context.law(law),
        version: view.version,
        statuses: view.statuses.into_iter().filter(|entry| entry.status.state != State::InForce.key()).collect(),
        addresses: view.addresses,
        translations: doubtful.map(|(at, _)| context.cited(at)).collect(),
    }
}

fn annexes(context: &Context<'_>, law: LawIx) -> Vec<AnnexView> {
    let guide = context.guide;
    let view = |(annex, n)| {
        let annex: &crate::guide::Annex = annex;
        let index = AnnexIx::new(n);
        let number = fudao_citation::Number::from(annex.number);
        let citing = guide.of_law(law).filter(|(_, part)| part.annexes.contains(&index));
        let short = guide[law].short.shown(context.lang).text;
        AnnexView {
            anchor: annex_anchor(guide, law, index),
            name: guide[context.lang].grammar.write(short, &[("annex", &number)]),
            title: annex.title.as_ref().map(|title| context.phrase(title)),
            cited_by: citing.map(|(at, _)| context.cited(at)).collect(),
        }
    };
    guide[law].annexes.iter().zip(0..).map(view).collect()
}

fn notice_groups(context: &Context<'_>) -> Vec<NoticeGroup> {
    let kinds = [
        NoticeKind::OtherVersion,
        NoticeKind::StaleReference,
        NoticeKind::Conflict,
        NoticeKind::MissingAnnex,
        NoticeKind::OpenQuestion,
    ];
    let group = |kind: NoticeKind| NoticeGroup {
        kind: context.label(kind_label(kind)).to_owned(),
        notices: context.guide.notices.iter().filter(|row| row.kind == kind).map(|row| line(context, row)).collect(),
    };
    kinds.into_iter().map(group).filter(|group| !group.notices.is_empty()).collect()
}

fn line(context: &Context<'_>, notice: &Notice) -> NoticeLine {
    NoticeLine {
        title: context.phrase(&notice.title),
        certainty: context.label(certainty_label(notice.certainty)).to_owned(),
        places: notice.places.iter().map(|place| context.cited(place.provision)).collect(),
    }
}

fn outside_view(context: &Context<'_>, law: &OutsideLaw) -> OutsideView {
    OutsideView {
        anchor: format!("law-{}", law.id),
        name: context.phrase(&law.name),
        others: context.in_other_languages(&law.name),
        name_is_ours: law.translation == Origin::Ours,
        href: law.address(None, context.lang),
        last_change: law.last_change.clone(),
        note: law.note.as_ref().map(|note| markdown::of_words(context, note)),
        cited_by: law.cited_by.iter().map(|at| context.cited(*at)).collect(),
    }
}

fn work_groups(context: &Context<'_>) -> Vec<WorkGroup> {
    let group = |certainty: Certainty| WorkGroup {
        certainty: context.label(certainty_label(certainty)).to_owned(),
        works: context
            .guide
            .works
            .iter()
            .filter(|work| work.certainty == certainty)
            .map(|work| work_view(context, work))
            .collect(),
    };
    let all = [Certainty::A, Certainty::B, Certainty::C, Certainty::D];
    all.into_iter().map(group).filter(|group| !group.works.is_empty()).collect()
}

fn work_view(context: &Context<'_>, work: &Work) -> WorkView {
    WorkView {
        anchor: format!("source-{}", work.id),
        title: context.phrase(&work.title),
        publisher: context.phrase(&work.publisher),
        href: work.url.clone(),
        note: work.note.as_ref().map(|note| context.phrase(note)),
    }
}
