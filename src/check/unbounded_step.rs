//! `unbounded-step`: a step of a rule that some input could make too great, or divide by nothing.
//!
//! What a reader types must lead to an answer or to a plain word about what is wrong, never to a number that has
//! overflowed. So every step is computed with the least and the greatest value of each of its operands.
//!
//! Bad: an input from 0, and a step `quotient: {of: …, by: that-input, …}`
//!
//! Good: the same with an input from 1

use fudao_rules::{LIMIT, Over, excess};

use crate::diag::{Code, Diagnostic};
use crate::guide::{Guide, Rule};

pub(super) fn check(guide: &Guide) -> Vec<Diagnostic> {
    guide.rules.iter().flat_map(of_rule).collect()
}

fn of_rule(rule: &Rule) -> Vec<Diagnostic> {
    let complaint = |found: fudao_rules::Excess| {
        let (step, span) = (&rule.logic.steps[found.step], rule.steps[found.step]);
        let (message, help) = match found.over {
            Over::TooLarge => {
                (format!("the step `{}` can exceed {LIMIT}", step.id), "lower the `to` of the inputs that it uses")
            }
            Over::DividesByNothing => {
                (format!("the step `{}` can divide by 0", step.id), "let the divisor's input begin at 1")
            }
        };
        Diagnostic::new(Code::UnboundedStep, span, message).help(help)
    };
    excess(&rule.logic).into_iter().map(complaint).collect()
}
