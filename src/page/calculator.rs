//! Calculators: the list of all, the page of one rule with its form, and the pack that answers are computed from.
//!
//! Tables and formulas come from the same answers that the form gets, so that nobody reads two different numbers.

use std::collections::BTreeMap;

use fudao_rules::{Cited, InputKind, Line, Pack, Words as EngineWords};
use serde::Serialize;

use super::context::{Context, Link, Phrase};
use super::frame::Heading;
use super::markdown;
use super::results::{TableView, table_view};
use super::status::{State, StatusView, status_label, status_of};
use super::url::{Address, CALCULATOR_SCRIPT};
use crate::guide::{Figure, Guide, LangIx, ProvisionIx, Rule, RuleIx, Table, WithLaw, Words};

/// All calculators.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct CalculatorsView {
    /// The rules.
    pub rules: Vec<Card>,
    /// The page of what is due when.
    pub calendar: Option<Link>,
}

/// A rule in the list.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct Card {
    /// Its page.
    pub href: String,
    /// What it computes.
    pub title: Phrase,
    /// The question that it answers.
    pub lead: Phrase,
    /// The provisions that it applies.
    pub provisions: Vec<Link>,
    /// The gravest state of these, where it is not simply in force.
    pub state: Option<Badge>,
}

/// A state as a badge.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct Badge {
    /// `in-force`, `pending` or `superseded`.
    pub state: String,
    /// In words.
    pub label: String,
}

/// A calculator.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct CalculatorView {
    /// Id of the rule.
    pub id: String,
    /// What it computes.
    pub title: Phrase,
    /// The same in the other languages.
    pub others: Vec<Phrase>,
    /// The question that it answers.
    pub lead: Phrase,
    /// The provisions that it applies, with their status.
    pub statuses: Vec<(Link, StatusView)>,
    /// What is asked for.
    pub inputs: Vec<InputView>,
    /// The rule as JSON, for the form.
    pub pack: String,
    /// From the page to the site's root, with a slash at its end.
    pub root: String,
    /// The readings of the text with what speaks for them; empty where there is one only.
    pub readings: Vec<(String, String)>,
    /// How it is computed.
    pub outline: Vec<OutlineStep>,
    /// Tables of results.
    pub tables: Vec<TableView>,
    /// The numbers that the law gives.
    pub figures: Vec<FigureView>,
    /// What the texts leave open, HTML.
    pub note: Option<String>,
    /// Relative address of the script.
    pub script: String,
}

/// An input of the form.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct InputView {
    /// Its id.
    pub id: String,
    /// What it is.
    pub label: String,
    /// What to know before filling it in.
    pub hint: Option<Phrase>,
    /// Its range in words; null for a choice.
    pub range: Option<String>,
    /// Whether several numbers may be given.
    pub several: bool,
    /// Whether it may be left out.
    pub optional: bool,
    /// What is taken when it is left out; empty where nothing is.
    pub default: String,
    /// The options of a choice: value and words.
    pub options: Vec<(String, String)>,
}

/// A step with its formula.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct OutlineStep {
    /// What it computes.
    pub label: String,
    /// How.
    pub formula: String,
    /// Names of the readings that take it; empty where all do.
    pub readings: Vec<String>,
    /// Where it stands.
    pub provisions: Vec<Link>,
    /// Works that figures are taken from.
    pub works: Vec<String>,
}

/// A number that the law gives.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct FigureView {
    /// The number with its measure.
    pub amount: String,
    /// Where it stands.
    pub source: Option<Link>,
    /// The state of the provision.
    pub badge: Option<Badge>,
}

/// Everything that the answers of some rules are written with, in every language.
#[must_use]
pub fn pack(guide: &Guide, rules: &[Rule]) -> Pack {
    let cited = rules.iter().flat_map(|rule| &rule.cited);
    let works = rules.iter().flat_map(|rule| &rule.works);
    Pack {
        provisions: cited.map(|at| (guide[*at].id.clone(), provision(guide, *at))).collect(),
        works: works.map(|work| (guide[*work].id.clone(), texts(guide, &guide[*work].title))).collect(),
        ..bare(guide, rules)
    }
}

/// The same without what is cited, which a guide with errors may not have whole.
#[must_use]
pub fn bare(guide: &Guide, rules: &[Rule]) -> Pack {
    let words = |lang: LangIx| {
        let engine = EngineWords::from_keys(|key| guide.label(&format!("calc_{key}"), lang).to_owned());
        (guide[lang].key.clone(), engine)
    };
    let measures = guide.measures.iter().map(|measure| {
        let forms = fudao_rules::Measure { one: texts(guide, &measure.one), many: texts(guide, &measure.many) };
        (measure.id.clone(), forms)
    });
    Pack {
        words: guide.lang_ids().map(words).collect(),
        measures: measures.collect(),
        rules: rules.iter().map(|rule| rule.logic.clone()).collect(),
        ..Pack::default()
    }
}

fn texts(guide: &Guide, words: &Words) -> fudao_rules::Text {
    guide.lang_ids().map(|lang| (guide[lang].key.clone(), words.shown(lang).text.to_owned())).collect()
}

fn provision(guide: &Guide, at: ProvisionIx) -> fudao_rules::Provision {
    let by_lang = |text: &dyn Fn(LangIx) -> String| {
        guide.lang_ids().map(|lang| (guide[lang].key.clone(), text(lang))).collect::<BTreeMap<_, _>>()
    };
    let status = status_of(guide, at);
    fudao_rules::Provision {
        citation: by_lang(&|lang| guide.citation(at, lang, WithLaw::Yes)),
        url: by_lang(&|lang| Address::Provision(lang, at).path(guide)),
        state: State::of(status).key().to_owned(),
        status: by_lang(&|lang| status_label(guide, lang, status)),
    }
}

/// The inputs of one row of a table.
#[must_use]
pub fn sample(table: &Table, value: &str) -> BTreeMap<String, String> {
    let mut inputs = table.with.clone();
    inputs.insert(table.vary.clone(), value.to_owned());
    inputs
}

/// The heading of the list.
#[must_use]
pub fn list_heading(context: &Context<'_>) -> Heading {
    super::plain_heading(context.label("calculators"), context.label("calculators_lead"), Vec::new())
}

/// The list of all calculators.
#[must_use]
pub fn list(context: &Context<'_>) -> CalculatorsView {
    let guide = context.guide;
    CalculatorsView {
        rules: (0..guide.rules.len()).map(|n| card(context, RuleIx::new(n))).collect(),
        calendar: guide.calendar.as_ref().map(|_| Link {
            href: context.link(&Address::Calendar(context.lang)),
            text: context.label("calendar").to_owned(),
        }),
    }
}

fn card(context: &Context<'_>, at: RuleIx) -> Card {
    let rule = &context.guide[at];
    let status = |at: &ProvisionIx| status_of(context.guide, *at);
    let gravest = rule.provisions.iter().map(status).max_by_key(|status| State::of(status) != State::InForce);
    let state = gravest.filter(|status| State::of(status) != State::InForce).map(|status| Badge {
        state: State::of(status).key().to_owned(),
        label: status_label(context.guide, context.lang, status),
    });
    Card {
        href: context.link(&Address::Calculator(context.lang, at)),
        title: context.phrase(&rule.title),
        lead: context.phrase(&rule.lead),
        provisions: rule.provisions.iter().map(|at| context.cited(*at)).collect(),
        state,
    }
}

/// Calculators that apply a unit or a part of it, and what the calendar holds of it.
#[must_use]
pub fn of_unit(context: &Context<'_>, unit: ProvisionIx) -> Vec<Link> {
    let guide = context.guide;
    let here = |at: &ProvisionIx| guide.unit_of(*at) == unit;
    let rules = guide.rules.iter().enumerate().filter(|(_, rule)| rule.cited.iter().any(here));
    let rules = rules.map(|(n, rule)| Link {
        href: context.link(&Address::Calculator(context.lang, RuleIx::new(n))),
        text: rule.title.shown(context.lang).text.to_owned(),
    });
    let entries = guide.calendar.iter().flat_map(|calendar| &calendar.entries);
    let entries = entries.filter(|entry| here(&entry.provision)).map(|entry| Link {
        href: format!("{}#{}", context.link(&Address::Calendar(context.lang)), entry.id),
        text: format!(
            "{}{}{}",
            context.label("calendar"),
            context.label("colon"),
            entry.title.shown(context.lang).text
        ),
    });
    rules.chain(entries).collect()
}

/// The heading of a calculator's page.
#[must_use]
pub fn heading(context: &Context<'_>, at: RuleIx) -> Heading {
    let rule = &context.guide[at];
    let href = context.link(&Address::Calculators(context.lang));
    let all = Link { href, text: context.label("calculators").to_owned() };
    super::plain_heading(rule.title.shown(context.lang).text, rule.lead.shown(context.lang).text, vec![all])
}

/// The page of a calculator.
#[must_use]
pub fn view(context: &Context<'_>, at: RuleIx) -> CalculatorView {
    let guide = context.guide;
    let rule = &guide[at];
    let key = &guide[context.lang].key;
    let pack = pack(guide, std::slice::from_ref(rule));
    let outline = pack.outline(&rule.id, key);
    let text = |text: &fudao_rules::Text| text.get(key).cloned().unwrap_or_default();
    CalculatorView {
        id: rule.id.clone(),
        title: context.phrase(&rule.title),
        others: context.in_other_languages(&rule.title),
        lead: context.phrase(&rule.lead),
        statuses: statuses(context, rule),
        inputs: rule.logic.inputs.iter().zip(&rule.hints).map(|input| input_view(context, input)).collect(),
        root: context.file_link(""),
        readings: rule.logic.readings.iter().map(|reading| (text(&reading.label), text(&reading.why))).collect(),
        outline: outline.into_iter().map(|(line, readings)| outline_step(context, line, readings)).collect(),
        tables: rule.tables.iter().map(|table| table_view(context, rule, table, &pack)).collect(),
        figures: rule.figures.iter().zip(&rule.logic.figures).map(|figure| figure_view(context, figure)).collect(),
        note: rule.note.as_ref().map(|note| markdown::of_words(context, note)),
        script: context.file_link(CALCULATOR_SCRIPT),
        pack: in_one_language(pack, key),
    }
}

/// The pack as JSON with the words of one language only, which is all that a page needs.
fn in_one_language(mut pack: Pack, key: &str) -> String {
    pack.words.retain(|lang, _| lang == key);
    let mut json = serde_json::to_value(pack).expect("a pack is made of strings and numbers");
    keep_language(&mut json, key);
    json.to_string()
}

/// Replaces every text by language with its entry in one language.
fn keep_language(json: &mut serde_json::Value, key: &str) {
    match json {
        serde_json::Value::Object(map) => {
            if map.get(key).is_some_and(serde_json::Value::is_string) {
                map.retain(|lang, _| lang == key);
            }
            map.values_mut().for_each(|value| keep_language(value, key));
        }
        serde_json::Value::Array(items) => items.iter_mut().for_each(|item| keep_language(item, key)),
        _ => {}
    }
}

/// Each status once, with the first provision that has it.
fn statuses(context: &Context<'_>, rule: &Rule) -> Vec<(Link, StatusView)> {
    rule.provisions
        .iter()
        .map(|at| (context.cited(*at), StatusView::new(context, status_of(context.guide, *at))))
        .collect()
}

fn input_view(context: &Context<'_>, (input, hint): (&fudao_rules::Input, &Option<Words>)) -> InputView {
    let key = &context.guide[context.lang].key;
    let text = |text: &fudao_rules::Text| text.get(key).cloned().unwrap_or_default();
    let (range, several, options) = match &input.kind {
        InputKind::Number { range, each, .. } => {
            let words = context.label("calc_range");
            let mark = context.label("calc_group_mark");
            let number = |value: u64| fudao_rules::grouped(value, mark);
            let words = words.replace("{from}", &number(range.from)).replace("{to}", &number(range.to));
            (Some(words), *each, Vec::new())
        }
        InputKind::Choice(options) => {
            let options = options.iter().map(|option| (option.id.clone(), text(&option.label)));
            (None, false, options.collect())
        }
    };
    InputView {
        id: input.id.clone(),
        label: text(&input.label),
        hint: hint.as_ref().map(|hint| context.phrase(hint)),
        range,
        several,
        optional: input.optional,
        default: input.default.clone().unwrap_or_default(),
        options,
    }
}

fn outline_step(context: &Context<'_>, line: Line, readings: Vec<String>) -> OutlineStep {
    OutlineStep {
        provisions: line.provisions.iter().map(|cited| link(context, cited)).collect(),
        label: line.label,
        formula: line.formula,
        readings,
        works: line.works,
    }
}

fn link(context: &Context<'_>, cited: &Cited) -> Link {
    Link { href: context.file_link(&cited.url), text: cited.citation.clone() }
}

fn figure_view(context: &Context<'_>, (at, figure): (&Figure, &fudao_rules::Figure)) -> FigureView {
    let guide = context.guide;
    let measure = guide.measures.iter().find(|measure| measure.id == figure.measure);
    let form = measure.map(|measure| if figure.value == 1 { &measure.one } else { &measure.many });
    let number = fudao_rules::grouped(figure.value, context.label("calc_group_mark"));
    let amount = form.map_or(number.clone(), |form| form.shown(context.lang).text.replace("{n}", &number));
    let badge = at.provision.map(|at| {
        let status = status_of(guide, at);
        Badge { state: State::of(status).key().to_owned(), label: status_label(guide, context.lang, status) }
    });
    let work = || context.works(at.work.as_slice()).pop();
    FigureView { amount, source: at.provision.map(|at| context.cited(at)).or_else(work), badge }
}
