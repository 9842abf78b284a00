//! `figure-not-in-text`: a number that does not stand in the text of the provision that is named for it.
//!
//! Calculators and the calendar are only as true as their numbers. When the law changes, the numbers that depend on it
//! are found by this, and a slip of the pen is found at once. Numerals are read as the grammar of citations reads them.
//!
//! Bad: `figures: [{id: twenty, value: 24, provision: act/10/p1/s1}]` where the text has 二十
//!
//! Good: `figures: [{id: twenty, value: 20, provision: act/10/p1/s1}]`

use std::collections::BTreeSet;

use fudao_citation::Numeral;

use crate::diag::{Code, Diagnostic, Span};
use crate::guide::{Guide, LangIx, PartOfMonth, ProvisionIx};

pub(super) fn check(guide: &Guide) -> Vec<Diagnostic> {
    let figures = guide.rules.iter().flat_map(|rule| &rule.figures);
    let mut found: Vec<_> =
        figures.filter_map(|figure| missing(guide, figure.value, figure.provision?, figure.span)).collect();
    for entry in guide.calendar.iter().flat_map(|calendar| &calendar.entries) {
        let Some(date) = entry.date else { continue };
        found.extend(missing(guide, date.month.into(), entry.provision, entry.span));
        if let PartOfMonth::Day(day) = date.part {
            found.extend(missing(guide, day.into(), entry.provision, entry.span));
        }
    }
    found
}

fn missing(guide: &Guide, value: u64, at: ProvisionIx, span: Span) -> Option<Diagnostic> {
    let there = numbers(guide, at);
    if there.contains(&value) {
        return None;
    }
    let id = &guide[at].id;
    let message = format!("the text of `{id}` has no {value}");
    let listed: Vec<_> = there.iter().map(u64::to_string).collect();
    let missing = Diagnostic::new(Code::FigureNotInText, span, message).related(guide[at].span, "the provision");
    Some(match listed.is_empty() {
        true => missing.help("it has no numbers at all; name the provision in whose own words the number stands"),
        false => missing.help(format!("its numbers are {}", listed.join(", "))),
    })
}

/// Every number in the original text of a provision, parts below it left aside.
fn numbers(guide: &Guide, at: ProvisionIx) -> BTreeSet<u64> {
    let lang = LangIx::ORIGINAL;
    let text = guide[at].text.as_ref().and_then(|text| text.own(lang)).unwrap_or_default();
    let words = &guide[lang].grammar.words;
    let mut numbers: BTreeSet<u64> =
        text.split(|c: char| !c.is_alphanumeric()).filter_map(|word| words.get(word).copied().map(u64::from)).collect();
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let read = Numeral::Decimal.read_prefix(rest);
        numbers.extend(read.map(|(value, _)| u64::from(value)));
        rest = &rest[read.map_or(c.len_utf8(), |(_, length)| length)..];
    }
    numbers
}
