//! The piece of a text that is shown of a hit, with what matches marked.

use std::collections::BTreeSet;
use std::ops::Range;

use crate::analyzer::{Analyzer, pair};
use crate::cell::{Cell, CellKind};
use crate::plan::{Phrase, Plan};

/// How wide a snippet is: a Han character counts 2, any other 1.
const WIDTH: usize = 168;

/// How much of it stands before the first match.
const BEFORE: usize = 36;

/// The tokens of a query in one language.
pub(crate) struct Marker<'a> {
    analyzer: &'a Analyzer,
    language: usize,
    tokens: BTreeSet<String>,
}

impl<'a> Marker<'a> {
    pub(crate) fn new(plan: &Plan, analyzer: &'a Analyzer, language: usize) -> Self {
        let of_unit = |tokens: &Vec<Vec<String>>| tokens.get(language).cloned().unwrap_or_default();
        let of_phrase = |phrase: &Phrase| phrase.tokens.get(language).cloned().unwrap_or_default();
        let units = plan.units.iter().flat_map(|unit| of_unit(&unit.tokens));
        // Of what was typed, the pairs are marked, and a single character where it is all; words are units already.
        let exact = plan.exact.iter().flat_map(of_phrase).map(|(_, token)| token);
        let single = plan.whole.iter().all(|whole| whole.chars().count() == 1);
        let exact = exact.filter(|token| single || (token.chars().count() > 1 && token.chars().any(crate::is_han)));
        Self { analyzer, language, tokens: units.chain(exact).collect() }
    }

    /// A piece of `text` as HTML, and whether anything in it matches.
    pub(crate) fn snippet(&self, text: &str) -> (String, bool) {
        let marks = self.marks(text);
        let window = window(text, &marks);
        (html(text, &window, &marks), !marks.is_empty())
    }

    /// What matches, in bytes, in order and not overlapping.
    fn marks(&self, text: &str) -> Vec<Range<usize>> {
        let cells = self.analyzer.cells(text);
        let mut marks = self.found(&cells);
        if let Some(numbered) = self.analyzer.numbered(&cells, text) {
            marks.extend(self.found(&numbered));
        }
        marks.sort_by_key(|range| (range.start, range.end));
        let mut joined: Vec<Range<usize>> = Vec::new();
        for mark in marks {
            match joined.last_mut() {
                Some(last) if mark.start <= last.end => last.end = last.end.max(mark.end),
                _ => joined.push(mark),
            }
        }
        joined
    }

    fn found(&self, cells: &[Cell]) -> Vec<Range<usize>> {
        let placed: Vec<&Cell> = cells.iter().filter(|cell| !cell.is_mark()).collect();
        let mut found = Vec::new();
        for (at, cell) in placed.iter().enumerate() {
            if self.tokens.contains(&self.analyzer.single(cell, self.language)) {
                found.push(cell.range.clone());
            }
            let next = placed.get(at + 1).filter(|next| cell.pairs() && next.pairs());
            if next.is_some_and(|next| self.tokens.contains(&pair(cell, next))) {
                found.push(cell.range.clone());
                found.extend(next.filter(|next| next.kind != CellKind::Mark).map(|next| next.range.clone()));
            }
        }
        found
    }
}

/// The stretch that is shown: around the first match, from the beginning where there is none.
fn window(text: &str, marks: &[Range<usize>]) -> Range<usize> {
    let first = marks.first().map_or(0, |mark| mark.start);
    let before = back(text, first, BEFORE);
    let end = forth(text, before, WIDTH);
    // A short text is shown whole, and what is left over at the end is used at the beginning.
    let start = if end == text.len() { back(text, end, WIDTH) } else { before };
    start.min(before)..end
}

fn width(c: char) -> usize {
    if crate::is_han(c) || ('\u{3000}'..='\u{303F}').contains(&c) || ('\u{FF00}'..='\u{FF60}').contains(&c) {
        2
    } else {
        1
    }
}

fn back(text: &str, from: usize, most: usize) -> usize {
    let mut left = most;
    let mut start = from;
    for (at, c) in text[..from].char_indices().rev() {
        let Some(rest) = left.checked_sub(width(c)) else { return word_start(text, start, from) };
        left = rest;
        start = at;
    }
    start
}

fn forth(text: &str, from: usize, most: usize) -> usize {
    let mut left = most;
    for (at, c) in text[from..].char_indices() {
        let Some(rest) = left.checked_sub(width(c)) else { return from + at };
        left = rest;
    }
    text.len()
}

/// The next beginning of a word behind `start`, so that no word of an alphabet is cut.
fn word_start(text: &str, start: usize, limit: usize) -> usize {
    let stretch = &text[start..limit];
    if text[..start].ends_with(|c: char| !c.is_alphanumeric() || crate::is_han(c)) {
        return start;
    }
    stretch.find(|c: char| !c.is_alphanumeric() || crate::is_han(c)).map_or(start, |at| start + at)
}

fn html(text: &str, window: &Range<usize>, marks: &[Range<usize>]) -> String {
    let mut html = String::new();
    if window.start > 0 {
        html.push('…');
    }
    let mut at = window.start;
    for mark in marks.iter().filter(|mark| mark.start < window.end && mark.end > window.start) {
        let (start, end) = (mark.start.max(window.start), mark.end.min(window.end));
        escape(&text[at..start], &mut html);
        html.push_str("<mark>");
        escape(&text[start..end], &mut html);
        html.push_str("</mark>");
        at = end;
    }
    escape(&text[at..window.end], &mut html);
    if window.end < text.len() {
        html.push('…');
    }
    html
}

fn escape(text: &str, html: &mut String) {
    for c in text.chars() {
        match c {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            '"' => html.push_str("&quot;"),
            _ => html.push(c),
        }
    }
}
