//! No text makes reading fail, and ranges always cut on character borders.

use fudao_citation::{Grammar, mentions, query};

use crate::common::{ORDER, chinese, english};

const NAMES: [&str; 6] = ["學生輔導法", "學法", "Act", "the Act", "", "法"];

fn read(grammars: &[Grammar; 2], text: &str) {
    for grammar in grammars {
        let found = mentions(text, grammar, &ORDER, &NAMES);
        let mut end = 0;
        for mention in &found {
            assert!(mention.range.start >= end, "in order, not overlapping");
            assert!(text.get(mention.range.clone()).is_some_and(|link| !link.is_empty()));
            end = mention.range.end;
        }
    }
    if let Some(mention) = query(text, &grammars.each_ref(), &ORDER, &NAMES) {
        assert!(text.get(mention.range).is_some());
    }
}

/// `unit` until it fills so many bytes.
fn filled(unit: &str, bytes: usize) -> String {
    unit.repeat(bytes / unit.len())
}

/// Repeated as they stand, and behind what makes them part of a citation.
const UNITS: &str = "第|前|第一|前一|一|１|1|第一條|第一條之|之一|第一條、|第一條至|第一條第一項、|第一項、第一款、|、第二款|\
    學生輔導法|學生輔導法（|（|）|法第一條、|學法（法|本項工|Article |Article 1, |Article 1 of |paragraph 1 of |\
    paragraph 1 and |Act of the Act |Act |the |the Act (|§|subparagraph 1 of paragraph 1 of Article 1 and |\
    the subparagraphs of |the subparagraphs and |Articles 1 to |-1|, 1| and 1| to 1| |\n|\u{3000}|e\u{301}|🧑‍🏫|art.|(1)";

const HEADS: [&str; 6] = ["", "第", "第一條", "第一條第一項", "Article 1", "Articles 1"];

#[test]
fn repetitions_are_read() {
    let grammars = [chinese(), english()];
    for unit in UNITS.split('|') {
        for head in HEADS {
            read(&grammars, &format!("{head}{}", filled(unit, 6_000)));
        }
    }
}

/// Were one of these read in more than one pass, the test would not end.
#[test]
fn long_repetitions_are_read_in_one_pass() {
    let grammars = [chinese(), english()];
    let units = ["第", "前", "一", "第一條、", "學法（法", "the Act (", "Article 1, ", " "];
    for unit in units {
        read(&grammars, &filled(unit, 100_000));
    }
    for head in ["Article 1", "Articles 1"] {
        read(&grammars, &format!("{head}{}", filled(", 1", 100_000)));
    }
}

#[test]
fn long_lists_are_whole() {
    let text = format!("Articles 1{}", filled(" and 1", 100_000));
    let found = mentions(&text, &english(), &ORDER, &NAMES);
    assert_eq!(found.len(), 16_667);
    let text = format!("第一條第一項{}", filled("、第二款", 100_000));
    let found = mentions(&text, &chinese(), &ORDER, &NAMES);
    assert_eq!(found.len(), 8334);
    assert!(found.iter().skip(1).all(|mention| mention.steps.len() == 3));
    let branches = filled("之一", 60_000);
    let members = filled("、第二項", 60_000);
    let text = format!("第一條{branches}第一項{members}");
    read(&[chinese(), english()], &text);
}

#[test]
fn any_mixture_of_pieces_is_read() {
    let pieces = [
        "第",
        "前",
        "各",
        "本",
        "一",
        "十",
        "○",
        "12",
        "１",
        "-",
        "條",
        "項",
        "款",
        "目",
        "之",
        "至",
        "、",
        "及",
        "（",
        "）",
        "學生輔導法",
        "附件",
        "Article ",
        "Articles ",
        "paragraph ",
        "of ",
        "the ",
        "Act",
        "preceding ",
        "subparagraphs ",
        " and ",
        ", ",
        "to ",
        "§",
        "é",
        "𠀀",
        "\u{200d}",
        " ",
        "(",
        ")",
        "two ",
    ];
    // A fixed linear congruential generator (Knuth, MMIX): the same texts in every run.
    let mut state: u64 = 20_241_218;
    let grammars = [chinese(), english()];
    for _ in 0..4000 {
        let mut text = String::new();
        for _ in 0..24 {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            text.push_str(pieces[usize::try_from(state >> 33).unwrap() % pieces.len()]);
        }
        read(&grammars, &text);
    }
}
