//! The grammars as the content holds them, tables of cases, and mentions as one line of text each.

use fudao_citation::{Grammar, Mention, Which};

pub const ORDER: [&str; 5] = ["article", "paragraph", "subparagraph", "item", "subitem"];

pub fn chinese() -> Grammar {
    serde_yaml::from_str(include_str!("../grammars/zh-Hant.yaml")).expect("the grammar is right")
}

pub fn english() -> Grammar {
    serde_yaml::from_str(include_str!("../grammars/en.yaml")).expect("the grammar is right")
}

/// The rows of a table (`# a comment`, `@ the name of a law`, or a row) that are no comments.
pub struct Table<'t> {
    pub names: Vec<&'t str>,
    pub rows: Vec<&'t str>,
}

pub fn table(source: &str) -> Table<'_> {
    let lines = source.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    let (names, rows): (Vec<&str>, Vec<&str>) = lines.partition(|line| line.starts_with('@'));
    let names = names.iter().map(|name| name.trim_start_matches("@ ")).collect();
    Table { names, rows }
}

/// `linked text = law: level 6-1, level 2..5`; no law for the one that speaks.
pub fn show(text: &str, names: &[&str], mention: &Mention) -> String {
    let law = mention.law.map_or(String::new(), |law| format!(" {}:", names[law]));
    let steps = mention.steps.iter().map(|step| format!(" {} {}", step.level, which(&step.which)));
    let steps: Vec<String> = steps.collect();
    format!("{} ={law}{}", &text[mention.range.clone()], steps.join(","))
}

fn which(which: &Which) -> String {
    match which {
        Which::Number(number) => number.to_string(),
        Which::Through(from, to) => format!("{from}..{to}"),
        Which::Preceding(count) => format!("-{count}"),
        Which::This => "this".to_owned(),
        Which::Each => "each".to_owned(),
    }
}
