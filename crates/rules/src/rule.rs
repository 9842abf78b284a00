//! What a rule is made of. These types are read from JSON and hold no reference that is not an id.
//!
//! Whoever makes a pack has proved its ids; whoever computes with it treats an id that leads nowhere as a step that
//! cannot be taken, so that no pack makes anything fail.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::words::Words;

/// A text by language key. A pack holds every text in every language that it answers in.
pub type Text = BTreeMap<String, String>;

/// Rules with all that their answers are written with.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Pack {
    /// The words of answers, by language key.
    pub words: BTreeMap<String, Words>,
    /// How amounts are written, by id.
    pub measures: BTreeMap<String, Measure>,
    /// What the rules cite, by id of the provision.
    pub provisions: BTreeMap<String, Provision>,
    /// Works that figures are taken from where no provision of the guide has them: id to title.
    pub works: BTreeMap<String, Text>,
    /// The rules.
    pub rules: Vec<Rule>,
}

impl Pack {
    /// The rule with this id.
    #[must_use]
    pub fn rule(&self, id: &str) -> Option<&Rule> {
        self.rules.iter().find(|rule| rule.id == id)
    }
}

/// How an amount is written: `{n}` stands for the number.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Measure {
    /// Where the number is 1: `{n} class`.
    pub one: Text,
    /// Everywhere else: `{n} classes`.
    pub many: Text,
}

/// A provision as answers cite it.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Provision {
    /// Its citation.
    pub citation: Text,
    /// Its address below the site's root.
    pub url: Text,
    /// `in-force`, `pending` or `superseded`.
    pub state: String,
    /// The state in words.
    pub status: Text,
}

/// One rule.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Rule {
    /// Its id.
    pub id: String,
    /// What it computes.
    pub title: Text,
    /// The provisions that it applies.
    pub provisions: Vec<String>,
    /// What it asks for, in order.
    pub inputs: Vec<Input>,
    /// Inputs of which at least one must be given and not be 0; empty where that does not matter.
    pub at_least_one: Vec<String>,
    /// Inputs that are parts of another.
    pub parts: Vec<Parts>,
    /// Ranges that depend on another input.
    pub limits: Vec<Limit>,
    /// The ways in which the text can be read; empty where it can be read in one way only.
    pub readings: Vec<Reading>,
    /// The numbers that the law gives.
    pub figures: Vec<Figure>,
    /// What is computed, each step from what stands before it.
    pub steps: Vec<Step>,
    /// Ids of the steps that are the result.
    pub results: Vec<String>,
}

/// Something that is asked for.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Input {
    /// Its id.
    pub id: String,
    /// What it is.
    pub label: Text,
    /// Whether it may be left out; steps that need it are then left out too.
    pub optional: bool,
    /// What is taken, as if it were typed, when it is left out.
    pub default: Option<String>,
    /// What may be given.
    pub kind: InputKind,
}

/// What may be given for an input.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum InputKind {
    /// A whole number, or several where `each` is true: the steps are then taken for each, and the results added.
    Number {
        /// The least and the greatest that is accepted.
        range: Range,
        /// Id of its measure.
        measure: String,
        /// Whether it is a list of numbers.
        each: bool,
    },
    /// One of several options.
    Choice(Vec<OptionOf>),
}

/// Two ends, both included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Range {
    /// The least.
    pub from: u64,
    /// The greatest.
    pub to: u64,
}

/// One option of a choice.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OptionOf {
    /// What is typed.
    pub id: String,
    /// What is shown.
    pub label: Text,
}

/// Inputs that together cannot be more than another.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Parts {
    /// The whole.
    pub whole: String,
    /// Its parts; those that are not given count for nothing.
    pub parts: Vec<String>,
}

/// A range of an input for each option of a choice; the ends are figures.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Limit {
    /// The input.
    pub input: String,
    /// The choice.
    pub on: String,
    /// Option to the figures of the least and the greatest.
    pub of: BTreeMap<String, (String, String)>,
}

/// One way of reading the text.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Reading {
    /// Its id.
    pub id: String,
    /// Its name.
    pub label: Text,
    /// What speaks for it.
    pub why: Text,
}

/// A number that the law gives.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Figure {
    /// Its id.
    pub id: String,
    /// The number.
    pub value: u64,
    /// Id of its measure; empty for a bare number.
    pub measure: String,
    /// The provision that it stands in.
    pub provision: Option<String>,
    /// The work that it is taken from, where no provision of the guide has it.
    pub work: Option<String>,
}

/// One step.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Step {
    /// Its id; steps of different readings may share one.
    pub id: String,
    /// What it computes.
    pub label: Text,
    /// Id of the measure of its value; empty for a bare number.
    pub measure: String,
    /// The provisions that it applies.
    pub provisions: Vec<String>,
    /// The readings that it belongs to; all where none is named.
    pub readings: Vec<String>,
    /// The options of a choice for which it is taken; for all where there is none.
    pub only: Option<Only>,
    /// What is done.
    pub kind: StepKind,
}

/// Some options of a choice.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Only {
    /// The choice.
    pub on: String,
    /// The options.
    pub is: Vec<String>,
}

/// What a step does. An operand is the id of an input, a figure or an earlier step.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum StepKind {
    /// `first` up to a threshold; above it `add` more for every `every`. Of nothing, nothing.
    Staircase {
        /// What is counted.
        of: String,
        /// The last number of the first stair.
        up_to: String,
        /// What the first stair has.
        first: String,
        /// How many make a stair.
        every: String,
        /// How much each stair adds.
        add: String,
        /// Whether a begun stair counts.
        count: Count,
    },
    /// `within` up to a threshold and `above` beyond it; nothing where one is left out.
    Threshold {
        /// What is compared.
        of: String,
        /// The last number within.
        up_to: Option<String>,
        /// The first number above, where the text gives that one.
        from: Option<String>,
        /// The value within.
        within: Option<String>,
        /// The value above.
        above: Option<String>,
    },
    /// A number divided by another.
    Quotient {
        /// The dividend.
        of: String,
        /// The divisor.
        by: String,
        /// What is done with the remainder.
        round: Rounding,
    },
    /// What a division leaves over.
    Remainder {
        /// The dividend.
        of: String,
        /// The divisor.
        by: String,
    },
    /// So many hundredths of a number.
    Share {
        /// The number.
        of: String,
        /// The hundredths.
        percent: String,
        /// What is done with the remainder.
        round: Rounding,
    },
    /// Numbers added.
    Sum(Vec<String>),
    /// Numbers multiplied.
    Product(Vec<String>),
    /// The smallest of some numbers.
    Smallest(Vec<String>),
    /// A number less another; nothing where the other is greater.
    Difference {
        /// The number.
        of: String,
        /// What is taken away.
        less: String,
    },
    /// A number for each option of a choice; the step is left out for the others.
    Pick {
        /// The choice.
        on: String,
        /// Option to operand.
        of: BTreeMap<String, String>,
    },
    /// Words for each option of a choice; the step is left out for the others.
    Say {
        /// The choice.
        on: String,
        /// Option to words.
        of: BTreeMap<String, Text>,
    },
    /// Two numbers held against each other.
    Check {
        /// What is looked at.
        left: String,
        /// How it should stand to the other.
        is: Relation,
        /// The other.
        right: String,
        /// What it means if so.
        met: Text,
        /// What it means if not.
        unmet: Text,
    },
}

/// Whether a stair that is begun and not full counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Count {
    /// It counts: 21 of 20 are two.
    Begun,
    /// It does not.
    Full,
}

/// What is done with the remainder of a division.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Rounding {
    /// It is dropped.
    Down,
    /// It makes one more.
    Up,
    /// It makes one more from one half on.
    Near,
}

/// How one number should stand to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Relation {
    /// Not more.
    AtMost,
    /// Not less.
    AtLeast,
    /// The same.
    Equal,
}
