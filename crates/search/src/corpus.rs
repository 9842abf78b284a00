//! What an index is made from: the frame of the guide and its documents.

use std::collections::BTreeMap;

use fudao_citation::{Grammar, Number};
use serde::{Deserialize, Serialize};

/// Everything that can be found, in the order of the guide.
#[derive(Clone, Debug)]
pub struct Corpus {
    /// What the engine needs beside the documents.
    pub frame: Frame,
    /// The documents.
    pub documents: Vec<Document>,
}

/// What the engine needs beside the documents. It travels in the head of the pack.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Frame {
    /// The languages, that of the original texts first.
    pub languages: Vec<Language>,
    /// Ids of the levels of numbering, largest first.
    pub order: Vec<String>,
    /// Those of `order` that no other level is above: articles, points.
    pub units: Vec<String>,
    /// The laws and what they are called.
    pub laws: Vec<Law>,
    /// Characters that are read as others: Traditional as Simplified, full width as half width; sorted.
    #[serde(with = "folds")]
    pub fold: Vec<(char, String)>,
}

/// The pairs of [`Frame::fold`] as two texts, the characters and what they are read as, line by line: they are a tenth of
/// a pack, and compress better so.
mod folds {
    use serde::{Deserialize as _, Deserializer, Serialize as _, Serializer};

    pub(super) fn serialize<S: Serializer>(pairs: &[(char, String)], serializer: S) -> Result<S::Ok, S::Error> {
        let from: String = pairs.iter().map(|(from, _)| *from).collect();
        let to: Vec<&str> = pairs.iter().map(|(_, to)| to.as_str()).collect();
        (from, to.join("\n")).serialize(serializer)
    }

    pub(super) fn deserialize<'d, D: Deserializer<'d>>(deserializer: D) -> Result<Vec<(char, String)>, D::Error> {
        let (from, to) = <(String, String)>::deserialize(deserializer)?;
        Ok(from.chars().zip(to.split('\n').map(str::to_owned)).collect())
    }
}

/// One language.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Language {
    /// BCP 47 key.
    pub key: String,
    /// How citations are read.
    pub grammar: Grammar,
    /// How words are compared.
    pub rules: Rules,
    /// What is said about a query.
    pub notes: Notes,
}

/// How the words of one language are compared.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rules {
    /// Name of the Snowball stemmer; without one, words are compared as they are.
    pub stemmer: Option<String>,
    /// Words that say how something is asked and not what about: they do not count beside others.
    pub ignored: Vec<String>,
    /// Numbers written as words of an alphabet: `twenty` is 20, and `hundred` multiplies by 100.
    pub numbers: BTreeMap<String, u32>,
    /// Words that make a number a percentage.
    pub percent: Percent,
}

/// Words that make a number a percentage; the sign `%` always does.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Percent {
    /// Words before the number.
    pub before: Vec<String>,
    /// Words behind it.
    pub after: Vec<String>,
}

/// What is said about a query, in one language. `{from}` and `{to}` stand for words of the query.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Notes {
    /// A misspelt word was read as another; has `{from}` and `{to}`.
    pub corrected: String,
    /// A word stands nowhere; has `{from}`.
    pub unknown: String,
    /// A citation leads nowhere; has `{from}`.
    pub no_provision: String,
    /// The query was longer than what is read.
    pub shortened: String,
    /// Nothing holds the words together; what holds single characters is shown.
    pub scattered: String,
}

/// A law and what it is called.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Law {
    /// Its id.
    pub id: String,
    /// Every name that readers type, in every language.
    pub names: Vec<String>,
}

/// What a hit is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// A unit or a part of one, with its duty rows.
    Provision,
    /// A duty row; found under its provision.
    Duty,
    /// Someone who has duties.
    Role,
    /// A tier.
    Tier,
    /// A term of the glossary.
    Term,
    /// What to do when something happens.
    Situation,
    /// A flowchart.
    Flowchart,
    /// A question with its answer.
    Question,
    /// A course of several parts.
    Programme,
    /// A part of a course.
    Module,
    /// The questions of such a part.
    Quiz,
    /// A calculator.
    Calculator,
    /// Something that is due at a time.
    Due,
    /// Any other page.
    Page,
}

impl Kind {
    /// Every kind, in the order in which they are offered.
    pub const ALL: [Kind; 14] = [
        Kind::Provision,
        Kind::Duty,
        Kind::Role,
        Kind::Tier,
        Kind::Term,
        Kind::Situation,
        Kind::Flowchart,
        Kind::Question,
        Kind::Programme,
        Kind::Module,
        Kind::Quiz,
        Kind::Calculator,
        Kind::Due,
        Kind::Page,
    ];

    /// Its name in data: `provision`.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Kind::Provision => "provision",
            Kind::Duty => "duty",
            Kind::Role => "role",
            Kind::Tier => "tier",
            Kind::Term => "term",
            Kind::Situation => "situation",
            Kind::Flowchart => "flowchart",
            Kind::Question => "question",
            Kind::Programme => "programme",
            Kind::Module => "module",
            Kind::Quiz => "quiz",
            Kind::Calculator => "calculator",
            Kind::Due => "due",
            Kind::Page => "page",
        }
    }
}

/// One thing that can be found.
#[derive(Clone, Debug)]
pub struct Document {
    /// What is shown of it.
    pub shown: Shown,
    /// Where it stands, for a provision: the law's id and the path of levels and numbers, largest first.
    pub path: Option<(String, Vec<(String, Number)>)>,
    /// Whether it only announces what stands below it, as in 介入性輔導工作：.
    pub heading: bool,
    /// Further kinds by which it can be chosen: those of what is found under it.
    pub also_kinds: Vec<Kind>,
    /// Ids of roles by which it can be chosen.
    pub roles: Vec<String>,
    /// Ids of tiers by which it can be chosen.
    pub tiers: Vec<String>,
    /// Ids of laws by which it can be chosen.
    pub laws: Vec<String>,
    /// What is searched, one entry per language of the frame.
    pub fields: Vec<FieldTexts>,
}

/// What is searched of a document in one language. Each text is one run: no phrase reaches from one into the next.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FieldTexts {
    /// Its title and its names.
    pub title: Vec<String>,
    /// Its own words.
    pub text: Vec<String>,
    /// The same in plain words: summaries of duty rows, steps.
    pub plain: Vec<String>,
    /// How people ask for it. Searched, never shown.
    pub asked: Vec<String>,
    /// Who has to do with it, and other words for what its text says.
    pub also: Vec<String>,
    /// What stands around it: the texts above, titles, the law's name, the situations in which it counts.
    pub context: Vec<String>,
}

/// What is shown of a document; stored in the index. Lists by language hold one text per language of the frame.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Shown {
    /// Its id: `act/6-1/p3`, or that of a page.
    pub id: String,
    /// What it is.
    pub kind: Kind,
    /// Ids of the provisions that it answers from.
    pub provisions: Vec<String>,
    /// How it is cited, by language; empty for what is no provision.
    pub citation: Vec<String>,
    /// Its title, by language.
    pub title: Vec<String>,
    /// What snippets are cut from, by language.
    pub body: Vec<String>,
    /// Its address below the site's root, by language.
    pub url: Vec<String>,
    /// What is gathered under it: duty rows, situations.
    pub under: Vec<Under>,
}

/// Something gathered under a hit.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Under {
    /// Its id.
    pub id: String,
    /// What it is.
    pub kind: Kind,
    /// Its title, by language.
    pub title: Vec<String>,
    /// Its address below the site's root, by language.
    pub url: Vec<String>,
}
