//! `fudao diff`: which provisions differ between two states of the guide, and which rows rest on them.
#![expect(clippy::print_stdout, clippy::print_stderr, reason = "this module talks to the terminal")]
#![expect(clippy::disallowed_methods, reason = "whether an argument is a folder or a revision is asked of the disk")]

use std::io::IsTerminal as _;
use std::path::Path;

use clap::Args;

use super::{AnswerFormat, Failure, Outcome, Root, git, report};
use crate::diag::render::human::Colour;
use crate::diff::render::{States, human, json};
use crate::diff::{State, diff};
use crate::source;

#[derive(Args)]
pub(super) struct DiffArguments {
    /// The old state: a guide's folder, a folder `content`, or a git revision of the guide.
    old: String,
    /// The new state, likewise; the guide as it is now when left out.
    new: Option<String>,
    /// How the differences are written.
    #[arg(long, value_enum, default_value_t = AnswerFormat::Human)]
    format: AnswerFormat,
    #[command(flatten)]
    root: Root,
}

pub(super) fn run(arguments: &DiffArguments) -> Result<Outcome, Failure> {
    let root = &arguments.root.root;
    let Some(old) = read(root, Some(&arguments.old))? else { return Ok(Outcome::ContentErrors) };
    let Some(new) = read(root, arguments.new.as_deref())? else { return Ok(Outcome::ContentErrors) };
    let changes = diff(&old, &new);
    let states = States { old: &old, new: &new };
    match arguments.format {
        AnswerFormat::Json => print!("{}", json::render(&changes, states)),
        AnswerFormat::Human => {
            let colour = if std::io::stdout().is_terminal() { Colour::Always } else { Colour::Never };
            print!("{}", human::render(&changes, states, colour));
            warn("old", &old);
            warn("new", &new);
        }
    }
    match old.errors() + new.errors() {
        0 => Ok(Outcome::Done),
        _ => Ok(Outcome::ContentErrors),
    }
}

/// Reads a state. `None`, and a report on standard error, when it has no frame to show anything in.
fn read(root: &Path, named: Option<&str>) -> Result<Option<State>, Failure> {
    let (sources, found) = match named {
        None => source::load_content(root)?,
        Some(folder) if Path::new(folder).is_dir() => source::load_content(Path::new(folder))?,
        Some(revision) => git::content(root, revision)?,
    };
    Ok(State::read(sources, found).map_err(|(sources, diagnostics)| report(&diagnostics, &sources)).ok())
}

/// Says that a comparison may not be whole.
fn warn(which: &str, state: &State) {
    let errors = state.errors();
    if errors > 0 {
        let count = if errors == 1 { "an error".to_owned() } else { format!("{errors} errors") };
        eprintln!("the {which} state has {count}: what cannot be read in it is not compared; `fudao check` names it");
    }
}
