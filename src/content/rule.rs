//! `content/rules/<id>.yaml`: what a provision comes to in numbers, and `content/measures.yaml`: how amounts are written.
//!
//! A rule names each number of the law as a figure with its provision; steps combine figures and inputs by a few fixed
//! operations. There are no numbers in steps and no other operations.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Deserialize;

use super::{Spanned, Text};

/// How amounts are written.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct MeasureRow {
    /// Its id: `classes`.
    pub id: Spanned<String>,
    /// Where the number is 1: `{n} class`. Left out where it is no different.
    #[serde(default)]
    pub one: Option<Text>,
    /// Everywhere else: `{n} classes`.
    pub many: Text,
}

/// One rule; its id is the file's name.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RuleRow {
    /// What it computes.
    pub title: Text,
    /// The question that it answers, in one or two sentences.
    pub lead: Text,
    /// How people ask for it.
    #[serde(default)]
    pub asked_as: Text<Vec<Spanned<String>>>,
    /// Its place among the rules: those with smaller numbers come first.
    #[serde(default)]
    pub order: u64,
    /// Provisions that it applies, shown with their status.
    pub provisions: Vec<Spanned<String>>,
    /// What the texts leave open and what else matters, Markdown.
    #[serde(default)]
    pub note: Option<Text>,
    /// What is asked for, in order.
    #[serde(default)]
    pub inputs: Vec<InputRow>,
    /// Inputs of which at least one must be given and not be 0.
    #[serde(default)]
    pub at_least_one: Vec<Spanned<String>>,
    /// Inputs that are parts of another, so that together they cannot be more.
    #[serde(default)]
    pub parts: Vec<PartsRow>,
    /// Ranges of an input that depend on a choice.
    #[serde(default)]
    pub limits: Vec<LimitRow>,
    /// The ways in which the text can be read, where there are several.
    #[serde(default)]
    pub readings: Vec<ReadingRow>,
    /// The numbers that the law gives.
    pub figures: Vec<FigureRow>,
    /// What is computed, each step from what stands before it.
    pub steps: Vec<StepRow>,
    /// Steps that are the result.
    pub results: Vec<Spanned<String>>,
    /// Tables of results for usual inputs.
    #[serde(default)]
    pub tables: Vec<TableRow>,
}

/// Something that is asked for: a number with `from`, `to` and `measure`, or a choice with `options`.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct InputRow {
    /// Its id, which is typed on the command line.
    pub id: Spanned<String>,
    /// What it is.
    pub label: Text,
    /// What to know before filling it in.
    #[serde(default)]
    pub hint: Option<Text>,
    /// The least number that is accepted.
    #[serde(default)]
    pub from: Option<Spanned<u64>>,
    /// The greatest number that is accepted: what nobody would need to exceed. At most 1,000,000,000.
    #[serde(default)]
    pub to: Option<Spanned<u64>>,
    /// How the number is written, by an id of `measures.yaml`.
    #[serde(default)]
    pub measure: Option<Spanned<String>>,
    /// Whether several numbers may be given; the steps are then taken for each, and the results added.
    #[serde(default)]
    pub each: bool,
    /// What may be chosen.
    #[serde(default)]
    pub options: Vec<OptionRow>,
    /// Whether it may be left out; steps that need it are then left out too.
    #[serde(default)]
    pub optional: bool,
    /// The number or option that is taken when it is left out, as it then may be.
    #[serde(default)]
    pub default: Option<Spanned<String>>,
}

/// One option of a choice.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct OptionRow {
    /// What is typed on the command line.
    pub id: Spanned<String>,
    /// What is shown.
    pub label: Text,
}

/// Inputs that are parts of another.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PartsRow {
    /// The whole.
    pub whole: Spanned<String>,
    /// Its parts.
    pub parts: Vec<Spanned<String>>,
}

/// Ranges of an input that depend on a choice.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LimitRow {
    /// The input.
    pub input: Spanned<String>,
    /// The choice.
    pub on: Spanned<String>,
    /// For each option the figures of the least and the greatest.
    pub of: BTreeMap<Spanned<String>, EndsRow>,
}

/// Two figures, both ends included.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct EndsRow {
    /// The least.
    pub from: Spanned<String>,
    /// The greatest.
    pub to: Spanned<String>,
}

/// One way of reading the text.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ReadingRow {
    /// Its id.
    pub id: Spanned<String>,
    /// Its name, short enough for the head of a column.
    pub label: Text,
    /// What speaks for it, in a sentence.
    pub why: Text,
}

/// A number that the law gives.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FigureRow {
    /// Its id.
    pub id: Spanned<String>,
    /// The number; left out where it is the hours of a mandate.
    #[serde(default)]
    pub value: Option<Spanned<u64>>,
    /// The mandate of `mandates.yaml` whose hours and provision it has, so that they are written once.
    #[serde(default)]
    pub mandate: Option<Spanned<String>>,
    /// How it is written, by an id of `measures.yaml`; left out for a bare number.
    #[serde(default)]
    pub measure: Option<Spanned<String>>,
    /// The provision in whose text it stands.
    #[serde(default)]
    pub provision: Option<Spanned<String>>,
    /// The work that it is taken from, where no provision of the guide has it.
    #[serde(default)]
    pub work: Option<Spanned<String>>,
}

/// One step. It has exactly one of the keys from `staircase` on.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct StepRow {
    /// Its id; steps of different readings may share one.
    pub id: Spanned<String>,
    /// What it computes.
    pub label: Text,
    /// How its value is written, by an id of `measures.yaml`.
    #[serde(default)]
    pub measure: Option<Spanned<String>>,
    /// The provisions that it applies.
    #[serde(default)]
    pub provisions: Vec<Spanned<String>>,
    /// The readings that it belongs to; all where none is named.
    #[serde(default, rename = "in")]
    pub readings: Vec<Spanned<String>>,
    /// The options of a choice for which it is taken; all where this is left out.
    #[serde(default)]
    pub only: Option<OnlyRow>,
    /// So many up to a threshold, and so many more for every so many above it.
    #[serde(default)]
    pub staircase: Option<StaircaseRow>,
    /// One value up to a threshold and another above it.
    #[serde(default)]
    pub threshold: Option<ThresholdRow>,
    /// A number divided by another.
    #[serde(default)]
    pub quotient: Option<QuotientRow>,
    /// What a division leaves over.
    #[serde(default)]
    pub remainder: Option<RemainderRow>,
    /// So many percent of a number.
    #[serde(default)]
    pub share: Option<ShareRow>,
    /// Numbers added.
    #[serde(default)]
    pub sum: Option<Vec<Spanned<String>>>,
    /// Numbers multiplied.
    #[serde(default)]
    pub product: Option<Vec<Spanned<String>>>,
    /// The smallest of some numbers: a cap.
    #[serde(default)]
    pub smallest: Option<Vec<Spanned<String>>>,
    /// A number less another; 0 where the other is greater.
    #[serde(default)]
    pub difference: Option<DifferenceRow>,
    /// A number for each option of a choice.
    #[serde(default)]
    pub pick: Option<PickRow>,
    /// Words for each option of a choice.
    #[serde(default)]
    pub say: Option<SayRow>,
    /// Two numbers held against each other.
    #[serde(default)]
    pub check: Option<CheckRow>,
}

/// Some options of a choice.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct OnlyRow {
    /// The choice.
    pub on: Spanned<String>,
    /// The options.
    pub is: Vec<Spanned<String>>,
}

/// `first` up to `up_to`, and `add` more for each `every` above it; 0 of 0.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct StaircaseRow {
    /// What is counted.
    pub of: Spanned<String>,
    /// The last number of the first stair.
    pub up_to: Spanned<String>,
    /// The first number above, where the text gives it too.
    #[serde(default)]
    pub from: Option<Spanned<String>>,
    /// What the first stair has.
    pub first: Spanned<String>,
    /// How many make a stair.
    pub every: Spanned<String>,
    /// How much each stair adds.
    pub add: Spanned<String>,
    /// Whether a begun stair counts.
    pub count: CountRow,
}

/// `within` up to `up_to`, `above` from `from` on; 0 where one is left out.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ThresholdRow {
    /// What is compared.
    pub of: Spanned<String>,
    /// The last number within.
    #[serde(default)]
    pub up_to: Option<Spanned<String>>,
    /// The first number above.
    #[serde(default)]
    pub from: Option<Spanned<String>>,
    /// The value within.
    #[serde(default)]
    pub within: Option<Spanned<String>>,
    /// The value above.
    #[serde(default)]
    pub above: Option<Spanned<String>>,
}

/// A number divided by another.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct QuotientRow {
    /// The dividend.
    pub of: Spanned<String>,
    /// The divisor.
    pub by: Spanned<String>,
    /// What is done with the remainder.
    pub round: RoundRow,
}

/// What a division leaves over.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RemainderRow {
    /// The dividend.
    pub of: Spanned<String>,
    /// The divisor.
    pub by: Spanned<String>,
}

/// So many percent of a number.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ShareRow {
    /// The number.
    pub of: Spanned<String>,
    /// How many percent.
    pub percent: Spanned<String>,
    /// What is done with a fraction.
    pub round: RoundRow,
}

/// A number less another.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DifferenceRow {
    /// The number.
    pub of: Spanned<String>,
    /// What is taken away.
    pub less: Spanned<String>,
}

/// A number for each option of a choice; for options that are not named the step is left out.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PickRow {
    /// The choice.
    pub on: Spanned<String>,
    /// Option to figure, input or step.
    pub of: BTreeMap<Spanned<String>, Spanned<String>>,
}

/// Words for each option of a choice; for options that are not named the step is left out.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SayRow {
    /// The choice.
    pub on: Spanned<String>,
    /// Option to words.
    pub of: BTreeMap<Spanned<String>, Text>,
}

/// Two numbers held against each other.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CheckRow {
    /// What is looked at.
    pub left: Spanned<String>,
    /// How it should stand to the other.
    pub is: RelationRow,
    /// The other.
    pub right: Spanned<String>,
    /// What it means if so.
    pub met: Text,
    /// What it means if not.
    pub unmet: Text,
}

/// Whether a stair that is begun and not full counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum CountRow {
    /// It counts.
    Begun,
    /// It does not.
    Full,
}

/// What is done with the remainder of a division.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum RoundRow {
    /// It is dropped.
    Down,
    /// It makes one more.
    Up,
    /// It makes one more from one half on.
    Near,
}

/// How one number should stand to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum RelationRow {
    /// Not more.
    AtMost,
    /// Not less.
    AtLeast,
    /// The same.
    Equal,
}

/// A table of results: one input takes several values, the others stay.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TableRow {
    /// The input that varies.
    pub vary: Spanned<String>,
    /// Its values, as they would be typed.
    pub over: Vec<Spanned<String>>,
    /// What the other inputs are.
    #[serde(default)]
    pub with: BTreeMap<Spanned<String>, Spanned<String>>,
}
