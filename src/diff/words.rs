//! Two texts to the pieces that they share and those that only one has: word by word, and where a script writes words without
//! spaces between them, character by character.

use similar::{Algorithm, DiffOp, capture_diff_slices};

/// Which of two texts has a piece.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Side {
    /// Both.
    Both,
    /// The old one alone.
    Old,
    /// The new one alone.
    New,
}

/// A stretch of text.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Piece {
    /// Which text has it.
    pub side: Side,
    /// The text; never empty.
    pub text: String,
}

/// The pieces of two texts in their order. Those of `Both` and `Old` together are the old text, those of `Both` and `New` the new.
#[must_use]
pub fn pieces(old: &str, new: &str) -> Vec<Piece> {
    let (old, new) = (tokens(old), tokens(new));
    let mut pieces = Vec::new();
    for op in bridged(capture_diff_slices(Algorithm::Myers, &old, &new)) {
        let (before, after) = (old[op.old_range()].concat(), new[op.new_range()].concat());
        match op {
            DiffOp::Equal { .. } => push(&mut pieces, Side::Both, before),
            _ => {
                push(&mut pieces, Side::Old, before);
                push(&mut pieces, Side::New, after);
            }
        }
    }
    pieces
}

fn push(pieces: &mut Vec<Piece>, side: Side, text: String) {
    if !text.is_empty() {
        pieces.push(Piece { side, text });
    }
}

/// Joins differences that a single token keeps apart: two long pieces are read sooner than many crumbs.
fn bridged(ops: Vec<DiffOp>) -> Vec<DiffOp> {
    let mut joined: Vec<DiffOp> = Vec::new();
    let mut rest = ops.into_iter().peekable();
    while let Some(op) = rest.next() {
        let between = matches!(op, DiffOp::Equal { len: 1, .. }) && !joined.is_empty() && rest.peek().is_some();
        let open = joined.last().is_some_and(|last| !matches!(last, DiffOp::Equal { .. }));
        match joined.last_mut() {
            Some(last) if open && (between || !matches!(op, DiffOp::Equal { .. })) => {
                *last = DiffOp::Replace {
                    old_index: last.old_range().start,
                    old_len: op.old_range().end - last.old_range().start,
                    new_index: last.new_range().start,
                    new_len: op.new_range().end - last.new_range().start,
                };
            }
            _ => joined.push(op),
        }
    }
    joined
}

/// A text cut into words, spaces, and single characters.
fn tokens(text: &str) -> Vec<&str> {
    let mut tokens = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let end = match spelled(first) {
            true => rest.find(|c| !spelled(c)).unwrap_or(rest.len()),
            false => first.len_utf8(),
        };
        let (token, after) = rest.split_at(end);
        tokens.push(token);
        rest = after;
    }
    tokens
}

/// Whether words are spelled with this character. Characters from the radicals on stand for words or syllables of their own, up to the
/// end of the ideographic planes; between them lie only scripts that are written with spaces.
fn spelled(c: char) -> bool {
    let own = ('\u{2e80}'..='\u{9fff}').contains(&c)
        || ('\u{f900}'..='\u{faff}').contains(&c)
        || ('\u{ff00}'..='\u{ffef}').contains(&c)
        || ('\u{20000}'..='\u{3ffff}').contains(&c);
    !own && (c.is_alphanumeric() || c == '\'' || c == '’')
}

#[cfg(test)]
mod tests {
    use super::{Piece, Side, pieces, tokens};

    fn marked(old: &str, new: &str) -> String {
        let mark = |Piece { side, text }: Piece| match side {
            Side::Both => text,
            Side::Old => format!("[-{text}-]"),
            Side::New => format!("{{+{text}+}}"),
        };
        pieces(old, new).into_iter().map(mark).collect()
    }

    #[test]
    fn words_and_characters_are_the_units() {
        assert_eq!(
            tokens("設輔導室2班，the center’s"),
            ["設", "輔", "導", "室", "2", "班", "，", "the", " ", "center’s"]
        );
        assert_eq!(marked("學校應設輔導室。", "學校得設輔導處。"), "學校[-應-]{+得+}設輔導[-室-]{+處+}。");
        assert_eq!(marked("at least 18 hours", "at least 20 hours"), "at least [-18-]{+20+} hours");
        assert_eq!(marked("甲乙", "甲乙丙"), "甲乙{+丙+}");
        assert_eq!(marked("", "甲"), "{+甲+}");
        assert_eq!(marked("甲", "甲"), "甲");
    }

    #[test]
    fn a_single_token_does_not_split_a_difference() {
        assert_eq!(marked("甲乙丙丁戊", "甲己丙庚戊"), "甲[-乙丙丁-]{+己丙庚+}戊");
        assert_eq!(marked("one two three", "four five six"), "[-one two three-]{+four five six+}");
    }

    #[test]
    fn the_pieces_are_the_texts() {
        let texts = ["", "學校應設輔導室。", "school 應 shall", "室導輔設應校學", "a b c d", "d c b a"];
        for old in texts {
            for new in texts {
                let pieces = pieces(old, new);
                let of = |side| {
                    pieces
                        .iter()
                        .filter(|piece| piece.side != side)
                        .map(|piece| piece.text.as_str())
                        .collect::<String>()
                };
                assert_eq!((of(Side::New).as_str(), of(Side::Old).as_str()), (old, new));
            }
        }
    }
}
