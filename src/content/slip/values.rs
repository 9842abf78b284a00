//! Texts that need quotes: they begin with a sign that means something to YAML, or hold one.

use super::line::{Line, Opening, openings, word};
use super::{Guess, Slip};

/// What a text may not begin with.
const SIGNS: [char; 11] = ['*', '&', '@', '%', '!', '`', '|', '>', '-', '?', '#'];

pub(super) fn guesses(line: &Line<'_>) -> Vec<Guess> {
    let opened = openings(line.text).all.into_iter();
    let plain = opened.filter(|opening| !line.text[opening.at..].starts_with(['"', '\'', '{']));
    plain.filter_map(|opening| guess(line, opening)).collect()
}

fn guess(line: &Line<'_>, Opening { at, depth, is_value }: Opening) -> Option<Guess> {
    let key = word(&line.text[at..]);
    if !is_value && !key.is_empty() && line.text[at + key.len()..].starts_with(": ") {
        return None;
    }
    let end = end(line.text, at, depth);
    let text = line.text[at..end].trim_end();
    let (inside, message) = reason(text, depth)?;
    let quoted = format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""));
    let slip = Slip {
        at: line.span(at + inside.0..at + inside.1),
        message,
        help: format!("put the text into quotes: `{}`", if quoted.chars().count() > 40 { "\"…\"" } else { &quoted }),
    };
    Some(Guess { slip, line: line.n, mended: line.with(at..at + text.len(), &quoted) })
}

/// Why a text may need quotes, and the sign in it that says so.
fn reason(text: &str, depth: usize) -> Option<((usize, usize), String)> {
    if let Some(inside) = text.strip_prefix('[') {
        // A list, unless words follow behind its end: `[重要] 先聯絡家長`.
        let behind = &inside[inside.find(']').filter(|_| depth == 0)? + 1..];
        let goes_on = behind.starts_with(' ') && !behind.trim_start().starts_with('#');
        return goes_on.then(|| ((0, 1), "a text that begins with `[` stands here without quotes".to_owned()));
    }
    if let Some(sign) = text.chars().next().filter(|c| SIGNS.contains(c)) {
        let sign = if sign == '`' { "a backtick".to_owned() } else { format!("`{sign}`") };
        return Some(((0, 1), format!("a text that begins with {sign} stands here without quotes")));
    }
    if let Some(at) = text.find(": ") {
        return Some(((at, at + 2), "a text that holds `: ` stands here without quotes".to_owned()));
    }
    if text.ends_with(':') && text.contains(' ') {
        return Some(((text.len() - 1, text.len()), "a text that ends with `:` stands here without quotes".to_owned()));
    }
    let (at, sign) = text.match_indices(['[', ']', '{', '}']).next().filter(|_| depth > 0)?;
    Some(((at, at + 1), format!("a text that holds `{sign}` stands between brackets without quotes")))
}

/// Where a text ends: with the line, or inside brackets before the next key or the brackets at the end of the line.
fn end(text: &str, at: usize, depth: usize) -> usize {
    let whole = text.trim_end();
    if depth == 0 {
        return whole.len();
    }
    let key = |(n, _): &(usize, &str)| {
        let rest = &text[at + n + 2..];
        let key = word(rest);
        !key.is_empty() && rest[key.len()..].starts_with(": ")
    };
    let next = text[at..].match_indices(", ").find(key).map(|(n, _)| at + n);
    next.unwrap_or_else(|| {
        let mut end = whole.len();
        for _ in 0..depth {
            end = whole[..end].strip_suffix(['}', ']']).map_or(end, str::len);
        }
        end.max(at)
    })
}
