//! The page of a unit: all languages in parallel, provision by provision, with everything that belongs to each.

use serde::Serialize;

use super::Ready;
use super::context::{Context, Link, Phrase};
use super::duty::{DutyLine, line};
use super::frame::Heading;
use super::inline::{Inline, pieces};
use super::json_ld;
use super::status::{NoticeView, StatusView, status_of};
use super::url::Address;
use crate::guide::{Guide, LangIx, LawIx, ProvisionIx, WithLaw};

/// A unit.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct UnitView {
    /// Its law.
    pub law: Link,
    /// Its citation without the law: `第五條`.
    pub number: String,
    /// Its citation with the law.
    pub citation: String,
    /// Its title, ours.
    pub title: Phrase,
    /// The title in the other languages.
    pub other_titles: Vec<Phrase>,
    /// Since when it is in force.
    pub status: StatusView,
    /// Warnings about the unit as a whole.
    pub notices: Vec<NoticeView>,
    /// Names of the columns, the page's language first.
    pub columns: Vec<Column>,
    /// The provisions, in the order of the text, with their depth.
    pub parts: Vec<PartView>,
    /// Names declared elsewhere and used here.
    pub definitions: Vec<DefinitionView>,
    /// Provisions that cite the unit or a part of it.
    pub cited_by: Vec<CitedBy>,
    /// Calculators that use the unit or a part of it, and what is due by it.
    pub calculators: Vec<Link>,
    /// The unit before.
    pub previous: Option<Link>,
    /// The unit after.
    pub next: Option<Link>,
    /// Official pages of the law.
    pub addresses: Vec<super::law::AddressView>,
}

/// One column of the parallel text.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct Column {
    /// BCP 47 key.
    pub lang: String,
    /// The language's name.
    pub name: String,
    /// Whether it is the original.
    pub original: bool,
}

/// A provision below the unit.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct PartView {
    /// Its anchor: `p1-s2`.
    pub anchor: String,
    /// Levels below the unit, from 1.
    pub depth: usize,
    /// Its citation in the page's language, as the copy control copies it.
    pub citation: String,
    /// Its text in each language, in the order of the columns.
    pub texts: Vec<TextView>,
    /// Warnings that stand here.
    pub notices: Vec<NoticeView>,
    /// Who has duties here.
    pub duties: Vec<Ready<DutyLine>>,
    /// Provisions that cite this one.
    pub cited_by: Vec<Link>,
}

/// A provision's text in one language.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct TextView {
    /// BCP 47 key.
    pub lang: String,
    /// The marker before the text: `（二）`, or empty.
    pub marker: String,
    /// The text; empty when the translation is missing.
    pub pieces: Vec<Inline>,
    /// Says that the translation is missing or out of date; null when it is neither.
    pub remark: Option<String>,
}

/// A name that is declared elsewhere.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct DefinitionView {
    /// The name.
    pub name: Phrase,
    /// What it stands for.
    pub means: Phrase,
    /// Where it is declared.
    pub at: Link,
}

/// One end of a reference to this unit.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct CitedBy {
    /// The provision that cites.
    pub from: Link,
    /// The part that it cites, without the law.
    pub part: Link,
}

/// The heading of the page.
#[must_use]
pub fn heading(context: &Context<'_>, at: ProvisionIx) -> Heading {
    let guide = context.guide;
    let unit = &guide[at];
    let title = unit.title.as_ref().map(|title| title.shown(context.lang).text).unwrap_or_default();
    let citation = guide.citation(at, context.lang, WithLaw::Yes);
    Heading {
        title: format!("{citation} {title}"),
        description: description(context, at),
        crumbs: vec![Link { text: guide[unit.law].short.shown(context.lang).text.to_owned(), ..context.law(unit.law) }],
        version: Some(guide[unit.law].version.shown(context.lang).text.to_owned()),
        json_ld: Some(json_ld::of_unit(context, at)),
    }
}

/// The beginning of the text, cut at 120 characters.
fn description(context: &Context<'_>, at: ProvisionIx) -> String {
    let text = context.guide.below(at).find_map(|(_, part)| part.text.as_ref());
    let text = text.map(|text| text.shown(context.lang).text).unwrap_or_default();
    let cut: String = text.chars().take(120).collect();
    if cut.len() < text.len() { format!("{cut}…") } else { cut }
}

/// The page.
#[must_use]
pub fn view(context: &Context<'_>, at: ProvisionIx) -> UnitView {
    let guide = context.guide;
    let unit = &guide[at];
    let columns = columns(context);
    let title = unit.title.as_ref().expect("every unit that resolves has a title");
    UnitView {
        law: context.law(unit.law),
        number: guide.citation(at, context.lang, WithLaw::No),
        citation: guide.citation(at, context.lang, WithLaw::Yes),
        title: context.phrase(title),
        other_titles: context.in_other_languages(title),
        status: StatusView::new(context, status_of(guide, at)),
        notices: unit.notices.iter().map(|notice| NoticeView::new(context, at, *notice)).collect(),
        parts: guide.below(at).skip(1).map(|(part, _)| part_view(context, part, &columns)).collect(),
        columns: columns.iter().map(|lang| column(guide, *lang)).collect(),
        definitions: definitions(context, at),
        cited_by: cited_by(context, at),
        calculators: super::calculator::of_unit(context, at),
        previous: neighbour(context, at, -1),
        next: neighbour(context, at, 1),
        addresses: super::law::addresses(context, unit.law),
    }
}

/// The page's language first, then the others in the guide's order.
fn columns(context: &Context<'_>) -> Vec<LangIx> {
    let others = context.guide.lang_ids().filter(|lang| *lang != context.lang);
    std::iter::once(context.lang).chain(others).collect()
}

fn column(guide: &Guide, lang: LangIx) -> Column {
    Column { lang: guide[lang].key.clone(), name: guide[lang].name.clone(), original: lang == LangIx::ORIGINAL }
}

fn part_view(context: &Context<'_>, at: ProvisionIx, columns: &[LangIx]) -> PartView {
    let guide = context.guide;
    let part = &guide[at];
    PartView {
        anchor: part.anchor(),
        depth: part.depth,
        citation: guide.citation(at, context.lang, WithLaw::Yes),
        texts: columns.iter().map(|lang| text_view(context, at, *lang)).collect(),
        notices: part.notices.iter().map(|notice| NoticeView::new(context, at, *notice)).collect(),
        duties: part.duties.iter().map(|duty| line(context, *duty)).collect(),
        cited_by: part.cited_by.iter().map(|from| context.cited(*from)).collect(),
    }
}

pub(super) fn text_view(context: &Context<'_>, at: ProvisionIx, lang: LangIx) -> TextView {
    let guide = context.guide;
    let part = &guide[at];
    let pieces = pieces(context, at, lang);
    let stale = part.stale.get(lang.get()).copied().unwrap_or_default();
    let remark = match (pieces.is_empty(), stale) {
        (true, _) => Some("translation_missing"),
        (false, true) => Some("translation_stale"),
        (false, false) => None,
    };
    TextView {
        lang: guide[lang].key.clone(),
        marker: guide[part.law].levels[part.depth].marker(&part.number, lang),
        pieces,
        remark: remark.map(|key| context.label(key).to_owned()),
    }
}

fn definitions(context: &Context<'_>, at: ProvisionIx) -> Vec<DefinitionView> {
    let mut used: Vec<_> = context
        .guide
        .below(at)
        .flat_map(|(_, part)| part.uses.get(LangIx::ORIGINAL.get()).into_iter().flatten())
        .map(|used| used.definition)
        .collect();
    used.sort();
    used.dedup();
    let view = |definition: &crate::guide::DefinitionIx| {
        let definition = &context.guide[*definition];
        DefinitionView {
            name: context.phrase(&definition.name),
            means: context.phrase(&definition.means),
            at: context.cited(definition.at),
        }
    };
    used.iter().filter(|used| context.guide.unit_of(context.guide[**used].at) != at).map(view).collect()
}

fn cited_by(context: &Context<'_>, at: ProvisionIx) -> Vec<CitedBy> {
    let guide = context.guide;
    let mut found = Vec::new();
    for (part, provision) in guide.below(at) {
        let text = guide.citation(part, context.lang, WithLaw::No);
        let part = Link { href: context.link(&Address::Provision(context.lang, part)), text };
        let others = provision.cited_by.iter().filter(|from| guide.unit_of(**from) != at);
        found.extend(others.map(|from| CitedBy { from: context.cited(*from), part: part.clone() }));
    }
    found
}

fn neighbour(context: &Context<'_>, at: ProvisionIx, step: isize) -> Option<Link> {
    let law: LawIx = context.guide[at].law;
    let units = &context.guide[law].units;
    let position = units.binary_search(&at).ok()?;
    let unit = *units.get(position.checked_add_signed(step)?)?;
    let title = context.guide[unit].title.as_ref().map(|title| title.shown(context.lang).text).unwrap_or_default();
    let number = context.guide.citation(unit, context.lang, WithLaw::No);
    Some(Link { href: context.link(&Address::Provision(context.lang, unit)), text: format!("{number} {title}") })
}
