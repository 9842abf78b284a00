//! `fudao calc`: compute a rule, or say which rules there are.
#![expect(clippy::print_stdout, clippy::print_stderr, reason = "this module talks to the terminal")]

use std::collections::BTreeMap;
use std::fmt::Write as _;

use fudao_rules::{Answer, Cited, InputKind, Line, Read};
use serde::Serialize;

use super::{AnswerFormat, CalcArguments, Failure, Outcome, report};
use crate::diag::{self, Diagnostic, nearest};
use crate::guide::{Guide, LangIx, Rule};
use crate::page::calculator::pack;
use crate::source;

pub(super) fn run(arguments: &CalcArguments) -> Result<Outcome, Failure> {
    let (sources, found) = source::load(&arguments.root.root)?;
    let (guide, mut diagnostics) = crate::check(&sources);
    diagnostics.extend(found);
    let diagnostics = diag::sorted(diagnostics);
    let clean = !diagnostics.iter().any(Diagnostic::is_error);
    let Some(guide) = guide.filter(|_| clean) else {
        report(&diagnostics, &sources);
        return Ok(Outcome::ContentErrors);
    };
    let lang = match language(&guide, arguments.lang.as_deref()) {
        Ok(lang) => lang,
        Err(message) => return Ok(refused(&message)),
    };
    let Some(rule) = &arguments.rule else {
        print!("{}", list(&guide, lang, arguments.format));
        return Ok(Outcome::Done);
    };
    let inputs = match inputs(&arguments.inputs) {
        Ok(inputs) => inputs,
        Err(message) => return Ok(refused(&message)),
    };
    let answer = pack(&guide, &guide.rules).answer(rule, &inputs, &guide[lang].key);
    let asked = guide.rules.iter().find(|known| known.id == *rule);
    Ok(tell(&answer, asked.map(|rule| usage(rule, &guide[lang].key)), arguments.format))
}

fn refused(message: &str) -> Outcome {
    eprintln!("fudao could not compute: {message}");
    Outcome::Refused
}

fn language(guide: &Guide, key: Option<&str>) -> Result<LangIx, String> {
    let Some(key) = key else { return Ok(LangIx::ORIGINAL) };
    let known = || guide.languages.iter().map(|language| language.key.as_str());
    guide.lang_ids().find(|lang| guide[*lang].key == key || guide[*lang].folder == key).ok_or_else(|| {
        let hint = nearest(key, known()).map_or_else(
            || format!("its languages are {}", known().collect::<Vec<_>>().join(", ")),
            |near| format!("did you mean `{near}`?"),
        );
        format!("the guide has no language `{key}`; {hint}")
    })
}

/// `key=value` pairs. All that are malformed or given twice are named at once.
fn inputs(given: &[String]) -> Result<BTreeMap<String, String>, String> {
    let mut inputs = BTreeMap::new();
    let mut wrong = Vec::new();
    for pair in given {
        match pair.split_once('=') {
            Some((key, value)) if !key.trim().is_empty() => {
                if inputs.insert(key.trim().to_owned(), value.to_owned()).is_some() {
                    wrong.push(format!("`{}` is given twice", key.trim()));
                }
            }
            _ => wrong.push(format!("`{pair}` is not of the form key=value")),
        }
    }
    if wrong.is_empty() { Ok(inputs) } else { Err(wrong.join("; ")) }
}

/// Prints an answer, or what is wrong with the question.
fn tell(answer: &Answer, usage: Option<String>, format: AnswerFormat) -> Outcome {
    if let AnswerFormat::Json = format {
        print!("{}", json(answer));
    } else if answer.problems.is_empty() {
        print!("{}", human(answer));
    } else {
        for problem in &answer.problems {
            eprintln!("fudao could not compute: {}", problem.message);
        }
        eprint!("{}", usage.unwrap_or_else(|| "`fudao calc` alone lists the rules\n".to_owned()));
    }
    if answer.problems.is_empty() { Outcome::Done } else { Outcome::Refused }
}

fn json(value: &impl Serialize) -> String {
    let json = serde_json::to_string_pretty(value).expect("answers are made of strings and numbers");
    format!("{json}\n")
}

fn human(answer: &Answer) -> String {
    let mut text = format!("{}\n", answer.title);
    for cited in &answer.provisions {
        let _ = writeln!(text, "  {}", with_status(cited));
    }
    text.push('\n');
    for given in &answer.inputs {
        let _ = writeln!(text, "{}: {}", given.label, given.value);
    }
    for reading in &answer.readings {
        text.push('\n');
        text.push_str(&of_reading(reading));
    }
    text
}

fn of_reading(reading: &Read) -> String {
    let mut text = String::new();
    if !reading.label.is_empty() {
        let _ = writeln!(text, "[{}] {}", reading.label, reading.why);
    }
    for line in &reading.lines {
        text.push_str(&of_line(line));
    }
    text
}

fn of_line(line: &Line) -> String {
    let mark = if line.result { "=>" } else { "  " };
    let mut text = format!("{mark} {}: {}\n", line.label, line.text);
    for how in [&line.formula, &line.working] {
        if !how.is_empty() {
            let _ = writeln!(text, "     {how}");
        }
    }
    for cited in &line.provisions {
        let _ = writeln!(text, "     {}", with_status(cited));
    }
    for work in &line.works {
        let _ = writeln!(text, "     {work}");
    }
    text
}

fn with_status(cited: &Cited) -> String {
    format!("{} ({})", cited.citation, cited.status)
}

/// A rule in the list of all.
#[derive(Serialize)]
struct Listed<'a> {
    /// Its id.
    rule: &'a str,
    /// What it computes.
    title: &'a str,
    /// The question that it answers.
    lead: &'a str,
    /// What it asks for.
    inputs: &'a [fudao_rules::Input],
}

fn list(guide: &Guide, lang: LangIx, format: AnswerFormat) -> String {
    let listed = |rule: &'_ Rule| -> String {
        let mut text = format!("{}\n    {}\n", rule.id, rule.title.shown(lang).text);
        text.push_str(&usage(rule, &guide[lang].key));
        text
    };
    match format {
        AnswerFormat::Human => guide.rules.iter().map(listed).collect(),
        AnswerFormat::Json => json(&guide.rules.iter().map(|rule| as_listed(rule, lang)).collect::<Vec<_>>()),
    }
}

fn as_listed(rule: &Rule, lang: LangIx) -> Listed<'_> {
    Listed {
        rule: &rule.id,
        title: rule.title.shown(lang).text,
        lead: rule.lead.shown(lang).text,
        inputs: &rule.logic.inputs,
    }
}

/// What a rule takes, a line for each input: `    [classes=1..500]  the label`.
fn usage(rule: &Rule, key: &str) -> String {
    let mut text = String::new();
    for input in &rule.logic.inputs {
        let values = match &input.kind {
            InputKind::Number { range, each: false, .. } => format!("{}..{}", range.from, range.to),
            InputKind::Number { range, each: true, .. } => format!("{}..{},…", range.from, range.to),
            InputKind::Choice(options) => options.iter().map(|option| option.id.as_str()).collect::<Vec<_>>().join("|"),
        };
        let pair = format!("{}={values}", input.id);
        let pair = if input.optional { format!("[{pair}]") } else { pair };
        let label = input.label.get(key).map_or("", String::as_str);
        let _ = writeln!(text, "    {pair}  {label}");
    }
    text
}
