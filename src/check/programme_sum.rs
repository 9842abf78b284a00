//! `programme-does-not-add-up`: the modules of a programme take as long as the programme says.
//!
//! A programme takes the hours of its mandate, or the hours that it names. Its modules are what is held, so their minutes
//! decide.
//!
//! Bad: the mandate asks for 12 hours, and the modules take 11
//!
//! Good: modules of 12 hours together; or `hours: 15` in the programme, and modules of 15

use crate::diag::{Code, Diagnostic};
use crate::guide::{Guide, Programme};

pub(super) fn check(guide: &Guide) -> Vec<Diagnostic> {
    guide.programmes.iter().filter_map(|programme| check_programme(guide, programme)).collect()
}

fn check_programme(guide: &Guide, programme: &Programme) -> Option<Diagnostic> {
    let planned: u64 = programme.modules.iter().map(|module| u64::from(guide[*module].minutes)).sum();
    let promised = u64::from(programme.hours) * 60;
    if planned == promised {
        return None;
    }
    let message = format!("the modules take {planned} minutes, the programme {promised}");
    let wrong = Diagnostic::new(Code::ProgrammeDoesNotAddUp, programme.hours_span, message);
    let wrong = match planned < promised {
        true => wrong.help(format!("add modules of {} minutes", promised - planned)),
        false => wrong.help("take a module away, or write the `hours` that they take"),
    };
    Some(wrong.related(guide[programme.mandate].hours_span, "the hours that the mandate asks for"))
}
