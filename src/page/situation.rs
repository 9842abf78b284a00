//! Situations: the list of all, and the page of one with its steps in order.

use serde::Serialize;

use super::chart::{self, ChartView};
use super::context::{Context, Link, Phrase};
use super::duty::{ForceView, TierView, force, roles, tier};
use super::frame::Heading;
use super::markdown;
use super::url::Address;
use crate::guide::{FlowchartIx, OutsideIx, SituationIx, Step};

/// All situations and flowcharts.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct SituationsView {
    /// The situations.
    pub situations: Vec<SituationCard>,
    /// The flowcharts.
    pub flowcharts: Vec<Link>,
}

/// A situation in the list.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct SituationCard {
    /// Its page.
    pub href: String,
    /// Its heading.
    pub title: Phrase,
    /// The answer in one or two sentences.
    pub lead: Phrase,
    /// How people ask for it.
    pub asked_as: Vec<String>,
}

/// A situation.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct SituationView {
    /// Its heading.
    pub title: Phrase,
    /// The heading in the other languages.
    pub others: Vec<Phrase>,
    /// The answer in one or two sentences.
    pub lead: Phrase,
    /// Who looks it up.
    pub roles: Vec<Link>,
    /// The tier it mostly belongs to.
    pub tier: Option<TierView>,
    /// The steps, in order.
    pub steps: Vec<StepView>,
    /// What the texts do not regulate, HTML.
    pub open: Option<String>,
    /// Flowcharts that show it.
    pub flowcharts: Vec<ChartView>,
}

/// A step.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct StepView {
    /// Its anchor.
    pub anchor: String,
    /// Its heading.
    pub title: Phrase,
    /// What is done, HTML.
    pub html: String,
    /// Who does it.
    pub roles: Vec<Link>,
    /// The tier.
    pub tier: Option<TierView>,
    /// Its force.
    pub force: Option<ForceView>,
    /// The provisions that say so.
    pub provisions: Vec<Link>,
    /// Outside laws that rule it.
    pub outside: Vec<Link>,
    /// Good practice that no text regulates.
    pub practice: bool,
}

/// The heading of the list.
#[must_use]
pub fn list_heading(context: &Context<'_>) -> Heading {
    super::plain_heading(context.label("situations"), context.label("situations_lead"), Vec::new())
}

/// The list of all situations.
#[must_use]
pub fn list(context: &Context<'_>) -> SituationsView {
    let guide = context.guide;
    let card = |(situation, n): (&crate::guide::Situation, usize)| SituationCard {
        href: context.link(&Address::Situation(context.lang, SituationIx::new(n))),
        title: context.phrase(&situation.title),
        lead: context.phrase(&situation.lead),
        asked_as: super::asked(&situation.asked_as, context.lang),
    };
    let chart = |(chart, n): (&crate::guide::Flowchart, usize)| Link {
        href: context.link(&Address::Flowchart(context.lang, FlowchartIx::new(n))),
        text: chart.title.shown(context.lang).text.to_owned(),
    };
    SituationsView {
        situations: guide.situations.iter().zip(0..).map(card).collect(),
        flowcharts: guide.flowcharts.iter().zip(0..).map(chart).collect(),
    }
}

/// The heading of a situation's page.
#[must_use]
pub fn heading(context: &Context<'_>, at: SituationIx) -> Heading {
    let row = &context.guide[at];
    let all =
        Link { href: context.link(&Address::Situations(context.lang)), text: context.label("situations").to_owned() };
    super::plain_heading(row.title.shown(context.lang).text, row.lead.shown(context.lang).text, vec![all])
}

/// The page of a situation.
#[must_use]
pub fn view(context: &Context<'_>, at: SituationIx) -> SituationView {
    let row = &context.guide[at];
    SituationView {
        title: context.phrase(&row.title),
        others: context.in_other_languages(&row.title),
        lead: context.phrase(&row.lead),
        roles: roles(context, &row.roles),
        tier: row.tier.map(|at| tier(context, at)),
        steps: row.steps.iter().map(|step| step_view(context, step)).collect(),
        open: row.open.as_ref().map(|open| markdown::of_words(context, open)),
        flowcharts: row.flowcharts.iter().map(|at| chart::view(context, *at)).collect(),
    }
}

fn step_view(context: &Context<'_>, step: &Step) -> StepView {
    StepView {
        anchor: step.id.clone(),
        title: context.phrase(&step.title),
        html: markdown::of_words(context, &step.text),
        roles: roles(context, &step.roles),
        tier: step.tier.map(|at| tier(context, at)),
        force: step.force.map(|kind| force(context, kind)),
        provisions: step.provisions.iter().map(|at| context.cited(*at)).collect(),
        outside: outside(context, &step.outside),
        practice: step.practice,
    }
}

/// Outside laws as links to what is known of them.
pub(super) fn outside(context: &Context<'_>, laws: &[OutsideIx]) -> Vec<Link> {
    let link = |law: &OutsideIx| {
        let row = &context.guide[*law];
        let sources = context.link(&Address::Sources(context.lang));
        let text = row.name.shown(context.lang).text.to_owned();
        Link { href: format!("{sources}#law-{}", row.id), text }
    };
    laws.iter().map(link).collect()
}
