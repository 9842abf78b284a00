//! Every reference of the three statutes in both languages, and some that statutes could hold: each text of
//! `tables/` has the mentions that are indented below it.

use fudao_citation::{Grammar, Vocabulary, mentions};

use crate::common::{ORDER, chinese, english, show, table};

const INDENT: &str = "    ";

fn check(grammar: &Grammar, source: &str) {
    let table = table(source);
    let vocabulary = Vocabulary::new(grammar, &ORDER, &table.names);
    let mut rows = table.rows.into_iter().peekable();
    while let Some(text) = rows.next() {
        let mut expected = Vec::new();
        while let Some(row) = rows.next_if(|row| row.starts_with(INDENT)) {
            expected.push(row.trim_start_matches(INDENT));
        }
        let found = vocabulary.mentions(text);
        let found: Vec<String> = found.iter().map(|mention| show(text, &table.names, mention)).collect();
        assert_eq!(found, expected, "{text}");
    }
}

#[test]
fn statutes_in_chinese() {
    check(&chinese(), include_str!("../tables/statutes-zh-Hant.txt"));
}

#[test]
fn statutes_in_english() {
    check(&english(), include_str!("../tables/statutes-en.txt"));
}

#[test]
fn other_references_in_chinese() {
    check(&chinese(), include_str!("../tables/others-zh-Hant.txt"));
}

#[test]
fn other_references_in_english() {
    check(&english(), include_str!("../tables/others-en.txt"));
}

#[test]
fn lines_may_break_anywhere() {
    let text = "under Article\n  12,\n  paragraph 5 of\u{a0}the\nAct";
    let found = mentions(text, &english(), &ORDER, &["Act"]);
    let whole = "Article\n  12,\n  paragraph 5 of\u{a0}the\nAct = Act: article 12, paragraph 5";
    assert_eq!(found.iter().map(|mention| show(text, &["Act"], mention)).collect::<Vec<_>>(), [whole]);
}

#[test]
fn a_level_outside_the_order_ranks_with_the_unit() {
    let order = ["point", "paragraph", "subparagraph"];
    let text = "大學法第十條第四項、第五項、第六點及附件一第二項";
    let found = mentions(text, &chinese(), &order, &["大學法"]);
    let found: Vec<String> = found.iter().map(|mention| show(text, &["大學法"], mention)).collect();
    let expected = [
        "大學法第十條第四項 = 大學法: article 10, paragraph 4",
        "第五項 = 大學法: article 10, paragraph 5",
        "第六點 = 大學法: point 6",
        "附件一第二項 = 大學法: annex 1, paragraph 2",
    ];
    assert_eq!(found, expected);
}
