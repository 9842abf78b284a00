//! The search of the real content: judged queries, every substring of every provision, and whatever can be typed.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

#[path = "support/judged.rs"]
mod judged;

use std::collections::{BTreeMap, BTreeSet};
use std::io::Write as _;
use std::path::Path;
use std::sync::LazyLock;

use ferrous_opencc::OpenCC;
use ferrous_opencc::config::BuiltinConfig;
use flate2::Compression;
use flate2::write::GzEncoder;
use fudao::guide::{Guide, LangIx, Provision};
use fudao::{search, source};
use fudao_search::{Engine, Options};
use judged::Judged;
use rayon::prelude::*;

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

/// Queries that were written and judged after the order was set.
fn fresh() -> Vec<Judged> {
    serde_yaml::from_str(include_str!("search/fresh.yaml")).unwrap()
}

#[test]
fn every_judged_provision_exists() {
    let rows = queries().into_iter().chain(held_out()).chain(fresh());
    let answers = rows.flat_map(|row| row.answers.into_keys());
    let unknown: Vec<_> = answers.filter(|id| GUIDE.find(id).is_none()).collect();
    assert!(unknown.is_empty(), "{unknown:?}");
}

/// With `--nocapture` it prints the means by kind; `cargo bench --bench search` does so too.
#[test]
fn judged_queries_find_their_answers() {
    let queries = queries();
    assert!(queries.len() >= 60);
    let means = judged::by_kind(&ENGINE, &queries);
    let table = judged::table(&means);
    println!("{table}");
    for (kind, (_, mean)) in &means {
        let floor = if kind == "all" { 0.90 } else { 0.80 };
        assert!(mean.reciprocal_rank >= floor, "`{kind}` finds its answers too late\n{table}");
    }
}

#[test]
fn queries_that_set_nothing_find_their_answers() {
    for rows in [held_out(), fresh()] {
        let means = judged::by_kind(&ENGINE, &rows);
        let table = judged::table(&means);
        println!("{table}");
        assert!(means["all"].1.reciprocal_rank >= 0.80, "answers are found too late\n{table}");
    }
}

/// Forms of citations that nobody judged, and the provision that has to stand first.
#[test]
fn citations_are_read_in_either_script_and_with_brackets() {
    let table = [
        ("Art. 14(4)", "act/14/p4"),
        ("art. 10(1)(2)", "act/10/p1/s2"),
        ("Article 6-1 (5)", "act/6-1/p5"),
        ("学生辅导法第14条第4项", "act/14/p4"),
        ("學生辅导法14条4项", "act/14/p4"),
        ("分工办法第８条", "regulations/8"),
        ("补助要点第十七点", "directions/17"),
        ("第14条的研习", "act/14"),
    ];
    for (query, id) in table {
        let hits = ENGINE.search(query, &Options::default()).hits;
        assert_eq!(hits.first().map(|hit| hit.id.as_str()), Some(id), "{query}");
    }
}

/// What the pages of the work with the law are found by, and the page that has to be among the first hits.
#[test]
fn courses_calculators_quizzes_and_dates_are_found() {
    let table = [
        ("3-hour course", "en", "programme", "whole-staff"),
        ("三小時研習", "zh-Hant", "programme", "whole-staff"),
        ("how many counselors calculator", "en", "calculator", "full-time-counselors"),
        ("專任輔導教師 試算", "zh-Hant", "calculator", "full-time-counselors"),
        ("quiz on confidentiality", "en", "quiz", "records-and-confidentiality"),
        ("保密 測驗", "zh-Hant", "quiz", "records-and-confidentiality"),
        ("deadline subsidy application", "en", "due", "application"),
        ("申請補助 期限", "zh-Hant", "due", "application"),
        ("training planner", "en", "page", "planner"),
    ];
    for (query, lang, kind, id) in table {
        let options = Options { lang: Some(lang.to_owned()), limit: 10, ..Options::default() };
        let hits = ENGINE.search(query, &options).hits;
        let ids: Vec<_> = hits.iter().map(|hit| hit.id.as_str()).collect();
        assert!(ids.contains(&format!("{kind}/{id}").as_str()), "`{query}` finds {ids:?}");
    }
}

/// gzip of a built pack; the limit of the design is 300 KB.
#[test]
fn the_pack_is_small() {
    let mut zipped = GzEncoder::new(Vec::new(), Compression::best());
    zipped.write_all(&search::pack(&GUIDE)).unwrap();
    let size = zipped.finish().unwrap().len();
    assert!(size <= 300_000, "{size} bytes");
}

/// The longest substring that is looked for, in characters.
const LONGEST_SUBSTRING: usize = 12;

/// Every substring of a text, with the provisions that hold it.
fn substrings(texts: &[(usize, String)]) -> BTreeMap<String, BTreeSet<usize>> {
    let mut found: BTreeMap<String, BTreeSet<usize>> = BTreeMap::new();
    for (provision, text) in texts {
        let characters: Vec<char> = text.chars().collect();
        for start in 0..characters.len() {
            for length in 1..=LONGEST_SUBSTRING.min(characters.len() - start) {
                let substring = characters[start..start + length].iter().collect();
                found.entry(substring).or_default().insert(*provision);
            }
        }
    }
    found
}

#[test]
fn every_substring_of_every_provision_finds_it_in_both_scripts() {
    let simplifier = OpenCC::from_config(BuiltinConfig::T2s).unwrap();
    let own =
        |(n, provision): (usize, &Provision)| Some((n, provision.text.as_ref()?.own(LangIx::ORIGINAL)?.to_owned()));
    let traditional: Vec<_> = GUIDE.provisions.iter().enumerate().filter_map(own).collect();
    let simplified: Vec<_> = traditional.iter().map(|(n, text)| (*n, simplifier.convert(text))).collect();
    let mut all = substrings(&traditional);
    for (substring, provisions) in substrings(&simplified) {
        all.entry(substring).or_default().extend(provisions);
    }
    let lost = |(substring, provisions): (&String, &BTreeSet<usize>)| {
        let found: BTreeSet<usize> = ENGINE.matches(substring).into_iter().collect();
        let missing = provisions.difference(&found).map(|n| GUIDE.provisions[*n].id.as_str()).collect::<Vec<_>>();
        (!missing.is_empty()).then(|| format!("`{substring}` does not find {missing:?}"))
    };
    let lost: Vec<_> = all.par_iter().filter_map(lost).collect();
    assert!(all.len() > 100_000, "only {} substrings were looked for", all.len());
    assert!(lost.is_empty(), "{} of {}: {:#?}", lost.len(), all.len(), &lost[..lost.len().min(20)]);
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
