//! The steps of a rule: each does one thing, with what stands before it.

use std::collections::BTreeMap;

use fudao_rules as rules;
use rules::StepKind;

use super::Resolver;
use crate::content::Spanned;
use crate::content::rule::{
    CheckRow, CountRow, OnlyRow, PickRow, RelationRow, RoundRow, SayRow, StaircaseRow, StepRow, ThresholdRow,
};
use crate::diag::{Code, Diagnostic, Span};
use crate::source::FileId;

/// The names that the parts of one rule may use.
pub(super) struct Scope {
    inputs: Vec<String>,
    numbers: Vec<String>,
    choices: BTreeMap<String, Vec<String>>,
    figures: BTreeMap<String, u64>,
    readings: Vec<String>,
    steps: Vec<Stood>,
    taken: BTreeMap<String, Span>,
}

/// A step that stands already.
struct Stood {
    id: String,
    readings: Vec<String>,
    only: Option<rules::Only>,
    span: Span,
}

impl Scope {
    /// The names of inputs, figures and readings; `taken` says where the first two are written.
    pub(super) fn new(
        inputs: &[rules::Input],
        figures: &[rules::Figure],
        readings: &[rules::Reading],
        taken: BTreeMap<String, Span>,
    ) -> Self {
        let options = |input: &rules::Input| match &input.kind {
            rules::InputKind::Choice(options) => {
                Some((input.id.clone(), options.iter().map(|option| option.id.clone()).collect()))
            }
            rules::InputKind::Number { .. } => None,
        };
        let choices: BTreeMap<String, Vec<String>> = inputs.iter().filter_map(options).collect();
        let inputs: Vec<_> = inputs.iter().map(|input| input.id.clone()).collect();
        Self {
            numbers: inputs.iter().filter(|id| !choices.contains_key(*id)).cloned().collect(),
            inputs,
            choices,
            figures: figures.iter().map(|figure| (figure.id.clone(), figure.value)).collect(),
            readings: readings.iter().map(|reading| reading.id.clone()).collect(),
            steps: Vec::new(),
            taken,
        }
    }

    /// Lets inputs be named that could not be resolved: what is wrong with them has been said.
    pub(super) fn excuse<'i>(&mut self, inputs: impl Iterator<Item = &'i str>) {
        for id in inputs.filter(|id| !self.inputs.iter().any(|known| known == id)).collect::<Vec<_>>() {
            self.inputs.push(id.to_owned());
            self.numbers.push(id.to_owned());
        }
    }

    pub(super) fn inputs(&self) -> impl Iterator<Item = &str> + Clone {
        self.inputs.iter().map(String::as_str)
    }

    pub(super) fn numbers(&self) -> impl Iterator<Item = &str> + Clone {
        self.numbers.iter().map(String::as_str)
    }

    pub(super) fn choices(&self) -> impl Iterator<Item = &str> + Clone {
        self.choices.keys().map(String::as_str)
    }

    pub(super) fn options(&self, choice: &str) -> Option<&[String]> {
        self.choices.get(choice).map(Vec::as_slice)
    }

    pub(super) fn figures(&self) -> impl Iterator<Item = &str> + Clone {
        self.figures.keys().map(String::as_str)
    }

    pub(super) fn steps(&self) -> impl Iterator<Item = &str> + Clone {
        self.steps.iter().map(|step| step.id.as_str())
    }

    /// The readings that a step is taken in: all of them where it names none.
    fn readings_of<'s>(&'s self, named: &'s [String]) -> &'s [String] {
        if named.is_empty() { &self.readings } else { named }
    }

    /// Whether a name has a value in each of some readings.
    fn has(&self, name: &str, readings: &[String]) -> bool {
        let known = self.numbers().chain(self.figures()).any(|known| known == name);
        let mut same = self.steps.iter().filter(|step| step.id == name).peekable();
        if known || (same.peek().is_some() && self.readings.is_empty()) {
            return true;
        }
        let stood: Vec<_> = same.flat_map(|step| self.readings_of(&step.readings)).collect();
        !readings.is_empty() && readings.iter().all(|reading| stood.contains(&reading))
    }

    /// Another step of the same id that some reading would take too.
    fn clash(&self, id: &str, readings: &[String], only: Option<&rules::Only>) -> Option<Span> {
        let mine = self.readings_of(readings);
        let both = |step: &&Stood| {
            let theirs = self.readings_of(&step.readings);
            step.id == id
                && !apart(only, step.only.as_ref())
                && (self.readings.is_empty() || mine.iter().any(|reading| theirs.contains(reading)))
        };
        self.taken.get(id).copied().or_else(|| self.steps.iter().find(both).map(|step| step.span))
    }
}

/// Whether two steps are for different options of one choice.
fn apart(one: Option<&rules::Only>, other: Option<&rules::Only>) -> bool {
    one.zip(other)
        .is_some_and(|(one, other)| one.on == other.on && !one.is.iter().any(|option| other.is.contains(option)))
}

/// What a step is made of while it is read: the names that it uses, and what is wrong between them.
struct Operands<'a> {
    used: Vec<&'a Spanned<String>>,
}

impl<'a> Operands<'a> {
    fn id(&mut self, id: &'a Spanned<String>) -> String {
        self.used.push(id);
        id.value.clone()
    }

    fn maybe(&mut self, id: Option<&'a Spanned<String>>) -> Option<String> {
        id.map(|id| self.id(id))
    }

    fn all(&mut self, ids: &'a [Spanned<String>]) -> Vec<String> {
        ids.iter().map(|id| self.id(id)).collect()
    }
}

impl Resolver<'_> {
    pub(super) fn steps(&mut self, rows: &[StepRow], file: FileId, scope: &mut Scope) -> (Vec<rules::Step>, Vec<Span>) {
        let mut steps = Vec::new();
        let mut spans = Vec::new();
        for row in rows {
            let readings: Vec<String> = row.readings.iter().map(|id| id.value.clone()).collect();
            let only = row.only.as_ref().and_then(|only| self.only(only, file, scope));
            let step = self.step_of(row, (&readings, only.clone()), file, scope);
            scope.steps.push(Stood { id: row.id.value.clone(), readings, only, span: row.id.span(file) });
            if let Some(step) = step {
                steps.push(step);
                spans.push(row.id.span(file));
            }
        }
        (steps, spans)
    }

    fn only(&mut self, row: &OnlyRow, file: FileId, scope: &Scope) -> Option<rules::Only> {
        let on = self.choice(&row.on, file, scope)?;
        let is = row.is.iter().filter_map(|option| self.option(&on, option, file, scope)).collect();
        Some(rules::Only { on, is })
    }

    fn step_of(
        &mut self,
        row: &StepRow,
        (readings, only): (&[String], Option<rules::Only>),
        file: FileId,
        scope: &Scope,
    ) -> Option<rules::Step> {
        self.usable(&row.id.value, row.id.span(file));
        if let Some(first) = scope.clash(&row.id.value, readings, only.as_ref()) {
            let message = format!("the id `{}` stands twice", row.id.value);
            let twice = Diagnostic::new(Code::DuplicateId, row.id.span(file), message).related(first, "first here");
            self.complain(twice.help(
                "give one of the two another id, or `in` with different readings, or `only` with different options",
            ));
        }
        for reading in &row.readings {
            self.one_of("reading", reading, file, scope.readings.iter().map(String::as_str));
        }
        let label = self.texts.words(file, &row.label);
        let measure = self.measure_id(row.measure.as_ref(), file);
        self.provisions_of(&row.provisions, file);
        let kind = self.step_kind(row, readings, file, scope);
        Some(rules::Step {
            id: row.id.value.clone(),
            label: self.texts.by_key(&label?),
            measure,
            provisions: row.provisions.iter().map(|id| id.value.clone()).collect(),
            readings: readings.to_vec(),
            only,
            kind: kind?,
        })
    }

    fn step_kind(&mut self, row: &StepRow, readings: &[String], file: FileId, scope: &Scope) -> Option<StepKind> {
        let mut operands = Operands { used: Vec::new() };
        let mut kinds = computing(row, &mut operands);
        if let Some(row) = &row.staircase {
            self.meet(&row.up_to, row.from.as_ref(), file, scope);
        }
        if let Some(row) = &row.threshold {
            self.ends(row, file, scope);
        }
        kinds.extend(row.pick.as_ref().map(|pick| self.pick(pick, &mut operands, file, scope)));
        kinds.extend(row.say.as_ref().map(|say| self.say(say, file, scope)));
        kinds.extend(row.check.as_ref().map(|check| self.check_of(check, &mut operands, file)));
        let readings = scope.readings_of(readings);
        for id in operands.used {
            if !scope.has(&id.value, readings) {
                let known: Vec<_> = scope.numbers().chain(scope.figures()).chain(scope.steps()).collect();
                self.no_such("input, figure or earlier step", id, file, known.into_iter());
            }
        }
        match (kinds.pop(), kinds.is_empty()) {
            (Some(kind), true) => kind,
            (found, _) => {
                let count = if found.is_none() { "does nothing" } else { "does several things at once" };
                let message = format!("the step `{}` {count}", row.id.value);
                let unclear = Diagnostic::new(Code::UnclearStep, row.id.span(file), message);
                self.complain(unclear.help(
                    "write one of `staircase`, `threshold`, `quotient`, `remainder`, `share`, `sum`, `product`, `smallest`, \
                     `difference`, `pick`, `say`, `check`",
                ));
                None
            }
        }
    }

    fn pick<'a>(
        &mut self,
        row: &'a PickRow,
        operands: &mut Operands<'a>,
        file: FileId,
        scope: &Scope,
    ) -> Option<StepKind> {
        let on = self.choice(&row.on, file, scope);
        let mut of = BTreeMap::new();
        for (option, operand) in &row.of {
            let operand = operands.id(operand);
            of.extend(self.option(&row.on.value, option, file, scope).map(|option| (option, operand)));
        }
        Some(StepKind::Pick { on: on?, of })
    }

    fn say(&mut self, row: &SayRow, file: FileId, scope: &Scope) -> Option<StepKind> {
        let on = self.choice(&row.on, file, scope);
        let mut of = BTreeMap::new();
        for (option, words) in &row.of {
            let option = self.option(&row.on.value, option, file, scope);
            let words = self.texts.words(file, words).map(|words| self.texts.by_key(&words));
            of.extend(option.zip(words));
        }
        Some(StepKind::Say { on: on?, of })
    }

    fn check_of<'a>(&mut self, row: &'a CheckRow, operands: &mut Operands<'a>, file: FileId) -> Option<StepKind> {
        let (left, right) = (operands.id(&row.left), operands.id(&row.right));
        let met = self.texts.words(file, &row.met);
        let unmet = self.texts.words(file, &row.unmet);
        let is = match row.is {
            RelationRow::AtMost => rules::Relation::AtMost,
            RelationRow::AtLeast => rules::Relation::AtLeast,
            RelationRow::Equal => rules::Relation::Equal,
        };
        Some(StepKind::Check { left, is, right, met: self.texts.by_key(&met?), unmet: self.texts.by_key(&unmet?) })
    }

    fn ends(&mut self, row: &ThresholdRow, file: FileId, scope: &Scope) {
        match (&row.up_to, &row.from) {
            (Some(up_to), from) => self.meet(up_to, from.as_ref(), file, scope),
            (None, Some(_)) => {}
            (None, None) => {
                let message = format!("the threshold of `{}` has neither `up_to` nor `from`", row.of.value);
                self.complain(Diagnostic::new(Code::UnclearStep, row.of.span(file), message));
            }
        }
    }

    /// The first number above a threshold follows the last within.
    fn meet(&mut self, up_to: &Spanned<String>, from: Option<&Spanned<String>>, file: FileId, scope: &Scope) {
        let Some(from) = from else { return };
        let Some(above) = scope.figures.get(&from.value).copied() else {
            return self.no_such("figure", from, file, scope.figures());
        };
        let Some(within) = scope.figures.get(&up_to.value).copied() else { return };
        if above != within + 1 {
            let message = format!("`{}` is {within} and `{}` is {above}, so they do not meet", up_to.value, from.value);
            let gap = Diagnostic::new(Code::GapInThreshold, from.span(file), message);
            self.complain(gap.help("the first number above a threshold is one more than the last within"));
        }
    }
}

/// The kinds of step that only compute; more than one is too many.
fn computing<'a>(row: &'a StepRow, operands: &mut Operands<'a>) -> Vec<Option<StepKind>> {
    let mut kinds = Vec::new();
    kinds.extend(row.staircase.as_ref().map(|row| staircase(row, operands)));
    kinds.extend(row.threshold.as_ref().map(|row| StepKind::Threshold {
        of: operands.id(&row.of),
        up_to: operands.maybe(row.up_to.as_ref()),
        from: row.from.as_ref().map(|from| from.value.clone()),
        within: operands.maybe(row.within.as_ref()),
        above: operands.maybe(row.above.as_ref()),
    }));
    kinds.extend(row.quotient.as_ref().map(|row| StepKind::Quotient {
        of: operands.id(&row.of),
        by: operands.id(&row.by),
        round: round(row.round),
    }));
    kinds.extend(
        row.remainder.as_ref().map(|row| StepKind::Remainder { of: operands.id(&row.of), by: operands.id(&row.by) }),
    );
    kinds.extend(row.share.as_ref().map(|row| StepKind::Share {
        of: operands.id(&row.of),
        percent: operands.id(&row.percent),
        round: round(row.round),
    }));
    kinds.extend(row.sum.as_ref().map(|ids| StepKind::Sum(operands.all(ids))));
    kinds.extend(row.product.as_ref().map(|ids| StepKind::Product(operands.all(ids))));
    kinds.extend(row.smallest.as_ref().map(|ids| StepKind::Smallest(operands.all(ids))));
    kinds.extend(
        row.difference
            .as_ref()
            .map(|row| StepKind::Difference { of: operands.id(&row.of), less: operands.id(&row.less) }),
    );
    kinds.into_iter().map(Some).collect()
}

fn staircase<'a>(row: &'a StaircaseRow, operands: &mut Operands<'a>) -> StepKind {
    StepKind::Staircase {
        of: operands.id(&row.of),
        up_to: operands.id(&row.up_to),
        first: operands.id(&row.first),
        every: operands.id(&row.every),
        add: operands.id(&row.add),
        count: match row.count {
            CountRow::Begun => rules::Count::Begun,
            CountRow::Full => rules::Count::Full,
        },
    }
}

fn round(row: RoundRow) -> rules::Rounding {
    match row {
        RoundRow::Down => rules::Rounding::Down,
        RoundRow::Up => rules::Rounding::Up,
        RoundRow::Near => rules::Rounding::Near,
    }
}
