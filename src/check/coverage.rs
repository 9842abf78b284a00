//! `unaccounted-provision`: every provision is used by as many duty rows as it has norms, or says what it is.
//!
//! A sentence of the law that no row and no declaration accounts for would be lost to everyone who reads by role. So a
//! provision that asks, allows, forbids or recommends something is cited by a duty row; one with several norms says how
//! many (`norms: 3`); any other says what it is (`is: definition`). A guide without roles has no duties and is let be.
//!
//! Bad: a paragraph with 應 that no row of `content/duties/` cites
//!
//! Good: `- provision: act/14/p6` in `content/duties/school.yaml`, or `is: purpose` beside the paragraph's text

use crate::diag::{Code, Diagnostic, alike};
use crate::guide::{Guide, Provision};

pub(super) fn check(guide: &Guide) -> Vec<Diagnostic> {
    if guide.roles.is_empty() {
        return Vec::new();
    }
    let parts = guide.provisions.iter().filter(|provision| provision.depth > 0);
    let wrong = parts.filter(|part| part.duties.len() != part.norms && !awaits_its_rows(guide, part));
    wrong.map(|part| unaccounted(guide, part)).collect()
}

/// Whether rows are missing only because they are left out: what is wrong with those has been said, and must be mended first.
fn awaits_its_rows(guide: &Guide, part: &Provision) -> bool {
    let means = |lost: &&String| **lost == part.id || guide.find(lost).is_none() && alike(lost, &part.id);
    let meant = guide.lost_duties.iter().filter(means).count();
    part.duties.len() < part.norms && part.duties.len() + meant >= part.norms
}

fn unaccounted(guide: &Guide, part: &Provision) -> Diagnostic {
    let (rows, norms) = (part.duties.len(), part.norms);
    let message = match (rows, norms) {
        (0, 1) => format!("no duty row cites `{}`", part.id),
        _ => {
            format!("{rows} duty rows cite `{}`, which has {norms} norm{}", part.id, if norms == 1 { "" } else { "s" })
        }
    };
    let unaccounted = Diagnostic::new(Code::UnaccountedProvision, part.span, message);
    let unaccounted =
        part.duties.iter().fold(unaccounted, |found, duty| found.related(guide[*duty].span, "a row that cites it"));
    unaccounted.help(match (rows, norms) {
        _ if rows < norms => {
            let or = if rows == 0 { "say what the provision `is`".to_owned() } else { format!("write `norms: {rows}` beside its text") };
            format!(
                "if a row was deleted or changed by mistake, undo that; else begin the row that is missing with `fudao new duty {} \
                 --role … --force …`, or {or}",
                part.id
            )
        }
        _ => format!("drop what is too much, or write `norms: {rows}` beside its text"),
    })
}
