//! `answer-not-in-force`: an answer that rests on a provision not yet in force, and says nothing of that.
//!
//! The page marks the provision as pending, but a parent reads the answer first. Whoever writes one on a pending provision
//! says under `open` what holds until it commences.
//!
//! Bad: `provisions: [act/11/p1]`, whose commencement is pending, without `open`
//!
//! Good: the same with `open: {zh-Hant: 施行日期未定，在那以前…, en: …}`

use crate::diag::{Code, Diagnostic};
use crate::guide::{Commencement, Guide, ProvisionIx, Question};

pub(super) fn check(guide: &Guide) -> Vec<Diagnostic> {
    let silent = guide.questions.iter().filter(|row| row.open.is_none());
    silent
        .filter_map(|row| Some(unsaid(guide, row, row.provisions.iter().copied().find(|at| pending(guide, *at))?)))
        .collect()
}

fn pending(guide: &Guide, at: ProvisionIx) -> bool {
    let provision = &guide[at];
    let status = guide[provision.law].statuses.get(provision.status);
    status.is_some_and(|status| status.commences == Commencement::Pending)
}

fn unsaid(guide: &Guide, row: &Question, at: ProvisionIx) -> Diagnostic {
    let message = format!("the answer to `{}` rests on `{}`, which is not yet in force", row.id, guide[at].id);
    Diagnostic::new(Code::AnswerNotInForce, row.span, message).help("say under `open` what holds until it commences")
}
