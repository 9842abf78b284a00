//! Quotes and brackets that are opened and not closed, and quotes inside quotes.

use super::line::{Line, closing, openings};
use super::{Guess, Slip};

pub(super) fn guesses(line: &Line<'_>) -> Vec<Guess> {
    let opened = openings(line.text);
    let quotes = opened.all.iter().filter(|opening| line.text[opening.at..].starts_with(['"', '\'']));
    let mut found: Vec<_> = quotes.flat_map(|opening| quote(line, opening.at, opening.depth)).collect();
    found.extend(bracket(line, &opened.brackets));
    found
}

fn quote(line: &Line<'_>, at: usize, depth: usize) -> Vec<Guess> {
    let text = line.text;
    let sign = if text[at..].starts_with('"') { '"' } else { '\'' };
    let Some(close) = closing(&text[at + 1..], sign).map(|close| at + 1 + close) else {
        return not_closed(line, (at, text.len()), depth, sign);
    };
    let rest = text[close + 1..].trim_start();
    match rest.is_empty() || rest.starts_with([',', '}', ']', ':', '#']) {
        true => Vec::new(),
        // What seems to close the text may open the next one.
        false if depth > 0 => {
            [not_closed(line, (at, close), depth, sign), vec![inside(line, at, close, sign)]].concat()
        }
        false => vec![inside(line, at, close, sign)],
    }
}

/// The text may end with the line, or before a sign that belongs to the brackets around it.
fn not_closed(line: &Line<'_>, (at, until): (usize, usize), depth: usize, sign: char) -> Vec<Guess> {
    let text = line.text.trim_end();
    let slip = Slip {
        at: line.span(at..at + 1),
        message: format!("the quote `{sign}` that opens here is not closed"),
        help: format!("write `{sign}` where the text ends"),
    };
    let until = until.min(text.len());
    let within = text[at..until].match_indices([',', '}', ']']).map(|(n, _)| at + n).filter(|_| depth > 0);
    let ends = within.take(4).chain((until == text.len()).then_some(until));
    let sign = sign.to_string();
    ends.map(|end| Guess { slip: slip.clone(), line: line.n, mended: line.with(end..end, &sign) }).collect()
}

/// A text that goes on behind what closes it.
fn inside(line: &Line<'_>, at: usize, close: usize, sign: char) -> Guess {
    let text = line.text.trim_end();
    let last = text.rfind(sign).filter(|last| *last > close);
    let at_close = line.span(close..close + 1);
    let message = format!("the text goes on behind the quote `{sign}` that closes it");
    let (help, mended) = match (last, sign) {
        (Some(last), '"') => {
            let escaped = text[at + 1..last].replace("\\\"", "\"").replace('"', "\\\"");
            ("write `\\\"` for a quote inside the text".to_owned(), line.with(at + 1..last, &escaped))
        }
        (Some(last), _) => {
            let doubled = text[at + 1..last].replace("''", "'").replace('\'', "''");
            ("write `''` for an apostrophe inside the text".to_owned(), line.with(at + 1..last, &doubled))
        }
        (None, _) => {
            let other = if sign == '"' { '\'' } else { '"' };
            let whole = format!("{other}{}{other}", &text[at..]);
            (format!("put the whole text between `{other}` and `{other}`"), line.with(at..line.text.len(), &whole))
        }
    };
    Guess { slip: Slip { at: at_close, message, help }, line: line.n, mended }
}

/// Brackets that are open at the end of a line, closed there.
fn bracket(line: &Line<'_>, open: &[usize]) -> Option<Guess> {
    let first = *open.first()?;
    let closer = |at: &usize| if line.text[*at..].starts_with('[') { ']' } else { '}' };
    let closers: String = open.iter().rev().map(closer).collect();
    let (sign, what) = if closer(&first) == ']' { ('[', "list") } else { ('{', "mapping") };
    let end = line.text.trim_end().trim_end_matches(',').len();
    let slip = Slip {
        at: line.span(first..first + 1),
        message: format!("the bracket `{sign}` that opens here is not closed"),
        help: format!("write `{}` where the {what} ends", closer(&first)),
    };
    Some(Guess { slip, line: line.n, mended: line.with(end..line.text.len(), &closers) })
}
