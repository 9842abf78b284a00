//! `programme-too-short`: a programme takes no fewer hours than its mandate asks for.
//!
//! The law says "not less than". A longer programme is allowed, a shorter one does not meet the mandate.
//!
//! Bad: `hours: 10` with a mandate of 12 hours
//!
//! Good: `hours: 15` with a mandate of 12 hours, or no `hours` at all

use crate::diag::{Code, Diagnostic};
use crate::guide::{Guide, Programme};

pub(super) fn check(guide: &Guide) -> Vec<Diagnostic> {
    guide.programmes.iter().filter_map(|programme| check_programme(guide, programme)).collect()
}

fn check_programme(guide: &Guide, programme: &Programme) -> Option<Diagnostic> {
    let mandate = &guide[programme.mandate];
    if programme.hours >= mandate.hours {
        return None;
    }
    let message = format!("`{}` asks for {} hours, the programme takes {}", mandate.id, mandate.hours, programme.hours);
    let short = Diagnostic::new(Code::ProgrammeTooShort, programme.hours_span, message);
    let short = short.related(mandate.hours_span, "the hours that the mandate asks for");
    Some(short.help("leave `hours` out, and the programme takes those of its mandate"))
}
