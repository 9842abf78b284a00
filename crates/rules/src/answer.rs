//! The answer to one question: every reading with its result, how it was computed, and by which provisions.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::compute::{Known, Outcome, operands};
use crate::number::within;
use crate::problem::{Problem, quoted};
use crate::read::{Value, Values, read};
use crate::rule::{InputKind, Pack, Reading, Rule, Step, StepKind};
use crate::speech::Speech;
use crate::working::Writer;

/// An answer with finished words in one language. With problems there are no readings.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Answer {
    /// Id of the rule, as it was asked for.
    pub rule: String,
    /// What the rule computes; empty where there is no such rule.
    pub title: String,
    /// Key of the language.
    pub lang: String,
    /// What is wrong with what was typed.
    pub problems: Vec<Problem>,
    /// What was given.
    pub inputs: Vec<Given>,
    /// The results, one for each reading of the text; a single one where it can be read in one way only.
    pub readings: Vec<Read>,
    /// Whether every reading has the same results.
    pub agree: bool,
    /// The provisions that the rule applies.
    pub provisions: Vec<Cited>,
}

/// A value that was given.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Given {
    /// Id of the input.
    pub id: String,
    /// What it is.
    pub label: String,
    /// Its value with its measure.
    pub value: String,
}

/// The text read in one way.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Read {
    /// Its id; null where the text can be read in one way only.
    pub id: Option<String>,
    /// Its name.
    pub label: String,
    /// What speaks for it.
    pub why: String,
    /// The steps that were taken, in order.
    pub lines: Vec<Line>,
}

impl Read {
    /// The lines that are the result.
    pub fn results(&self) -> impl Iterator<Item = &Line> {
        self.lines.iter().filter(|line| line.result)
    }
}

/// One step as it was taken.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Line {
    /// Id of the step.
    pub id: String,
    /// What it computes.
    pub label: String,
    /// Whether it is part of the result.
    pub result: bool,
    /// Its value; the sum over a list. Null for words and verdicts.
    pub value: Option<u64>,
    /// The value with its measure, or the words.
    pub text: String,
    /// Whether something holds, where that was asked.
    pub holds: Option<Verdict>,
    /// How it is computed, with names.
    pub formula: String,
    /// How it was computed, with numbers.
    pub working: String,
    /// The provisions that it applies or takes figures from.
    pub provisions: Vec<Cited>,
    /// Titles of works that figures are taken from where no provision here has them.
    pub works: Vec<String>,
}

/// What a comparison came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Verdict {
    /// It holds.
    Met,
    /// It does not.
    Unmet,
}

/// A provision with its status.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Cited {
    /// Its id.
    pub id: String,
    /// Its citation.
    pub citation: String,
    /// Its address below the site's root.
    pub url: String,
    /// `in-force`, `pending` or `superseded`.
    pub state: String,
    /// The state in words.
    pub status: String,
}

/// Answers a question. `rules_json` is a [`Pack`] as JSON; `inputs` holds what was typed, by id of the input; for a
/// language that the pack does not have the first one is taken. Never fails: what is wrong is in [`Answer::problems`].
#[must_use]
pub fn answer(rules_json: &str, rule: &str, inputs: &BTreeMap<String, String>, lang: &str) -> Answer {
    match serde_json::from_str::<Pack>(rules_json) {
        Ok(pack) => pack.answer(rule, inputs, lang),
        Err(error) => Answer {
            rule: rule.to_owned(),
            lang: lang.to_owned(),
            problems: vec![Problem::new(None, "unreadable", error.to_string())],
            ..Answer::default()
        },
    }
}

impl Pack {
    /// Answers a question; see [`answer`].
    #[must_use]
    pub fn answer(&self, rule: &str, inputs: &BTreeMap<String, String>, lang: &str) -> Answer {
        let none = Answer { rule: rule.to_owned(), lang: lang.to_owned(), ..Answer::default() };
        let Some(speech) = Speech::new(self, lang) else {
            let problem = Problem::new(None, "unreadable", "the pack has no words".to_owned());
            return Answer { problems: vec![problem], ..none };
        };
        let lang = speech.lang.to_owned();
        match self.rule(rule) {
            Some(rule) => asked(rule, inputs, &speech),
            None => Answer { problems: vec![unknown_rule(self, rule, &speech)], lang, ..none },
        }
    }
}

impl Pack {
    /// The steps of a rule with their formulas and provisions and without values. A step that not every reading takes
    /// comes with the names of its readings. Empty for a rule that is not there.
    #[must_use]
    pub fn outline(&self, rule: &str, lang: &str) -> Vec<(Line, Vec<String>)> {
        let (Some(rule), Some(speech)) = (self.rule(rule), Speech::new(self, lang)) else { return Vec::new() };
        let writer = Writer { rule, speech: &speech };
        let nothing = Known::new(rule, &Values::new());
        let names = |step: &Step| {
            let own = rule.readings.iter().filter(|reading| step.readings.contains(&reading.id));
            own.map(|reading| speech.text(&reading.label).to_owned()).collect()
        };
        rule.steps.iter().map(|step| (line(step, None, &nothing, &writer), names(step))).collect()
    }
}

fn unknown_rule(pack: &Pack, rule: &str, speech: &Speech<'_>) -> Problem {
    let message = speech.fill(&speech.words.unknown_rule, &[("given", &quoted(rule))]);
    let problem = Problem::new(None, "unknown-rule", message);
    problem.guess(speech, rule, pack.rules.iter().map(|rule| rule.id.as_str()))
}

fn asked(rule: &Rule, inputs: &BTreeMap<String, String>, speech: &Speech<'_>) -> Answer {
    let (values, problems) = read(rule, inputs, speech);
    let readings = if problems.is_empty() { readings(rule, &values, speech) } else { Vec::new() };
    Answer {
        rule: rule.id.clone(),
        title: speech.text(&rule.title).to_owned(),
        lang: speech.lang.to_owned(),
        inputs: rule.inputs.iter().filter_map(|input| given(input, values.get(&*input.id)?, speech)).collect(),
        agree: readings.windows(2).all(|pair| same(&pair[0], &pair[1])),
        readings,
        problems,
        provisions: rule.provisions.iter().filter_map(|id| cited(id, speech)).collect(),
    }
}

fn same(one: &Read, other: &Read) -> bool {
    let results = |read: &Read| read.results().map(|line| (line.id.clone(), line.text.clone())).collect::<Vec<_>>();
    results(one) == results(other)
}

fn given(input: &crate::rule::Input, value: &Value<'_>, speech: &Speech<'_>) -> Option<Given> {
    let value = match (value, &input.kind) {
        (Value::Choice(option), _) => speech.text(&option.label).to_owned(),
        (Value::Numbers(numbers), InputKind::Number { measure, .. }) => {
            let amounts: Vec<_> = numbers.iter().map(|number| speech.amount(*number, measure)).collect();
            amounts.join(&speech.words.then)
        }
        (Value::Numbers(_), InputKind::Choice(_)) => return None,
    };
    Some(Given { id: input.id.clone(), label: speech.text(&input.label).to_owned(), value })
}

/// What each reading comes to; a single one without a name where the text can be read in one way only.
fn readings(rule: &Rule, values: &Values<'_>, speech: &Speech<'_>) -> Vec<Read> {
    if rule.readings.is_empty() {
        return vec![Read { lines: lines(rule, None, values, speech), ..Read::default() }];
    }
    let one = |reading: &Reading| Read {
        id: Some(reading.id.clone()),
        label: speech.text(&reading.label).to_owned(),
        why: speech.text(&reading.why).to_owned(),
        lines: lines(rule, Some(&reading.id), values, speech),
    };
    rule.readings.iter().map(one).collect()
}

fn lines(rule: &Rule, reading: Option<&str>, values: &Values<'_>, speech: &Speech<'_>) -> Vec<Line> {
    let mut known = Known::new(rule, values);
    let writer = Writer { rule, speech };
    let mut lines = Vec::new();
    for step in rule.steps.iter().filter(|step| step.is_in(reading)) {
        let Some(outcome) = known.take(step) else { continue };
        lines.push(line(step, Some(&outcome), &known, &writer));
    }
    lines
}

/// A step as a line; without an outcome only what it is and where it stands.
fn line(step: &Step, outcome: Option<&Outcome<'_>>, known: &Known<'_>, writer: &Writer<'_>) -> Line {
    let speech = writer.speech;
    let numbers: &[u64] = if let Some(Outcome::Numbers(numbers)) = outcome { numbers } else { &[] };
    let total = within(numbers.iter().map(|number| u128::from(*number)).sum());
    let value = total.filter(|_| !numbers.is_empty());
    let (text, holds) = match outcome {
        None => (String::new(), None),
        Some(Outcome::Numbers(_)) => {
            (value.map_or_else(String::new, |value| speech.amount(value, &step.measure)), None)
        }
        Some(Outcome::Words(words)) => (speech.text(words).to_owned(), None),
        Some(Outcome::Verdict(true, words)) => (speech.text(words).to_owned(), Some(Verdict::Met)),
        Some(Outcome::Verdict(false, words)) => (speech.text(words).to_owned(), Some(Verdict::Unmet)),
    };
    let (provisions, works) = sources(step, outcome.map(|_| known), writer);
    Line {
        id: step.id.clone(),
        label: speech.text(&step.label).to_owned(),
        result: writer.rule.results.contains(&step.id),
        value,
        text,
        holds,
        formula: writer.formula(step),
        working: if outcome.is_some() { writer.working(step, known, numbers) } else { String::new() },
        provisions,
        works,
    }
}

/// Where a step and its figures stand: those that were used, or all where nothing has been computed.
fn sources(step: &Step, known: Option<&Known<'_>>, writer: &Writer<'_>) -> (Vec<Cited>, Vec<String>) {
    let used: Vec<&str> = match (&step.kind, known) {
        (StepKind::Pick { on, of }, Some(known)) => {
            known.option(on).and_then(|option| of.get(option)).map(String::as_str).into_iter().collect()
        }
        (kind, _) => operands(kind),
    };
    let figures = || writer.rule.figures.iter().filter(|figure| used.contains(&figure.id.as_str()));
    let mut ids: Vec<&String> = step.provisions.iter().collect();
    ids.extend(figures().filter_map(|figure| figure.provision.as_ref()));
    let mut works: Vec<String> = Vec::new();
    for title in figures().filter_map(|figure| writer.speech.pack.works.get(figure.work.as_ref()?)) {
        let title = writer.speech.text(title).to_owned();
        if !works.contains(&title) {
            works.push(title);
        }
    }
    let mut cites: Vec<Cited> = Vec::new();
    for found in ids.into_iter().filter_map(|id| cited(id, writer.speech)) {
        if !cites.contains(&found) {
            cites.push(found);
        }
    }
    (cites, works)
}

fn cited(id: &str, speech: &Speech<'_>) -> Option<Cited> {
    let provision = speech.pack.provisions.get(id)?;
    Some(Cited {
        id: id.to_owned(),
        citation: speech.text(&provision.citation).to_owned(),
        url: speech.text(&provision.url).to_owned(),
        state: provision.state.clone(),
        status: speech.text(&provision.status).to_owned(),
    })
}
