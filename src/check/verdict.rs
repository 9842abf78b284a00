//! `verdict-without-duty`: an answer whose verdict no duty row of its provisions bears out.
//!
//! A parent who reads "must" where the text says "may" will be turned away at school. The duty rows say which force each
//! provision has and for whom, so a verdict has to be found among the rows of the provisions that it quotes. Provisions
//! that no row cites, such as numbers of posts, decide nothing here.
//!
//! Bad: `verdict: shall`, `who: [resident]`, with a provision whose only row says that the resident `may`
//!
//! Good: `verdict: may`, or the provision that says `shall`

use crate::diag::{Code, Diagnostic};
use crate::guide::{Duty, Guide, Question, RoleIx};

pub(super) fn check(guide: &Guide) -> Vec<Diagnostic> {
    guide.questions.iter().filter_map(|row| unborne(guide, row)).collect()
}

fn unborne(guide: &Guide, row: &Question) -> Option<Diagnostic> {
    let force = row.verdict.force()?;
    let quoted = row.provisions.iter().flat_map(|at| guide.below(*at));
    let duties: Vec<&Duty> = quoted.flat_map(|(_, part)| part.duties.iter().map(|duty| &guide[*duty])).collect();
    let bears = |duty: &&Duty| {
        let theirs = row.who.is_empty() || row.who.iter().any(|role| duty.roles.contains(role));
        duty.force == force && theirs
    };
    if duties.is_empty() || duties.iter().any(bears) {
        return None;
    }
    let who = names(guide, &row.who);
    let message =
        format!("the verdict of `{}` is `{}`, and no duty row of its provisions says so", row.id, force.key());
    let found = Diagnostic::new(Code::VerdictWithoutDuty, row.span, message);
    let found = duties.iter().fold(found, |found, duty| {
        let row = format!("this row says `{}` of {}", duty.force.key(), names(guide, &duty.roles));
        found.related(duty.span, &row)
    });
    Some(found.help(match row.who.is_empty() {
        true => "change the verdict, or quote the provision that says so".to_owned(),
        false => format!("change the verdict or `who` ({who}), or quote the provision that says so"),
    }))
}

/// Ids between backticks; a role that could not be resolved has been complained about and is left out.
fn names(guide: &Guide, roles: &[RoleIx]) -> String {
    let known = roles.iter().filter_map(|role| guide.roles.get(role.get()));
    known.map(|role| format!("`{}`", role.id)).collect::<Vec<_>>().join(", ")
}
