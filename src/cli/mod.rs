//! The command line: arguments are lowered once to a configuration, a command runs, its outcome becomes an exit code.
#![expect(clippy::print_stderr, reason = "this module talks to the terminal")]

mod build;
mod calc;
mod check;
mod diff;
mod figures;
mod git;
mod new;
mod search;
mod serve;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, Parser, Subcommand, ValueEnum};

use crate::diag::{Diagnostic, render};
use crate::output::OutputError;
use crate::page::TemplateError;
use crate::serve::ServeError;
use crate::source::{SourceError, SourceSet};

/// A bilingual guide to the law of student guidance.
#[derive(Parser)]
#[command(name = "fudao", version, about, max_term_width = 100)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Check the content and write the site.
    Build(BuildArguments),
    /// Check the content and say everything that is wrong with it.
    Check(CheckArguments),
    /// Find provisions, duties, roles, terms and situations.
    Search(SearchArguments),
    /// Compute what a provision comes to: posts, hours, money. Alone it lists the rules.
    Calc(CalcArguments),
    /// Build the site, show it in the browser, and keep both true while you edit.
    Serve(ServeArguments),
    /// Begin an article, a duty row, a role, a term, and so on: a correct beginning in the right place.
    New(new::NewArguments),
    /// Show which provisions differ between two states of the guide, and which rows rest on them.
    Diff(diff::DiffArguments),
}

/// Where the guide is.
#[derive(Args)]
struct Root {
    /// The guide's folder, which holds `content` and `templates`.
    #[arg(long, value_name = "DIR", default_value = ".")]
    root: PathBuf,
}

#[derive(Args)]
struct BuildArguments {
    #[command(flatten)]
    root: Root,
    /// Where the site is written; `site` in the guide's folder when left out.
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
    /// The site's address on the web, for `sitemap.xml` and canonical links.
    #[arg(long, value_name = "URL", value_parser = base_url)]
    base_url: Option<String>,
}

#[derive(Args)]
struct CheckArguments {
    #[command(flatten)]
    root: Root,
    /// How the report is written.
    #[arg(long, value_enum, default_value_t = Format::Human)]
    format: Format,
}

#[derive(Args)]
struct SearchArguments {
    #[command(flatten)]
    root: Root,
    /// Search a built site, by its pack, and not the content.
    #[arg(long, value_name = "DIR", conflicts_with = "root")]
    site: Option<PathBuf>,
    /// The language of snippets and notes: `zh-Hant`, `en`; the guide's first when left out.
    #[arg(long, value_name = "KEY")]
    lang: Option<String>,
    /// How many hits at most.
    #[arg(long, value_name = "N", default_value_t = 10)]
    limit: usize,
    /// How the hits are written.
    #[arg(long, value_enum, default_value_t = AnswerFormat::Human)]
    format: AnswerFormat,
    /// What is looked for: words, a part of a word, or a citation.
    #[arg(required = true, value_name = "QUERY")]
    query: Vec<String>,
}

#[derive(Args)]
struct CalcArguments {
    /// The rule; without it the rules are listed.
    rule: Option<String>,
    /// What the rule asks for: `elementary=45`.
    #[arg(value_name = "KEY=VALUE")]
    inputs: Vec<String>,
    /// How the answer is written.
    #[arg(long, value_enum, default_value_t = AnswerFormat::Human)]
    format: AnswerFormat,
    /// The language of the answer; that of the original texts when left out.
    #[arg(long, value_name = "KEY")]
    lang: Option<String>,
    #[command(flatten)]
    root: Root,
}

/// How hits and answers are written.
#[derive(Clone, Copy, ValueEnum)]
enum AnswerFormat {
    /// For people.
    Human,
    /// JSON.
    Json,
}

#[derive(Args)]
struct ServeArguments {
    #[command(flatten)]
    root: Root,
    /// Where the site is written; `site` in the guide's folder when left out.
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
    /// The address to listen on; 0.0.0.0 shares the guide with everyone in the network.
    #[arg(long, value_name = "HOST", default_value = "127.0.0.1")]
    host: String,
    /// The port to listen on; 0 takes any that is free.
    #[arg(long, value_name = "PORT", default_value_t = 4000)]
    port: u16,
    /// Open the browser.
    #[arg(long)]
    open: bool,
}

/// How a report is written.
#[derive(Clone, Copy, ValueEnum)]
enum Format {
    /// For people.
    Human,
    /// One JSON array.
    Json,
    /// Workflow commands of GitHub.
    Github,
}

/// How a command ended; the numbers are a promise to scripts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Outcome {
    /// Done: 0.
    Done,
    /// The content has errors: 1.
    ContentErrors,
    /// What was asked for cannot be answered: 2.
    Refused,
}

/// Why a command could not run: exit code 2.
#[derive(Debug, thiserror::Error)]
enum Failure {
    /// Nothing could be read.
    #[error(transparent)]
    Source(#[from] SourceError),
    /// A template is missing or wrong.
    #[error(transparent)]
    Template(#[from] TemplateError),
    /// The site could not be written.
    #[error(transparent)]
    Output(#[from] OutputError),
    /// A built site's search pack could not be read.
    #[error("the search pack `{}` cannot be read: {reason}", path.display())]
    Pack {
        /// The file.
        path: PathBuf,
        /// Why.
        reason: String,
    },
    /// The guide has no such language.
    #[error("there is no language `{found}`; there are: {known}")]
    Language {
        /// The key that was given.
        found: String,
        /// The keys that there are.
        known: String,
    },
    /// Nothing was begun.
    #[error(transparent)]
    Draft(#[from] crate::draft::Refusal),
    /// A file of the content could not be written.
    #[error(transparent)]
    Write(#[from] new::WriteError),
    /// A state of the guide could not be had from git.
    #[error(transparent)]
    Git(#[from] git::GitError),
    /// The dev server could not begin.
    #[error(transparent)]
    Serve(#[from] ServeError),
}

/// Runs the command line: 0 done, 1 the content has errors, 2 it could not run.
#[must_use]
pub fn main() -> ExitCode {
    let outcome = match Arguments::parse().command {
        Command::Build(arguments) => build::run(&arguments),
        Command::Check(arguments) => check::run(&arguments),
        Command::Search(arguments) => search::run(&arguments),
        Command::Calc(arguments) => calc::run(&arguments),
        Command::Serve(arguments) => serve::run(&arguments),
        Command::New(arguments) => new::run(&arguments),
        Command::Diff(arguments) => diff::run(&arguments),
    };
    match outcome {
        Ok(Outcome::Done) => ExitCode::SUCCESS,
        Ok(Outcome::ContentErrors) => ExitCode::from(1),
        Ok(Outcome::Refused) => ExitCode::from(2),
        Err(failure) => {
            eprintln!("fudao could not run: {failure}");
            ExitCode::from(2)
        }
    }
}

/// An address of the web, completed with its last slash.
fn base_url(given: &str) -> Result<String, String> {
    let host = given.strip_prefix("https://").or_else(|| given.strip_prefix("http://"));
    match host {
        Some(host) if !host.is_empty() && !host.starts_with('/') && !given.contains(['?', '#', '"', '<', ' ']) => {
            Ok(format!("{}/", given.trim_end_matches('/')))
        }
        _ => Err("an address such as https://example.org/guide/ is needed".to_owned()),
    }
}

/// Writes a report for people to standard error, in colour on a terminal.
fn report(diagnostics: &[Diagnostic], sources: &SourceSet) {
    use std::io::{IsTerminal as _, Write as _};
    let colour = match std::io::stderr().is_terminal() {
        true => render::human::Colour::Always,
        false => render::human::Colour::Never,
    };
    let text = render::human::render(diagnostics, sources, colour);
    // Who closes the terminal of a running server does not want to end it half-way.
    std::io::stderr().write_all(text.as_bytes()).unwrap_or_default();
}
