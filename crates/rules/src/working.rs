//! How a step is computed, written twice: as a formula with names, and with the numbers that were given.

use crate::compute::{Known, rounding, stairs};
use crate::number::{divide, rounded, within};
use crate::rule::{Count, Relation, Rounding, Rule, Step, StepKind};
use crate::speech::Speech;

/// Writes the steps of one rule.
pub(crate) struct Writer<'a> {
    pub rule: &'a Rule,
    pub speech: &'a Speech<'a>,
}

impl Writer<'_> {
    /// A step with names instead of what was given; figures stand there as numbers. Empty for words.
    pub(crate) fn formula(&self, step: &Step) -> String {
        let words = self.speech.words;
        let name = |id: &String| self.name(id);
        match &step.kind {
            StepKind::Staircase { of, up_to, first, every, add, count } => {
                let stairs = format!("({} − {}) ÷ {}", name(of), name(up_to), name(every));
                let stairs = self.round(&stairs, rounding(*count));
                let add = name(add);
                let times = if add == "1" { String::new() } else { format!(" × {add}") };
                let above = format!("{} + {stairs}{times}", name(first));
                let with =
                    [("of", &*name(of)), ("up_to", &*name(up_to)), ("within", &*name(first)), ("above", &*above)];
                self.speech.fill(&words.two_cases, &with)
            }
            StepKind::Threshold { of, up_to, from, within, above } => {
                let or_nothing = |id: &Option<String>| id.as_ref().map_or_else(|| "0".to_owned(), name);
                let (template, end) = match up_to {
                    Some(_) => (&words.two_cases, up_to),
                    None => (&words.two_cases_from, from),
                };
                let (within, above, end) = (or_nothing(within), or_nothing(above), or_nothing(end));
                let with =
                    [("of", &*name(of)), ("up_to", &*end), ("from", &*end), ("within", &*within), ("above", &*above)];
                self.speech.fill(template, &with)
            }
            StepKind::Quotient { of, by, round } => self.round(&format!("{} ÷ {}", name(of), name(by)), *round),
            StepKind::Remainder { of, by } => {
                self.speech.fill(&words.remainder_of, &[("of", &name(of)), ("by", &name(by))])
            }
            StepKind::Share { of, percent, round } => {
                // A figure is a bare number; anything else says itself that it counts hundredths.
                let sign = if self.rule.figures.iter().any(|figure| figure.id == *percent) { "%" } else { "" };
                self.round(&format!("{} × {}{sign}", name(of), name(percent)), *round)
            }
            StepKind::Sum(ids) => self.joined(ids, " + "),
            StepKind::Product(ids) => self.joined(ids, " × "),
            StepKind::Smallest(ids) => {
                let list = self.speech.list(&ids.iter().map(name).collect::<Vec<_>>());
                self.speech.fill(&words.smallest_of, &[("list", &list)])
            }
            StepKind::Difference { of, less } => format!("{} − {}", name(of), name(less)),
            StepKind::Pick { on, .. } => self.speech.fill(&words.depends_on, &[("on", &name(on))]),
            StepKind::Check { left, is, right, .. } => format!("{} {} {}", name(left), sign(*is), name(right)),
            StepKind::Say { .. } => String::new(),
        }
    }

    /// The same with the numbers. Empty where there is nothing to compute.
    pub(crate) fn working(&self, step: &Step, known: &Known<'_>, value: &[u64]) -> String {
        if let StepKind::Check { left, is, right, .. } = &step.kind {
            let number = |id: &str| known.nth(id, 0).map_or_else(String::new, |value| self.speech.number(value));
            let sign = if holds(known, left, *is, right) { sign(*is) } else { opposite(*is) };
            return format!("{} {sign} {}", number(left), number(right));
        }
        let lines: Vec<_> =
            value.iter().zip(0..).filter_map(|(value, n)| self.one(&step.kind, known, n, *value)).collect();
        let mut working = lines.join(&self.speech.words.then);
        let total: u128 = value.iter().map(|value| u128::from(*value)).sum();
        if let ([_, _, ..], Some(total)) = (value, within(total)) {
            let with = [("value", &*self.speech.number(total))];
            working.push_str(&self.speech.words.then);
            working.push_str(&self.speech.fill(&self.speech.words.altogether, &with));
        }
        working
    }

    fn one(&self, kind: &StepKind, known: &Known<'_>, n: usize, value: u64) -> Option<String> {
        let at = |id: &String| known.nth(id, n);
        let number = |value: u64| self.speech.number(value);
        let written = |id: &String| at(id).map(number);
        let result = number(value);
        Some(match kind {
            StepKind::Staircase { of, up_to, first, every, add, count } => {
                self.staircase([at(of)?, at(up_to)?, at(first)?, at(every)?, at(add)?], *count, value)?
            }
            StepKind::Threshold { of, up_to: Some(end), .. } => {
                let sign = if at(of)? <= at(end)? { "≤" } else { ">" };
                format!("{} {sign} {} → {result}", written(of)?, written(end)?)
            }
            StepKind::Threshold { of, from, .. } => {
                let end = from.as_ref()?;
                let sign = if at(of)? < at(end)? { "<" } else { "≥" };
                format!("{} {sign} {} → {result}", written(of)?, written(end)?)
            }
            StepKind::Quotient { of, by, round } => self.division(at(of)?, at(by)?, *round)?,
            StepKind::Remainder { of, by } => {
                format!("{} ÷ {} = {}", written(of)?, written(by)?, self.with_remainder(at(of)?, at(by)?)?)
            }
            StepKind::Share { of, percent, round } => self.share(at(of)?, at(percent)?, *round)?,
            StepKind::Sum(ids) | StepKind::Product(ids) if ids.len() < 2 => return None,
            StepKind::Sum(ids) => format!("{} = {result}", self.numbers(ids, known, n, " + ")?),
            StepKind::Product(ids) => format!("{} = {result}", self.numbers(ids, known, n, " × ")?),
            StepKind::Smallest(ids) => {
                let list = ids.iter().map(written).collect::<Option<Vec<_>>>()?;
                let list = self.speech.list(&list);
                format!("{} = {result}", self.speech.fill(&self.speech.words.smallest_of, &[("list", &list)]))
            }
            StepKind::Difference { of, less } => format!("{} − {} = {result}", written(of)?, written(less)?),
            StepKind::Pick { .. } | StepKind::Say { .. } | StepKind::Check { .. } => return None,
        })
    }

    fn staircase(&self, [of, up_to, first, every, add]: [u64; 5], count: Count, value: u64) -> Option<String> {
        let number = |value: u64| self.speech.number(value);
        if of == 0 {
            return Some(self.speech.words.nothing.clone());
        }
        if of <= up_to {
            return Some(format!("{} ≤ {} → {}", number(of), number(up_to), number(value)));
        }
        let over = of - up_to;
        let stairs = stairs(of, up_to, every, count)?;
        let divided = self.division(over, every, rounding(count))?;
        let times = if add == 1 { number(stairs) } else { format!("{} × {}", number(stairs), number(add)) };
        let steps = [
            format!("{} − {} = {}", number(of), number(up_to), number(over)),
            divided,
            format!("{} + {times} = {}", number(first), number(value)),
        ];
        Some(steps.join(&self.speech.words.then))
    }

    /// `45 ÷ 20 = 2 remainder 5, rounded up to 3`
    fn division(&self, of: u64, by: u64, round: Rounding) -> Option<String> {
        let (quotient, remainder) = divide(of, by)?;
        let number = |value: u64| self.speech.number(value);
        let mut line = format!("{} ÷ {} = {}", number(of), number(by), self.with_remainder(of, by)?);
        if remainder > 0 {
            let words = self.speech.words;
            let value = rounded((quotient, remainder), by, round);
            let template = match round {
                Rounding::Down => &words.rounded_down,
                Rounding::Up => &words.rounded_up,
                Rounding::Near => &words.rounded_near,
            };
            line.push_str(&self.speech.fill(template, &[("value", &number(value))]));
        }
        Some(line)
    }

    fn with_remainder(&self, of: u64, by: u64) -> Option<String> {
        let (quotient, remainder) = divide(of, by)?;
        let (quotient, left) = (self.speech.number(quotient), self.speech.number(remainder));
        match remainder {
            0 => Some(quotient),
            _ => {
                let with = [("quotient", &*quotient), ("remainder", &*left)];
                Some(self.speech.fill(&self.speech.words.with_remainder, &with))
            }
        }
    }

    /// `26,880 × 86% = 23,116.8, rounded down to 23,116`: hundredths are written out, so nothing is lost.
    fn share(&self, of: u64, percent: u64, round: Rounding) -> Option<String> {
        let hundredths = within(u128::from(of) * u128::from(percent))?;
        let (whole, rest) = divide(hundredths, 100)?;
        let mut line = format!("{} × {percent}% = {}", self.speech.number(of), self.speech.number(whole));
        if rest > 0 {
            line.push_str(format!(".{rest:02}").trim_end_matches('0'));
            let words = self.speech.words;
            let template = match round {
                Rounding::Down => &words.rounded_down,
                Rounding::Up => &words.rounded_up,
                Rounding::Near => &words.rounded_near,
            };
            let value = self.speech.number(rounded((whole, rest), 100, round));
            line.push_str(&self.speech.fill(template, &[("value", &value)]));
        }
        Some(line)
    }

    fn numbers(&self, ids: &[String], known: &Known<'_>, n: usize, sign: &str) -> Option<String> {
        let numbers = ids.iter().map(|id| known.nth(id, n).map(|value| self.speech.number(value)));
        Some(numbers.collect::<Option<Vec<_>>>()?.join(sign))
    }

    fn joined(&self, ids: &[String], sign: &str) -> String {
        ids.iter().map(|id| self.name(id)).collect::<Vec<_>>().join(sign)
    }

    fn round(&self, expression: &str, round: Rounding) -> String {
        let words = self.speech.words;
        let template = match round {
            Rounding::Down => &words.round_down,
            Rounding::Up => &words.round_up,
            Rounding::Near => &words.round_near,
        };
        self.speech.fill(template, &[("of", expression)])
    }

    /// What an operand is called: a figure by its number, anything else by its label.
    fn name(&self, id: &String) -> String {
        let rule = self.rule;
        let figure = rule.figures.iter().find(|figure| figure.id == *id);
        let step = || rule.steps.iter().find(|step| step.id == *id).map(|step| &step.label);
        let input = || rule.inputs.iter().find(|input| input.id == *id).map(|input| &input.label);
        match figure {
            Some(figure) => self.speech.number(figure.value),
            None => input().or_else(step).map_or_else(|| id.clone(), |label| self.speech.text(label).to_owned()),
        }
    }
}

fn holds(known: &Known<'_>, left: &str, is: Relation, right: &str) -> bool {
    let (left, right) = (known.nth(left, 0), known.nth(right, 0));
    match is {
        Relation::AtMost => left <= right,
        Relation::AtLeast => left >= right,
        Relation::Equal => left == right,
    }
}

fn sign(is: Relation) -> &'static str {
    match is {
        Relation::AtMost => "≤",
        Relation::AtLeast => "≥",
        Relation::Equal => "=",
    }
}

fn opposite(is: Relation) -> &'static str {
    match is {
        Relation::AtMost => ">",
        Relation::AtLeast => "<",
        Relation::Equal => "≠",
    }
}
