//! Keys and entries that do not stand below their neighbours.

use super::line::{Line, word};
use super::{Guess, Slip};

/// How many neighbours on each side a line is compared with.
const NEIGHBOURS: usize = 4;

/// A line with the columns before its hyphens and before its first word, and that word.
struct Begun<'a> {
    n: usize,
    blanks: usize,
    column: usize,
    word: &'a str,
}

pub(super) fn guesses(lines: &[Line<'_>], n: usize) -> Vec<Guess> {
    let line = &lines[n];
    let Some(this) = begun(line) else { return Vec::new() };
    let above = lines[..n].iter().rev().filter_map(begun).take(NEIGHBOURS);
    let mut others: Vec<_> = above.chain(lines[n + 1..].iter().filter_map(begun).take(NEIGHBOURS)).collect();
    // Of two neighbours with one column the nearer is named, and is tried first.
    others.sort_by_key(|other| (other.column.abs_diff(this.column), other.n.abs_diff(n)));
    others.dedup_by_key(|other| other.column);
    others.retain(|other| other.column != this.column);
    others.into_iter().filter_map(|other| guess(line, &this, &other)).collect()
}

fn guess(line: &Line<'_>, this: &Begun<'_>, other: &Begun<'_>) -> Option<Guess> {
    let blanks = (this.blanks + other.column).checked_sub(this.column)?;
    let name = |begun: &Begun<'_>| format!("`{}` in line {}", begun.word, begun.n + 1);
    let start = this.column;
    let slip = Slip {
        at: line.span(start..start + this.word.len()),
        message: format!(
            "{} stands behind {} blanks, {} behind {}",
            name(this),
            this.column,
            name(other),
            other.column
        ),
        help: "what belongs together stands behind equally many blanks, and what belongs below it behind more"
            .to_owned(),
    };
    Some(Guess { slip, line: line.n, mended: line.with(0..line.indent(), &" ".repeat(blanks)) })
}

/// How a line begins, when it is a key or the entry of a list. Any other may be a piece of a text, which proves nothing.
fn begun<'a>(line: &Line<'a>) -> Option<Begun<'a>> {
    let text = line.text;
    let blanks = text.len() - text.trim_start_matches(' ').len();
    let mut column = blanks;
    while text[column..].starts_with("- ") {
        column += text[column..].len() - text[column + 1..].trim_start_matches(' ').len();
    }
    let word = word(&text[column..]);
    let rest = &text[column + word.len()..];
    let keyed = rest.starts_with(": ") || rest.trim_end() == ":";
    (word.starts_with(|c: char| c.is_ascii_alphanumeric()) && (keyed || column > blanks)).then_some(Begun {
        n: line.n,
        blanks,
        column,
        word,
    })
}
