//! A file that is not YAML, and the place where reading stopped, to the slip that explains it.
//!
//! Each recogniser guesses: this line may hold that slip, and would then read so. A guess counts only when it is proved: with the
//! line mended, reading gets to the end of the file, or at least past the line where it stopped. So an apostrophe or a full-width
//! colon inside a text is never blamed. Knows no parser; whoever asks hands one in.

mod indent;
mod line;
mod pairs;
mod signs;
mod values;

use std::ops::Range;

use line::Line;

/// What somebody wrote by mistake.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Slip {
    /// Its bytes in the file.
    pub at: Range<usize>,
    /// What was found; a fragment, lower case.
    pub message: String,
    /// What to write instead.
    pub help: String,
}

/// A slip that may be one, with its line as it would be right.
#[derive(Clone)]
struct Guess {
    slip: Slip,
    /// The number of the line, from 0.
    line: usize,
    mended: String,
}

/// How many guesses are tried: each costs a reading of the file.
const MOST: usize = 48;

/// How many lines above the place most slips are looked for; only quotes and brackets are noticed later than that.
const NEAR: usize = 3;

/// Finds the slip that explains why reading stopped at a byte. `stops` reads a text and answers where it stops, if it does.
pub fn find(text: &str, at: usize, stops: impl Fn(&str) -> Option<usize>) -> Option<Slip> {
    let lines = line::all(text);
    let wrong = lines.iter().rposition(|line| line.start <= at)?;
    let beyond = text.len() - lines[wrong].end();
    let mut past = None;
    for guess in guesses(&lines, wrong).into_iter().take(MOST) {
        let line = &lines[guess.line];
        let mended = [&text[..line.start], &guess.mended, &text[line.end()..]].concat();
        match stops(&mended) {
            None => return Some(guess.slip),
            Some(stop) if mended.len() - stop < beyond => past = past.or(Some(guess.slip)),
            Some(_) => {}
        }
    }
    past
}

/// Every guess, the likeliest recogniser first, and for each the nearest line first.
fn guesses(lines: &[Line<'_>], wrong: usize) -> Vec<Guess> {
    // A tab is noticed by the line above it.
    let below = (wrong + 1..lines.len()).take(1);
    let near: Vec<_> = [wrong].into_iter().chain(below).chain((wrong.saturating_sub(NEAR)..wrong).rev()).collect();
    let far = (0..wrong.saturating_sub(NEAR)).rev();
    let mut found: Vec<_> = near.iter().flat_map(|n| signs::guesses(lines, *n)).collect();
    found.extend(near.iter().copied().chain(far).flat_map(|n| pairs::guesses(&lines[n])));
    found.extend(near.iter().flat_map(|n| values::guesses(&lines[*n])));
    found.extend(near.iter().flat_map(|n| indent::guesses(lines, *n)));
    found.extend(signs::no_colon(&lines[wrong]));
    found
}

#[cfg(test)]
mod tests {
    use super::{Slip, find};
    use crate::content::yaml::stops;

    /// The slip of a text that is no YAML, and what stands at its place.
    fn slip(text: &str) -> Option<(&str, Slip)> {
        let at = stops(text).unwrap_or_else(|| panic!("this is YAML:\n{text}"));
        find(text, at, stops).map(|slip| (&text[slip.at.clone()], slip))
    }

    #[test]
    fn slips_are_named_at_their_place() {
        for (text, at, message) in [
            ("a: 1\nb:\n  c: 1\n\td: 2\n", "\t", "a tab stands before the words of line 4"),
            ("a: 1\nroles：[x]\nb: 1\n", "：", "a full-width colon stands behind `roles`"),
            ("a: 1\nen:Carry\nb: 1\n", ":", "no blank stands behind `en:`"),
            ("-id: 1\n  b: 2\n", "-", "no blank stands between `-` and `id`"),
            ("a: “b: c”\n", "“", "`“` is no quotation mark of YAML"),
            ("a: ‘b: c’\n", "‘", "`‘` is no quotation mark of YAML"),
            ("a: {b: 字，c: d}\n", "，", "`，` is a full-width comma"),
            ("a: \"b\nc: d\ne: f\ng: \"h\"\n", "\"", "the quote `\"` that opens here is not closed"),
            ("a: [b\nc: d\n", "[", "the bracket `[` that opens here is not closed"),
            ("a: {b: c\nd: e\n", "{", "the bracket `{` that opens here is not closed"),
            ("a:\n    b: c\n   d: e\n", "d", "`d` in line 3 stands behind 3 blanks, `b` in line 2 behind 4"),
            ("- a: b\n   c: d\n", "c", "`c` in line 2 stands behind 3 blanks, `a` in line 1 behind 2"),
            ("a: *b c\n", "*", "a text that begins with `*` stands here without quotes"),
            ("a: `b` c\n", "`", "a text that begins with a backtick stands here without quotes"),
            ("a:\n  b: [c] d e\nf: g\n", "[", "a text that begins with `[` stands here without quotes"),
            ("a: b: c\n", ": ", "a text that holds `: ` stands here without quotes"),
            ("a: {b: c [d] e}\n", "[", "a text that holds `[` stands between brackets without quotes"),
            ("a: \"b \"c\" d\"\n", "\"", "the text goes on behind the quote `\"` that closes it"),
            ("a: 1\nb c\nd: 1\n", "b", "no colon stands behind `b`"),
        ] {
            let (found, slip) = slip(text).unwrap_or_else(|| panic!("nothing is found in\n{text}"));
            assert_eq!((found, slip.message.as_str()), (at, message), "{text}");
        }
    }

    #[test]
    fn a_quote_is_found_far_above() {
        let rows: String = (0..40).map(|n| format!("- id: row-{n}\n  text: some words, it's true\n")).collect();
        let text = format!("- id: first\n  text: \"some words\n{rows}- id: last\n  text: \"more words\"\n");
        let (found, slip) = slip(&text).expect("a slip");
        assert_eq!((found, slip.at.start), ("\"", text.find('"').expect("a quote")));
    }

    #[test]
    fn what_does_no_harm_is_not_blamed() {
        let beside = "zh: 他說：“好，行”\nen: the teacher's “word”: no\nfr: l'eau\n";
        let (found, named) = slip(beside).expect("a slip");
        assert_eq!((found, named.message.as_str()), (": ", "a text that holds `: ` stands here without quotes"));
        assert_eq!(slip(": :\n- ]\n}"), None);
    }
}
