//! Rules: what they ask for, the figures of the law, and the tables. Their steps are resolved in `steps`.

use std::collections::{BTreeMap, BTreeSet};

use fudao_rules as rules;

use super::Resolver;
use super::steps::Scope;
use crate::content::mandate::MandateRow;
use crate::content::rule::{FigureRow, InputRow, LimitRow, MeasureRow, PartsRow, ReadingRow, RuleRow, TableRow};
use crate::content::{Row, Spanned};
use crate::diag::{Code, Diagnostic, Span};
use crate::guide::{Figure, Measure, ProvisionIx, Rule, Table};
use crate::source::FileId;

/// No input needs to be greater, and no figure is.
const GREATEST: u64 = 1_000_000_000;

impl<'a> Resolver<'a> {
    pub(super) fn measures(&mut self) -> Vec<Measure> {
        let content = self.content;
        let Some(Row { file, row }) = &content.measures else { return Vec::new() };
        let mut seen = BTreeMap::new();
        let fresh: Vec<_> = row.iter().filter(|measure| self.fresh(&mut seen, &measure.id, *file)).collect();
        let measures: Vec<_> = fresh.into_iter().filter_map(|row| self.measure(row, *file)).collect();
        self.ids.measures = measures.iter().map(|measure| measure.id.clone()).collect();
        measures
    }

    fn measure(&mut self, row: &MeasureRow, file: FileId) -> Option<Measure> {
        let many = self.texts.words(file, &row.many)?;
        let one = row.one.as_ref().and_then(|one| self.texts.words(file, one)).unwrap_or_else(|| many.clone());
        Some(Measure { id: row.id.value.clone(), one, many })
    }

    /// The id of a measure; empty where none is named.
    pub(super) fn measure_id(&mut self, id: Option<&Spanned<String>>, file: FileId) -> String {
        let Some(id) = id else { return String::new() };
        let unread = self.content.unread.file("content/measures.yaml");
        if !self.ids.measures.contains(&id.value) && !unread {
            let known: Vec<_> = self.ids.measures.iter().cloned().collect();
            self.no_such("measure", id, file, known.iter().map(String::as_str));
        }
        id.value.clone()
    }

    pub(super) fn rules(&mut self) -> Vec<Rule> {
        let content = self.content;
        let mut rows: Vec<_> = content.rules.iter().collect();
        rows.sort_by_key(|(_, Row { row, .. })| row.order);
        rows.into_iter().filter_map(|(id, Row { file, row })| self.rule(id, row, *file)).collect()
    }

    fn rule(&mut self, id: &str, row: &RuleRow, file: FileId) -> Option<Rule> {
        let title = self.texts.words(file, &row.title);
        let lead = self.texts.words(file, &row.lead);
        let note = row.note.as_ref().and_then(|note| self.texts.words(file, note));
        let provisions = self.provisions_of(&row.provisions, file);
        let mut seen = BTreeMap::new();
        let inputs = self.inputs(row, file, &mut seen);
        let (figures, places) = self.figures(row, file, &mut seen);
        let whole = inputs.len() == row.inputs.len();
        let readings = self.readings(&row.readings, file);
        let mut scope = Scope::new(&inputs, &figures, &readings, seen);
        scope.excuse(row.inputs.iter().map(|input| input.id.value.as_str()));
        let (steps, step_spans) = self.steps(&row.steps, file, &mut scope);
        let results = row.results.iter().filter_map(|id| self.result(id, file, &scope)).collect();
        let limits = row.limits.iter().filter_map(|limit| self.limit(limit, file, &scope)).collect();
        let parts = row.parts.iter().filter_map(|parts| self.whole(parts, file, &scope)).collect();
        let at_least_one = row.at_least_one.iter().filter_map(|id| self.number_of(id, file, &scope)).collect();
        let tables = row.tables.iter().filter_map(|table| self.table(table, file, &scope)).collect();
        let title = title?;
        let logic = rules::Rule {
            id: id.to_owned(),
            title: self.texts.by_key(&title),
            provisions: row.provisions.iter().map(|id| id.value.clone()).collect(),
            inputs,
            at_least_one,
            parts,
            limits,
            readings,
            figures,
            steps,
            results,
        };
        Some(Rule {
            id: id.to_owned(),
            title,
            lead: lead?,
            asked_as: self.texts.lists(file, &row.asked_as),
            note,
            cited: self.cited(&provisions, &logic),
            provisions,
            works: places.iter().filter_map(|figure| figure.work).collect::<BTreeSet<_>>().into_iter().collect(),
            logic,
            hints: row.inputs.iter().map(|row| self.texts.words(file, row.hint.as_ref()?)).collect(),
            figures: places,
            steps: step_spans,
            tables,
            whole,
            span: Span::start_of(file),
        })
    }

    /// Every provision that a rule names, in the order of the texts.
    fn cited(&self, provisions: &[ProvisionIx], logic: &rules::Rule) -> Vec<ProvisionIx> {
        let of_steps = logic.steps.iter().flat_map(|step| &step.provisions);
        let of_figures = logic.figures.iter().filter_map(|figure| figure.provision.as_ref());
        let named = of_steps.chain(of_figures).filter_map(|id| self.ids.provisions.get(id)).copied();
        provisions.iter().copied().chain(named).collect::<BTreeSet<_>>().into_iter().collect()
    }

    fn inputs(&mut self, row: &RuleRow, file: FileId, seen: &mut BTreeMap<String, Span>) -> Vec<rules::Input> {
        let fresh: Vec<_> = row.inputs.iter().filter(|input| self.fresh(seen, &input.id, file)).collect();
        fresh.into_iter().filter_map(|row| self.input(row, file)).collect()
    }

    fn input(&mut self, row: &InputRow, file: FileId) -> Option<rules::Input> {
        let label = self.texts.words(file, &row.label);
        let kind = self.input_kind(row, file);
        if let Some(default) = &row.default {
            let fits = match &kind {
                Some(rules::InputKind::Number { range, .. }) => {
                    default.value.parse().is_ok_and(|number| (range.from..=range.to).contains(&number))
                }
                Some(rules::InputKind::Choice(options)) => options.iter().any(|option| option.id == default.value),
                None => true,
            };
            if !fits {
                let message = format!("`{}` cannot be `{}`, its default", row.id.value, default.value);
                self.unclear_input(default.span(file), message);
            }
        }
        Some(rules::Input {
            id: row.id.value.clone(),
            label: self.texts.by_key(&label?),
            optional: row.optional || row.default.is_some(),
            default: row.default.as_ref().map(|default| default.value.clone()),
            kind: kind?,
        })
    }

    fn input_kind(&mut self, row: &InputRow, file: FileId) -> Option<rules::InputKind> {
        let measure = self.measure_id(row.measure.as_ref(), file);
        if !row.options.is_empty() {
            let of_number = [row.from.as_ref(), row.to.as_ref()].into_iter().flatten().next();
            if let Some(number) = of_number {
                let message = format!("`{}` has both options and a range", row.id.value);
                self.unclear_input(number.span(file), message);
            }
            let mut seen = BTreeMap::new();
            let fresh: Vec<_> = row.options.iter().filter(|option| self.fresh(&mut seen, &option.id, file)).collect();
            let option = |this: &mut Self, row: &crate::content::rule::OptionRow| {
                let label = this.texts.words(file, &row.label)?;
                Some(rules::OptionOf { id: row.id.value.clone(), label: this.texts.by_key(&label) })
            };
            return Some(rules::InputKind::Choice(fresh.into_iter().filter_map(|row| option(self, row)).collect()));
        }
        let (Some(from), Some(to)) = (&row.from, &row.to) else {
            let message = format!("`{}` has neither options nor a range", row.id.value);
            self.unclear_input(row.id.span(file), message);
            return None;
        };
        if from.value > to.value || to.value > GREATEST {
            let message = format!("`{}` goes from {} to {}", row.id.value, from.value, to.value);
            self.unclear_input(to.span(file), message);
        }
        let range = rules::Range { from: from.value, to: to.value };
        Some(rules::InputKind::Number { range, measure, each: row.each })
    }

    fn unclear_input(&mut self, span: Span, message: String) {
        let help = "write `options`, or `from` and `to` with at most 1000000000, and a `default` that fits them";
        self.complain(Diagnostic::new(Code::UnclearInput, span, message).help(help));
    }

    fn figures(
        &mut self,
        row: &RuleRow,
        file: FileId,
        seen: &mut BTreeMap<String, Span>,
    ) -> (Vec<rules::Figure>, Vec<Figure>) {
        let fresh: Vec<_> = row.figures.iter().filter(|figure| self.fresh(seen, &figure.id, file)).collect();
        fresh.into_iter().map(|row| self.figure(row, file)).unzip()
    }

    /// A figure that cannot be made out is 0, so that the steps which need it are still looked at.
    fn figure(&mut self, row: &FigureRow, file: FileId) -> (rules::Figure, Figure) {
        self.figure_source(row, file);
        let written = |value: &Spanned<u64>| (value.value, value.span(file));
        let of_mandate = row.mandate.as_ref().and_then(|id| self.hours_of(id, file));
        let hours = of_mandate.map(|mandate| (u64::from(mandate.hours.value), row.id.span(file)));
        let number = row.value.as_ref().map(written).or(hours);
        let (value, span) = number.unwrap_or((0, row.id.span(file)));
        if value > GREATEST {
            let message = format!("{value} is greater than any figure may be");
            self.complain(Diagnostic::new(Code::WrongValue, span, message));
        }
        let stands = row.provision.as_ref().or(of_mandate.map(|mandate| &mandate.provision));
        let at = row.provision.as_ref().and_then(|id| self.provision(id, file));
        let at = at.or_else(|| self.ids.provisions.get(&of_mandate?.provision.value).copied());
        let at = at.filter(|_| number.is_some());
        let work = row.work.as_ref().and_then(|id| self.work(id, file));
        let figure = rules::Figure {
            id: row.id.value.clone(),
            value,
            measure: self.measure_id(row.measure.as_ref(), file),
            provision: stands.map(|id| id.value.clone()),
            work: row.work.as_ref().map(|id| id.value.clone()),
        };
        (figure, Figure { value, provision: at, work, span })
    }

    /// Complains about a figure that does not say what it is or where it stands.
    fn figure_source(&mut self, row: &FigureRow, file: FileId) {
        let named = [&row.provision, &row.work, &row.mandate].into_iter().flatten().count();
        let id = &row.id.value;
        let (message, help) = if named != 1 {
            let help = "`provision` says where the number stands; `work` is for what the guide does not hold; \
                        `mandate` takes both from `mandates.yaml`";
            (format!("`{id}` must name a provision or else a work or else a mandate"), help)
        } else if row.value.is_some() == row.mandate.is_some() {
            let help = "write `value` with a provision or a work, and not with a mandate, which has it";
            (format!("`{id}` must have a value or else a mandate"), help)
        } else {
            return;
        };
        self.complain(Diagnostic::new(Code::FigureWithoutSource, row.id.span(file), message).help(help));
    }

    /// The row of a mandate, so that its hours are written once.
    fn hours_of(&mut self, id: &Spanned<String>, file: FileId) -> Option<&'a MandateRow> {
        self.mandate_id(id, file)?;
        self.content.mandates.as_ref()?.row.mandates.iter().find(|mandate| mandate.id.value == id.value)
    }

    fn readings(&mut self, rows: &[ReadingRow], file: FileId) -> Vec<rules::Reading> {
        let mut seen = BTreeMap::new();
        let fresh: Vec<_> = rows.iter().filter(|row| self.fresh(&mut seen, &row.id, file)).collect();
        let reading = |this: &mut Self, row: &ReadingRow| {
            let label = this.texts.words(file, &row.label);
            let why = this.texts.words(file, &row.why);
            let (label, why) = (this.texts.by_key(&label?), this.texts.by_key(&why?));
            Some(rules::Reading { id: row.id.value.clone(), label, why })
        };
        fresh.into_iter().filter_map(|row| reading(self, row)).collect()
    }

    fn result(&mut self, id: &Spanned<String>, file: FileId, scope: &Scope) -> Option<String> {
        self.one_of("step", id, file, scope.steps())
    }

    fn limit(&mut self, row: &LimitRow, file: FileId, scope: &Scope) -> Option<rules::Limit> {
        let input = self.number_of(&row.input, file, scope);
        let on = self.choice(&row.on, file, scope);
        let mut of = BTreeMap::new();
        for (option, ends) in &row.of {
            let option = self.option(&row.on.value, option, file, scope);
            let from = self.one_of("figure", &ends.from, file, scope.figures());
            let to = self.one_of("figure", &ends.to, file, scope.figures());
            of.extend(option.zip(from.zip(to)));
        }
        Some(rules::Limit { input: input?, on: on?, of })
    }

    fn whole(&mut self, row: &PartsRow, file: FileId, scope: &Scope) -> Option<rules::Parts> {
        let whole = self.number_of(&row.whole, file, scope);
        let parts = row.parts.iter().filter_map(|part| self.number_of(part, file, scope)).collect();
        Some(rules::Parts { whole: whole?, parts })
    }

    fn table(&mut self, row: &TableRow, file: FileId, scope: &Scope) -> Option<Table> {
        let vary = self.one_of("input", &row.vary, file, scope.inputs());
        let mut with = BTreeMap::new();
        for (input, value) in &row.with {
            with.extend(self.one_of("input", input, file, scope.inputs()).map(|input| (input, value.value.clone())));
        }
        let over = row.over.iter().map(|value| (value.value.clone(), value.span(file))).collect();
        Some(Table { vary: vary?, over, with })
    }

    fn number_of(&mut self, id: &Spanned<String>, file: FileId, scope: &Scope) -> Option<String> {
        self.one_of("input that is a number", id, file, scope.numbers())
    }

    pub(super) fn choice(&mut self, id: &Spanned<String>, file: FileId, scope: &Scope) -> Option<String> {
        self.one_of("input with options", id, file, scope.choices())
    }

    pub(super) fn option(&mut self, choice: &str, id: &Spanned<String>, file: FileId, scope: &Scope) -> Option<String> {
        let options = scope.options(choice)?;
        self.one_of("option", id, file, options.iter().map(String::as_str))
    }

    /// An id that is one of some, or a complaint.
    pub(super) fn one_of<'k>(
        &mut self,
        kind: &'static str,
        id: &Spanned<String>,
        file: FileId,
        known: impl Iterator<Item = &'k str> + Clone,
    ) -> Option<String> {
        if known.clone().any(|known| known == id.value) {
            return Some(id.value.clone());
        }
        self.no_such(kind, id, file, known);
        None
    }
}
