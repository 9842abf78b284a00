//! The search of the real content: judged queries, every substring of every provision, and whatever can be typed.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

#[path = "support/judged.rs"]
mod judged;

use std::path::Path;
use std::sync::LazyLock;

use fudao::guide::Guide;
use fudao::{search, source};
use fudao_search::{Engine, Options};
use judged::Judged;

static GUIDE: LazyLock<Guide> = LazyLock::new(|| {
    let sources = source::load(Path::new(env!("CARGO_MANIFEST_DIR"))).unwrap().0;
    fudao::check(&sources).0.expect("the real content has no errors")
});

static ENGINE: LazyLock<Engine> = LazyLock::new(|| Engine::open(&search::pack(&GUIDE)).unwrap());

/// The queries by which the order of hits was set.
fn queries() -> Vec<Judged> {
    serde_yaml::from_str(include_str!("search/queries.yaml")).unwrap()
}

/// Queries that were not looked at while the order was set.
fn held_out() -> Vec<Judged> {
    serde_yaml::from_str(include_str!("search/held-out.yaml")).unwrap()
}

#[test]
fn every_judged_provision_exists() {
    let rows = queries().into_iter().chain(held_out());
    let answers = rows.flat_map(|row| row.answers.into_keys());
    let unknown: Vec<_> = answers.filter(|id| GUIDE.find(id).is_none()).collect();
    assert!(unknown.is_empty(), "{unknown:?}");
}

#[test]
fn judged_queries_find_their_answers() {
    let queries = queries();
    assert!(queries.len() >= 60);
    let means = judged::by_kind(&ENGINE, &queries);
    let table = judged::table(&means);
    for (kind, (_, mean)) in &means {
        let floor = if kind == "all" { 0.90 } else { 0.80 };
        assert!(mean.reciprocal_rank >= floor, "`{kind}` finds its answers too late\n{table}");
    }
}

#[test]
fn what_anyone_types_is_answered() {
    let long = "輔導".repeat(5_000);
    let marks = "\"".repeat(999);
    let typed = [
        "",
        " ",
        "\u{3000}",
        "\0",
        "\u{1}\u{2}\u{7f}",
        "\"",
        "\"輔導",
        "(((",
        "*:*",
        "*",
        "title:輔導",
        "+-!{}[]^~\\/",
        "😀",
        "👩‍🏫 老師",
        "\u{fffd}",
        "\u{202e}輔導",
        "é́́́",
        "a b c d e f g h i j k l m n o p q r s t u v w x y z",
        "第",
        "第條",
        "第99999999999條",
        "§",
        "0",
        "-1",
        "4294967296",
        &long,
        &marks,
        "<script>alert(1)</script>",
        "' OR 1=1 --",
        "AND OR NOT",
        "﷽",
        "𠮷野家",
        "１２３４５６７８９０",
    ];
    for query in typed {
        let answer = ENGINE.search(query, &Options::default());
        assert_eq!(answer.query, query);
        assert!(answer.hits.len() <= 20);
    }
}

/// Prints how each query fares: `cargo test --test search report -- --ignored --nocapture`.
#[test]
#[ignore = "a report for those who set the order of hits"]
fn report() {
    let queries = if std::env::var_os("HELD_OUT").is_some() { held_out() } else { queries() };
    for row in &queries {
        let options = Options { lang: Some(row.lang.clone()), limit: 10, ..Options::default() };
        let answer = ENGINE.search(&row.query, &options);
        let measures = judged::measure(row, &answer.hits);
        if measures.reciprocal_rank < 1.0 {
            println!(
                "{:.2} {:<10} {}  {:?} {:?}",
                measures.reciprocal_rank, row.kind, row.query, row.answers, answer.notes
            );
            for hit in answer.hits.iter().take(6) {
                let grade = hit.provisions.iter().filter_map(|id| row.answers.get(id)).max();
                println!(
                    "      {:?} {:<26} {:.2} {}",
                    grade,
                    hit.id,
                    hit.score,
                    hit.snippet.replace("<mark>", "[").replace("</mark>", "]").chars().take(60).collect::<String>()
                );
            }
        }
    }
    println!("{}", judged::table(&judged::by_kind(&ENGINE, &queries)));
}
