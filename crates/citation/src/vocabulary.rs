//! Prepares a grammar and the names of laws for reading: sorted by the character that they begin with.
//! It must not know the texts that are read.

use std::cmp::Reverse;
use std::sync::Arc;

use crate::grammar::{Grammar, LevelForms};
use crate::lens::{self, Lens};
use crate::names::{Found, Names};
use crate::pattern::Pattern;
use crate::phrase::Phrase;

/// What two members of a list stand joined by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Joiner {
    And,
    To,
}

/// One form of one level.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Form<'a> {
    /// `None` when it begins with a number.
    first: Option<char>,
    pub(crate) level: &'a str,
    /// See [`Vocabulary::rank`].
    pub(crate) rank: usize,
    /// See [`LevelForms::follows`].
    pub(crate) follows: bool,
    pub(crate) words: Words<'a>,
}

/// The words of a form, by what they say.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Words<'a> {
    One(&'a Pattern),
    Many(&'a Pattern),
    Preceding(&'a Phrase),
    This(&'a str),
    Each(&'a str),
}

/// All that reading looks up, prepared once for a grammar, an order of levels and a set of names, and used for
/// any number of texts: [`Vocabulary::mentions`].
#[derive(Debug, Clone)]
pub struct Vocabulary<'a> {
    pub(crate) grammar: &'a Grammar,
    /// Longest first, as the following two.
    pub(crate) joiners: Vec<(&'a str, Joiner)>,
    pub(crate) deeper: Vec<&'a str>,
    pub(crate) of: Vec<&'a str>,
    pub(crate) fold_case: bool,
    order: &'a [&'a str],
    /// By first character, those without one first.
    forms: Vec<Form<'a>>,
    /// Names in layers, shared by the vocabularies that were made from one another.
    names: Vec<Arc<Names>>,
    /// The first characters of all forms and of what is never read; sorted.
    starts: Vec<char>,
}

impl<'a> Vocabulary<'a> {
    /// Takes the arguments of [`mentions`](crate::mentions); its cost grows with the number of names.
    #[must_use]
    pub fn new(grammar: &'a Grammar, order: &'a [&'a str], names: &[&str]) -> Self {
        Self::folding(grammar, order, names, grammar.fold_case)
    }

    /// The same vocabulary with further names, each with the place by which a mention tells it: for texts in which words
    /// mean a law that mean none elsewhere. Of names of one length that of the smaller place is read, whichever were
    /// given first. The cost does not grow with the names that were known before.
    ///
    /// ```
    /// # fn main() -> Result<(), serde_json::Error> {
    /// # use fudao_citation::{Grammar, Vocabulary};
    /// let grammar: Grammar = serde_json::from_str(r#"{"law_and_path": "{law}{path}"}"#)?;
    /// let everywhere = Vocabulary::new(&grammar, &[], &["大學法"]);
    /// let here = everywhere.with([(7, "本法")]);
    /// assert_eq!(here.mentions("本法與大學法").iter().map(|mention| mention.law).collect::<Vec<_>>(), [Some(7), Some(0)]);
    /// assert_eq!(everywhere.mentions("本法").len(), 0);
    /// # Ok(())
    /// # }
    /// ```
    #[must_use]
    pub fn with<'n>(&self, names: impl IntoIterator<Item = (usize, &'n str)>) -> Self {
        let mut vocabulary = self.clone();
        let names = Names::new(names, self.fold_case);
        vocabulary.names.extend((!names.is_empty()).then(|| Arc::new(names)));
        vocabulary
    }

    /// For what readers type: in any case, whatever the grammar says, and with the forms that only they use.
    pub(crate) fn of_readers(grammar: &'a Grammar, order: &'a [&'a str], names: &[&str]) -> Self {
        let mut vocabulary = Self::folding(grammar, order, names, true);
        for (level, forms) in &grammar.levels {
            vocabulary.add(level, forms, forms.typed.iter().map(Words::One));
        }
        vocabulary.settle();
        vocabulary
    }

    fn folding(grammar: &'a Grammar, order: &'a [&'a str], names: &[&str], fold_case: bool) -> Self {
        let mut vocabulary = Self {
            grammar,
            joiners: joiners(grammar),
            deeper: longest_first(&grammar.deeper),
            of: longest_first(&grammar.of),
            fold_case,
            order,
            forms: Vec::new(),
            names: vec![Arc::new(Names::new(names.iter().copied().enumerate(), fold_case))],
            starts: Vec::new(),
        };
        for (level, forms) in &grammar.levels {
            vocabulary.add(level, forms, words(forms));
        }
        vocabulary.settle();
        vocabulary
    }

    fn add(&mut self, level: &'a str, forms: &LevelForms, words: impl Iterator<Item = Words<'a>>) {
        let (rank, follows, fold_case) = (self.rank(level), forms.follows, self.fold_case);
        self.forms.extend(words.map(|words| {
            let first = words.first_char().map(|c| lens::fold(c, fold_case));
            Form { first, level, rank, follows, words }
        }));
    }

    fn settle(&mut self) {
        self.forms.sort_by_key(|form| form.first);
        let never = self.grammar.never.iter().filter_map(|text| first_char(text, self.fold_case));
        self.starts = self.forms.iter().filter_map(|form| form.first).chain(never).collect();
        self.starts.sort_unstable();
        self.starts.dedup();
    }

    /// 0 for a unit, and for a level outside the order; more for what is smaller.
    pub(crate) fn rank(&self, level: &str) -> usize {
        self.order.iter().position(|known| *known == level).unwrap_or(0)
    }

    /// The level right below `level`.
    pub(crate) fn below(&self, level: &str) -> Option<&'a str> {
        self.order.get(self.rank(level) + 1).copied()
    }

    /// The level of a law's units.
    pub(crate) fn unit(&self) -> Option<&'a str> {
        self.order.first().copied()
    }

    /// The forms that may stand where the text has `first`.
    pub(crate) fn forms(&self, first: char) -> impl Iterator<Item = &Form<'a>> {
        let first = Some(lens::fold(first, self.fold_case));
        let numbers = self.forms.iter().take_while(|form| form.first.is_none());
        let from = self.forms.partition_point(|form| form.first < first);
        numbers.chain(self.forms.iter().skip(from).take_while(move |form| form.first == first))
    }

    /// The longest name of a law that stands at `start` and ends at the border of a word.
    pub(crate) fn name(&self, lens: Lens<'_>, start: usize) -> Option<Found> {
        self.names.iter().filter_map(|names| names.at(lens, start)).max()
    }

    /// A citation, or what is none, may begin with `c`.
    pub(crate) fn may_start(&self, c: char) -> bool {
        let numbers = self.forms.first().is_some_and(|form| form.first.is_none());
        let folded = lens::fold(c, self.fold_case);
        numbers || self.starts.binary_search(&folded).is_ok() || self.names.iter().any(|names| names.may_start(folded))
    }
}

/// What is read everywhere.
fn words(forms: &LevelForms) -> impl Iterator<Item = Words<'_>> {
    let one = forms.write.iter().chain(&forms.one).map(Words::One);
    let many = forms.many.iter().map(Words::Many);
    let preceding = forms.preceding.iter().map(Words::Preceding);
    let this = forms.this.iter().map(|text| Words::This(text));
    let each = forms.each.iter().map(|text| Words::Each(text));
    one.chain(many).chain(preceding).chain(this).chain(each)
}

impl Words<'_> {
    fn first_char(self) -> Option<char> {
        match self {
            Words::One(pattern) | Words::Many(pattern) => pattern.first_char(),
            Words::Preceding(phrase) => phrase.first_char(),
            Words::This(text) | Words::Each(text) => text.chars().next(),
        }
    }
}

fn joiners(grammar: &Grammar) -> Vec<(&str, Joiner)> {
    let and = grammar.and.iter().map(|text| (text.as_str(), Joiner::And));
    let to = grammar.to.iter().map(|text| (text.as_str(), Joiner::To));
    let mut sorted: Vec<_> = and.chain(to).filter(|(text, _)| !text.is_empty()).collect();
    sorted.sort_by_key(|(text, _)| Reverse(text.len()));
    sorted
}

fn longest_first(texts: &[String]) -> Vec<&str> {
    let mut sorted: Vec<&str> = texts.iter().map(String::as_str).collect();
    sorted.sort_by_key(|text| Reverse(text.len()));
    sorted
}

fn first_char(text: &str, fold_case: bool) -> Option<char> {
    text.chars().next().map(|c| lens::fold(c, fold_case))
}
