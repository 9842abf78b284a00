//! Other words for what a text says: the names of terms, roles and tiers, each with what people call it.

use aho_corasick::{AhoCorasick, MatchKind};

use crate::guide::{Guide, LangIx, Words};

/// The groups of words that mean the same, prepared to be found in texts.
pub(super) struct Synonyms {
    by_language: Vec<Groups>,
}

struct Groups {
    groups: Vec<Vec<String>>,
    /// The group of each word that the automaton knows.
    owners: Vec<usize>,
    finder: Option<AhoCorasick>,
}

impl Synonyms {
    /// The words of a guide.
    pub(super) fn of(guide: &Guide) -> Self {
        Self { by_language: guide.lang_ids().map(|lang| Groups::new(groups(guide, lang))).collect() }
    }

    /// For every word in the texts that has others: the others.
    pub(super) fn of_texts(&self, texts: &[&Vec<String>], lang: LangIx) -> Vec<String> {
        let Some(groups) = self.by_language.get(lang.get()) else { return Vec::new() };
        let Some(finder) = &groups.finder else { return Vec::new() };
        let mut found: Vec<usize> = Vec::new();
        for text in texts.iter().flat_map(|texts| texts.iter()) {
            let words = finder.find_overlapping_iter(text.as_str());
            let whole = words.filter(|word| stands_alone(text, word.start(), word.end()));
            found.extend(whole.filter_map(|word| groups.owners.get(word.pattern().as_usize())));
        }
        found.sort_unstable();
        found.dedup();
        found.into_iter().flat_map(|group| groups.groups[group].clone()).collect()
    }
}

impl Groups {
    fn new(groups: Vec<Vec<String>>) -> Self {
        let words = groups.iter().enumerate().flat_map(|(owner, words)| words.iter().map(move |word| (owner, word)));
        let (owners, patterns): (Vec<usize>, Vec<&String>) = words.unzip();
        let finder =
            AhoCorasick::builder().match_kind(MatchKind::Standard).ascii_case_insensitive(true).build(&patterns);
        Self { finder: finder.ok(), owners, groups }
    }
}

/// Every group of at least two words.
fn groups(guide: &Guide, lang: LangIx) -> Vec<Vec<String>> {
    let terms = guide.terms.iter().map(|term| (vec![&term.name], &term.also));
    let roles = guide.roles.iter().map(|role| (vec![&role.name, &role.short], &role.also));
    let tiers = guide.tiers.iter().map(|tier| (vec![&tier.name, &tier.short], &tier.also));
    let group = |(names, also): (Vec<&Words>, &Vec<Vec<String>>)| {
        let names = names.into_iter().filter_map(|name| name.own(lang)).map(str::to_owned);
        let mut words: Vec<String> = names.chain(also.get(lang.get()).into_iter().flatten().cloned()).collect();
        words.retain(|word| word.chars().count() > 1);
        words.sort();
        words.dedup();
        words
    };
    terms.chain(roles).chain(tiers).map(group).filter(|words| words.len() > 1).collect()
}

/// Whether no letter of an alphabet touches the word: "teacher" is not in "teachers' office", but is found there by its stem.
fn stands_alone(text: &str, start: usize, end: usize) -> bool {
    let letter = |c: char| c.is_ascii_alphanumeric();
    let touches_before = text[..start].ends_with(letter) && text[start..].starts_with(letter);
    // A plural is the same word.
    let rest = text[end..].strip_prefix('s').unwrap_or(&text[end..]);
    let touches_after = text[..end].ends_with(letter) && rest.starts_with(letter);
    !touches_before && !touches_after
}
