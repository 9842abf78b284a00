//! `/api/search`: what `fudao search --format json` answers, over the site that is served now.

use axum::http::StatusCode;
use fudao_search::{Engine, Options};
use serde::Deserialize;

use super::pages::Pages;

/// `?q=…&lang=en&limit=5`: the arguments of the command, under shorter names.
#[derive(Debug, Deserialize)]
pub(super) struct Question {
    /// What is looked for.
    q: String,
    /// The language of snippets and notes; the guide's first when left out.
    lang: Option<String>,
    /// How many hits at most.
    #[serde(default = "ten")]
    limit: usize,
}

/// As many as the command shows.
fn ten() -> usize {
    10
}

/// The answer as the command prints it.
///
/// # Errors
/// With a status and a reason: the guide has no such language, or the site has no pack.
pub(super) fn answer(question: &Question, site: &Pages) -> Result<String, (StatusCode, String)> {
    let engine = site.engine().ok_or_else(|| (StatusCode::NOT_FOUND, "this site has no search pack\n".to_owned()))?;
    let options = Options { lang: Some(language(question, engine)?), limit: question.limit, ..Options::default() };
    let answer = engine.search(&question.q, &options);
    let mut json = serde_json::to_string(&answer).expect("an answer of strings serializes");
    json.push('\n');
    Ok(json)
}

fn language(question: &Question, engine: &Engine) -> Result<String, (StatusCode, String)> {
    let known: Vec<&str> = engine.languages().collect();
    match question.lang.as_deref() {
        None => Ok(known.first().copied().unwrap_or_default().to_owned()),
        Some(asked) if known.contains(&asked) => Ok(asked.to_owned()),
        Some(asked) => {
            let reason = format!("there is no language `{asked}`; there are: {}\n", known.join(", "));
            Err((StatusCode::BAD_REQUEST, reason))
        }
    }
}
