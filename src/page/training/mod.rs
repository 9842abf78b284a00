//! The trainers' door: what training the law asks for, and courses that can be held from the guide alone.

pub mod coverage;
pub mod handout;
pub mod module;
pub mod planner;
pub mod programme;
pub mod prose;
pub mod quiz;
pub mod slides;

use serde::Serialize;

use super::Ready;
use super::context::{Context, Link, Phrase};
use super::duty::{DutyLine, line, roles};
use super::frame::Heading;
use super::status::{StatusView, status_of};
use super::url::Address;
use crate::guide::{Arrangement, Guide, Mandate, MandateIx, ModuleIx, ProgrammeIx, ProvisionIx, WithLaw, Words};

/// The trainers' door.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct TrainingView {
    /// The mandates.
    pub mandates: Vec<MandateView>,
    /// The most hours of any mandate: the width of the bars.
    pub most: u32,
    /// Names of the rules that a mandate may have, in their order.
    pub rules: Vec<String>,
    /// Duty rows on training that set no hours.
    pub frame: Vec<Ready<DutyLine>>,
    /// The programmes.
    pub programmes: Vec<ProgrammeCard>,
    /// The modules.
    pub modules: Vec<ModuleCard>,
    /// Address of the planner.
    pub planner: String,
    /// Address of the page of coverage.
    pub coverage: String,
}

/// So many hours for somebody.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct MandateView {
    /// Its id.
    pub id: String,
    /// Its name.
    pub title: Phrase,
    /// Whom the provision names.
    pub whom: Phrase,
    /// The same as roles.
    pub roles: Vec<Link>,
    /// Once, or each school year.
    pub when: Phrase,
    /// The least number of hours.
    pub hours: u32,
    /// The same in words: `18 hours`.
    pub duration: String,
    /// Who must hold it.
    pub holders: Vec<Link>,
    /// The provision that sets the hours.
    pub provision: Link,
    /// Its citation with the whole name of the law, for paper that leaves the guide.
    pub in_full: String,
    /// Since when it is in force.
    pub status: StatusView,
    /// One for each rule that a mandate may have; null where the texts are silent.
    pub rules: Vec<Option<RuleView>>,
    /// Programmes that meet it.
    pub programmes: Vec<Link>,
}

/// What a provision says.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct RuleView {
    /// What it is about.
    pub name: String,
    /// In plain words.
    pub text: Phrase,
    /// The provision.
    pub provision: Link,
}

/// A programme in a list.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct ProgrammeCard {
    /// Its page.
    pub link: Link,
    /// What it is.
    pub lead: Phrase,
    /// How long it takes: `3 hours`.
    pub duration: String,
    /// What it holds.
    pub counts: Counts,
}

/// A module in a list.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct ModuleCard {
    /// Its page.
    pub link: Link,
    /// What it is about.
    pub lead: Phrase,
    /// How long it takes.
    pub duration: String,
    /// Whom it is for.
    pub audience: Vec<Link>,
    /// What it holds.
    pub counts: Counts,
    /// Its slides.
    pub slides: String,
    /// Its hand-out.
    pub handout: String,
    /// Its quiz.
    pub quiz: String,
}

/// What a module or a programme holds.
#[derive(Clone, Copy, Debug, Default, Hash, Serialize)]
pub struct Counts {
    /// Slides.
    pub slides: usize,
    /// Cases.
    pub cases: usize,
    /// Questions.
    pub questions: usize,
    /// Duty rows that it teaches.
    pub duties: usize,
}

/// The heading of the page.
#[must_use]
pub fn heading(context: &Context<'_>) -> Heading {
    super::plain_heading(context.label("training"), context.label("training_lead"), Vec::new())
}

/// The page.
#[must_use]
pub fn view(context: &Context<'_>) -> TrainingView {
    let guide = context.guide;
    let frame = guide.training_frame.iter().flat_map(|at| &guide[*at].duties);
    TrainingView {
        mandates: (0..guide.mandates.len()).map(|n| mandate(context, MandateIx::new(n))).collect(),
        most: guide.mandates.iter().map(|mandate| mandate.hours).max().unwrap_or_default(),
        rules: RULES.iter().map(|(label, _)| context.label(label).to_owned()).collect(),
        frame: frame.map(|duty| line(context, *duty)).collect(),
        programmes: (0..guide.programmes.len()).map(|n| programme_card(context, ProgrammeIx::new(n))).collect(),
        modules: guide.modules_in_order().into_iter().map(|at| module_card(context, at)).collect(),
        planner: context.link(&Address::Planner(context.lang)),
        coverage: context.link(&Address::Coverage(context.lang)),
    }
}

/// The label of a rule that a mandate may have, and where the mandate has it.
type RuleOf = (&'static str, fn(&Mandate) -> Option<&Arrangement>);

/// The rules that a mandate may have.
const RULES: [RuleOf; 5] = [
    ("mandate_forms", |mandate| mandate.forms.as_ref()),
    ("mandate_content", |mandate| mandate.content.as_ref()),
    ("mandate_lecturers", |mandate| mandate.lecturers.as_ref()),
    ("mandate_leave", |mandate| mandate.leave.as_ref()),
    ("mandate_review", |mandate| mandate.review.as_ref()),
];

/// A mandate.
#[must_use]
pub fn mandate(context: &Context<'_>, at: MandateIx) -> MandateView {
    let guide = context.guide;
    let row = &guide[at];
    let rule = |(label, of): &RuleOf| {
        of(row).map(|rule| RuleView {
            name: context.label(label).to_owned(),
            text: context.phrase(&rule.text),
            provision: context.cited(rule.provision),
        })
    };
    let meets = |n: &ProgrammeIx| guide[*n].mandate == at;
    MandateView {
        id: row.id.clone(),
        title: context.phrase(&row.title),
        whom: context.phrase(&row.whom),
        roles: roles(context, &row.roles),
        when: context.phrase(&row.when),
        hours: row.hours,
        duration: duration(context, row.hours * 60),
        holders: roles(context, &row.holders),
        provision: context.cited(row.provision),
        in_full: in_full(context, row.provision),
        status: StatusView::new(context, status_of(guide, row.provision)),
        rules: RULES.iter().map(rule).collect(),
        programmes: (0..guide.programmes.len())
            .map(ProgrammeIx::new)
            .filter(meets)
            .map(|programme| programme_link(context, programme))
            .collect(),
    }
}

/// A citation that stands on its own: the law's whole name before the numbers.
fn in_full(context: &Context<'_>, at: ProvisionIx) -> String {
    let guide = context.guide;
    let law = &guide[guide[at].law];
    let [name, short] = [&law.name, &law.short].map(|words| words.shown(context.lang).text);
    guide.citation(at, context.lang, WithLaw::Yes).replacen(short, name, 1)
}

/// A programme as a link.
#[must_use]
pub fn programme_link(context: &Context<'_>, at: ProgrammeIx) -> Link {
    let href = context.link(&Address::Programme(context.lang, at));
    Link { href, text: context.guide[at].title.shown(context.lang).text.to_owned() }
}

/// A module as a link.
#[must_use]
pub fn module_link(context: &Context<'_>, at: ModuleIx) -> Link {
    let href = context.link(&Address::Module(context.lang, at));
    Link { href, text: context.guide[at].title.shown(context.lang).text.to_owned() }
}

fn programme_card(context: &Context<'_>, at: ProgrammeIx) -> ProgrammeCard {
    let row = &context.guide[at];
    ProgrammeCard {
        link: programme_link(context, at),
        lead: context.phrase(&row.lead),
        duration: duration(context, row.hours * 60),
        counts: counts_of_programme(context.guide, at),
    }
}

/// A module in a list.
#[must_use]
pub fn module_card(context: &Context<'_>, at: ModuleIx) -> ModuleCard {
    let row = &context.guide[at];
    ModuleCard {
        link: module_link(context, at),
        lead: context.phrase(&row.lead),
        duration: duration(context, row.minutes),
        audience: roles(context, &row.audience),
        counts: counts(context.guide, at),
        slides: context.link(&Address::Slides(context.lang, at)),
        handout: context.link(&Address::Handout(context.lang, at)),
        quiz: context.link(&Address::Quiz(context.lang, at)),
    }
}

/// What a module holds.
#[must_use]
pub fn counts(guide: &Guide, at: ModuleIx) -> Counts {
    let module = &guide[at];
    Counts {
        slides: module.slides.len(),
        cases: module.cases.len(),
        questions: module.quiz.len(),
        duties: module.covers.len(),
    }
}

/// What a programme holds; a duty row that several of its modules teach counts once.
#[must_use]
pub fn counts_of_programme(guide: &Guide, at: ProgrammeIx) -> Counts {
    let mut sum = Counts::default();
    let mut duties: Vec<crate::guide::DutyIx> = Vec::new();
    for module in &guide[at].modules {
        let one = counts(guide, *module);
        sum.slides += one.slides;
        sum.cases += one.cases;
        sum.questions += one.questions;
        duties.extend(&guide[*module].covers);
    }
    duties.sort();
    duties.dedup();
    Counts { duties: duties.len(), ..sum }
}

/// A length of time in words: whole hours from two on as hours, all others as minutes.
#[must_use]
pub fn duration(context: &Context<'_>, minutes: u32) -> String {
    let (label, n) = match minutes {
        0..120 => ("minutes_n", minutes),
        _ if minutes.is_multiple_of(60) => ("hours_n", minutes / 60),
        _ => ("minutes_n", minutes),
    };
    context.label(label).replace("{n}", &n.to_string())
}

/// From the trainers' door on.
fn crumbs(context: &Context<'_>) -> Vec<Link> {
    vec![Link { href: context.link(&Address::Training(context.lang)), text: context.label("training").to_owned() }]
}

/// The heading of a page that belongs to a module.
fn heading_of_module(context: &Context<'_>, at: ModuleIx, label: &str) -> Heading {
    let row = &context.guide[at];
    let title = format!("{} · {}", row.title.shown(context.lang).text, context.label(label));
    let mut crumbs = crumbs(context);
    crumbs.push(module_link(context, at));
    super::plain_heading(&title, row.lead.shown(context.lang).text, crumbs)
}

/// Many texts in the page's language.
fn phrases(context: &Context<'_>, words: &[Words]) -> Vec<Phrase> {
    words.iter().map(|words| context.phrase(words)).collect()
}
