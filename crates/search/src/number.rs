//! Reads the numbers among the cells of a text, so that 36, ３６, 三十六 and thirty-six are one cell.
//! It must not know any language's words: they come with its rules.

use fudao_citation::read_figures;

use crate::cell::{Cell, CellKind};
use crate::corpus::Rules;

/// From this value on, a word multiplies what stands before it: `two hundred`.
const MULTIPLIER: u32 = 100;

/// Han signs that multiply the digits before them.
const MULTIPLIERS: [&str; 6] = ["百", "千", "萬", "万", "億", "亿"];

/// The cells with every number as one cell; `None` when there is no number.
pub(crate) fn numbered(cells: &[Cell], text: &str, rules: &[Rules]) -> Option<Vec<Cell>> {
    let mut at = (0..cells.len()).find(|at| number(cells, *at, text, rules).is_some())?;
    let mut out = cells[..at].to_vec();
    while let Some(cell) = cells.get(at) {
        let (value, end) = match number(cells, at, text, rules) {
            Some(number) => number,
            None => {
                out.push(cell.clone());
                at += 1;
                continue;
            }
        };
        let (sign, end) = percent_after(cells, end, rules);
        let before = if sign { 0 } else { percent_before(&out, rules) };
        let mut gap = cell.gap;
        let mut start = cell.range.start;
        if let Some(first) = out.split_off(out.len() - before).first() {
            (gap, start) = (first.gap, first.range.start);
        }
        let stop = cells.get(end - 1).map_or(start, |cell| cell.range.end);
        let text = format!("={value}{}", if sign || before > 0 { "%" } else { "" });
        out.push(Cell { kind: CellKind::Number, text, range: start..stop, gap });
        at = end;
    }
    Some(out)
}

/// The number that begins at a cell, and the place behind it.
fn number(cells: &[Cell], at: usize, text: &str, rules: &[Rules]) -> Option<(u32, usize)> {
    match cells.get(at)?.kind {
        CellKind::Digit => Some(times_han(digits(cells, at), cells, text)),
        CellKind::Han => han(cells, at, text),
        CellKind::Word => words(cells, at, rules),
        CellKind::Number | CellKind::Mark => None,
    }
}

/// Decimal digits, with marks between groups of three: 10,000. What is too large is the largest number.
fn digits(cells: &[Cell], at: usize) -> (u32, usize) {
    let digit =
        |at: usize| cells.get(at).filter(|cell| cell.kind == CellKind::Digit).and_then(|cell| cell.text.parse().ok());
    let mut value: u32 = 0;
    let mut end = at;
    loop {
        if let Some(digit) = digit(end).filter(|_| end == at || !cells[end].gap) {
            value = value.saturating_mul(10).saturating_add(digit);
            end += 1;
        } else if end > at && is_group(cells, end) {
            end += 1;
        } else {
            return (value, end);
        }
    }
}

/// Digits with a Han multiplier behind them: 80萬.
fn times_han((value, end): (u32, usize), cells: &[Cell], text: &str) -> (u32, usize) {
    let next = cells.get(end).filter(|cell| cell.kind == CellKind::Han && !cell.gap);
    let sign = next.and_then(|cell| text.get(cell.range.clone())).filter(|sign| MULTIPLIERS.contains(sign));
    let times = sign.and_then(|sign| read_figures(&format!("一{sign}"))).map(|(times, _)| times);
    match times.and_then(|times| value.checked_mul(times)) {
        Some(value) => (value, end + 1),
        None => (value, end),
    }
}

/// Whether a comma at `at` stands between groups of three digits.
fn is_group(cells: &[Cell], at: usize) -> bool {
    let digit = |at: usize| cells.get(at).is_some_and(|cell| cell.kind == CellKind::Digit && !cell.gap);
    let comma = cells.get(at).is_some_and(|cell| !cell.gap && matches!(cell.text.as_str(), "," | "，"));
    comma && (1..=3).all(|n| digit(at + n)) && !digit(at + 4)
}

fn han(cells: &[Cell], at: usize, text: &str) -> Option<(u32, usize)> {
    let start = cells.get(at)?.range.start;
    let (value, length) = read_figures(text.get(start..)?)?;
    let end = cells[at..].iter().take_while(|cell| cell.range.start < start + length).count() + at;
    Some((value, end))
}

/// Words of one language: thirty-six, two hundred and ten.
fn words(cells: &[Cell], at: usize, rules: &[Rules]) -> Option<(u32, usize)> {
    rules.iter().find_map(|rules| {
        let word = |at: usize| rules.numbers.get(cells.get(at)?.text.as_str()).copied();
        let mut value = word(at)?;
        let mut end = at + 1;
        loop {
            let hyphen = cells.get(end).is_some_and(|cell| cell.text == "-");
            let next = if hyphen { end + 1 } else { end };
            match word(next) {
                Some(times) if times >= MULTIPLIER => value = value.saturating_mul(times),
                Some(ones) if adds(value, ones) => value += ones,
                _ => return Some((value, end)),
            }
            end = next + 1;
        }
    })
}

/// Whether `ones` continues `value`: six behind thirty, ten behind two hundred.
fn adds(value: u32, ones: u32) -> bool {
    (value.is_multiple_of(100) && value > 0 && ones < 100) || (value.is_multiple_of(10) && value >= 20 && ones < 10)
}

/// Whether a sign or word behind `end` makes the number a percentage, and the place behind it.
fn percent_after(cells: &[Cell], end: usize, rules: &[Rules]) -> (bool, usize) {
    if cells.get(end).is_some_and(|cell| cell.text == "%") {
        return (true, end + 1);
    }
    let words = rules.iter().flat_map(|rules| &rules.percent.after);
    let length = words.filter_map(|word| stands(cells, end, word)).max();
    length.map_or((false, end), |length| (true, end + length))
}

/// How many cells at the end of `before` make the number that follows a percentage.
fn percent_before(before: &[Cell], rules: &[Rules]) -> usize {
    let words = rules.iter().flat_map(|rules| &rules.percent.before);
    let lengths = words.map(|word| word.chars().count()).filter(|&length| length <= before.len());
    let fits = |length: &usize| {
        let tail: String = before[before.len() - length..].iter().map(|cell| cell.text.as_str()).collect();
        rules.iter().any(|rules| rules.percent.before.contains(&tail))
    };
    lengths.filter(fits).max().unwrap_or(0)
}

/// How many cells from `at` on spell a word, blanks left out.
fn stands(cells: &[Cell], at: usize, word: &str) -> Option<usize> {
    let mut rest: String = word.split_whitespace().collect();
    for (n, cell) in cells.get(at..)?.iter().enumerate() {
        rest = rest.strip_prefix(cell.text.as_str())?.to_owned();
        if rest.is_empty() {
            return Some(n + 1);
        }
    }
    None
}
