//! How well each document fits. tantivy finds the documents of a token or a phrase, and with each what the token counts
//! there; here that comes together: rare tokens count more, a document that has more of what was asked counts more,
//! and what has it all in one piece counts most.

use std::collections::{BTreeMap, BTreeSet};

use tantivy::postings::Postings as _;
use tantivy::query::{EnableScoring, PhraseQuery, Query, TermQuery};
use tantivy::schema::{Field, IndexRecordOption};
use tantivy::{DocId, DocSet as _, Searcher, TERMINATED, Term};

use crate::analyzer::is_single;
use crate::level;
use crate::plan::{Phrase, Unit};
use crate::schema::Fields;

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
        let tokens: BTreeSet<&String> = unit.tokens.iter().flatten().collect();
        let mut most = 0;
        for token in &tokens {
            most = most.max(self.count(token)?);
        }
        if most == 0 {
            return Ok(false);
        }
        for token in tokens {
            self.gather(token)?;
        }
        // How rare a thing is, is a matter of the commonest of the tokens that it may be.
        let weight = rarity(most, self.sum.len()) * unit.weight;
        self.total += weight;
        for doc in std::mem::take(&mut self.touched) {
            let doc = doc as usize;
            self.sum[doc] += std::mem::take(&mut self.best[doc]) * weight;
            self.covered[doc] += weight;
        }
        Ok(true)
    }

    /// Adds a phrase. Of the query as it was typed, every document that holds it is a hit, whatever else it lacks.
    pub(crate) fn phrase(&mut self, phrase: &Phrase, typed: bool) -> tantivy::Result<()> {
        let mut done: Vec<&Vec<(usize, String)>> = Vec::new();
        let mut best: BTreeMap<DocId, f32> = BTreeMap::new();
        for tokens in &phrase.tokens {
            if done.contains(&tokens) {
                continue;
            }
            done.push(tokens);
            for (doc, score) in self.together(tokens, typed)? {
                let best = best.entry(doc).or_default();
                *best = best.max(score);
            }
        }
        for (doc, score) in best {
            self.sum[doc as usize] += score * PHRASE;
            self.certain[doc as usize] |= typed;
        }
        Ok(())
    }

    /// The documents in whose titles or texts the tokens stand together, with what the tokens count there.
    fn together(&mut self, tokens: &[(usize, String)], typed: bool) -> tantivy::Result<Vec<(DocId, f32)>> {
        let placed = self.fields.placed;
        let term = |(offset, token): &(usize, String)| (*offset, Term::from_field_text(placed, token));
        let docs = match tokens {
            [(_, token)] if typed => {
                let field = if is_single(token) { self.fields.tokens } else { placed };
                self.having(field, token)?
            }
            [] | [_] => return Ok(Vec::new()),
            tokens => self.matching(&PhraseQuery::new_with_offset(tokens.iter().map(term).collect()))?,
        };
        let mut scores: Vec<(DocId, f32)> = docs.into_iter().map(|doc| (doc, 0.0)).collect();
        if scores.is_empty() {
            return Ok(scores);
        }
        for (_, token) in tokens {
            let rare = rarity(self.count(token)?, self.sum.len());
            self.gather(token)?;
            scores.iter_mut().for_each(|(doc, score)| *score += rare * self.best[*doc as usize]);
            for doc in std::mem::take(&mut self.touched) {
                self.best[doc as usize] = 0.0;
            }
        }
        Ok(scores)
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

    /// Multiplies what these documents have.
    pub(crate) fn favor(&mut self, docs: &[DocId], times: f32) {
        docs.iter().for_each(|doc| self.sum[*doc as usize] *= times);
    }

    /// The documents that have a term of a field, in order.
    pub(crate) fn having(&self, field: Field, term: &str) -> tantivy::Result<Vec<DocId>> {
        self.matching(&TermQuery::new(Term::from_field_text(field, term), IndexRecordOption::Basic))
    }

    fn matching(&self, query: &dyn Query) -> tantivy::Result<Vec<DocId>> {
        let weight = query.weight(EnableScoring::disabled_from_searcher(self.searcher))?;
        let mut found = Vec::new();
        for reader in self.searcher.segment_readers() {
            weight.for_each_no_score(reader, &mut |docs| found.extend_from_slice(docs))?;
        }
        Ok(found)
    }

    /// How many documents have a token.
    fn count(&self, token: &str) -> tantivy::Result<u64> {
        self.searcher.doc_freq(&Term::from_field_text(self.fields.tokens, token))
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

    /// Keeps for each document what a token counts there, unless another counted more before.
    fn gather(&mut self, token: &str) -> tantivy::Result<()> {
        let term = Term::from_field_text(self.fields.tokens, token);
        for reader in self.searcher.segment_readers() {
            let index = reader.inverted_index(self.fields.tokens)?;
            let Some(mut postings) = index.read_postings(&term, IndexRecordOption::WithFreqs)? else { continue };
            let mut doc = postings.doc();
            while doc != TERMINATED {
                let best = &mut self.best[doc as usize];
                if *best == 0.0 {
                    self.touched.push(doc);
                }
                *best = best.max(level::weight(postings.term_freq()));
                doc = postings.advance();
            }
        }
        Ok(())
    }
}

/// What a thing counts that so many of all documents have.
fn rarity(count: u64, documents: usize) -> f32 {
    let (count, documents) = (count as f32, documents as f32);
    (1.0 + (documents - count + 0.5).max(0.0) / (count + 0.5)).ln()
}
