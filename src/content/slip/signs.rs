//! Signs of another keyboard: tabs and wide blanks before a line, full-width colons, commas and brackets, a colon without a blank
//! behind it, curly quotes.

use std::ops::Range;

use super::line::{Line, openings, word};
use super::{Guess, Slip};

/// A sign that may be wrong, and what would be right.
#[derive(Clone)]
struct Change {
    at: Range<usize>,
    instead: &'static str,
    message: String,
    help: String,
}

pub(super) fn guesses(lines: &[Line<'_>], n: usize) -> Vec<Guess> {
    let line = &lines[n];
    let mut found = indentation(lines, n);
    found.extend(hyphen(line));
    for changes in [colons(line.text), wide(line.text), curly(line.text)] {
        found.extend(together(line, &changes));
    }
    let mut all = [wide(line.text), colons(line.text)].concat();
    all.sort_by_key(|change| change.at.start);
    all.dedup_by_key(|change| change.at.start);
    found.extend(together(line, &all));
    found.extend(curly_ends(line));
    found
}

/// The line with all of some changes, blamed on the first.
fn together(line: &Line<'_>, changes: &[Change]) -> Option<Guess> {
    let first = changes.first()?;
    let mut mended = line.text.to_owned();
    for change in changes.iter().rev() {
        mended.replace_range(change.at.clone(), change.instead);
    }
    let slip = Slip { at: line.span(first.at.clone()), message: first.message.clone(), help: first.help.clone() };
    Some(Guess { slip, line: line.n, mended })
}

/// White space before a line that is not made of blanks, replaced by as many blanks as a neighbour has.
fn indentation(lines: &[Line<'_>], n: usize) -> Vec<Guess> {
    let line = &lines[n];
    let before = &line.text[..line.indent()];
    let Some((at, strange)) = before.char_indices().find(|(_, c)| *c != ' ') else { return Vec::new() };
    let name = if strange == '\t' { "a tab" } else { "a wide blank" };
    let spread = before.chars().map(|c| if c == ' ' { 1 } else { 2 }).sum();
    let neighbours = lines[..n].iter().rev().chain(&lines[n + 1..]).filter(|other| other.says_something());
    let widths = neighbours.take(3).map(|other| other.indent()).chain([spread]);
    let guess = |blanks: usize| Guess {
        slip: Slip {
            at: line.span(at..at + strange.len_utf8()),
            message: format!("{name} stands before the words of line {}", n + 1),
            help: format!("begin line {} with {blanks} blanks instead", n + 1),
        },
        line: n,
        mended: line.with(0..before.len(), &" ".repeat(blanks)),
    };
    widths.map(guess).collect()
}

/// The entry of a list that begins with a hyphen and no blank.
fn hyphen(line: &Line<'_>) -> Option<Guess> {
    let at = line.indent();
    let rest = line.text[at..].strip_prefix('-')?;
    let key = word(rest);
    let slip = Slip {
        at: line.span(at..at + 1),
        message: format!("no blank stands between `-` and `{key}`"),
        help: format!("write `- {key}`"),
    };
    let begins = key.starts_with(|c: char| c.is_ascii_alphanumeric());
    begins.then(|| Guess { slip, line: line.n, mended: line.with(at..at + 1, "- ") })
}

/// A key without its colon: only where reading stopped, because any line of a text could be taken for one.
pub(super) fn no_colon(line: &Line<'_>) -> Option<Guess> {
    let at = openings(line.text).all.first()?.at;
    let key = word(&line.text[at..]);
    let end = at + key.len();
    let slip = Slip {
        at: line.span(at..end),
        message: format!("no colon stands behind `{key}`"),
        help: format!("write `{key}: `"),
    };
    let alone = !key.is_empty() && line.text[end..].starts_with(' ');
    alone.then(|| Guess { slip, line: line.n, mended: line.with(end..end, ":") })
}

/// Keys behind which a full-width colon stands, or a colon without a blank.
fn colons(text: &str) -> Vec<Change> {
    let behind_wide = text.match_indices(['，', '、', '｛', '［']).map(|(at, sign)| at + sign.len());
    let starts = openings(text).all.into_iter().map(|opening| opening.at).chain(behind_wide);
    let mut starts: Vec<_> = starts.map(|at| at + text[at..].len() - text[at..].trim_start().len()).collect();
    starts.sort_unstable();
    starts.dedup();
    starts.into_iter().filter_map(|at| colon(text, at)).collect()
}

fn colon(text: &str, start: usize) -> Option<Change> {
    let key = word(&text[start..]);
    let at = start + key.len();
    let sign = text[at..].chars().next().filter(|_| !key.is_empty())?;
    let rest = &text[at + sign.len_utf8()..];
    let blanks = rest.len() - rest.trim_start_matches(char::is_whitespace).len();
    let plain = rest.starts_with(' ') || rest.is_empty();
    let (message, help) = match sign {
        '：' => (
            format!("a full-width colon stands behind `{key}`"),
            format!("write `{key}: `, with a plain colon and a blank"),
        ),
        ':' if !plain => {
            (format!("no blank stands behind `{key}:`"), format!("write `{key}: `, with a blank behind the colon"))
        }
        _ => return None,
    };
    Some(Change { at: at..at + sign.len_utf8() + blanks, instead: ": ", message, help })
}

/// Full-width brackets, and commas behind which another key stands.
fn wide(text: &str) -> Vec<Change> {
    let change = |(at, sign): (usize, &str)| {
        let rest = text[at + sign.len()..].trim_start();
        let key = word(rest);
        let behind = rest[key.len()..].chars().next();
        let parts = !key.is_empty() && matches!(behind, Some(':' | '：')) || rest.starts_with(['{', '｛']);
        let (instead, name) = match sign {
            "，" | "、" if parts => (", ", "comma"),
            "｛" => ("{", "bracket"),
            "｝" => ("}", "bracket"),
            "［" => ("[", "bracket"),
            "］" => ("]", "bracket"),
            _ => return None,
        };
        let message = format!("`{sign}` is a full-width {name}");
        Some(Change { at: at..at + sign.len(), instead, message, help: format!("write the plain sign: `{instead}`") })
    };
    text.match_indices(['，', '、', '｛', '｝', '［', '］']).filter_map(change).collect()
}

/// Every curly double quote.
fn curly(text: &str) -> Vec<Change> {
    let change = |(at, sign): (usize, &str)| Change { instead: "\"", ..straight(at, sign) };
    text.match_indices(['“', '”', '„', '＂']).map(change).collect()
}

/// A curly quote where a text begins, and the last one of the line.
fn curly_ends(line: &Line<'_>) -> Option<Guess> {
    const CURLY: [char; 6] = ['“', '”', '„', '＂', '‘', '’'];
    let begins = |at: &usize| line.text[*at..].starts_with(CURLY);
    let first = openings(line.text).all.into_iter().map(|opening| opening.at).find(begins)?;
    let (last, _) = line.text.match_indices(CURLY).next_back().filter(|(at, _)| *at > first)?;
    let change = |at: usize| straight(at, line.text[at..].split_inclusive(|_: char| true).next().unwrap_or_default());
    together(line, &[change(first), change(last)])
}

fn straight(at: usize, sign: &str) -> Change {
    let instead = if matches!(sign, "‘" | "’") { "'" } else { "\"" };
    let message = format!("`{sign}` is no quotation mark of YAML");
    Change {
        at: at..at + sign.len(), instead, message, help: format!("write straight quotes: `{instead}…{instead}`")
    }
}
