//! Reads a query: which part of it cites, which words say how something is asked, and what is looked for.
//! It must not know what is in the index beyond the words that a [`Vocabulary`] tells.

use std::collections::BTreeSet;

use crate::analyzer::{Analyzer, pair};
use crate::cell::{Cell, CellKind};
use crate::cite::{Citations, Cited, Names};
use crate::corpus::Frame;

/// What is longer is cut, in characters: nobody types it, and whoever pastes it is told.
const LONGEST_QUERY: usize = 300;

/// The most words of an alphabet, separated by blanks, that make one citation.
const LONGEST_CITATION: usize = 8;

/// What a single character counts that is left between others.
const SINGLE: f32 = 0.6;

/// How many letters a word and the one that it was meant to be share at least at their beginnings.
const SHARED_BEGINNING: usize = 5;

/// How many letters an ending has at most.
const ENDING: usize = 3;

/// What the index knows of words.
pub(crate) trait Vocabulary {
    /// Whether a word stands anywhere just so.
    fn knows(&self, word: &str) -> bool;
    /// Whether a stem stands anywhere.
    fn has(&self, stem: &str) -> bool;
    /// The words that begin with `prefix`, most frequent first.
    fn beginning(&self, prefix: &str) -> Vec<String>;
    /// The known word that a misspelt one most likely is.
    fn nearest(&self, word: &str) -> Option<String>;
}

/// Something that is to be said about the query.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Note {
    Corrected { from: String, to: String },
    Unknown { from: String },
    NoProvision { from: String },
    Shortened,
    Scattered,
}

/// One thing that is looked for: by language, the tokens of which any will do.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Unit {
    pub(crate) tokens: Vec<Vec<String>>,
    /// What it counts beside 1.
    pub(crate) weight: f32,
}

/// Tokens that stand together: by language, each with its offset; fewer than two are no phrase.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Phrase {
    pub(crate) tokens: Vec<Vec<(usize, String)>>,
}

/// A query as it was read.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Plan {
    /// What it cites, with the words that cite.
    pub(crate) cited: Vec<(String, Cited)>,
    /// Laws that it names beside other words.
    pub(crate) laws: Vec<usize>,
    /// What it looks for.
    pub(crate) units: Vec<Unit>,
    /// All of it as it was typed, as one phrase or one single token.
    pub(crate) exact: Vec<Phrase>,
    /// Parts of it that stand together.
    pub(crate) phrases: Vec<Phrase>,
    /// All of it as one word, and what is left of it without the words that say how something is asked.
    pub(crate) whole: BTreeSet<String>,
    /// Whether the query is a citation and nothing else.
    pub(crate) only_cited: bool,
    /// What is to be said.
    pub(crate) notes: Vec<Note>,
}

/// Reads a query.
pub(crate) fn read(query: &str, frame: &Frame, analyzer: &Analyzer, vocabulary: &impl Vocabulary) -> Plan {
    let mut plan = Plan::default();
    let query = shorten(query, &mut plan.notes);
    plan.whole.insert(analyzer.whole(&query));
    let names = Names::of(frame);
    let citations = Citations::new(frame, &names);
    let rest = match citations.read(&analyzer.in_one_script(&query)).filter(|cited| !cited.terms.is_empty()) {
        Some(cited) => {
            plan.cited.push((query.trim().to_owned(), cited));
            plan.only_cited = true;
            query.clone()
        }
        None => cut_citations(&query, &analyzer.in_one_script(&query), &citations, &mut plan),
    };
    let reader = Reader { analyzer, vocabulary, languages: frame.languages.len() };
    plan.exact = reader.exact(&analyzer.cells(&query));
    let cells = analyzer.cells(&rest);
    let cells = analyzer.numbered(&cells, &rest).unwrap_or(cells);
    reader.look_for(&cells, &mut plan);
    plan
}

/// The query as far as it is read.
fn shorten(query: &str, notes: &mut Vec<Note>) -> String {
    let mut rest = query.chars();
    let kept: String = rest.by_ref().take(LONGEST_QUERY).collect();
    if rest.next().is_some() {
        notes.push(Note::Shortened);
    }
    kept
}

/// Takes the citations and the names of laws out of a query; what cites is no longer looked for as words.
/// `read` is the query in the script of the citations; both have their words at the same places.
fn cut_citations(query: &str, read: &str, citations: &Citations<'_>, plan: &mut Plan) -> String {
    let mut rest: Vec<String> = Vec::new();
    let words: Vec<&str> = query.split_whitespace().collect();
    let as_read: Vec<&str> = read.split_whitespace().collect();
    let mut at = 0;
    while at < words.len() {
        let lengths = (1..=LONGEST_CITATION.min(words.len() - at)).rev();
        let read = |length: usize| Some((length, citations.read(&as_read.get(at..at + length)?.join(" "))?));
        if let Some((length, cited)) = lengths.into_iter().find_map(read) {
            take(words[at..at + length].join(" "), cited, plan);
            at += length;
        } else {
            rest.push(cut_mentions(words[at], as_read.get(at).unwrap_or(&words[at]), citations, plan));
            at += 1;
        }
    }
    rest.retain(|word| !word.is_empty());
    // Where nothing else was typed, the names are what is looked for.
    if rest.is_empty() { query.to_owned() } else { rest.join(" ") }
}

/// The same within what is written without blanks: 第14條的研習.
fn cut_mentions(word: &str, read: &str, citations: &Citations<'_>, plan: &mut Plan) -> String {
    for found in citations.within(read) {
        let mut rest = String::new();
        let mut end = 0;
        for mention in found {
            let (Some(text), Some(as_read)) = (word.get(mention.range.clone()), read.get(mention.range.clone())) else {
                continue;
            };
            let Some(cited) = citations.read(as_read) else { continue };
            take(text.to_owned(), cited, plan);
            rest.push_str(word.get(end..mention.range.start).unwrap_or_default());
            rest.push(' ');
            end = mention.range.end;
        }
        if end > 0 {
            rest.push_str(word.get(end..).unwrap_or_default());
            return rest.trim().to_owned();
        }
    }
    word.to_owned()
}

fn take(text: String, cited: Cited, plan: &mut Plan) {
    match cited.law {
        Some(law) if cited.terms.is_empty() => plan.laws.push(law),
        _ => plan.cited.push((text, cited)),
    }
}

struct Reader<'a, V> {
    analyzer: &'a Analyzer,
    vocabulary: &'a V,
    languages: usize,
}

impl<V: Vocabulary> Reader<'_, V> {
    fn look_for(&self, cells: &[Cell], plan: &mut Plan) {
        let placed = without_marks(cells);
        let mut runs = self.runs(&placed, true);
        if runs.is_empty() {
            runs = self.runs(&placed, false);
        }
        let last = placed.last().map(|cell| cell.range.start);
        let lonely = runs.iter().map(Vec::len).sum::<usize>() == 1;
        plan.whole.insert(self.analyzer.whole_of(runs.iter().flatten()));
        plan.whole.remove("");
        for run in &runs {
            self.units(run, last, lonely, plan);
            if runs.len() > 1 && run.len() > 2 {
                plan.phrases.extend(self.phrase(run));
            }
            for two in run.windows(2).filter(|two| two.iter().all(|cell| cell.kind == CellKind::Word)) {
                plan.phrases.extend(self.phrase(two));
            }
        }
    }

    /// The query in stretches between what is left out; Han stretches also end at white space.
    fn runs(&self, cells: &[Cell], ignoring: bool) -> Vec<Vec<Cell>> {
        let mut runs: Vec<Vec<Cell>> = vec![Vec::new()];
        let mut at = 0;
        while let Some(cell) = cells.get(at) {
            let ignored = if ignoring { self.ignored(&cells[at..]) } else { 0 };
            let turns = |last: &Cell| (cell.gap && cell.pairs()) || last.pairs() != cell.pairs();
            if ignored > 0 || runs.last().and_then(|run| run.last()).is_some_and(turns) {
                runs.push(Vec::new());
            }
            if ignored == 0 {
                runs.last_mut().into_iter().for_each(|run| run.push(cell.clone()));
            }
            at += ignored.max(1);
        }
        runs.retain(|run| !run.is_empty());
        runs
    }

    /// How many cells at the start say how something is asked.
    fn ignored(&self, cells: &[Cell]) -> usize {
        let words = self.analyzer.rules().iter().flat_map(|rules| &rules.ignored);
        words.filter_map(|word| spells(cells, word)).max().unwrap_or(0)
    }

    fn units(&self, run: &[Cell], last: Option<usize>, lonely: bool, plan: &mut Plan) {
        for (at, cell) in run.iter().enumerate() {
            match cell.kind {
                CellKind::Word => self.word(cell, last == Some(cell.range.start), plan),
                _ => {
                    let next = run.get(at + 1).filter(|next| next.pairs());
                    if let Some(next) = next {
                        plan.units.push(self.same(pair(cell, next)));
                    }
                    if run.len() == 1 || cell.kind == CellKind::Number {
                        let weight = if lonely || cell.kind == CellKind::Number { 1.0 } else { SINGLE };
                        plan.units.push(Unit { weight, ..self.same(cell.text.clone()) });
                    }
                }
            }
        }
    }

    /// A word of an alphabet: as it stands, as the beginning of others, or as the one that it most likely is.
    fn word(&self, cell: &Cell, last: bool, plan: &mut Plan) {
        let word = &cell.text;
        let stems: Vec<String> = (0..self.languages).map(|language| self.analyzer.stem(word, language)).collect();
        let known = stems.iter().any(|stem| self.vocabulary.has(stem));
        let longer = if last { self.vocabulary.beginning(word) } else { Vec::new() };
        if known || !longer.is_empty() {
            let mut unit = Unit { tokens: stems.into_iter().map(|stem| vec![stem]).collect(), weight: 1.0 };
            if !known || word.chars().count() > 2 {
                longer.iter().for_each(|word| self.add(word, &mut unit));
            }
            if longer.is_empty()
                && let Some(near) = self.misspelt_ending(word)
            {
                self.add(&near, &mut unit);
                plan.notes.push(Note::Corrected { from: word.clone(), to: near });
            }
            plan.units.push(unit);
        } else if let Some(near) = self.vocabulary.nearest(word) {
            let mut unit = Unit { tokens: vec![Vec::new(); self.languages], weight: 1.0 };
            self.add(&near, &mut unit);
            plan.units.push(unit);
            plan.notes.push(Note::Corrected { from: word.clone(), to: near });
        } else {
            plan.notes.push(Note::Unknown { from: word.clone() });
        }
    }

    /// A word that stands nowhere, though its stem does, may be another with its ending misspelt: counseler.
    fn misspelt_ending(&self, word: &str) -> Option<String> {
        if self.vocabulary.knows(word) {
            return None;
        }
        let near = self.vocabulary.nearest(word)?;
        let shared = word.chars().zip(near.chars()).take_while(|(a, b)| a == b).count();
        let same_stem = (0..self.languages)
            .any(|language| self.analyzer.stem(word, language) == self.analyzer.stem(&near, language));
        (!same_stem && shared >= SHARED_BEGINNING && shared + ENDING >= word.chars().count()).then_some(near)
    }

    fn add(&self, word: &str, unit: &mut Unit) {
        for (language, tokens) in unit.tokens.iter_mut().enumerate() {
            let stem = self.analyzer.stem(word, language);
            if !tokens.contains(&stem) {
                tokens.push(stem);
            }
        }
    }

    fn same(&self, token: String) -> Unit {
        Unit { tokens: vec![vec![token]; self.languages], weight: 1.0 }
    }

    /// What was typed as one phrase; where it is nothing but punctuation, which takes no place, each mark alone.
    fn exact(&self, typed: &[Cell]) -> Vec<Phrase> {
        if typed.iter().any(|cell| !cell.is_mark()) {
            return self.phrase(&without_marks(typed)).into_iter().collect();
        }
        let marks: BTreeSet<&str> = typed.iter().map(|cell| cell.text.as_str()).collect();
        let alone = |mark: &str| Phrase { tokens: vec![vec![(0, mark.to_owned())]; self.languages] };
        marks.into_iter().map(alone).collect()
    }

    /// The cells as tokens that stand together. Pairs are taken where there are any: they are rarer than single characters.
    fn phrase(&self, cells: &[Cell]) -> Option<Phrase> {
        let tokens = (0..self.languages).map(|language| self.placed(cells, language)).collect::<Vec<_>>();
        tokens.iter().any(|tokens| !tokens.is_empty()).then_some(Phrase { tokens })
    }

    fn placed(&self, cells: &[Cell], language: usize) -> Vec<(usize, String)> {
        if let [one] = cells {
            return vec![(0, self.analyzer.single(one, language))];
        }
        let pair_at = |at: usize| {
            let (first, second) = (cells.get(at)?, cells.get(at + 1)?);
            (first.pairs() && second.pairs()).then(|| (at, pair(first, second)))
        };
        let mut placed = Vec::new();
        let mut covered = 0;
        for (at, cell) in cells.iter().enumerate() {
            if at < covered {
                continue;
            }
            // The last character of an odd run is taken with the one before it; one that stands alone has no position.
            let found = pair_at(at).or_else(|| pair_at(at.checked_sub(1)?));
            let word = || {
                matches!(cell.kind, CellKind::Word | CellKind::Number)
                    .then(|| (at, self.analyzer.single(cell, language)))
            };
            let pairs = found.is_some();
            let Some(token) = found.or_else(word) else { continue };
            covered = token.0 + 1 + usize::from(pairs);
            placed.push(token);
        }
        placed
    }
}

/// What takes a place.
fn without_marks(cells: &[Cell]) -> Vec<Cell> {
    cells.iter().filter(|cell| !cell.is_mark()).cloned().collect()
}

/// How many cells spell a word or several: `how many`, 可不可以.
fn spells(cells: &[Cell], words: &str) -> Option<usize> {
    let mut at = 0;
    for word in words.split_whitespace() {
        let mut rest = word;
        while !rest.is_empty() {
            rest = rest.strip_prefix(cells.get(at)?.text.as_str())?;
            at += 1;
        }
    }
    (at > 0).then_some(at)
}
