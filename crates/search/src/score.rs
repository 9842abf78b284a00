//! How well each document fits. tantivy finds the documents of a token or a phrase and weighs each (BM25); here the
//! weights come together: the best part of a document counts for a token, a document that has more of what was asked
//! counts more, and what has it all in one piece counts most.

use tantivy::query::{EnableScoring, PhraseQuery, Query, TermQuery};
use tantivy::schema::{Field, IndexRecordOption};
use tantivy::{DocId, Searcher, Term};

use crate::analyzer::is_single;
use crate::plan::{Phrase, Unit};
use crate::schema::{Fields, Part};

/// What a phrase adds beside its words.
const PHRASE: f32 = 0.35;

/// The part of the score that does not depend on how much of the query a document has.
const LEAST: f32 = 0.45;

/// Documents that have less of the query than this share of what the best has are no hits.
const ENOUGH: f32 = 0.2;

/// The sums of one search.
pub(crate) struct Tally<'a> {
    fields: &'a Fields,
    searcher: &'a Searcher,
    sum: Vec<f32>,
    covered: Vec<f32>,
    total: f32,
    /// Documents that are hits whatever they lack.
    certain: Vec<bool>,
    best: Vec<f32>,
    touched: Vec<DocId>,
}

impl<'a> Tally<'a> {
    pub(crate) fn new(fields: &'a Fields, searcher: &'a Searcher) -> Self {
        let documents = searcher.segment_readers().iter().map(|reader| reader.max_doc() as usize).sum();
        let zeros = vec![0.0; documents];
        Self {
            fields,
            searcher,
            sum: zeros.clone(),
            covered: zeros.clone(),
            total: 0.0,
            certain: vec![false; documents],
            best: zeros,
            touched: Vec::new(),
        }
    }

    /// Adds one thing that is looked for; whether any document has it.
    pub(crate) fn unit(&mut self, unit: &Unit) -> tantivy::Result<bool> {
        let mut found = Vec::new();
        for token in unit.tokens.iter().flatten().filter(|token| is_single(token)) {
            let term = Term::from_field_text(self.fields.singles, token);
            let count = self.searcher.doc_freq(&term)?;
            if count > 0 {
                found.push((term, Part::Plain, count));
            }
        }
        for (language, part, field) in self.fields.all() {
            for token in unit.tokens.get(language).into_iter().flatten().filter(|token| !is_single(token)) {
                let term = Term::from_field_text(field, token);
                let count = self.searcher.doc_freq(&term)?;
                if count > 0 {
                    found.push((term, part, count));
                }
            }
        }
        let Some(most) = found.iter().map(|(_, _, count)| *count).max() else { return Ok(false) };
        let rare = rarity(most, self.sum.len());
        for (term, part, count) in found {
            // How rare a word is, is a matter of the guide, not of the field in which it is found.
            let even = rare / rarity(count, self.sum.len());
            self.gather(&TermQuery::new(term, IndexRecordOption::WithFreqs), part.boost() * even)?;
        }
        let weight = rare * unit.weight;
        self.total += weight;
        for doc in std::mem::take(&mut self.touched) {
            let doc = doc as usize;
            self.sum[doc] += std::mem::take(&mut self.best[doc]) * unit.weight;
            self.covered[doc] += weight;
        }
        Ok(true)
    }

    /// Adds a phrase. Of the query as it was typed, every document that holds it is a hit, whatever else it lacks.
    pub(crate) fn phrase(&mut self, phrase: &Phrase, typed: bool) -> tantivy::Result<()> {
        for (language, part, field) in self.fields.all() {
            let Some(tokens) = phrase.tokens.get(language).filter(|_| part.has_phrases()) else { continue };
            match tokens.as_slice() {
                [(_, token)] if typed => {
                    let field = if is_single(token) { self.fields.singles } else { field };
                    let term = Term::from_field_text(field, token);
                    self.gather(&TermQuery::new(term, IndexRecordOption::WithFreqs), part.boost())?;
                }
                [] | [_] => {}
                tokens => {
                    let term = |(offset, token): &(usize, String)| (*offset, Term::from_field_text(field, token));
                    self.gather(&PhraseQuery::new_with_offset(tokens.iter().map(term).collect()), part.boost())?;
                }
            }
        }
        for doc in std::mem::take(&mut self.touched) {
            let doc = doc as usize;
            self.sum[doc] += std::mem::take(&mut self.best[doc]) * PHRASE;
            self.certain[doc] |= typed;
        }
        Ok(())
    }

    /// Adds to every document that has a term of a field that is no text.
    pub(crate) fn add(&mut self, field: Field, term: &str, bonus: f32) -> tantivy::Result<Vec<DocId>> {
        let docs = self.having(field, term)?;
        for doc in &docs {
            self.sum[*doc as usize] += bonus;
            self.certain[*doc as usize] = true;
        }
        Ok(docs)
    }

    /// Multiplies what the documents have that have a term of a field that is no text.
    pub(crate) fn favor(&mut self, field: Field, term: &str, times: f32) -> tantivy::Result<()> {
        for doc in self.having(field, term)? {
            self.sum[doc as usize] *= times;
        }
        Ok(())
    }

    /// The documents that have a term of a field that is no text, in order.
    pub(crate) fn having(&self, field: Field, term: &str) -> tantivy::Result<Vec<DocId>> {
        let query = TermQuery::new(Term::from_field_text(field, term), IndexRecordOption::Basic);
        let weight = query.weight(EnableScoring::disabled_from_searcher(self.searcher))?;
        let mut found = Vec::new();
        for reader in self.searcher.segment_readers() {
            weight.for_each_no_score(reader, &mut |docs| found.extend_from_slice(docs))?;
        }
        Ok(found)
    }

    /// Every document that fits, with its score, in the order of the guide.
    pub(crate) fn hits(&self) -> Vec<(DocId, f32)> {
        let most = self.covered.iter().copied().fold(0.0, f32::max);
        let total = self.total.max(f32::MIN_POSITIVE);
        let mut hits = Vec::new();
        for (doc, sum) in (0..).zip(&self.sum) {
            let covered = self.covered[doc as usize];
            let enough = self.certain[doc as usize] || covered >= most * ENOUGH;
            if *sum > 0.0 && enough {
                let share = (covered / total).min(1.0);
                hits.push((doc, sum * (LEAST + (1.0 - LEAST) * share)));
            }
        }
        hits
    }

    /// Of all fields and languages the best score of each document is kept.
    fn gather(&mut self, query: &dyn Query, boost: f32) -> tantivy::Result<()> {
        let weight = query.weight(EnableScoring::enabled_from_searcher(self.searcher))?;
        for reader in self.searcher.segment_readers() {
            let (best, touched) = (&mut self.best, &mut self.touched);
            weight.for_each(reader, &mut |doc, score| {
                let best = &mut best[doc as usize];
                if *best == 0.0 {
                    touched.push(doc);
                }
                *best = best.max(score * boost);
            })?;
        }
        Ok(())
    }
}

/// What a thing counts that so many of all documents have.
fn rarity(count: u64, documents: usize) -> f32 {
    let (count, documents) = (count as f32, documents as f32);
    (1.0 + (documents - count + 0.5).max(0.0) / (count + 0.5)).ln()
}
