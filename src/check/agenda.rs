//! `agenda-does-not-add-up`: the order of work of a module takes as long as the module.
//!
//! Hours of training are counted and proved. A trainer who follows the agenda must arrive at the time that the module
//! promises, not ten minutes before or after.
//!
//! Bad: `minutes: 60` with agenda items of 10, 30 and 10
//!
//! Good: `minutes: 60` with agenda items of 10, 30 and 20

use crate::diag::{Code, Diagnostic};
use crate::guide::{Guide, Module};

pub(super) fn check(guide: &Guide) -> Vec<Diagnostic> {
    guide.modules.iter().filter_map(check_module).collect()
}

fn check_module(module: &Module) -> Option<Diagnostic> {
    let planned: u64 = module.agenda.iter().map(|item| u64::from(item.minutes)).sum();
    if planned == u64::from(module.minutes) {
        return None;
    }
    let message = format!("the agenda takes {planned} minutes, the module {}", module.minutes);
    let wrong = Diagnostic::new(Code::AgendaDoesNotAddUp, module.minutes_span, message);
    Some(wrong.help(format!("make the agenda add up, or write `minutes: {planned}`")))
}
