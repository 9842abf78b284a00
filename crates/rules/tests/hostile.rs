//! Whatever the pack and whatever is typed: an answer, never a panic.

use std::collections::BTreeMap;

use fudao_rules::{LIMIT, Pack, answer, excess};
use serde_json::{Value, json};

/// One rule with a step of every kind, figures at the edges, and names that lead nowhere.
fn pack(figure: u64) -> Value {
    let text = |words: &str| json!({ "x": words });
    let step = |id: &str, kind: Value| json!({ "id": id, "label": text(id), "measure": "m", "provisions": ["p", "nowhere"], "readings": [], "only": null, "kind": kind });
    let words: BTreeMap<_, _> =
        fudao_rules::Words::KEYS.iter().map(|key| (*key, "{value} {input} {given} {")).collect();
    json!({
        "words": { "x": words },
        "measures": { "m": { "one": text("{n}"), "many": text("{n}{n}") } },
        "provisions": {},
        "works": {},
        "rules": [{
            "id": "r", "title": text("R"), "provisions": ["p"],
            "inputs": [
                { "id": "n", "label": text("N"), "optional": true, "default": null, "kind": { "number": { "range": { "from": 0, "to": u64::MAX }, "measure": "m", "each": true } } },
                { "id": "c", "label": text("C"), "optional": true, "default": "b", "kind": { "choice": [{ "id": "a", "label": text("A") }] } },
            ],
            "at_least_one": ["gone"], "parts": [{ "whole": "n", "parts": ["n", "n", "gone"] }],
            "limits": [{ "input": "n", "on": "c", "of": { "a": ["f", "gone"] } }],
            "readings": [], "figures": [{ "id": "f", "value": figure, "measure": "", "provision": "gone", "work": "gone" }],
            "steps": [
                step("stairs", json!({ "staircase": { "of": "n", "up_to": "f", "first": "f", "every": "f", "add": "f", "count": "begun" } })),
                step("threshold", json!({ "threshold": { "of": "n", "up_to": null, "from": null, "within": "f", "above": null } })),
                step("quotient", json!({ "quotient": { "of": "n", "by": "f", "round": "near" } })),
                step("remainder", json!({ "remainder": { "of": "n", "by": "f" } })),
                step("share", json!({ "share": { "of": "n", "percent": "f", "round": "up" } })),
                step("sum", json!({ "sum": ["n", "f", "n"] })),
                step("none", json!({ "sum": [] })),
                step("product", json!({ "product": ["f", "f", "f", "n"] })),
                step("smallest", json!({ "smallest": ["n", "f"] })),
                step("difference", json!({ "difference": { "of": "f", "less": "n" } })),
                step("pick", json!({ "pick": { "on": "c", "of": { "a": "gone", "b": "f" } } })),
                step("check", json!({ "check": { "left": "n", "is": "at-most", "right": "f", "met": text("+"), "unmet": {} } })),
                step("self", json!({ "sum": ["self"] })),
            ],
            "results": ["stairs", "gone"],
        }],
    })
}

const TYPED: [&str; 12] = [
    "",
    "0",
    "1",
    "18446744073709551615",
    "18446744073709551616",
    "1 2 3",
    "999999999999999 1",
    "-0",
    "a",
    "b",
    "\u{0}\u{202e}",
    "½",
];

#[test]
fn nothing_makes_it_panic() {
    for figure in [0, 1, 2, 99, LIMIT, u64::MAX - 1, u64::MAX] {
        let pack = pack(figure).to_string();
        for n in TYPED {
            for c in ["", "a", "b"] {
                let inputs = BTreeMap::from([("n".to_owned(), n.to_owned()), ("c".to_owned(), c.to_owned())]);
                for rule in ["r", "", "rr"] {
                    let answer = answer(&pack, rule, &inputs, "x");
                    let lines = answer.readings.iter().flat_map(|read| &read.lines);
                    assert!(
                        lines.filter_map(|line| line.value).all(|value| value <= LIMIT),
                        "{figure} {n}: {answer:?}"
                    );
                }
            }
        }
        let pack: Pack = serde_json::from_str(&pack).unwrap();
        assert!(!excess(&pack.rules[0]).is_empty(), "a step without bounds is found");
        assert!(!pack.outline("r", "x").is_empty());
    }
}

#[test]
fn a_pack_that_cannot_be_read_is_a_problem_like_any_other() {
    let whole = pack(7).to_string();
    let cuts =
        (0..whole.len()).step_by(37).filter(|cut| whole.is_char_boundary(*cut)).map(|cut| whole[..cut].to_owned());
    let others = ["", "null", "[]", "{}", "\u{0}"].map(str::to_owned);
    for broken in cuts.chain(others) {
        let answer = answer(&broken, "r", &BTreeMap::new(), "en");
        assert_eq!(answer.problems.len(), 1, "{broken}");
        assert!(answer.readings.is_empty());
    }
}

#[test]
fn ten_thousand_characters_are_refused_quickly_and_quoted_briefly() {
    let long = "9x".repeat(5_000);
    let inputs = BTreeMap::from([("n".to_owned(), long.clone()), (long, "1".to_owned())]);
    let answer = answer(&pack(7).to_string(), "r", &inputs, "x");
    assert!(answer.problems.iter().all(|problem| problem.message.chars().count() < 200), "{answer:?}");
    assert!(answer.problems.len() >= 2);
}
