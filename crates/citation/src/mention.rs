//! Turns the text of a law into the citations that stand in it.
//! It must not know where a citation leads, nor whether that exists.

use std::ops::Range;

use crate::grammar::Grammar;
use crate::lens::Mode;
use crate::number::Number;
use crate::reader::Reader;
use crate::vocabulary::Vocabulary;

/// A citation as it stands in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mention {
    /// The bytes of the text to be linked.
    pub range: Range<usize>,
    /// The place of the law in the names that were given; `None` for the law that speaks.
    pub law: Option<usize>,
    /// Largest level first; empty for the law itself.
    pub steps: Vec<Step>,
}

impl Mention {
    /// What the largest level says.
    pub(crate) fn head(&self) -> Option<&Which> {
        self.steps.first().map(|step| &step.which)
    }
}

/// One level of a path. [`Which::Through`] and [`Which::Each`] are found in the last step only, [`Which::Preceding`]
/// and [`Which::This`] in the first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// The id of the level in the grammar.
    pub level: String,
    /// The part, or parts, of that level.
    pub which: Which,
}

/// Which parts of a level are meant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Which {
    /// The part of that number.
    Number(Number),
    /// From the one to the other, both included, as they were written: the second may be the smaller.
    Through(Number, Number),
    /// So many parts, from 1, before the one that speaks: 前項 is 1, 前二項 both paragraphs before.
    Preceding(u32),
    /// The part that speaks.
    This,
    /// All parts.
    Each,
}

/// The citations in `text`, in its order, not overlapping.
///
/// `order` holds the ids of the levels from the unit down (article, paragraph, …), all that the texts distinguish. A
/// level outside it (annex, or another law's unit) ranks with the unit. `names` are the laws in scope, in any order.
///
/// Each member of a list is a mention of its own and inherits from the one before it the law and the larger levels;
/// a range is one mention. A member that stands for itself (前項, 本條) inherits nothing, and a law named alone
/// leaves nothing. A path of a law that is not among `names` looks like one of the law that speaks.
///
/// ```
/// # fn main() -> Result<(), serde_json::Error> {
/// let grammar: fudao_citation::Grammar = serde_json::from_str(
///     r#"{"law_and_path": "{law}{path}", "deeper": [""], "and": ["、"], "levels": {
///         "article": {"write": "第{han}條[之{han}]"}, "paragraph": {"write": "第{han}項"}}}"#,
/// )?;
/// let text = "依大學法第六條之一第三項、第四項規定";
/// let found = fudao_citation::mentions(text, &grammar, &["article", "paragraph"], &["本法", "大學法"]);
/// let links: Vec<&str> = found.iter().map(|mention| &text[mention.range.clone()]).collect();
/// assert_eq!(links, ["大學法第六條之一第三項", "第四項"]);
/// assert_eq!(found[1].law, Some(1));
/// assert_eq!(found[0].steps[0], found[1].steps[0]);
/// # Ok(())
/// # }
/// ```
#[must_use]
pub fn mentions(text: &str, grammar: &Grammar, order: &[&str], names: &[&str]) -> Vec<Mention> {
    Vocabulary::new(grammar, order, names).mentions(text)
}

impl Vocabulary<'_> {
    /// As [`mentions`], for many texts with one vocabulary.
    #[must_use]
    pub fn mentions(&self, text: &str) -> Vec<Mention> {
        let reader = Reader::new(text, self, Mode::Text);
        let mut found = Vec::new();
        let mut at = 0;
        while let Some(c) = reader.lens.rest(at).chars().next() {
            let next = at + c.len_utf8();
            if !self.may_start(c) || !reader.lens.is_border(at) {
                at = next;
            } else if let Some(list) = reader.list(at) {
                at = list.end;
                found.extend(list.into_mentions(self));
            } else {
                at = reader.never(at).unwrap_or(next);
            }
        }
        found
    }
}
