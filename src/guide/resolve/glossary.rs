//! Works, outside laws, terms and definitions.

use std::collections::BTreeMap;

use super::Resolver;
use crate::content::outside::OutsideLawRow;
use crate::content::term::TermRow;
use crate::content::unit::{DefinitionRow, PartRow};
use crate::content::work::WorkRow;
use crate::content::{Row, Text};
use crate::guide::{
    Definition, Law, LawIx, OutsideIx, OutsideLaw, Provision, ProvisionIx, Term, TermGroup, TermIx, Words, Work, WorkIx,
};
use crate::source::FileId;

impl Resolver<'_> {
    pub(super) fn works(&mut self) -> Vec<Work> {
        let mut works = Vec::new();
        let mut seen = BTreeMap::new();
        let Some(Row { file, row: rows }) = &self.content.works else { return works };
        for row in rows.iter() {
            if !self.fresh(&mut seen, &row.id, *file) {
                continue;
            }
            let Some(work) = self.one_work(row, *file) else {
                self.spoiled.insert(("source", row.id.value.clone()));
                continue;
            };
            self.ids.works.insert(work.id.clone(), WorkIx::new(works.len()));
            works.push(work);
        }
        works
    }

    fn one_work(&mut self, row: &WorkRow, file: FileId) -> Option<Work> {
        let title = self.texts.words(file, &row.title);
        let publisher = self.texts.words(file, &row.publisher);
        Some(Work {
            id: row.id.value.clone(),
            title: title?,
            publisher: publisher?,
            url: row.url.as_ref().and_then(|url| self.web_address(url, file)),
            certainty: row.certainty,
            note: row.note.as_ref().and_then(|note| self.texts.words(file, note)),
            span: row.id.span(file),
        })
    }

    pub(super) fn outside(&mut self) -> Vec<OutsideLaw> {
        let mut laws = Vec::new();
        let mut seen = BTreeMap::new();
        let Some(Row { file, row: rows }) = &self.content.outside else { return laws };
        for row in rows.iter() {
            if self.fresh(&mut seen, &row.id, *file)
                && let Some(law) = self.one_outside(row, *file)
            {
                self.ids.outside.insert(law.id.clone(), OutsideIx::new(laws.len()));
                laws.push(law);
            }
        }
        laws
    }

    fn one_outside(&mut self, row: &OutsideLawRow, file: FileId) -> Option<OutsideLaw> {
        for called in &row.called {
            self.texts.unknown(file, &called.name);
            self.scope(&called.within, file);
        }
        let name = self.texts.words(file, &row.name)?;
        Some(OutsideLaw {
            id: row.id.value.clone(),
            name,
            translation: row.translation,
            url: row.url.as_ref().and_then(|url| self.web_addresses(url, file)),
            unit_url: row.unit_url.as_ref().and_then(|url| self.web_addresses(url, file)),
            last_change: row.last_change.as_ref().and_then(|date| self.date(date, file)),
            also: self.texts.lists(file, &row.also),
            note: row.note.as_ref().and_then(|note| self.texts.words(file, note)),
            span: row.id.span(file),
            cited_by: Vec::new(),
        })
    }

    fn web_addresses(&mut self, urls: &Text, file: FileId) -> Option<Words> {
        for (_, url) in &urls.entries.value {
            if let Some(url) = url {
                self.web_address(url, file);
            }
        }
        self.texts.partial(file, urls)
    }

    pub(super) fn terms(&mut self) -> (Vec<TermGroup>, Vec<Term>) {
        let (mut groups, mut terms) = (Vec::new(), Vec::new());
        let Some(Row { file, row }) = &self.content.terms else { return (groups, terms) };
        let mut seen = BTreeMap::new();
        for row in &row.groups {
            if let (true, Some(name)) = (self.fresh(&mut seen, &row.id, *file), self.texts.words(*file, &row.name)) {
                groups.push(TermGroup { id: row.id.value.clone(), name });
            }
        }
        let mut seen = BTreeMap::new();
        for row in &row.terms {
            if !self.fresh(&mut seen, &row.id, *file) {
                continue;
            }
            let Some(term) = self.one_term(row, *file, &groups) else {
                self.spoiled.insert(("term", row.id.value.clone()));
                continue;
            };
            self.ids.terms.insert(term.id.clone(), TermIx::new(terms.len()));
            terms.push(term);
        }
        (groups, terms)
    }

    fn one_term(&mut self, row: &TermRow, file: FileId, groups: &[TermGroup]) -> Option<Term> {
        let group = groups.iter().position(|group| group.id == row.group.value);
        if group.is_none() {
            self.no_such("group", &row.group, file, groups.iter().map(|group| group.id.as_str()));
        }
        let name = self.texts.words(file, &row.name);
        Some(Term {
            id: row.id.value.clone(),
            group: group.unwrap_or_default(),
            name: name?,
            standing: row.standing,
            works: self.works_of(&row.sources, file),
            meaning: row.meaning.as_ref().and_then(|meaning| self.texts.words(file, meaning)),
            also: self.texts.lists(file, &row.also),
            provisions: self.provisions_of(&row.provisions, file),
            remark: row.remark.as_ref().and_then(|remark| self.texts.words(file, remark)),
            span: row.id.span(file),
        })
    }

    /// The definitions of all laws, in the order of the texts.
    pub(super) fn definitions(&mut self, provisions: &[Provision], laws: &[Law]) -> Vec<Definition> {
        let mut found = Vec::new();
        let content = self.content;
        for (law, n) in laws.iter().zip(0..) {
            let Some(folder) = content.law(&law.id) else { continue };
            for (number, row) in &folder.units {
                let unit = self.ids.provisions.get(&format!("{}/{number}", law.id)).copied();
                let Some(unit) = unit else { continue };
                let mut declared = Declared { file: row.file, law: LawIx::new(n), provisions, found: &mut found };
                self.declared(&row.row.parts, unit, &mut declared);
            }
        }
        found
    }

    fn declared(&mut self, parts: &[PartRow], parent: ProvisionIx, into: &mut Declared<'_>) {
        for (part, index) in parts.iter().zip(&into.provisions[parent.get()].parts) {
            for row in &part.defines {
                let definition = self.definition(row, *index, into);
                into.found.extend(definition);
            }
            self.declared(&part.parts, *index, into);
        }
    }

    fn definition(&mut self, row: &DefinitionRow, at: ProvisionIx, into: &Declared<'_>) -> Option<Definition> {
        let file = into.file;
        let name = self.texts.words(file, &row.name);
        let means = self.texts.words(file, &row.means);
        Some(Definition {
            name: name?,
            means: means?,
            at,
            law: row.law.as_ref().and_then(|law| self.law_id(law, file)),
            term: row.term.as_ref().and_then(|term| self.term(term, file)),
            holds_in: into.law,
            within: row.within.as_ref().and_then(|unit| self.provision(unit, file)),
        })
    }
}

/// Where the definitions of a unit go.
struct Declared<'a> {
    file: FileId,
    law: LawIx,
    provisions: &'a [Provision],
    found: &'a mut Vec<Definition>,
}
