//! The words of answers in one language. They come with the pack; braces are filled in.

use serde::{Deserialize, Serialize};

macro_rules! words {
    ($($(#[doc = $doc:literal])+ $key:ident,)+) => {
        /// Templates of an answer. `{…}` names what is filled in.
        #[derive(Clone, Debug, Default, Serialize, Deserialize)]
        pub struct Words {
            $($(#[doc = $doc])+ pub $key: String,)+
        }

        impl Words {
            /// The names of all words, in the order of the list.
            pub const KEYS: &[&str] = &[$(stringify!($key),)+];

            /// Words made by asking for each by its name.
            pub fn from_keys(mut word: impl FnMut(&'static str) -> String) -> Self {
                Self { $($key: word(stringify!($key)),)+ }
            }
        }
    };
}

words! {
    /// Between groups of three digits.
    group_mark,
    /// Between two sentences of a working.
    then,
    /// Between the members of a list.
    list_mark,
    /// A division with what is left over: `{quotient}`, `{remainder}`.
    with_remainder,
    /// A remainder that is dropped: `{value}`.
    rounded_down,
    /// A remainder that makes one more: `{value}`.
    rounded_up,
    /// A remainder that makes one more from one half on: `{value}`.
    rounded_near,
    /// Around an expression that is rounded down: `{of}`.
    round_down,
    /// Around an expression that is rounded up: `{of}`.
    round_up,
    /// Around an expression that is rounded at one half: `{of}`.
    round_near,
    /// A formula of two cases: `{of}`, `{up_to}`, `{within}`, `{above}`.
    two_cases,
    /// The same where the text gives the first number above: `{of}`, `{from}`, `{within}`, `{above}`.
    two_cases_from,
    /// What a division leaves over: `{of}`, `{by}`.
    remainder_of,
    /// The smallest of a list: `{list}`.
    smallest_of,
    /// A number that depends on a choice: `{on}`.
    depends_on,
    /// The sum over a list: `{value}`.
    altogether,
    /// Stands for nothing at all.
    nothing,
    /// An input is missing: `{input}`.
    missing,
    /// No number: `{input}`, `{given}`.
    not_a_number,
    /// A number below nothing: `{input}`, `{given}`.
    negative,
    /// A number with a fraction: `{input}`, `{given}`.
    fraction,
    /// A number outside the range: `{input}`, `{given}`, `{from}`, `{to}`.
    out_of_range,
    /// A number outside the range that holds for an option: `{input}`, `{given}`, `{from}`, `{to}`, `{option}`.
    out_of_limit,
    /// More numbers than a list takes: `{input}`, `{to}`.
    too_many,
    /// An option that is none: `{input}`, `{given}`, `{options}`.
    unknown_option,
    /// An input that is none: `{given}`, `{inputs}`.
    unknown_input,
    /// A guess at what was meant: `{near}`.
    did_you_mean,
    /// None of several inputs is given: `{inputs}`.
    one_needed,
    /// Parts that are more than their whole: `{parts}`, `{sum}`, `{whole}`, `{given}`.
    parts_exceed,
    /// A rule that is none: `{given}`.
    unknown_rule,
}

/// A template with its braces filled in. Braces that nothing fills stay.
pub(crate) fn filled(template: &str, with: &[(&str, &str)]) -> String {
    let mut out = String::with_capacity(template.len());
    let mut rest = template;
    while let Some(open) = rest.find('{') {
        let (before, from) = rest.split_at(open);
        out.push_str(before);
        let named = from[1..].find('}').map(|close| (&from[1..=close], &from[close + 2..]));
        let value = named.and_then(|(name, after)| {
            let (_, value) = with.iter().find(|(known, _)| *known == name)?;
            Some((*value, after))
        });
        let (piece, after) = value.unwrap_or((&from[..1], &from[1..]));
        out.push_str(piece);
        rest = after;
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::filled;

    #[test]
    fn braces_are_filled_once() {
        let with = [("a", "{b}"), ("b", "2")];
        for (template, text) in
            [("{a} {b}", "{b} 2"), ("{c}{a", "{c}{a"), ("", ""), ("第{b}條", "第2條"), ("{}{b}", "{}2")]
        {
            assert_eq!(filled(template, &with), text);
        }
    }
}
