//! `fudao new`: begin something, in the right place.
#![expect(clippy::print_stdout, reason = "this module talks to the terminal")]
#![expect(clippy::disallowed_methods, reason = "what a maintainer begins is written here, and nothing else is")]

use std::fs::{self, File};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use clap::{Args, Subcommand, ValueEnum};

use super::{Failure, Outcome, Root, report};
use crate::content::duty::Force;
use crate::diag;
use crate::draft::{DutyRequest, Edit, Grouped, Procedure, Request, draft};
use crate::{content, guide, source};

#[derive(Args)]
pub(super) struct NewArguments {
    #[command(subcommand)]
    what: What,
    /// The guide's folder, which holds `content` and `templates`.
    #[arg(long, value_name = "DIR", default_value = ".", global = true)]
    root: PathBuf,
}

#[derive(Subcommand)]
enum What {
    /// Begin an article, a point or another unit of a law.
    Article {
        /// Its law and its number: `act/25`, `act/6-2`.
        #[arg(value_name = "LAW/NUMBER")]
        id: String,
    },
    /// Begin a duty row, in the file of the first role.
    Duty(DutyArguments),
    /// Begin a role: someone who has duties.
    Role(GroupedArguments),
    /// Begin a term of the glossary.
    Term(GroupedArguments),
    /// Begin a situation: what to do when something happens.
    Situation(ProcedureArguments),
    /// Begin a flowchart of steps and decisions.
    Flowchart(ProcedureArguments),
    /// Begin a question of families with its answer.
    Question {
        /// Its id.
        id: String,
        /// The topic that it stands in, by its id in `families.yaml`.
        #[arg(long)]
        topic: Option<String>,
        /// A provision that the answer rests on; may be given several times.
        #[arg(long = "provision", value_name = "PROVISION")]
        provisions: Vec<String>,
    },
    /// Begin a topic: what duties are about.
    Topic {
        /// Its id.
        id: String,
    },
    /// Begin a tier of the work, above the last.
    Tier {
        /// Its id.
        id: String,
    },
    /// Begin a work that the guide relies on.
    Source {
        /// Its id.
        id: String,
    },
    /// Begin a page of text.
    Page {
        /// Its id, which is the name of its file.
        id: String,
    },
}

#[derive(Args)]
struct DutyArguments {
    /// The provision that says so: `act/12/p1`.
    provision: String,
    /// Whose duty it is; may be given several times, and the first names the file.
    #[arg(long = "role", value_name = "ROLE", required = true)]
    roles: Vec<String>,
    /// Its force, as the text has it.
    #[arg(long, value_enum)]
    force: ForceArgument,
    /// The tier, where the text has one.
    #[arg(long)]
    tier: Option<String>,
    /// A word that tells it from other rows of the provision.
    #[arg(long)]
    key: Option<String>,
}

#[derive(Args)]
struct GroupedArguments {
    /// Its id.
    id: String,
    /// The group that it stands in, by its id in the same file.
    #[arg(long)]
    group: Option<String>,
}

#[derive(Args)]
struct ProcedureArguments {
    /// Its id, which is the name of its file.
    id: String,
    /// Whom its first step is for; may be given several times.
    #[arg(long = "role", value_name = "ROLE")]
    roles: Vec<String>,
    /// Its tier, where it has one.
    #[arg(long)]
    tier: Option<String>,
    /// A provision that its first step rests on; may be given several times.
    #[arg(long = "provision", value_name = "PROVISION")]
    provisions: Vec<String>,
}

/// The force of a norm, as it is typed.
#[derive(Clone, Copy, ValueEnum)]
enum ForceArgument {
    /// It must be done.
    Shall,
    /// It is allowed.
    May,
    /// It is recommended.
    Should,
    /// It is forbidden.
    MayNot,
}

/// Why a file of the content could not be written. It is then as it was.
#[derive(Debug, thiserror::Error)]
pub(super) enum WriteError {
    /// It has another text than when it was read.
    #[error("`{}` has changed meanwhile; nothing was written, try again", path.display())]
    Changed {
        /// The file.
        path: PathBuf,
    },
    /// A file is where a new one should be.
    #[error("`{}` is there already; nothing was written", path.display())]
    There {
        /// The file.
        path: PathBuf,
    },
    /// The disk refuses.
    #[error("`{}` cannot be written: {reason}", path.display())]
    Disk {
        /// The file.
        path: PathBuf,
        /// Why.
        reason: io::Error,
    },
}

pub(super) fn run(arguments: &NewArguments) -> Result<Outcome, Failure> {
    let root = Root { root: arguments.root.clone() };
    let (sources, found) = source::load(&root.root)?;
    let (content, mut diagnostics) = content::parse(&sources);
    let resolved = content.as_ref().and_then(|content| Some((content, guide::resolve(content, &sources).0?)));
    let Some((content, guide)) = resolved else {
        diagnostics.extend(found);
        report(&diag::sorted(diagnostics), &sources);
        return Ok(Outcome::ContentErrors);
    };
    let edit = draft(&guide, content, &sources, &arguments.what.request())?;
    write(&root.root, &edit)?;
    print!("{}", told(&edit));
    Ok(Outcome::Done)
}

impl What {
    fn request(&self) -> Request {
        match self {
            What::Article { id } => Request::Article { id: id.clone() },
            What::Duty(duty) => Request::Duty(DutyRequest {
                provision: duty.provision.clone(),
                roles: duty.roles.clone(),
                tier: duty.tier.clone(),
                force: duty.force.into(),
                key: duty.key.clone(),
            }),
            What::Role(role) => Request::Role(role.into()),
            What::Term(term) => Request::Term(term.into()),
            What::Situation(situation) => Request::Situation(situation.into()),
            What::Flowchart(chart) => Request::Flowchart(chart.into()),
            What::Question { id, topic, provisions } => {
                Request::Question { id: id.clone(), topic: topic.clone(), provisions: provisions.clone() }
            }
            What::Topic { id } => Request::Topic { id: id.clone() },
            What::Tier { id } => Request::Tier { id: id.clone() },
            What::Source { id } => Request::Source { id: id.clone() },
            What::Page { id } => Request::Page { id: id.clone() },
        }
    }
}

impl From<ForceArgument> for Force {
    fn from(typed: ForceArgument) -> Self {
        match typed {
            ForceArgument::Shall => Force::Shall,
            ForceArgument::May => Force::May,
            ForceArgument::Should => Force::Should,
            ForceArgument::MayNot => Force::MayNot,
        }
    }
}

impl From<&GroupedArguments> for Grouped {
    fn from(typed: &GroupedArguments) -> Self {
        Self { id: typed.id.clone(), group: typed.group.clone() }
    }
}

impl From<&ProcedureArguments> for Procedure {
    fn from(typed: &ProcedureArguments) -> Self {
        Self {
            id: typed.id.clone(),
            roles: typed.roles.clone(),
            tier: typed.tier.clone(),
            provisions: typed.provisions.clone(),
        }
    }
}

/// What was written where, and what to do next.
fn told(edit: &Edit) -> String {
    let insert = edit.insert.replace('\r', "");
    let text = insert.trim_matches('\n');
    let before = edit.before.as_deref().unwrap_or_default();
    let blank = insert.len() - insert.trim_start_matches('\n').len();
    let line = before[..edit.at].matches('\n').count() + blank + 1;
    let path = &edit.path;
    let head = match edit.before {
        Some(_) => format!("added to {path}, line {line}:"),
        None => format!("made {path}:"),
    };
    format!("{head}\n\n{text}\n\nwrite what `~` stands for; `fudao check` names what is missing\n")
}

/// Writes an edit: the file has the old text or the new one, never a part of it, and a file that is there is not overwritten.
fn write(root: &Path, edit: &Edit) -> Result<(), WriteError> {
    let path = root.join(&edit.path);
    let disk = |reason: io::Error| WriteError::Disk { path: path.clone(), reason };
    match &edit.before {
        None => {
            fs::create_dir_all(path.parent().unwrap_or(root)).map_err(disk)?;
            let beside = beside(&path, edit.insert.as_bytes()).map_err(disk)?;
            let made = place(&beside, &path, edit.insert.as_bytes());
            fs::remove_file(&beside).map_err(disk)?;
            made.map_err(|reason| match reason.kind() {
                io::ErrorKind::AlreadyExists => WriteError::There { path: path.clone() },
                _ => disk(reason),
            })
        }
        Some(before) => {
            // A link is followed, so that it stays a link; the mode of the file stays what it is.
            let real = fs::canonicalize(&path).map_err(disk)?;
            let bytes = fs::read(&real).map_err(disk)?;
            let start = bytes.len().saturating_sub(before.len());
            if bytes[start..] != *before.as_bytes()
                || !["".as_bytes(), "\u{feff}".as_bytes()].contains(&&bytes[..start])
            {
                return Err(WriteError::Changed { path });
            }
            let whole = [&bytes[..start], edit.after().as_bytes()].concat();
            let beside = beside(&real, &whole).map_err(disk)?;
            let mode = fs::metadata(&real).and_then(|old| fs::set_permissions(&beside, old.permissions()));
            mode.and_then(|()| fs::rename(&beside, &real)).map_err(|reason| {
                drop(fs::remove_file(&beside));
                disk(reason)
            })
        }
    }
}

/// Gives what lies beside a new file its name, which must be free. Where the disk knows no second names it is written once more.
fn place(beside: &Path, path: &Path, bytes: &[u8]) -> io::Result<()> {
    match fs::hard_link(beside, path) {
        Err(refused) if refused.kind() != io::ErrorKind::AlreadyExists => {
            let mut file = File::create_new(path)?;
            file.write_all(bytes).and_then(|()| file.sync_all())
        }
        other => other,
    }
}

/// Writes a hidden file beside another, which readers of the content pass over, and answers its path.
fn beside(path: &Path, bytes: &[u8]) -> io::Result<PathBuf> {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let beside = path.with_file_name(format!(".{name}.{}.new", std::process::id()));
    let mut file = File::create_new(&beside)?;
    let written = file.write_all(bytes).and_then(|()| file.sync_all());
    written.inspect_err(|_| drop(fs::remove_file(&beside)))?;
    Ok(beside)
}
