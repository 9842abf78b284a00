//! Browser and terminal answer alike: the same hits in the same order, with the same snippets and notes.

use anyhow::{Context as _, Result};
use browser_tests::Page;
use fudao_search::{Engine, Options};
use serde::Deserialize;
use serde_json::Value;

use super::Places;

/// One of the judged queries, as far as it is of use here.
#[derive(Deserialize)]
struct Judged {
    query: String,
    lang: String,
}

/// How many queries travel to the browser at once.
const BATCH: usize = 20;

/// The judged queries, and whatever else can be typed.
fn queries() -> Result<Vec<(String, String)>> {
    let mut queries = Vec::new();
    for file in [
        include_str!("../../../../search/queries.yaml"),
        include_str!("../../../../search/held-out.yaml"),
        include_str!("../../../../search/fresh.yaml"),
    ] {
        let judged: Vec<Judged> = serde_yaml::from_str(file)?;
        queries.extend(judged.into_iter().map(|row| (row.query, row.lang)));
    }
    let long = ["輔導".repeat(5_000), "guidance ".repeat(1_112), "\"".repeat(999), "（".repeat(10_000)];
    let hostile = [
        "",
        " ",
        "\u{3000}",
        "\0",
        "\u{1}\u{2}\u{7f}學校\u{8}",
        "\"",
        "\"學校",
        "學校\"\"\"",
        "(((",
        "*:*",
        "*",
        "title:學校",
        "+-!{}[]^~\\/",
        "😀",
        "👩‍🏫 老師",
        "\u{fffd}",
        "\u{202e}學校",
        "é́́́cole",
        "第",
        "第條",
        "第99999999999條",
        "§",
        "0",
        "-1",
        "4294967296",
        "<script>alert(1)</script>",
        "' OR 1=1 --",
        "AND OR NOT",
        "﷽",
        "𠮷野家",
        "１２３４５６７８９０",
        "\r\n\t",
        "null",
        "</script>",
        "\u{2028}",
    ];
    let hostile = hostile.into_iter().map(str::to_owned).chain(long);
    queries.extend(hostile.flat_map(|query| ["zh-Hant", "en"].map(|lang| (query.clone(), lang.to_owned()))));
    Ok(queries)
}

/// What a page of the browser answers.
fn in_browser(page: &Page<'_>, queries: &[(String, String)]) -> Result<Vec<Value>> {
    let answers: String = page.ask(&format!(
        "fudaoLoad.search().then((engine) => '[' + {}.map(([query, lang]) => engine.search(query, JSON.stringify({{ lang }}))).join() + ']')",
        serde_json::to_string(queries)?
    ))?;
    Ok(serde_json::from_str(&answers)?)
}

/// Takes the scores out of an answer.
fn scores(answer: &mut Value) -> Vec<f64> {
    let hits = answer["hits"].as_array_mut().map(|hits| hits.iter_mut()).into_iter().flatten();
    hits.filter_map(|hit| hit["score"].take().as_f64()).collect()
}

#[test]
fn browser_and_terminal_give_the_same_answers() -> Result<()> {
    let places = Places::new()?;
    let engine = Engine::open(places.site.bytes("search/pack.bin").context("the site has no pack")?)?;
    let native = |(query, lang): &(String, String)| {
        let options = Options { lang: Some(lang.clone()), ..Options::default() };
        Ok(serde_json::to_value(engine.search(query, &options))?)
    };
    let queries = queries()?;
    assert!(queries.len() > 250, "{} queries", queries.len());
    let expected = queries.iter().map(native).collect::<Result<Vec<Value>>>()?;
    let finding = expected.iter().filter(|answer| answer["total"].as_u64() > Some(0)).count();
    assert!(finding > 100, "only {finding} queries find something");
    places.in_both(|page, root| {
        page.open(&root.join(places.ordinary()?)?)?;
        for (batch, expected) in queries.chunks(BATCH).zip(expected.chunks(BATCH)) {
            let answers = in_browser(page, batch)?;
            assert_eq!(answers.len(), batch.len());
            for ((asked, mut found), expected) in batch.iter().zip(answers).zip(expected) {
                let mut expected = expected.clone();
                let (here, there) = (scores(&mut found), scores(&mut expected));
                assert_eq!(found, expected, "{asked:?}");
                let close = here.len() == there.len() && here.iter().zip(&there).all(|(a, b)| (a - b).abs() < 0.001);
                assert!(close, "{asked:?}: {here:?} and {there:?}");
            }
        }
        assert_eq!(page.faults(), []);
        Ok(())
    })
}

#[test]
fn half_a_character_does_no_harm() -> Result<()> {
    let places = Places::new()?;
    places.in_both(|page, root| {
        page.open(&root.join(places.ordinary()?)?)?;
        for half in ["'\\ud800學校'", "'學校\\udc00'", "'\\udc00\\ud800'", "'\\ud83d'"] {
            let same: bool = page.ask(&format!(
                "Promise.all([{half}, {half}.toWellFormed()].map((query) => fudaoLoad.answer(query, {{ lang: 'en' }})))
                    .then(([half, whole]) => JSON.stringify(half) === JSON.stringify(whole) && whole.query === {half}.toWellFormed())"
            ))?;
            assert!(same, "{half}");
        }
        // Typed into the box it does no harm either.
        page.press("/")?;
        page.ask::<bool>(
            "(() => { const input = document.activeElement; input.value = 'student \\ud800'; input.dispatchEvent(new InputEvent('input', { bubbles: true })); return true; })()",
        )?;
        page.wait_for("document.querySelector('.options > a')")?;
        assert_eq!(page.faults(), []);
        Ok(())
    })
}
