//! Proves that no step of a rule can grow beyond all bounds or divide by nothing, whatever is typed.
//!
//! Every step is computed with the least and the greatest value of each operand. What passes here cannot fail there.

use std::collections::BTreeMap;

use crate::compute::operands;
use crate::number::LIMIT;
use crate::rule::{InputKind, Range, Rule, Step, StepKind};

/// A step that some input could break.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Excess {
    /// Its position among the rule's steps.
    pub step: usize,
    /// In which way.
    pub over: Over,
}

/// How a step could break.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Over {
    /// Its value could be above [`LIMIT`].
    TooLarge,
    /// Its divisor could be 0.
    DividesByNothing,
}

/// Every step that some input could break. Steps with operands that nothing has are passed over.
#[must_use]
pub fn excess(rule: &Rule) -> Vec<Excess> {
    let ids: Vec<Option<&str>> = match rule.readings.is_empty() {
        true => vec![None],
        false => rule.readings.iter().map(|reading| Some(reading.id.as_str())).collect(),
    };
    let mut found: Vec<Excess> = ids.into_iter().flat_map(|reading| of_reading(rule, reading)).collect();
    found.sort_by_key(|excess| excess.step);
    found.dedup();
    found
}

fn of_reading(rule: &Rule, reading: Option<&str>) -> Vec<Excess> {
    let mut ranges: BTreeMap<&str, Range> = BTreeMap::new();
    for figure in &rule.figures {
        ranges.insert(&figure.id, Range { from: figure.value, to: figure.value });
    }
    for input in &rule.inputs {
        if let InputKind::Number { range, .. } = &input.kind {
            ranges.insert(&input.id, *range);
        }
    }
    let mut found = Vec::new();
    for (step, n) in rule.steps.iter().zip(0..).filter(|(step, _)| step.is_in(reading)) {
        match range_of(&step.kind, &ranges) {
            Ok(Some(range)) => {
                // Steps for different options may share an id.
                let known = ranges.entry(&step.id).or_insert(range);
                *known = Range { from: known.from.min(range.from), to: known.to.max(range.to) };
            }
            Ok(None) => {}
            Err(over) => found.push(Excess { step: n, over }),
        }
    }
    found
}

/// The range of a step; `None` for words and verdicts, and where an operand is not known.
fn range_of(kind: &StepKind, ranges: &BTreeMap<&str, Range>) -> Result<Option<Range>, Over> {
    let known = |id: &str| ranges.get(id).copied();
    let ends: Option<Vec<Range>> = operands(kind).into_iter().map(known).collect();
    let Some(ends) = ends.filter(|ends| !ends.is_empty()) else { return Ok(None) };
    let to = |n: usize| u128::from(ends[n].to);
    let least = |n: usize| ends[n].from;
    let (from, to) = match kind {
        StepKind::Staircase { .. } => {
            let every = u128::from(divisor(least(3))?);
            (0, to(2) + (to(0) / every + 1) * to(4))
        }
        StepKind::Quotient { .. } => (0, to(0) / u128::from(divisor(least(1))?) + 1),
        StepKind::Remainder { .. } => (0, u128::from(divisor(least(1))?).max(to(1))),
        StepKind::Share { .. } => (0, to(0) * to(1)),
        StepKind::Sum(_) => (0, ends.iter().map(|end| u128::from(end.to)).sum()),
        StepKind::Product(_) => (0, ends.iter().fold(1, |product: u128, end| product.saturating_mul(end.to.into()))),
        StepKind::Difference { .. } => (0, to(0)),
        StepKind::Smallest(_) | StepKind::Pick { .. } => {
            let greatest = ends.iter().map(|end| u128::from(end.to)).max();
            (ends.iter().map(|end| end.from).min().unwrap_or_default(), greatest.unwrap_or_default())
        }
        StepKind::Threshold { .. } => (0, ends[1..].iter().map(|end| u128::from(end.to)).max().unwrap_or_default()),
        StepKind::Say { .. } | StepKind::Check { .. } => return Ok(None),
    };
    let to = u64::try_from(to).ok().filter(|to| *to <= LIMIT).ok_or(Over::TooLarge)?;
    Ok(Some(Range { from, to }))
}

fn divisor(least: u64) -> Result<u64, Over> {
    if least == 0 { Err(Over::DividesByNothing) } else { Ok(least) }
}

impl Step {
    /// Whether it is taken in a reading.
    #[must_use]
    pub fn is_in(&self, reading: Option<&str>) -> bool {
        self.readings.is_empty() || reading.is_some_and(|id| self.readings.iter().any(|mine| mine == id))
    }
}
