//! `fudao check`: say everything that is wrong with the content.
#![expect(clippy::print_stdout, reason = "this module talks to the terminal")]

use super::{CheckArguments, Failure, Format, Outcome, figures, report};
use crate::diag::{self, Diagnostic, render};
use crate::source;

pub(super) fn run(arguments: &CheckArguments) -> Result<Outcome, Failure> {
    let (sources, found) = source::load(&arguments.root.root)?;
    let (guide, mut diagnostics) = crate::check(&sources);
    diagnostics.extend(found);
    let diagnostics = diag::sorted(diagnostics);
    match arguments.format {
        Format::Human => report(&diagnostics, &sources),
        Format::Json => print!("{}", render::json::render(&diagnostics, &sources)),
        Format::Github => print!("{}", render::github::render(&diagnostics, &sources)),
    }
    if diagnostics.iter().any(Diagnostic::is_error) {
        return Ok(Outcome::ContentErrors);
    }
    if let (Format::Human, Some(guide)) = (arguments.format, guide) {
        print!("{}", figures::of(&guide));
    }
    Ok(Outcome::Done)
}
