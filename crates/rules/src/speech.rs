//! Finished words in one language: texts, numbers and amounts.

use crate::number::grouped;
use crate::rule::{Pack, Rule, Text};
use crate::words::{Words, filled};

/// Writes in one language of a pack.
pub(crate) struct Speech<'a> {
    pub pack: &'a Pack,
    pub lang: &'a str,
    pub words: &'a Words,
}

impl<'a> Speech<'a> {
    /// The language asked for, or else the first that the pack has; `None` for a pack without words.
    pub(crate) fn new(pack: &'a Pack, lang: &str) -> Option<Self> {
        let (lang, words) = pack.words.get_key_value(lang).or_else(|| pack.words.first_key_value())?;
        Some(Self { pack, lang, words })
    }

    /// A text in this language, or else in any.
    pub(crate) fn text<'t>(&self, text: &'t Text) -> &'t str {
        text.get(self.lang).or_else(|| text.values().next()).map_or("", String::as_str)
    }

    /// A number with its digits in groups.
    pub(crate) fn number(&self, value: u64) -> String {
        grouped(value, &self.words.group_mark)
    }

    /// A number with its measure.
    pub(crate) fn amount(&self, value: u64, measure: &str) -> String {
        let number = self.number(value);
        let Some(measure) = self.pack.measures.get(measure) else { return number };
        let form = if value == 1 { &measure.one } else { &measure.many };
        filled(self.text(form), &[("n", &number)])
    }

    /// A template filled in.
    pub(crate) fn fill(&self, template: &str, with: &[(&str, &str)]) -> String {
        filled(template, with)
    }

    /// Words one after another.
    pub(crate) fn list(&self, items: &[String]) -> String {
        items.join(&self.words.list_mark)
    }

    /// What an input is called; its id where there is no such input.
    pub(crate) fn input<'t>(&self, rule: &'t Rule, id: &'t str) -> &'t str {
        rule.inputs.iter().find(|input| input.id == id).map_or(id, |input| self.text(&input.label))
    }
}
