//! Opens a pack and answers queries. Nothing here can fail on a query; should tantivy fail on its own index, the
//! answer has no hits.

use std::collections::{BTreeMap, BTreeSet};

use tantivy::schema::Field;
use tantivy::{DocId, Index, ReloadPolicy, Searcher, TantivyError};

use crate::analyzer::Analyzer;
use crate::answer::{Answer, Count, Facets, Hit, Options, UnderHit};
use crate::cite;
use crate::corpus::{Frame, Kind, Shown, Under};
use crate::fold::Fold;
use crate::index::{HEADING, called};
use crate::pack::{self, Contents, OpenError};
use crate::plan::{self, Note, Plan, Unit};
use crate::schema::Fields;
use crate::score::Tally;
use crate::snippet::Marker;
use crate::spell::Words;

/// What a provision gains that the query cites.
const CITED: f32 = 1000.0;

/// How much more the parts of a unit count that the query cites beside other words.
const CITED_AROUND: f32 = 4.0;

/// What a title, a name or a question gains that is all that was typed, as a part of the best score so far.
const WHOLE: f32 = 0.3;

/// How much a provision counts that only announces what stands below it.
const HEADINGS: f32 = 0.75;

/// What such a provision gains beside what the page gains.
const LENT: f32 = 3.0;

/// So many of the provisions that a page answers from gain with it when its title is all that was asked.
const FEW: usize = 2;

/// How much more a provision of a law counts that the query names.
const NAMED_LAW: f32 = 1.6;

/// Scores are rounded to steps, so that the last bit of a logarithm does not decide the order.
const STEPS: f32 = 1024.0;

/// A pack, opened.
pub struct Engine {
    frame: Frame,
    /// The same, as citations are read.
    citing: Frame,
    analyzer: Analyzer,
    fields: Fields,
    /// What is shown of each document.
    shown: Vec<Shown>,
    /// What hits can be chosen by, `role:teacher`, with the documents in order.
    facets: BTreeMap<String, Vec<DocId>>,
    /// Words of alphabets as they are written, sorted, each with the number of documents that have it.
    words: Vec<(String, u32)>,
    searcher: Searcher,
}

impl Engine {
    /// Opens a pack.
    ///
    /// # Errors
    /// When it is no pack, one of another version, or not whole.
    pub fn open(pack: &[u8]) -> Result<Self, OpenError> {
        let Contents { frame, shown, mut lists, directory } = pack::read(pack)?;
        let analyzer = Analyzer::new(&frame);
        for (shown, doc) in shown.iter().zip(0..) {
            called(shown, &analyzer).into_iter().for_each(|whole| lists.whole.entry(whole).or_default().push(doc));
        }
        lists.whole.values_mut().for_each(|docs| docs.sort_unstable());
        let failed = |error: TantivyError| OpenError::Index(error.to_string());
        let index = Index::open(directory).map_err(failed)?;
        let fields = Fields::new();
        for segment in index.searchable_segments().map_err(failed)? {
            lists.install(&fields, &segment).map_err(failed)?;
        }
        let reader = index.reader_builder().reload_policy(ReloadPolicy::Manual).try_into().map_err(failed)?;
        let (searcher, words, facets) = (reader.searcher(), lists.words, lists.facets);
        let citing = cite::in_one_script(&frame, &Fold::new(&frame.fold));
        let citing = citing.map_err(|error| OpenError::Index(error.to_string()))?;
        Ok(Self { analyzer, citing, fields, frame, shown, facets, words, searcher })
    }

    /// The keys of the languages, that of the original texts first.
    pub fn languages(&self) -> impl Iterator<Item = &str> {
        self.frame.languages.iter().map(|language| language.key.as_str())
    }

    /// Answers a query: any text at all.
    #[must_use]
    pub fn search(&self, query: &str, options: &Options) -> Answer {
        let language = self.language(options);
        let mut plan = self.plan(query);
        let (hits, facets) = self.find(&mut plan, options).unwrap_or_default();
        let marker = Marker::new(&plan, &self.analyzer, language);
        let shown = hits.iter().take(options.limit);
        let shown = shown.filter_map(|(doc, score)| Some((self.shown(*doc)?, *score)));
        Answer {
            query: query.to_owned(),
            total: hits.len(),
            hits: shown.map(|(shown, score)| self.hit(shown, score, &marker, language)).collect(),
            facets,
            notes: plan.notes.iter().map(|note| self.note(note, language)).collect(),
        }
    }

    /// Everything that a query finds, best first, as places in the list of documents from which the pack was made.
    #[must_use]
    pub fn matches(&self, query: &str) -> Vec<usize> {
        let hits = self.ranked(&mut self.plan(query)).unwrap_or_default();
        hits.into_iter().map(|(doc, _)| doc as usize).collect()
    }

    fn language(&self, options: &Options) -> usize {
        let asked = options.lang.as_deref().unwrap_or_default();
        self.frame.languages.iter().position(|language| language.key == asked).unwrap_or(0)
    }

    fn plan(&self, query: &str) -> Plan {
        let words = Words { words: &self.words, searcher: &self.searcher, tokens: self.fields.tokens };
        plan::read(query, &self.citing, &self.analyzer, &words)
    }

    /// What was chosen of all hits, best first, and what else can be.
    fn find(&self, plan: &mut Plan, options: &Options) -> tantivy::Result<(Vec<(DocId, f32)>, Facets)> {
        let hits = self.ranked(plan)?;
        Ok(self.choose(hits, options))
    }

    /// All hits, best first.
    fn ranked(&self, plan: &mut Plan) -> tantivy::Result<Vec<(DocId, f32)>> {
        let mut tally = Tally::new(&self.fields, &self.searcher);
        self.weigh(plan, &mut tally)?;
        let mut hits = tally.hits();
        if hits.is_empty() {
            hits = self.scattered(plan)?;
        }
        self.prior(&mut hits);
        hits.iter_mut().for_each(|(_, score)| *score = (*score * STEPS).round() / STEPS);
        hits.sort_by(|(a, a_score), (b, b_score)| b_score.total_cmp(a_score).then(a.cmp(b)));
        Ok(hits)
    }

    fn weigh(&self, plan: &mut Plan, tally: &mut Tally<'_>) -> tantivy::Result<()> {
        for unit in &plan.units {
            tally.unit(unit)?;
        }
        for phrase in &plan.phrases {
            tally.phrase(phrase, false)?;
        }
        for phrase in &plan.exact {
            tally.phrase(phrase, true)?;
        }
        for law in &plan.laws {
            let law = self.frame.laws.get(*law).map_or("", |law| law.id.as_str());
            tally.favor(self.having(&format!("law:{law}")), NAMED_LAW);
        }
        self.titled(plan, tally)?;
        self.cited(plan, tally)
    }

    /// What is called just as the query says, and the provisions that such a page answers from.
    fn titled(&self, plan: &Plan, tally: &mut Tally<'_>) -> tantivy::Result<()> {
        let bonus = WHOLE * tally.hits().iter().map(|(_, score)| *score).fold(1.0, f32::max);
        let mut answering = BTreeSet::new();
        for whole in &plan.whole {
            let called = tally.add(self.fields.whole, whole, bonus)?;
            // What many are called is none's name, and says nothing of where the answer stands.
            let few = called.len() <= FEW;
            for doc in called.into_iter().filter(|_| few) {
                if let Some(shown) = self.shown(doc).filter(|shown| shown.kind != Kind::Provision) {
                    answering.extend(shown.provisions.iter().take(FEW));
                }
            }
        }
        for id in answering {
            tally.add(self.fields.cite, &cite::by_id(id), LENT * bonus)?;
        }
        Ok(())
    }

    /// What the query cites comes first; beside other words, so do its parts that have them.
    fn cited(&self, plan: &mut Plan, tally: &mut Tally<'_>) -> tantivy::Result<()> {
        let mut nowhere = Vec::new();
        let mut rank: f32 = 0.0;
        for (text, cited) in &plan.cited {
            let mut any = false;
            for terms in &cited.terms {
                for term in terms {
                    let found = tally.add(self.fields.cite, term, CITED - rank)?;
                    any |= !found.is_empty();
                    if !plan.only_cited {
                        self.favor_parts(&found, tally)?;
                    }
                    if any && cited.law.is_some() {
                        break;
                    }
                }
                rank += 1.0;
            }
            if !any {
                nowhere.push(Note::NoProvision { from: text.clone() });
            }
        }
        plan.notes.extend(nowhere);
        Ok(())
    }

    /// The parts of what is cited count more: beside other words, they are what is meant.
    fn favor_parts(&self, cited: &[DocId], tally: &mut Tally<'_>) -> tantivy::Result<()> {
        for doc in cited {
            let Some(shown) = self.shown(*doc) else { continue };
            let below = cite::by_id(&format!("{}/", shown.id));
            for part in self.terms_from(self.fields.cite, &below)? {
                let docs = tally.having(self.fields.cite, &part)?;
                tally.favor(&docs, CITED_AROUND);
            }
        }
        Ok(())
    }

    /// The terms of a field that begin so.
    fn terms_from(&self, field: Field, beginning: &str) -> tantivy::Result<Vec<String>> {
        let mut found = Vec::new();
        for reader in self.searcher.segment_readers() {
            let index = reader.inverted_index(field)?;
            let mut terms = index.terms().range().ge(beginning).into_stream()?;
            while let Some((term, _)) = terms.next() {
                let term = String::from_utf8_lossy(term);
                if !term.starts_with(beginning) {
                    break;
                }
                found.push(term.into_owned());
            }
        }
        Ok(found)
    }

    /// Where nothing was found: what has the single characters.
    fn scattered(&self, plan: &mut Plan) -> tantivy::Result<Vec<(DocId, f32)>> {
        let languages = self.frame.languages.len();
        let whole: BTreeSet<char> =
            plan.whole.iter().flat_map(|whole| whole.chars()).filter(|c| crate::is_han(*c)).collect();
        let mut tally = Tally::new(&self.fields, &self.searcher);
        for c in whole {
            let unit = Unit { tokens: vec![vec![c.to_string()]; languages], weight: 1.0 };
            if tally.unit(&unit)? {
                plan.units.push(unit);
            }
        }
        let hits = tally.hits();
        if !hits.is_empty() {
            plan.notes.push(Note::Scattered);
        }
        Ok(hits)
    }

    /// The text of a law counts more than a page that speaks of it.
    fn prior(&self, hits: &mut [(DocId, f32)]) {
        for (doc, score) in hits {
            *score *= self.shown(*doc).map_or(1.0, |shown| prior(shown.kind));
            if self.having(HEADING).binary_search(doc).is_ok() {
                *score *= HEADINGS;
            }
        }
    }

    /// The documents that can be chosen by a facet, in order.
    fn having(&self, facet: &str) -> &[DocId] {
        self.facets.get(facet).map_or(&[], Vec::as_slice)
    }

    /// Keeps what was chosen, and counts what else can be.
    fn choose(&self, hits: Vec<(DocId, f32)>, options: &Options) -> (Vec<(DocId, f32)>, Facets) {
        let choices =
            [("kind", &options.kind), ("role", &options.role), ("tier", &options.tier), ("law", &options.law)];
        let mut chosen: Vec<(&str, &[DocId])> = Vec::new();
        for (name, value) in choices {
            if let Some(value) = value.as_deref().filter(|value| !value.is_empty()) {
                chosen.push((name, self.having(&format!("{name}:{value}"))));
            }
        }
        let facets = self.count(&hits, &chosen);
        let fits = |doc: &DocId| chosen.iter().all(|(_, docs)| docs.binary_search(doc).is_ok());
        (hits.into_iter().filter(|(doc, _)| fits(doc)).collect(), facets)
    }

    fn count(&self, hits: &[(DocId, f32)], chosen: &[(&str, &[DocId])]) -> Facets {
        let mut is_hit = vec![false; self.shown.len()];
        hits.iter().for_each(|(doc, _)| is_hit[*doc as usize] = true);
        let mut lists: BTreeMap<String, Vec<Count>> = BTreeMap::new();
        for (facet, docs) in &self.facets {
            let Some((name, value)) = facet.split_once(':') else { continue };
            let others: Vec<_> = chosen.iter().filter(|(other, _)| *other != name).collect();
            let counts =
                |doc: &&DocId| is_hit[**doc as usize] && others.iter().all(|(_, docs)| docs.binary_search(doc).is_ok());
            let count = docs.iter().filter(counts).count();
            if count > 0 {
                lists.entry(name.to_owned()).or_default().push(Count { value: value.to_owned(), count });
            }
        }
        let mut list = |name: &str| {
            let mut list = lists.remove(name).unwrap_or_default();
            list.sort_by(|a, b| b.count.cmp(&a.count).then_with(|| a.value.cmp(&b.value)));
            list
        };
        Facets { kind: list("kind"), role: list("role"), tier: list("tier"), law: list("law") }
    }

    fn shown(&self, doc: DocId) -> Option<&Shown> {
        self.shown.get(doc as usize)
    }

    fn hit(&self, shown: &Shown, score: f32, marker: &Marker<'_>, language: usize) -> Hit {
        let body = shown.body.get(language).map_or("", String::as_str);
        let (mut snippet, marked) = marker.snippet(body);
        if !marked {
            // What matches may stand in the plain words of a duty row.
            let titles = shown.under.iter().filter_map(|under| under.title.get(language));
            let found = titles.map(|title| marker.snippet(title)).find(|(_, marked)| *marked);
            snippet = found.map_or(snippet, |(found, _)| found);
        }
        Hit {
            id: shown.id.clone(),
            kind: shown.kind,
            provisions: shown.provisions.clone(),
            citation: self.by_key(&shown.citation),
            title: self.by_key(&shown.title),
            url: self.by_key(&shown.url),
            snippet,
            score,
            under: shown.under.iter().map(|under| self.under(under)).collect(),
        }
    }

    fn under(&self, under: &Under) -> UnderHit {
        let (title, url) = (self.by_key(&under.title), self.by_key(&under.url));
        UnderHit { id: under.id.clone(), kind: under.kind, title, url }
    }

    fn by_key(&self, texts: &[String]) -> BTreeMap<String, String> {
        self.frame.languages.iter().map(|language| language.key.clone()).zip(texts.iter().cloned()).collect()
    }

    fn note(&self, note: &Note, language: usize) -> String {
        let Some(notes) = self.frame.languages.get(language).map(|language| &language.notes) else {
            return String::new();
        };
        match note {
            Note::Corrected { from, to } => notes.corrected.replace("{to}", to).replace("{from}", from),
            Note::Unknown { from } => notes.unknown.replace("{from}", from),
            Note::NoProvision { from } => notes.no_provision.replace("{from}", from),
            Note::Shortened => notes.shortened.clone(),
            Note::Scattered => notes.scattered.clone(),
        }
    }
}

/// How much a hit of a kind counts beside a provision.
fn prior(kind: Kind) -> f32 {
    match kind {
        Kind::Provision | Kind::Duty => 1.0,
        Kind::Question | Kind::Situation | Kind::Term | Kind::Tier => 0.45,
        Kind::Role => 0.8,
        Kind::Flowchart | Kind::Page => 0.55,
        Kind::Programme | Kind::Module | Kind::Quiz | Kind::Calculator | Kind::Due => 0.45,
    }
}
