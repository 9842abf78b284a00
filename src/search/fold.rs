//! Which characters the search reads as others: Traditional as Simplified, full width as half width, and what Unicode
//! counts as another way to write the same (NFKC).
//!
//! Both the texts and the queries are folded, so that either script finds the other. The tables of OpenCC and Unicode stay
//! here: the pack holds the few pairs that can lead to something.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use ferrous_opencc::OpenCC;
use ferrous_opencc::config::BuiltinConfig;
use fudao_search::{Document, is_han};
use unicode_normalization::UnicodeNormalization as _;

/// Characters that OpenCC, asked for one of them without its neighbours, leaves as they are: in some words they are
/// simplified, in others they stay. The search need not tell the words apart.
const AMBIGUOUS: [(char, char); 9] = [
    ('劃', '划'),
    ('畫', '划'),
    ('画', '划'),
    ('乾', '干'),
    ('著', '着'),
    ('瞭', '了'),
    ('藉', '借'),
    ('覆', '复'),
    ('夥', '伙'),
];

/// The blocks of Unicode whose characters are written in other ways too, besides Han.
const BLOCKS: [std::ops::RangeInclusive<char>; 8] = [
    '\u{00A0}'..='\u{024F}',
    '\u{0300}'..='\u{036F}',
    '\u{1E00}'..='\u{1EFF}',
    '\u{2000}'..='\u{24FF}',
    '\u{3000}'..='\u{33FF}',
    '\u{F900}'..='\u{FAFF}',
    '\u{FE00}'..='\u{FE6F}',
    '\u{FF00}'..='\u{FFEF}',
];

/// The unified Han characters. To Unicode none of them is another way to write one.
const HAN: [std::ops::RangeInclusive<char>; 2] = ['\u{3400}'..='\u{4DBF}', '\u{4E00}'..='\u{9FFF}'];

static SIMPLIFIER: LazyLock<Option<OpenCC>> = LazyLock::new(|| OpenCC::from_config(BuiltinConfig::T2s).ok());

/// Every character that is read as another, sorted. No guide has a part in it: a program needs to make it once.
static ALL: LazyLock<Vec<(char, String)>> = LazyLock::new(|| {
    let all = BLOCKS.into_iter().chain(HAN).flatten();
    let mut pairs: Vec<_> = all.map(|c| (c, folded(c))).filter(|(c, to)| !to.chars().eq([*c])).collect();
    pairs.sort();
    pairs
});

/// Every pair that can lead to a text of the documents, by character.
pub(super) fn pairs(documents: &[Document]) -> Vec<(char, String)> {
    let folded = |c: char| folded(c).chars().collect::<Vec<_>>();
    let used: BTreeSet<char> = characters(documents).into_iter().flat_map(folded).collect();
    // What leads to letters, digits or nothing is always of use: queries hold them.
    let useful = |to: &str| to.chars().all(|c| used.contains(&c) || c.is_ascii());
    ALL.iter().filter(|(_, to)| useful(to)).cloned().collect()
}

/// What a character is read as.
fn folded(c: char) -> String {
    if HAN.iter().any(|block| block.contains(&c)) {
        return simplified(c).to_string();
    }
    // Signs over and under letters are left out: é is e.
    let plain = c.nfkd().filter(|c| !unicode_normalization::char::is_combining_mark(*c));
    plain.nfkc().map(simplified).filter(|c| !is_invisible(*c)).collect()
}

fn simplified(c: char) -> char {
    if !is_han(c) {
        return c;
    }
    if let Some((_, to)) = AMBIGUOUS.iter().find(|(from, _)| *from == c) {
        return *to;
    }
    let converted = SIMPLIFIER.as_ref().map(|simplifier| simplifier.convert(c.encode_utf8(&mut [0; 4])));
    let mut characters = converted.as_deref().unwrap_or_default().chars();
    match (characters.next(), characters.next()) {
        (Some(one), None) => one,
        _ => c,
    }
}

/// Marks that join, hide or turn what stands around them.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2064}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}')
}

/// Every character that is searched.
fn characters(documents: &[Document]) -> Vec<char> {
    // A place for each that there can be: the texts are long, and to look for every letter in a set would take longer than the rest.
    let mut met = vec![false; char::MAX as usize + 1];
    for fields in documents.iter().flat_map(|document| &document.fields) {
        let parts = [&fields.title, &fields.text, &fields.plain, &fields.asked, &fields.also, &fields.context];
        parts.into_iter().flatten().flat_map(|text| text.chars()).for_each(|c| met[c as usize] = true);
    }
    ('\0'..=char::MAX).filter(|c| met[*c as usize]).collect()
}
