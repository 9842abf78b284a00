//! What was typed, to numbers and options; everything that is wrong with it is said at once.

use std::collections::BTreeMap;

use crate::problem::{Problem, quoted};
use crate::rule::{Input, InputKind, OptionOf, Range, Rule};
use crate::speech::Speech;

/// How many numbers a list takes.
const LONGEST_LIST: usize = 50;

/// A value that has been accepted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Value<'a> {
    /// One number, or several for a list.
    Numbers(Vec<u64>),
    /// An option.
    Choice(&'a OptionOf),
}

/// The values by id of their input.
pub(crate) type Values<'a> = BTreeMap<&'a str, Value<'a>>;

/// Reads everything that was given. The values are to be used only if there is no problem.
pub(crate) fn read<'a>(
    rule: &'a Rule,
    given: &BTreeMap<String, String>,
    speech: &Speech<'_>,
) -> (Values<'a>, Vec<Problem>) {
    let mut values = Values::new();
    let mut problems: Vec<_> = given.keys().filter_map(|key| unknown(rule, key, speech)).collect();
    for input in &rule.inputs {
        match one(input, given.get(&input.id).map_or("", |typed| typed.trim()), speech) {
            Ok(None) => {}
            Ok(Some(value)) => drop(values.insert(&input.id, value)),
            Err(found) => problems.extend(found),
        }
    }
    problems.extend(limits(rule, &values, speech));
    problems.extend(parts(rule, &values, speech));
    problems.extend(one_needed(rule, given, &values, speech));
    (values, problems)
}

fn unknown(rule: &Rule, key: &str, speech: &Speech<'_>) -> Option<Problem> {
    let known = || rule.inputs.iter().map(|input| input.id.as_str());
    if known().any(|known| known == key) {
        return None;
    }
    let inputs = speech.list(&known().map(str::to_owned).collect::<Vec<_>>());
    let message = speech.fill(&speech.words.unknown_input, &[("given", &quoted(key)), ("inputs", &inputs)]);
    Some(Problem::new(Some(&quoted(key)), "unknown-input", message).guess(speech, key, known()))
}

/// One input; nothing where it is left out and may be.
fn one<'a>(input: &'a Input, typed: &str, speech: &Speech<'_>) -> Result<Option<Value<'a>>, Vec<Problem>> {
    if typed.is_empty() {
        let missing = || {
            let message = speech.fill(&speech.words.missing, &[("input", speech.text(&input.label))]);
            vec![Problem::new(Some(&input.id), "missing", message)]
        };
        return match input.default.as_deref().filter(|default| !default.is_empty()) {
            Some(default) => one_typed(input, default, speech).map(Some),
            None if input.optional => Ok(None),
            None => Err(missing()),
        };
    }
    one_typed(input, typed, speech).map(Some)
}

fn one_typed<'a>(input: &'a Input, typed: &str, speech: &Speech<'_>) -> Result<Value<'a>, Vec<Problem>> {
    match &input.kind {
        InputKind::Choice(options) => option(input, options, typed, speech),
        InputKind::Number { range, each: false, .. } => {
            number(input, *range, typed, speech).map(|value| Value::Numbers(vec![value])).map_err(|bad| vec![bad])
        }
        InputKind::Number { range, each: true, .. } => list(input, *range, typed, speech),
    }
}

fn option<'a>(
    input: &Input,
    options: &'a [OptionOf],
    typed: &str,
    speech: &Speech<'_>,
) -> Result<Value<'a>, Vec<Problem>> {
    let plain = plain(typed);
    if let Some(found) = options.iter().find(|option| option.id == plain) {
        return Ok(Value::Choice(found));
    }
    let named = |option: &OptionOf| match speech.text(&option.label) {
        label if label == option.id => label.to_owned(),
        label => format!("{} ({label})", option.id),
    };
    let all = speech.list(&options.iter().map(named).collect::<Vec<_>>());
    let with = [("input", speech.text(&input.label)), ("given", &*quoted(typed)), ("options", &*all)];
    let message = speech.fill(&speech.words.unknown_option, &with);
    let problem = Problem::new(Some(&input.id), "unknown-option", message);
    Err(vec![problem.guess(speech, &plain, options.iter().map(|option| option.id.as_str()))])
}

fn list<'a>(input: &Input, range: Range, typed: &str, speech: &Speech<'_>) -> Result<Value<'a>, Vec<Problem>> {
    let between = |c: char| c.is_whitespace() || ",，、;；+＋".contains(c);
    let pieces: Vec<_> = typed.split(between).filter(|piece| !piece.is_empty()).collect();
    if pieces.len() > LONGEST_LIST {
        let most = LONGEST_LIST.to_string();
        let message = speech.fill(&speech.words.too_many, &[("input", speech.text(&input.label)), ("to", &most)]);
        return Err(vec![Problem::new(Some(&input.id), "too-many", message)]);
    }
    let mut numbers = Vec::new();
    let mut problems = Vec::new();
    // Marks without a number between them are no list.
    let whole = if pieces.is_empty() { vec![typed] } else { pieces };
    for piece in whole {
        match number(input, range, piece, speech) {
            Ok(value) => numbers.push(value),
            Err(problem) => problems.push(problem),
        }
    }
    if problems.is_empty() { Ok(Value::Numbers(numbers)) } else { Err(problems) }
}

/// Full-width letters, digits and signs as their plain forms.
fn plain(typed: &str) -> String {
    let one = |c: char| match c {
        '！'..='～' => char::from_u32(u32::from(c) - 0xFEE0).unwrap_or(c),
        '\u{3000}' => ' ',
        '−' | '–' | '—' => '-',
        c => c,
    };
    typed.chars().map(one).collect::<String>().trim().to_owned()
}

fn number(input: &Input, range: Range, typed: &str, speech: &Speech<'_>) -> Result<u64, Problem> {
    let plain = plain(typed);
    let label = speech.text(&input.label);
    let wrong = |kind: &'static str, template: &str| {
        let message = speech.fill(template, &[("input", label), ("given", &quoted(typed))]);
        Err(Problem::new(Some(&input.id), kind, message))
    };
    let digits = without_marks(plain.strip_prefix('+').unwrap_or(&plain));
    let is_number = |text: &str| !text.is_empty() && text.chars().all(|c| c.is_ascii_digit());
    if !is_number(&digits) {
        let unsigned = digits.strip_prefix('-').unwrap_or(&digits);
        let broken = unsigned.split_once(['.', '/']).is_some_and(|(a, b)| is_number(a) && is_number(b));
        return match (broken || is_number(unsigned), digits.starts_with('-')) {
            (true, true) => wrong("negative", &speech.words.negative),
            (true, false) => wrong("fraction", &speech.words.fraction),
            (false, _) => wrong("not-a-number", &speech.words.not_a_number),
        };
    }
    // More digits than a number holds are a number too great like any other.
    let value = digits.parse().unwrap_or(u64::MAX);
    if (range.from..=range.to).contains(&value) {
        return Ok(value);
    }
    let (from, to) = (speech.number(range.from), speech.number(range.to));
    let with = [("input", label), ("given", &*quoted(typed)), ("from", &*from), ("to", &*to)];
    Err(Problem::new(Some(&input.id), "out-of-range", speech.fill(&speech.words.out_of_range, &with)))
}

/// `1,200,000` without its commas; anything that is not grouped in threes stays as it is.
fn without_marks(text: &str) -> String {
    let mut groups = text.split(',');
    let first = groups.next().unwrap_or_default();
    let grouped = (1..=3).contains(&first.len()) && text.contains(',') && groups.all(|group| group.len() == 3);
    if grouped { text.replace(',', "") } else { text.to_owned() }
}

/// Ranges that hold for the chosen option.
fn limits(rule: &Rule, values: &Values<'_>, speech: &Speech<'_>) -> Vec<Problem> {
    let figure = |id: &str| rule.figures.iter().find(|figure| figure.id == id).map(|figure| figure.value);
    let mut problems = Vec::new();
    for limit in &rule.limits {
        let (Some(Value::Numbers(numbers)), Some(Value::Choice(option))) =
            (values.get(&*limit.input), values.get(&*limit.on))
        else {
            continue;
        };
        let ends = limit.of.get(&option.id).and_then(|(from, to)| Some((figure(from)?, figure(to)?)));
        let Some((from, to)) = ends else { continue };
        for number in numbers.iter().filter(|number| !(from..=to).contains(number)) {
            let (given, from, to) = (speech.number(*number), speech.number(from), speech.number(to));
            let with = [
                ("input", speech.input(rule, &limit.input)),
                ("given", &*given),
                ("from", &*from),
                ("to", &*to),
                ("option", speech.text(&option.label)),
            ];
            let message = speech.fill(&speech.words.out_of_limit, &with);
            problems.push(Problem::new(Some(&limit.input), "out-of-range", message));
        }
    }
    problems
}

fn total(values: &Values<'_>, id: &str) -> Option<u128> {
    match values.get(id)? {
        Value::Numbers(numbers) => Some(numbers.iter().map(|number| u128::from(*number)).sum()),
        Value::Choice(_) => None,
    }
}

/// Parts that together are more than their whole.
fn parts(rule: &Rule, values: &Values<'_>, speech: &Speech<'_>) -> Vec<Problem> {
    let mut problems = Vec::new();
    for row in &rule.parts {
        let Some(whole) = total(values, &row.whole) else { continue };
        let sum: u128 = row.parts.iter().filter_map(|part| total(values, part)).sum();
        if sum > whole {
            let names: Vec<_> = row.parts.iter().map(|part| speech.input(rule, part).to_owned()).collect();
            let (parts, sum, given) = (speech.list(&names), sum.to_string(), whole.to_string());
            let with =
                [("parts", &*parts), ("sum", &*sum), ("whole", speech.input(rule, &row.whole)), ("given", &*given)];
            let message = speech.fill(&speech.words.parts_exceed, &with);
            problems.push(Problem::new(Some(&row.whole), "parts-exceed", message));
        }
    }
    problems
}

fn one_needed(
    rule: &Rule,
    given: &BTreeMap<String, String>,
    values: &Values<'_>,
    speech: &Speech<'_>,
) -> Option<Problem> {
    let something = |id: &String| match values.get(&**id) {
        Some(_) => total(values, id) != Some(0),
        // What was given and refused has been complained about already.
        None => given.get(id).is_some_and(|typed| !typed.trim().is_empty()),
    };
    if rule.at_least_one.is_empty() || rule.at_least_one.iter().any(something) {
        return None;
    }
    let names: Vec<_> = rule.at_least_one.iter().map(|id| speech.input(rule, id).to_owned()).collect();
    let message = speech.fill(&speech.words.one_needed, &[("inputs", &speech.list(&names))]);
    Some(Problem::new(None, "one-needed", message))
}
