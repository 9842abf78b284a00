//! `fudao search`: find something in the content, or in a built site.
#![expect(clippy::print_stdout, clippy::print_stderr, reason = "this module talks to the terminal")]
#![expect(clippy::disallowed_methods, reason = "the pack of a built site is read here")]

use std::fmt::Write as _;
use std::io::IsTerminal as _;
use std::path::Path;

use fudao_search::{Answer, Engine, Hit, Options};

use super::{AnswerFormat, Failure, Outcome, SearchArguments, report};
use crate::diag::{self, Diagnostic};
use crate::{search, source};

pub(super) fn run(arguments: &SearchArguments) -> Result<Outcome, Failure> {
    let engine = match &arguments.site {
        Some(site) => Some(of_site(site)?),
        None => of_content(&arguments.root.root)?,
    };
    let Some(engine) = engine else { return Ok(Outcome::ContentErrors) };
    let lang = language(&engine, arguments.lang.as_deref())?;
    let options = Options { lang: Some(lang.clone()), limit: arguments.limit, ..Options::default() };
    let answer = engine.search(&arguments.query.join(" "), &options);
    match arguments.format {
        AnswerFormat::Json => println!("{}", serde_json::to_string(&answer).expect("an answer of strings serializes")),
        AnswerFormat::Human => print!("{}", human(&answer, &lang, std::io::stdout().is_terminal())),
    }
    Ok(Outcome::Done)
}

/// The engine over the content; `None`, with a report, when the content has errors.
fn of_content(root: &Path) -> Result<Option<Engine>, Failure> {
    let (sources, found) = source::load(root)?;
    let (guide, mut diagnostics) = crate::check(&sources);
    diagnostics.extend(found);
    let diagnostics = diag::sorted(diagnostics);
    let clean = !diagnostics.iter().any(Diagnostic::is_error);
    let Some(guide) = guide.filter(|_| clean) else {
        report(&diagnostics, &sources);
        let site = root.join("site");
        if site.join(search::PACK).is_file() {
            let shown = site.strip_prefix(".").unwrap_or(&site).display();
            eprintln!("`fudao search --site {shown}` searches the site as it was built last");
        }
        return Ok(None);
    };
    Ok(Some(open(&search::pack(&guide), root)?))
}

/// The engine over a built site.
fn of_site(site: &Path) -> Result<Engine, Failure> {
    let path = site.join(search::PACK);
    match std::fs::read(&path) {
        Ok(pack) => open(&pack, &path),
        Err(error) => Err(Failure::Pack { path, reason: error.to_string() }),
    }
}

fn open(pack: &[u8], path: &Path) -> Result<Engine, Failure> {
    Engine::open(pack).map_err(|error| Failure::Pack { path: path.to_owned(), reason: error.to_string() })
}

fn language(engine: &Engine, asked: Option<&str>) -> Result<String, Failure> {
    let known: Vec<&str> = engine.languages().collect();
    match asked {
        None => Ok(known.first().copied().unwrap_or_default().to_owned()),
        Some(asked) if known.contains(&asked) => Ok(asked.to_owned()),
        Some(asked) => Err(Failure::Language { found: asked.to_owned(), known: known.join(", ") }),
    }
}

/// The answer for people: each hit with its citation, title and snippet; what matches is bold on a terminal.
fn human(answer: &Answer, lang: &str, terminal: bool) -> String {
    let mut out = String::new();
    for note in &answer.notes {
        let _ = writeln!(out, "{note}");
    }
    for (hit, n) in answer.hits.iter().zip(1..) {
        let _ = writeln!(out, "{n}. {}", heading(hit, lang));
        let _ = writeln!(out, "   {}", plain(&hit.snippet, terminal));
        for under in &hit.under {
            let _ = writeln!(out, "   · {}", under.title.get(lang).map_or("", String::as_str));
        }
        let _ = writeln!(out, "   {}", hit.url.get(lang).map_or("", String::as_str));
    }
    let _ = writeln!(out, "{} / {}", answer.hits.len(), answer.total);
    out
}

fn heading(hit: &Hit, lang: &str) -> String {
    let of = |texts: &std::collections::BTreeMap<String, String>| texts.get(lang).cloned().unwrap_or_default();
    let parts = [of(&hit.citation), of(&hit.title)];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("  ")
}

/// A snippet without its HTML.
fn plain(snippet: &str, terminal: bool) -> String {
    let (open, close) = if terminal { ("\u{1b}[1m", "\u{1b}[0m") } else { ("", "") };
    let marked = snippet.replace("<mark>", open).replace("</mark>", close);
    marked.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&")
}
