//! What is written is read back as the same path, for every level, number and grammar.

use fudao_citation::{Grammar, Mention, Number, Step, Which, mentions, query};

use crate::common::{ORDER, chinese, english};

const NAMES: [&str; 2] = ["Guidance Act", "學生輔導法"];

fn numbers() -> Vec<Number> {
    let branches = ["6-1", "11-1", "11-10", "120-21", "5-1-2"];
    let plain = (1..=400).chain([1000, 1001, 9999, 10_000, 20_105]);
    plain.map(Number::from).chain(branches.iter().map(|text| text.parse().expect("a number"))).collect()
}

fn check(grammar: &Grammar, name: usize, path: &[(&str, &Number)]) {
    for law in [None, Some(name)] {
        let text = grammar.write(law.map_or("", |law| NAMES[law]), path);
        let steps = path
            .iter()
            .map(|(level, number)| Step { level: (*level).to_owned(), which: Which::Number((*number).clone()) });
        let whole = Mention { range: 0..text.len(), law, steps: steps.collect() };
        assert_eq!(mentions(&text, grammar, &ORDER, &NAMES), std::slice::from_ref(&whole), "{text}");
        assert_eq!(query(&text, &[grammar], &ORDER, &NAMES).as_ref(), Some(&whole), "{text}");
    }
}

#[test]
fn each_level_alone() {
    for (grammar, name) in [(english(), 0), (chinese(), 1)] {
        for (level, forms) in grammar.levels.iter().filter(|(_, forms)| !forms.follows) {
            let write = forms.write.as_ref().unwrap();
            for number in numbers().iter().filter(|number| write.write(number).is_some()) {
                check(&grammar, name, &[(level, number)]);
            }
        }
    }
}

#[test]
fn whole_paths() {
    for (grammar, name) in [(english(), 0), (chinese(), 1)] {
        for unit in numbers() {
            let [two, three] = [2, 3].map(Number::from);
            let part = Number::from(unit.parts()[0]);
            let path = [
                ("article", &unit),
                ("paragraph", &part),
                ("subparagraph", &two),
                ("item", &part),
                ("subitem", &three),
            ];
            for depth in 1..=path.len() {
                check(&grammar, name, &path[..depth]);
            }
            check(&grammar, name, &[("point", &unit), ("paragraph", &two), ("subparagraph", &part)]);
        }
    }
}

#[test]
fn as_designed() {
    let (branch, three) = ("6-1".parse().unwrap(), Number::from(3));
    let path = [("article", &branch), ("paragraph", &three)];
    assert_eq!(chinese().write("", &path), "第六條之一第三項");
    assert_eq!(english().write("Act", &path), "Act art. 6-1, para. 3");
    let (one, two) = (Number::from(1), Number::from(2));
    let path = [("point", &one), ("paragraph", &one), ("subparagraph", &two), ("item", &three), ("subitem", &one)];
    assert_eq!(chinese().write("補助要點", &path), "補助要點第一點第一項第二款第三目之1");
}

#[test]
fn grammars_are_written_as_they_are_read() {
    for grammar in [english(), chinese()] {
        let json = serde_json::to_string(&grammar).unwrap();
        assert_eq!(serde_json::from_str::<Grammar>(&json).unwrap(), grammar);
    }
}
