//! The steps of a rule taken one after another.

use std::collections::BTreeMap;

use crate::number::{divide, rounded, within};
use crate::read::{Value, Values};
use crate::rule::{Count, Relation, Rounding, Rule, Step, StepKind, Text};

/// Everything that has a value so far. A list of numbers is computed with number by number.
#[derive(Default)]
pub(crate) struct Known<'a> {
    numbers: BTreeMap<&'a str, Vec<u64>>,
    options: BTreeMap<&'a str, &'a str>,
}

/// What a step comes to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Outcome<'a> {
    /// A number, or one for each number of a list.
    Numbers(Vec<u64>),
    /// Words.
    Words(&'a Text),
    /// Whether something holds, and what that means.
    Verdict(bool, &'a Text),
}

impl<'a> Known<'a> {
    /// The figures of a rule, and what was given.
    pub(crate) fn new(rule: &'a Rule, values: &Values<'a>) -> Self {
        let mut known = Self::default();
        for figure in &rule.figures {
            known.numbers.insert(&figure.id, vec![figure.value]);
        }
        for (id, value) in values {
            match value {
                Value::Numbers(numbers) => drop(known.numbers.insert(id, numbers.clone())),
                Value::Choice(option) => drop(known.options.insert(id, &option.id)),
            }
        }
        known
    }

    /// The numbers of an operand; none where it is not known.
    pub(crate) fn numbers(&self, id: &str) -> &[u64] {
        self.numbers.get(id).map_or(&[], Vec::as_slice)
    }

    /// The option chosen for an input.
    pub(crate) fn option(&self, id: &str) -> Option<&'a str> {
        self.options.get(id).copied()
    }

    /// The n-th number of an operand; a single number stands for each of a list.
    pub(crate) fn nth(&self, id: &str, n: usize) -> Option<u64> {
        match self.numbers(id) {
            [one] => Some(*one),
            many => many.get(n).copied(),
        }
    }

    /// Takes a step and keeps its value. `None` where an operand is not known, or the value would be too great.
    pub(crate) fn take(&mut self, step: &'a Step) -> Option<Outcome<'a>> {
        let outcome = self.outcome(step)?;
        if let Outcome::Numbers(numbers) = &outcome {
            self.numbers.insert(&step.id, numbers.clone());
        }
        Some(outcome)
    }

    fn outcome(&self, step: &'a Step) -> Option<Outcome<'a>> {
        if let Some(only) = &step.only {
            let chosen = self.option(&only.on)?;
            only.is.iter().find(|option| *option == chosen)?;
        }
        match &step.kind {
            StepKind::Say { on, of } => of.get(self.option(on)?).map(Outcome::Words),
            StepKind::Check { left, is, right, met, unmet } => {
                let (left, right) = (self.nth(left, 0)?, self.nth(right, 0)?);
                let holds = match is {
                    Relation::AtMost => left <= right,
                    Relation::AtLeast => left >= right,
                    Relation::Equal => left == right,
                };
                Some(Outcome::Verdict(holds, if holds { met } else { unmet }))
            }
            StepKind::Pick { on, of } => {
                let numbers = self.numbers(of.get(self.option(on)?)?);
                (!numbers.is_empty()).then(|| Outcome::Numbers(numbers.to_vec()))
            }
            kind => {
                let count = operands(kind).iter().map(|id| self.numbers(id).len()).max()?;
                let numbers = (0..count).map(|n| self.number(kind, n)).collect::<Option<Vec<_>>>()?;
                (!numbers.is_empty()).then_some(Outcome::Numbers(numbers))
            }
        }
    }

    /// The n-th number of a step that computes.
    fn number(&self, kind: &StepKind, n: usize) -> Option<u64> {
        let at = |id: &String| self.nth(id, n);
        let all = |ids: &[String]| ids.iter().map(at).collect::<Option<Vec<_>>>();
        match kind {
            StepKind::Staircase { of, up_to, first, every, add, count } => {
                staircase([at(of)?, at(up_to)?, at(first)?, at(every)?, at(add)?], *count)
            }
            StepKind::Threshold { of, up_to, from, within, above } => {
                let of = at(of)?;
                let inside = match (up_to, from) {
                    (Some(up_to), _) => of <= at(up_to)?,
                    (None, Some(from)) => of < at(from)?,
                    (None, None) => return None,
                };
                if inside { within } else { above }.as_ref().map_or(Some(0), at)
            }
            StepKind::Quotient { of, by, round } => {
                let by = at(by)?;
                Some(rounded(divide(at(of)?, by)?, by, *round))
            }
            StepKind::Remainder { of, by } => divide(at(of)?, at(by)?).map(|(_, remainder)| remainder),
            StepKind::Share { of, percent, round } => {
                let hundredths = within(u128::from(at(of)?) * u128::from(at(percent)?))?;
                Some(rounded(divide(hundredths, 100)?, 100, *round))
            }
            StepKind::Sum(ids) => within(all(ids)?.into_iter().map(u128::from).sum()),
            StepKind::Product(ids) => all(ids)?
                .into_iter()
                .try_fold(1, |product: u64, factor| within(u128::from(product) * u128::from(factor))),
            StepKind::Smallest(ids) => all(ids)?.into_iter().min(),
            StepKind::Difference { of, less } => Some(at(of)?.saturating_sub(at(less)?)),
            StepKind::Pick { .. } | StepKind::Say { .. } | StepKind::Check { .. } => None,
        }
    }
}

fn staircase([of, up_to, first, every, add]: [u64; 5], count: Count) -> Option<u64> {
    if of == 0 {
        return Some(0);
    }
    if of <= up_to {
        return Some(first);
    }
    let stairs = stairs(of, up_to, every, count)?;
    within(u128::from(first) + u128::from(stairs) * u128::from(add))
}

/// How many stairs lie above the first.
pub(crate) fn stairs(of: u64, up_to: u64, every: u64, count: Count) -> Option<u64> {
    Some(rounded(divide(of.saturating_sub(up_to), every)?, every, rounding(count)))
}

/// A begun stair counts by rounding up.
pub(crate) fn rounding(count: Count) -> Rounding {
    match count {
        Count::Begun => Rounding::Up,
        Count::Full => Rounding::Down,
    }
}

/// The ids that a step computes with, in the order in which they are written.
pub(crate) fn operands(kind: &StepKind) -> Vec<&str> {
    match kind {
        StepKind::Staircase { of, up_to, first, every, add, .. } => vec![of, up_to, first, every, add],
        StepKind::Threshold { of, up_to, from, within, above } => {
            std::iter::once(of).chain([up_to, from, within, above].into_iter().flatten()).map(String::as_str).collect()
        }
        StepKind::Quotient { of, by, .. } | StepKind::Remainder { of, by } => vec![of, by],
        StepKind::Share { of, percent, .. } => vec![of, percent],
        StepKind::Sum(ids) | StepKind::Product(ids) | StepKind::Smallest(ids) => {
            ids.iter().map(String::as_str).collect()
        }
        StepKind::Difference { of, less } => vec![of, less],
        StepKind::Pick { of, .. } => of.values().map(String::as_str).collect(),
        StepKind::Check { left, right, .. } => vec![left, right],
        StepKind::Say { .. } => Vec::new(),
    }
}
