//! Whatever is written or typed: a report or an answer, never a panic, and every place that is named is a place in a file.
//!
//! The texts are real ones, spoiled at a few places by a seeded mutator; their number is fixed, so that a run takes the same time and
//! finds the same everywhere. What fails is named by its seed. `FUZZ=20 cargo test --test fuzz` tries twenty times as many.
#![expect(clippy::disallowed_methods, reason = "the guides are folders on a disk")]

#[path = "support/folder.rs"]
mod folder;
#[path = "support/lay.rs"]
mod lay;
#[path = "support/mutator.rs"]
mod mutator;

use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};

use fastrand::Rng;
use fudao::diag::{Diagnostic, render};
use fudao::guide::Guide;
use fudao::source::SourceSet;
use fudao::{content, guide, search};
use fudao_citation::{Grammar, mentions, query};
use fudao_search::{Engine, Options};
use rayon::prelude::*;

/// Runs a trial with each seed, as often as asked for, and names the seeds that fail with what they say.
fn try_all(trials: u64, trial: impl Fn(Rng) + Sync) {
    let times = std::env::vars().find(|(name, _)| name == "FUZZ").and_then(|(_, times)| times.parse::<u64>().ok());
    let failed: Vec<_> = (0..trials * times.unwrap_or(1))
        .into_par_iter()
        .filter_map(|seed| {
            let said = catch_unwind(AssertUnwindSafe(|| trial(Rng::with_seed(seed)))).err()?;
            let said = said
                .downcast_ref::<String>()
                .cloned()
                .or_else(|| said.downcast_ref::<&str>().map(|said| (*said).to_owned()));
            Some(format!("seed {seed}: {}", said.unwrap_or_default()))
        })
        .collect();
    assert!(failed.is_empty(), "{} of {trials} fail\n{}", failed.len(), failed.join("\n"));
}

/// The content below a folder, by path from the guide's root.
fn content_of(folder: &std::path::Path) -> BTreeMap<String, String> {
    let text = |bytes| String::from_utf8(bytes).expect("the content is UTF-8");
    folder::bytes(folder)
        .into_iter()
        .map(|(path, bytes)| (format!("content/{}", path.display()), text(bytes)))
        .collect()
}

/// A small guide with every kind of file: families and training together.
fn small() -> BTreeMap<String, String> {
    let guide = lay::guide();
    for case in ["training", "families"] {
        lay::copy(&lay::repository().join("tests/cases").join(case).join("content"), &guide.path().join("content"));
    }
    content_of(&guide.path().join("content"))
}

/// What is said about the content can be said in every form, and each place is one.
fn sound(sources: &SourceSet, diagnostics: &[Diagnostic]) {
    for found in diagnostics {
        for span in std::iter::once(found.span).chain(found.related.iter().map(|label| label.span)) {
            let text = &sources.get(span.file).text;
            assert!(text.get(span.start as usize..span.end as usize).is_some(), "{found:?} is no place");
        }
        assert!(!found.message.is_empty(), "{found:?} says nothing");
    }
    let human = render::human::render(diagnostics, sources, render::human::Colour::Never);
    assert_eq!(human.is_empty(), diagnostics.is_empty());
    let json: serde_json::Value =
        serde_json::from_str(&render::json::render(diagnostics, sources)).expect("the report is JSON");
    assert_eq!(json.as_array().map(Vec::len), Some(diagnostics.len()));
    assert_eq!(render::github::render(diagnostics, sources).lines().count(), diagnostics.len());
}

#[test]
fn spoiled_content_is_reported() {
    let files = small();
    let paths: Vec<_> = files.keys().collect();
    try_all(300, |mut rng| {
        let mut files = files.clone();
        for _ in 0..rng.usize(1..3) {
            let path = paths[rng.usize(0..paths.len())];
            let text = mutator::spoiled(&files[path], rng.usize(1..4), &mut rng);
            files.insert(path.clone(), text);
        }
        let sources = SourceSet::new(files.into_iter().collect());
        let (guide, diagnostics) = fudao::check(&sources);
        sound(&sources, &diagnostics);
        assert_eq!(guide.is_some(), !diagnostics.iter().any(Diagnostic::is_error), "a guide without errors is there");
    });
}

/// The real files are larger, and hold what the small ones do not; each is read alone, over the frame of its guide.
#[test]
fn spoiled_files_of_the_real_guide_are_reported() {
    let files = content_of(&lay::repository().join("content"));
    let frame = |path: &str| {
        ["site", "levels", "labels"].iter().any(|name| path == format!("content/{name}.yaml"))
            || path.starts_with("content/languages/")
    };
    let paths: Vec<_> = files.keys().filter(|path| !frame(path) && path.ends_with(".yaml")).collect();
    try_all(paths.len() as u64 * 2, |mut rng| {
        let path = paths[rng.get_seed() as usize % paths.len()];
        let law = path.strip_prefix("content/laws/").and_then(|rest| rest.split_once('/')).map(|(law, _)| law);
        let beside = |other: &str| law.is_some_and(|law| other == format!("content/laws/{law}/law.yaml"));
        let mut files: Vec<_> = files
            .iter()
            .filter(|(other, _)| frame(other) || beside(other))
            .map(|(a, b)| (a.clone(), b.clone()))
            .collect();
        files.retain(|(other, _)| other != path);
        files.push((path.clone(), mutator::spoiled(&files_text(&lay::repository(), path), rng.usize(1..6), &mut rng)));
        let sources = SourceSet::new(files);
        let (_, diagnostics) = fudao::check(&sources);
        sound(&sources, &diagnostics);
    });
}

fn files_text(root: &std::path::Path, path: &str) -> String {
    std::fs::read_to_string(root.join(path)).expect("the file is there")
}

fn real() -> Guide {
    let sources = SourceSet::new(content_of(&lay::repository().join("content")).into_iter().collect());
    let content = content::parse(&sources).0.expect("the frame can be read");
    guide::resolve(&content, &sources).0.expect("there are languages")
}

/// Every text of the laws in every language, and what else reads like a citation.
fn citations(guide: &Guide) -> Vec<String> {
    let texts = guide.provisions.iter().flat_map(|provision| provision.text.iter());
    let mut all: Vec<_> = texts.flat_map(|words| words.all().map(|(_, text)| text.to_owned())).collect();
    for (at, _) in guide.all() {
        all.extend(guide.lang_ids().map(|lang| guide.citation(at, lang, guide::WithLaw::Yes)));
    }
    all
}

#[test]
fn spoiled_citations_are_read() {
    let guide = real();
    let texts = citations(&guide);
    let grammars: Vec<&Grammar> = guide.languages.iter().map(|language| &language.grammar).collect();
    let order: Vec<_> = guide.levels.iter().map(|level| level.id.as_str()).collect();
    let names: Vec<_> = guide
        .laws
        .iter()
        .flat_map(|law| [&law.short, &law.name, &law.itself])
        .flat_map(|name| name.all())
        .map(|(_, name)| name)
        .collect();
    try_all(4_000, |mut rng| {
        let text = texts[rng.usize(0..texts.len())].as_str();
        let text = mutator::spoiled(text, rng.usize(1..5), &mut rng);
        for grammar in &grammars {
            let mut end = 0;
            for mention in mentions(&text, grammar, &order, &names) {
                assert!(mention.range.start >= end, "in order, not overlapping: {text}");
                assert!(text.get(mention.range.clone()).is_some_and(|words| !words.is_empty()), "{text}");
                end = mention.range.end;
            }
        }
        if let Some(mention) = query(&text, &grammars, &order, &names) {
            assert!(text.get(mention.range).is_some(), "{text}");
        }
    });
}

#[test]
fn spoiled_queries_are_answered() {
    let sources = SourceSet::new(small().into_iter().collect());
    let (guide, diagnostics) = fudao::check(&sources);
    let guide = guide.unwrap_or_else(|| panic!("the small guide has errors: {diagnostics:?}"));
    let engine = Engine::open(&search::pack(&guide)).expect("the pack opens");
    let mut texts = citations(&guide);
    texts.extend(
        ["爐火", "stove person duty", "值日生 kitchen", "\"turn off\" stove", "第2條第1項", "art 2(1)"]
            .map(str::to_owned),
    );
    let languages: Vec<_> = engine.languages().map(str::to_owned).chain(["xx".to_owned()]).collect();
    try_all(2_000, |mut rng| {
        let text = texts[rng.usize(0..texts.len())].as_str();
        let short = text.chars().skip(rng.usize(0..8)).take(rng.usize(1..40)).collect::<String>();
        let text = mutator::spoiled(&short, rng.usize(0..4), &mut rng);
        let word = |rng: &mut Rng| {
            rng.bool().then(|| ["provision", "duty", "resident", "kitchen", "", "nothing"][rng.usize(0..6)].to_owned())
        };
        let limit = rng.usize(0..30);
        let lang = Some(languages[rng.usize(0..languages.len())].clone());
        let options =
            Options { lang, limit, kind: word(&mut rng), role: word(&mut rng), tier: None, law: word(&mut rng) };
        let answer = engine.search(&text, &options);
        assert_eq!(answer.query, text);
        assert!(
            answer.hits.len() <= limit.min(answer.total),
            "{} hits of {}, at most {limit}",
            answer.hits.len(),
            answer.total
        );
        assert!(answer.hits.is_sorted_by(|one, other| one.score >= other.score), "best first");
        serde_json::to_string(&answer).expect("an answer serializes");
    });
}
