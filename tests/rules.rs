//! The calculators: cases worked by hand from the statute, questions that are refused, and every figure in its place.

#[path = "support/real.rs"]
mod real;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use fudao::guide::{Guide, LangIx, PartOfMonth};
use fudao::page::calculator::pack;
use fudao_rules::{Answer, InputKind, Line, Pack, StepKind, Verdict};
use serde_json::Value;

static GUIDE: LazyLock<Guide> = LazyLock::new(|| {
    let (guide, found) = fudao::check(&real::SOURCES.0);
    guide.unwrap_or_else(|| panic!("the content has errors: {found:#?}"))
});

static PACK: LazyLock<Pack> = LazyLock::new(|| pack(&GUIDE, &GUIDE.rules));

const HAND_WORKED: &str = include_str!("rules/hand-worked.txt");
const FIGURES: &str = include_str!("rules/figures.txt");
const BAD_INPUTS: &str = include_str!("rules/bad-inputs.txt");

/// A line of a table: the question and what is expected.
struct Case {
    line: String,
    rule: String,
    inputs: BTreeMap<String, String>,
    expected: String,
}

fn cases(table: &str) -> Vec<Case> {
    let lines = table.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    let case = |line: &str| {
        let (question, expected) = line.split_once("->").unwrap_or_else(|| panic!("`{line}` has no arrow"));
        let mut words = question.split_whitespace();
        let rule = words.next().unwrap_or_default().to_owned();
        let inputs = words.map(|word| word.split_once('=').unwrap_or_else(|| panic!("`{word}` in `{line}`")));
        let inputs = inputs.map(|(key, value)| (key.to_owned(), value.to_owned())).collect();
        Case { line: line.to_owned(), rule, inputs, expected: expected.trim().to_owned() }
    };
    lines.map(case).collect()
}

fn answer(case: &Case) -> Answer {
    PACK.answer(&case.rule, &case.inputs, "en")
}

/// A result as the table writes it.
fn written(line: Option<&Line>) -> String {
    let Some(line) = line else { return "-".to_owned() };
    match (line.holds, line.value) {
        (Some(Verdict::Met), _) => "met".to_owned(),
        (Some(Verdict::Unmet), _) => "unmet".to_owned(),
        (None, Some(value)) => value.to_string(),
        (None, None) => "said".to_owned(),
    }
}

/// What is wrong with one case.
fn differs(case: &Case) -> Vec<String> {
    let answer = answer(case);
    if !answer.problems.is_empty() {
        return vec![format!("`{}` is refused: {:?}", case.line, answer.problems)];
    }
    let mut wrong = Vec::new();
    for part in case.expected.split(';') {
        let (reading, results) = match part.split_once(':') {
            Some((reading, results)) => (Some(reading.trim()), results),
            None => (None, part),
        };
        let reads: Vec<_> =
            answer.readings.iter().filter(|read| reading.is_none() || read.id.as_deref() == reading).collect();
        if reads.is_empty() {
            wrong.push(format!("`{}`: there is no reading {reading:?}", case.line));
        }
        for (step, expected) in results.split_whitespace().filter_map(|result| result.split_once('=')) {
            for read in &reads {
                let found = written(read.results().find(|line| line.id == step));
                if found != expected {
                    wrong.push(format!("`{}`: {:?} {step} is {found}, not {expected}", case.line, read.id));
                }
            }
        }
    }
    wrong
}

fn none(complaints: &[String]) {
    assert!(complaints.is_empty(), "{} complaints:\n{}", complaints.len(), complaints.join("\n"));
}

#[test]
fn the_rules_agree_with_what_was_worked_by_hand() {
    let cases = cases(HAND_WORKED);
    assert!(cases.len() > 150, "the table is read");
    none(&cases.iter().flat_map(differs).collect::<Vec<_>>());
    let asked: BTreeSet<_> = cases.iter().map(|case| case.rule.as_str()).collect();
    let rules: BTreeSet<_> = GUIDE.rules.iter().map(|rule| rule.id.as_str()).collect();
    assert_eq!(asked, rules, "every rule has its cases");
    let named: BTreeSet<_> = cases.iter().flat_map(results_named).collect();
    let results = GUIDE.rules.iter().flat_map(|rule| rule.logic.results.iter().map(|id| (rule.id.clone(), id.clone())));
    none(&results.filter(|result| !named.contains(result)).map(|result| format!("{result:?}")).collect::<Vec<_>>());
}

fn results_named(case: &Case) -> Vec<(String, String)> {
    let words = case.expected.split([';', ' ', ':']).filter_map(|word| word.split_once('='));
    words.map(|(step, _)| (case.rule.clone(), step.to_owned())).collect()
}

#[test]
fn nonsense_is_refused_in_words_all_of_it_at_once() {
    let mut wrong = Vec::new();
    for case in cases(BAD_INPUTS) {
        let answer = answer(&case);
        let mut found: Vec<_> = answer
            .problems
            .iter()
            .map(|problem| format!("{}@{}", problem.kind, problem.input.clone().unwrap_or_default()))
            .collect();
        found.sort();
        let mut expected: Vec<_> = case.expected.split_whitespace().map(str::to_owned).collect();
        expected.sort();
        if found != expected || !answer.readings.is_empty() {
            wrong.push(format!("`{}`: found {found:?}", case.line));
        }
        let braces = answer.problems.iter().filter(|problem| problem.message.contains(['{', '}']));
        wrong.extend(braces.map(|problem| format!("`{}`: {}", case.line, problem.message)));
    }
    none(&wrong);
}

/// Every step of every rule is written in both languages with nothing left to fill in.
#[test]
fn answers_are_finished_in_every_language() {
    let mut wrong = Vec::new();
    for case in cases(HAND_WORKED) {
        for lang in ["zh-Hant", "en"] {
            let answer = PACK.answer(&case.rule, &case.inputs, lang);
            let lines = answer.readings.iter().flat_map(|read| &read.lines);
            let texts = lines.flat_map(|line| [&line.label, &line.text, &line.formula, &line.working]);
            wrong.extend(
                texts.filter(|text| text.contains(['{', '}'])).map(|text| format!("{lang} {}: {text}", case.line)),
            );
            let silent = answer.readings.iter().flat_map(|read| &read.lines);
            let silent = silent.filter(|line| line.provisions.is_empty() && line.works.is_empty() && line.result);
            let silent = silent.filter(|line| line.formula.is_empty());
            wrong.extend(silent.map(|line| format!("{lang} {}: {} stands nowhere", case.line, line.id)));
        }
    }
    none(&wrong);
}

#[test]
fn full_width_digits_and_marks_between_thousands_are_numbers() {
    for typed in ["４５", " 45 ", "+45", "\u{3000}45"] {
        let inputs = BTreeMap::from([("elementary".to_owned(), typed.to_owned())]);
        let answer = PACK.answer("full-time-counselors", &inputs, "en");
        assert_eq!(answer.readings[0].results().next().and_then(|line| line.value), Some(3), "{typed}: {answer:?}");
    }
    let inputs = [("cost", "1,000,000"), ("tier", "１")].map(|(key, value)| (key.to_owned(), value.to_owned()));
    let answer = PACK.answer("full-time-subsidy", &BTreeMap::from(inputs), "en");
    assert_eq!(answer.readings[0].results().next().and_then(|line| line.value), Some(800_000));
}

#[test]
fn pending_articles_say_so() {
    let inputs = BTreeMap::from([("persons".to_owned(), "8".to_owned())]);
    let answer = PACK.answer("supervisors", &inputs, "en");
    assert!(!answer.agree && answer.readings.len() == 2);
    let cited = answer.readings.iter().flat_map(|read| &read.lines).flat_map(|line| &line.provisions);
    let states: BTreeSet<_> = cited.map(|cited| (cited.id.as_str(), cited.state.as_str())).collect();
    assert_eq!(states, BTreeSet::from([("act/11-1/p1", "pending")]));
}

/// The tables, which are all that a reader without script has, show each threshold and one to either side.
#[test]
fn the_tables_show_every_threshold() {
    let mut missing = Vec::new();
    for rule in &GUIDE.rules {
        let figure = |id: &str| rule.logic.figures.iter().find(|figure| figure.id == id).map(|figure| figure.value);
        let least = |id: &str| {
            rule.logic.inputs.iter().find(|input| input.id == id).and_then(|input| match &input.kind {
                InputKind::Number { range, .. } => Some(range.from),
                InputKind::Choice(_) => None,
            })
        };
        for step in &rule.logic.steps {
            let (of, ends) = match &step.kind {
                StepKind::Staircase { of, up_to, every, .. } => {
                    let first = figure(up_to).unwrap_or_default();
                    (of, vec![first, first + figure(every).unwrap_or_default()])
                }
                StepKind::Threshold { of, up_to: Some(up_to), .. } => (of, figure(up_to).into_iter().collect()),
                _ => continue,
            };
            let Some(least) = least(of) else { continue };
            let tables = rule.tables.iter().filter(|table| table.vary == *of);
            let shown: BTreeSet<u64> =
                tables.flat_map(|table| &table.over).filter_map(|(value, _)| value.parse().ok()).collect();
            let wanted = ends.iter().flat_map(|end| [end - 1, *end, end + 1]).filter(|value| *value >= least);
            missing.extend(
                wanted
                    .filter(|value| !shown.contains(value))
                    .map(|value| format!("{}: no table shows {of} = {value}", rule.id)),
            );
        }
    }
    none(&missing);
}

/// Units whose every number with a legal meaning is data.
const COUNTED: [&str; 9] = [
    "act/10",
    "act/11",
    "act/11-1",
    "act/14",
    "directions/3",
    "directions/6",
    "directions/11",
    "directions/13",
    "directions/17",
];

/// Words with a numeral that counts nothing: references, ordinals of installments, percent signs, idioms, and the number and
/// date of a letter.
const NO_FIGURES: [&str; 12] = [
    "教育部一百零一年三月十六日臺訓（三）字第一○○○二一五一三二號函",
    "百分之",
    "一致",
    "一週",
    "第一期",
    "第二期",
    "前一學年度",
    "一次撥付",
    "第一款",
    "第二款",
    "附件一",
    "附件二",
];

#[test]
fn every_figure_of_the_articles_is_data_with_its_provision() {
    let mut known: BTreeMap<&str, BTreeSet<u64>> = BTreeMap::new();
    for rule in &GUIDE.rules {
        for figure in rule.figures.iter() {
            let Some(at) = figure.provision else { continue };
            known.entry(&GUIDE[at].id).or_default().insert(figure.value);
        }
    }
    for entry in &GUIDE.calendar.as_ref().expect("there is a calendar").entries {
        let numbers = known.entry(&GUIDE[entry.provision].id).or_default();
        if let Some(date) = entry.date {
            numbers.insert(date.month.into());
            numbers.extend(if let PartOfMonth::Day(day) = date.part { Some(u64::from(day)) } else { None });
        }
        if let Some(begins) = &entry.begins {
            // Years are counted from 1912 in the texts.
            let parts: Vec<u64> = begins.split('-').filter_map(|part| part.parse().ok()).collect();
            numbers.extend([parts[0] - 1911, parts[1], parts[2]]);
        }
    }
    // The fiscal tiers are the options of a choice.
    let tiers = GUIDE.rules.iter().flat_map(|rule| &rule.logic.inputs).filter(|input| input.id == "tier");
    let options = tiers.filter_map(|input| match &input.kind {
        InputKind::Choice(options) => Some(options.iter().filter_map(|option| option.id.parse().ok())),
        InputKind::Number { .. } => None,
    });
    known.entry("directions/3/p1").or_default().extend(options.flatten().collect::<Vec<u64>>());
    let mut missing = Vec::new();
    let mut counted = 0;
    for (_, provision) in GUIDE.all().filter(|(at, _)| COUNTED.contains(&GUIDE[GUIDE.unit_of(*at)].id.as_str())) {
        let text = provision.text.as_ref().and_then(|text| text.own(LangIx::ORIGINAL)).unwrap_or_default();
        for value in numerals(text) {
            counted += 1;
            if !known.get(provision.id.as_str()).is_some_and(|known| known.contains(&value)) {
                missing.push(format!("{}: {value} is in no rule and no date", provision.id));
            }
        }
    }
    none(&missing);
    assert!(counted > 70, "the numerals are found: {counted}");
}

/// The published data hold just what was read off the statute by hand.
#[test]
fn the_data_give_each_figure_with_its_provision() {
    let built = fudao::build(&real::SOURCES.0, Vec::new(), None).expect("the templates are right");
    let files = built.files.expect("the content is clean");
    let table = |name: &str| -> Vec<Value> {
        let file = files.iter().find(|file| file.path == format!("data/{name}.json")).expect("the table is there");
        serde_json::from_slice(&file.bytes).expect("JSON")
    };
    let mut found: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut add = |row: &Value, figure: String| {
        let Some(provision) = row["provision"].as_str() else { return };
        let unit = provision.split('/').take(2).collect::<Vec<_>>().join("/");
        if COUNTED.contains(&unit.as_str()) {
            found.entry(provision.to_owned()).or_default().insert(figure);
        }
    };
    for row in table("figures") {
        add(&row, row["value"].to_string());
    }
    for row in table("mandates") {
        add(&row, row["hours"].to_string());
    }
    for row in table("deadlines") {
        let date = match (&row["month"], &row["day"], &row["begins"]) {
            (Value::Number(month), Value::Number(day), _) => format!("{month}/{day}"),
            (Value::Number(month), ..) => month.to_string(),
            (_, _, Value::String(begins)) => begins.clone(),
            _ => continue,
        };
        add(&row, date);
    }
    let lines = FIGURES.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    let expected: BTreeMap<String, BTreeSet<String>> = lines
        .map(|line| {
            let (provision, figures) = line.split_once(": ").unwrap_or_else(|| panic!("`{line}` has no colon"));
            (provision.to_owned(), figures.split_whitespace().map(str::to_owned).collect())
        })
        .collect();
    assert_eq!(found, expected);
}

/// Every number in a text that counts something, read without the help of fudao.
fn numerals(text: &str) -> Vec<u64> {
    let mut text = text.to_owned();
    for words in NO_FIGURES {
        text = text.replace(words, "。");
    }
    for unit in ["條之一", "條", "項", "點", "目"] {
        for number in ["一", "二", "三", "四", "五", "十", "十一", "十二", "十七", "二十二"] {
            text = text.replace(&format!("第{number}{unit}"), "。");
        }
    }
    for words in ["前一項", "前二項", "前三項", "附件三"] {
        text = text.replace(words, "。");
    }
    let is_numeral = |c: char| "一二三四五六七八九十百千萬零".contains(c);
    text.split(|c: char| !is_numeral(c)).filter(|run| !run.is_empty()).map(value_of).collect()
}

/// 四千五百 is 4500, 一百零六 is 106, 八十萬 is 800,000.
fn value_of(run: &str) -> u64 {
    let (mut whole, mut section, mut digit) = (0, 0, 0);
    for c in run.chars() {
        let one = "零一二三四五六七八九".chars().position(|known| known == c);
        match (one, c) {
            (Some(value), _) => digit = value as u64,
            (None, '萬') => {
                whole = (section + digit) * 10_000;
                (section, digit) = (0, 0);
            }
            (None, unit) => {
                let size = match unit {
                    '十' => 10,
                    '百' => 100,
                    _ => 1000,
                };
                section += digit.max(1) * size;
                digit = 0;
            }
        }
    }
    whole + section + digit
}
