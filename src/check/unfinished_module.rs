//! `unfinished-module`: a module can be held as it is.
//!
//! A trainer who opens a module on the day before the course must find everything in it: what it is for, slides, a case to
//! work on, and a quiz worth the name.
//!
//! Bad: a module with four questions; one without a case
//!
//! Good: at least one role, objective, slide and case, and at least five questions

use crate::diag::{Code, Diagnostic};
use crate::guide::{Guide, Module};

/// The fewest questions of a quiz.
const QUESTIONS: usize = 5;

pub(super) fn check(guide: &Guide) -> Vec<Diagnostic> {
    guide.modules.iter().flat_map(check_module).collect()
}

fn check_module(module: &Module) -> Vec<Diagnostic> {
    let parts = [
        ("objectives", module.objectives.len(), 1),
        ("slides", module.slides.len(), 1),
        ("cases", module.cases.len(), 1),
        ("quiz", module.quiz.len(), QUESTIONS),
        ("audience", module.audience.len(), 1),
    ];
    let short = parts.into_iter().filter(|(_, found, least)| found < least);
    let diagnostic = |(part, found, least): (&str, usize, usize)| {
        let message = format!("`{part}` of the module `{}` has {found} of at least {least}", module.id);
        Diagnostic::new(Code::UnfinishedModule, module.span, message)
            .help("a module is complete, or it is not there yet")
    };
    short.map(diagnostic).collect()
}
