//! Computes rules that are data: how many posts, hours or dollars a provision comes to, by every reading of it.
//!
//! ```text
//! Pack (rules, words, provisions; JSON) ─┐
//! rule + what was typed + language ──────┴─ answer ──▶ Answer (finished words; JSON)
//! ```
//!
//! A rule names its figures, each with the provision that it stands in; its steps combine figures and inputs by a few
//! fixed operations, and nothing else. All values are whole numbers of at most [`LIMIT`], so nothing can overflow and
//! nothing is rounded without saying so. The crate knows no law, language or page: words come with the pack. It does no
//! IO and does not fail: whatever is wrong with what was typed is part of the answer, all of it at once.

mod answer;
mod bounds;
mod compute;
mod number;
mod problem;
mod read;
mod rule;
mod speech;
mod words;
mod working;

pub use answer::{Answer, Cited, Given, Line, Read, Verdict, answer};
pub use bounds::{Excess, Over, excess};
pub use number::{LIMIT, grouped};
pub use problem::Problem;
pub use rule::{
    Count, Figure, Input, InputKind, Limit, Measure, Only, OptionOf, Pack, Parts, Provision, Range, Reading, Relation,
    Rounding, Rule, Step, StepKind, Text,
};
pub use words::Words;
