//! Turns numbers into letters (b, xiv) and a leading word of such letters into a number.
//! It must not know other numerals.

use std::ops::Range;

use crate::lens;

/// The values that Roman numerals have.
pub(crate) const ROMAN: Range<u32> = 1..4000;

const SIGNS: [(u32, &str); 13] = [
    (1000, "m"),
    (900, "cm"),
    (500, "d"),
    (400, "cd"),
    (100, "c"),
    (90, "xc"),
    (50, "l"),
    (40, "xl"),
    (10, "x"),
    (9, "ix"),
    (5, "v"),
    (4, "iv"),
    (1, "i"),
];

/// Longer words are no numerals; the longest is `mmmdccclxxxviii`.
const LONGEST: usize = 15;

/// 1 is a, 26 z, 27 aa; 0 has no letters.
pub(crate) fn latin(value: u32) -> String {
    let mut letters = Vec::new();
    let mut rest = value;
    while rest > 0 {
        let index = u8::try_from((rest - 1) % 26).expect("a remainder of 26 is small");
        letters.push(char::from(b'a' + index));
        rest = (rest - 1) / 26;
    }
    letters.iter().rev().collect()
}

/// 14 is xiv, for a value of [`ROMAN`].
pub(crate) fn roman(value: u32) -> String {
    let mut out = String::new();
    let mut rest = value;
    for (size, sign) in SIGNS {
        while rest >= size {
            out.push_str(sign);
            rest -= size;
        }
    }
    out
}

/// The word in lower case at the start of `text`.
pub(crate) fn lower(text: &str) -> Option<&str> {
    word(text, |byte| byte.is_ascii_lowercase())
}

/// The word in upper case at the start of `text`.
pub(crate) fn upper(text: &str) -> Option<&str> {
    word(text, |byte| byte.is_ascii_uppercase())
}

fn word(text: &str, belongs: fn(&u8) -> bool) -> Option<&str> {
    let end = text.bytes().take(LONGEST + 1).take_while(belongs).count();
    let (word, rest) = text.split_at_checked(end)?;
    let last = word.chars().next_back()?;
    let goes_on = rest.chars().next().is_some_and(|next| lens::one_word(last, next));
    (end <= LONGEST && !goes_on).then_some(word)
}

/// The value of a word in one case, and its length.
pub(crate) fn read_latin(word: &str) -> Option<(u32, usize)> {
    let value = word.chars().try_fold(0_u32, |value, letter| {
        let index = letter.to_digit(36)?.checked_sub(9)?;
        value.checked_mul(26)?.checked_add(index)
    });
    Some((value?, word.len()))
}

/// The value of a word in one case, in the one usual spelling, and its length.
pub(crate) fn read_roman(word: &str) -> Option<(u32, usize)> {
    let lower = word.to_ascii_lowercase();
    let mut value = 0;
    let mut rest = lower.as_str();
    for (size, sign) in SIGNS {
        while let Some(tail) = rest.strip_prefix(sign) {
            value += size;
            rest = tail;
        }
    }
    let usual = ROMAN.contains(&value) && roman(value) == lower;
    usual.then_some((value, word.len()))
}
