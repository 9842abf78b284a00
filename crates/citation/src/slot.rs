//! Turns the number at a place of a text into its value, as a slot of a form allows.
//! It must not know what stands around the slot.

use std::collections::BTreeMap;

use crate::lens::Lens;
use crate::numeral;
use crate::template::Style;

/// Number words and their values; see [`Grammar::words`](crate::Grammar::words).
pub(crate) type Words = BTreeMap<String, u32>;

/// The number, never 0, and where it ends.
pub(crate) fn read(style: Style, lens: Lens<'_>, at: usize, words: &Words) -> Option<(u32, usize)> {
    let at = lens.start(at);
    let number = match style {
        Style::Of(numeral) => numeral.read_prefix(lens.rest(at)).map(|(value, length)| (value, at + length)),
        Style::Any => figures(lens, at).or_else(|| word(lens, at, words)),
    };
    number.filter(|&(value, _)| value > 0)
}

fn figures(lens: Lens<'_>, at: usize) -> Option<(u32, usize)> {
    let (value, length) = numeral::read_figures(lens.rest(at))?;
    Some((value, at + length))
}

fn word(lens: Lens<'_>, at: usize, words: &Words) -> Option<(u32, usize)> {
    let found = words.iter().filter_map(|(word, &value)| Some((value, lens.literal(at, word)?)));
    let whole = found.filter(|&(_, end)| end > at && lens.is_border(end));
    whole.max_by_key(|&(_, end)| end)
}
