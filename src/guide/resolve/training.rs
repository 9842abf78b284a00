//! Mandates, modules and programmes.

use std::collections::{BTreeMap, BTreeSet};

use super::Resolver;
use crate::content::mandate::{MandateRow, RuleRow};
use crate::content::module::{AgendaRow, CaseRow, ModuleRow, OptionRow, QuestionRow, SlideRow};
use crate::content::programme::ProgrammeRow;
use crate::content::{Row, Text};
use crate::diag::Span;
use crate::guide::{
    AgendaItem, Arrangement, Case, Choice, Duty, DutyIx, Mandate, MandateIx, Module, ModuleIx, Programme, Provision,
    ProvisionIx, QuizQuestion, Slide, Words,
};
use crate::source::FileId;

impl Resolver<'_> {
    /// The mandates, and the provisions that frame them.
    pub(super) fn mandates(&mut self) -> (Vec<ProvisionIx>, Vec<Mandate>) {
        let mut mandates = Vec::new();
        let mut seen = BTreeMap::new();
        let Some(Row { file, row }) = &self.content.mandates else { return (Vec::new(), mandates) };
        for row in &row.mandates {
            if self.fresh(&mut seen, &row.id, *file)
                && let Some(mandate) = self.mandate(row, *file)
            {
                self.ids.mandates.insert(mandate.id.clone(), MandateIx::new(mandates.len()));
                mandates.push(mandate);
            }
        }
        (self.provisions_of(&row.frame, *file), mandates)
    }

    fn mandate(&mut self, row: &MandateRow, file: FileId) -> Option<Mandate> {
        let title = self.texts.words(file, &row.title);
        let whom = self.texts.words(file, &row.whom);
        let when = self.texts.words(file, &row.when);
        let phrase = self.texts.partial(file, &row.phrase);
        let provision = self.provision(&row.provision, file);
        Some(Mandate {
            id: row.id.value.clone(),
            title: title?,
            whom: whom?,
            roles: self.roles_of(&row.roles, file),
            when: when?,
            hours: row.hours.value,
            provision: provision?,
            phrase: phrase?,
            holders: self.roles_of(&row.holders, file),
            forms: self.arrangement(row.forms.as_ref(), file),
            content: self.arrangement(row.content.as_ref(), file),
            lecturers: self.arrangement(row.lecturers.as_ref(), file),
            leave: self.arrangement(row.leave.as_ref(), file),
            review: self.arrangement(row.review.as_ref(), file),
            hours_span: row.hours.span(file),
            phrase_spans: self.texts.spans(file, &row.phrase),
        })
    }

    fn arrangement(&mut self, row: Option<&RuleRow>, file: FileId) -> Option<Arrangement> {
        let row = row?;
        let text = self.texts.words(file, &row.text);
        let provision = self.provision(&row.provision, file);
        Some(Arrangement { text: text?, provision: provision? })
    }

    /// Every module; duties learn which modules teach them.
    pub(super) fn modules(&mut self, duties: &mut [Duty], provisions: &[Provision]) -> Vec<Module> {
        self.ids.duties = duties.iter().zip(0..).map(|(duty, n)| (duty.id.clone(), DutyIx::new(n))).collect();
        let mut modules = Vec::new();
        let content = self.content;
        for (id, Row { file, row }) in &content.modules {
            if let Some(module) = self.module(id, row, *file, provisions) {
                self.ids.modules.insert(id.clone(), ModuleIx::new(modules.len()));
                modules.push(module);
            }
        }
        for (module, n) in modules.iter().zip(0..) {
            module.covers.iter().for_each(|duty| duties[duty.get()].modules.push(ModuleIx::new(n)));
        }
        modules
    }

    fn module(&mut self, id: &str, row: &ModuleRow, file: FileId, provisions: &[Provision]) -> Option<Module> {
        let title = self.texts.words(file, &row.title);
        let lead = self.texts.words(file, &row.lead);
        let prepare = self.texts.words(file, &row.prepare);
        let cases = self.cases(&row.cases, file);
        let handout = self.prose(file, &row.handout, &cases);
        let audience = self.roles_of(&row.audience, file);
        let objectives = self.words_of(&row.objectives, file);
        let agenda = row.agenda.iter().filter_map(|item| self.agenda_item(item, file)).collect();
        let claimed = row.provisions.iter().filter_map(|id| Some((self.provision(id, file)?, id.span(file))));
        let claimed: Vec<_> = claimed.collect();
        let rows = row.duties.iter().filter_map(|id| Some((self.duty(id, file)?, id.span(file))));
        let rows: Vec<_> = rows.collect();
        Some(Module {
            id: id.to_owned(),
            slides: self.slides(&row.slides, file, &cases),
            cases,
            quiz: self.quiz(&row.quiz, file),
            title: title?,
            lead: lead?,
            minutes: row.minutes.value,
            audience,
            prepare: prepare?,
            objectives,
            covers: covered(&claimed, &rows, provisions),
            provisions: claimed,
            duties: rows,
            agenda,
            handout: handout?,
            span: Span::start_of(file),
            minutes_span: row.minutes.span(file),
        })
    }

    fn words_of(&mut self, texts: &[Text], file: FileId) -> Vec<Words> {
        texts.iter().filter_map(|text| self.texts.words(file, text)).collect()
    }

    fn agenda_item(&mut self, row: &AgendaRow, file: FileId) -> Option<AgendaItem> {
        let title = self.texts.words(file, &row.title);
        let how = self.texts.words(file, &row.how);
        Some(AgendaItem { minutes: row.minutes.value, title: title?, how: how? })
    }

    fn slides(&mut self, rows: &[SlideRow], file: FileId, cases: &[Case]) -> Vec<Slide> {
        let mut seen = BTreeMap::new();
        let fresh: Vec<_> = rows.iter().filter(|row| self.fresh(&mut seen, &row.id, file)).collect();
        let slide = |row: &SlideRow| {
            let title = self.texts.words(file, &row.title);
            let body = self.prose(file, &row.body, cases);
            let notes = self.texts.words(file, &row.notes);
            let span = row.id.span(file);
            Some(Slide { id: row.id.value.clone(), title: title?, body: body?, notes: notes?, span })
        };
        fresh.into_iter().filter_map(slide).collect()
    }

    fn cases(&mut self, rows: &[CaseRow], file: FileId) -> Vec<Case> {
        let mut seen = BTreeMap::new();
        let fresh: Vec<_> = rows.iter().filter(|row| self.fresh(&mut seen, &row.id, file)).collect();
        let case = |row: &CaseRow| {
            let title = self.texts.words(file, &row.title);
            let story = self.texts.words(file, &row.story);
            let answer = self.texts.words(file, &row.answer);
            Some(Case {
                id: row.id.value.clone(),
                title: title?,
                story: story?,
                tasks: self.words_of(&row.tasks, file),
                answer: answer?,
                provisions: self.provisions_of(&row.provisions, file),
                span: row.id.span(file),
            })
        };
        fresh.into_iter().filter_map(case).collect()
    }

    fn quiz(&mut self, rows: &[QuestionRow], file: FileId) -> Vec<QuizQuestion> {
        let mut seen = BTreeMap::new();
        let fresh: Vec<_> = rows.iter().filter(|row| self.fresh(&mut seen, &row.id, file)).collect();
        let question = |row: &QuestionRow| {
            let ask = self.texts.words(file, &row.ask);
            let why = self.texts.words(file, &row.why);
            Some(QuizQuestion {
                id: row.id.value.clone(),
                ask: ask?,
                options: self.options(&row.options, file),
                answer: row.answer.value.clone(),
                why: why?,
                provisions: self.provisions_of(&row.provisions, file),
                span: row.id.span(file),
                answer_span: row.answer.span(file),
            })
        };
        fresh.into_iter().filter_map(question).collect()
    }

    fn options(&mut self, rows: &[OptionRow], file: FileId) -> Vec<Choice> {
        let mut seen = BTreeMap::new();
        let fresh: Vec<_> = rows.iter().filter(|row| self.fresh(&mut seen, &row.id, file)).collect();
        let option = |row: &OptionRow| {
            let text = self.texts.words(file, &row.text)?;
            Some(Choice { id: row.id.value.clone(), text })
        };
        fresh.into_iter().filter_map(option).collect()
    }

    pub(super) fn programmes(&mut self, mandates: &[Mandate]) -> Vec<Programme> {
        let mut programmes = Vec::new();
        let content = self.content;
        for (id, Row { file, row }) in &content.programmes {
            programmes.extend(self.programme(id, row, *file, mandates));
        }
        programmes.sort_by(|a, b| (a.mandate, &a.id).cmp(&(b.mandate, &b.id)));
        programmes
    }

    fn programme(&mut self, id: &str, row: &ProgrammeRow, file: FileId, mandates: &[Mandate]) -> Option<Programme> {
        let title = self.texts.words(file, &row.title);
        let lead = self.texts.words(file, &row.lead);
        let note = self.texts.words(file, &row.note);
        let mandate = self.mandate_id(&row.mandate, file);
        let modules: Vec<_> = row.modules.iter().filter_map(|id| self.module_id(id, file)).collect();
        let objectives = self.words_of(&row.objectives, file);
        // What is said about the sum of the hours would be said of modules that are missing.
        let whole = modules.len() == row.modules.len();
        let mandate = mandate.filter(|_| whole)?;
        Some(Programme {
            id: id.to_owned(),
            title: title?,
            lead: lead?,
            mandate,
            hours: row.hours.as_ref().map_or(mandates[mandate.get()].hours, |hours| hours.value),
            objectives,
            note: note?,
            modules,
            hours_span: row.hours.as_ref().map_or_else(|| row.mandate.span(file), |hours| hours.span(file)),
            span: Span::start_of(file),
        })
    }
}

/// The rows of the provisions and of everything below them, and the rows that are named, in the order of the texts.
fn covered(claimed: &[(ProvisionIx, Span)], rows: &[(DutyIx, Span)], provisions: &[Provision]) -> Vec<DutyIx> {
    let below = claimed.iter().flat_map(|(at, _)| &provisions[at.get()..at.get() + provisions[at.get()].span_of_parts]);
    let all: BTreeSet<_> =
        below.flat_map(|part| &part.duties).chain(rows.iter().map(|(row, _)| row)).copied().collect();
    all.into_iter().collect()
}
