//! What is wrong with what was typed, in words.

use std::cmp::Reverse;

use serde::Serialize;

use crate::speech::Speech;

/// One thing that is wrong with what was typed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Problem {
    /// Id of the input that it is about; null where it is about the whole.
    pub input: Option<String>,
    /// Its sort, for programs: `missing`, `not-a-number`, `negative`, `fraction`, `out-of-range`, `too-many`,
    /// `unknown-option`, `unknown-input`, `one-needed`, `parts-exceed`, `unknown-rule`, `unreadable`.
    pub kind: &'static str,
    /// What is wrong and what would be right, in the language of the answer.
    pub message: String,
}

impl Problem {
    pub(crate) fn new(input: Option<&str>, kind: &'static str, message: String) -> Self {
        Self { input: input.map(str::to_owned), kind, message }
    }

    /// Adds what was probably meant.
    pub(crate) fn guess<'k>(mut self, speech: &Speech<'_>, typed: &str, known: impl Iterator<Item = &'k str>) -> Self {
        if let Some(near) = nearest(typed, known) {
            self.message.push_str(&speech.fill(&speech.words.did_you_mean, &[("near", near)]));
        }
        self
    }
}

/// What was typed, as a message quotes it: without control characters, and no longer than a line.
pub(crate) fn quoted(typed: &str) -> String {
    const LONGEST: usize = 40;
    let mut quoted: String = typed.chars().filter(|c| !c.is_control()).take(LONGEST).collect();
    if typed.chars().count() > LONGEST {
        quoted.push('…');
    }
    quoted
}

/// The known name nearest to a mistyped one, when about two thirds of its letters are right.
fn nearest<'k>(typed: &str, known: impl Iterator<Item = &'k str>) -> Option<&'k str> {
    const LONGEST: usize = 64;
    let length = typed.chars().count();
    if length > LONGEST {
        return None;
    }
    let alike = |name: &str| typed.chars().zip(name.chars()).take_while(|(a, b)| a == b).count();
    let scored = known.map(|name| (strsim::damerau_levenshtein(typed, name), Reverse(alike(name)), name));
    let (distance, _, name) = scored.min()?;
    (distance < length && distance <= length.max(3) / 3 + 1).then_some(name)
}
