//! The words by which one language cites, as a row of content; turns a path of numbers into a citation.
//! It must not know any word itself. Reading by a grammar begins in `mention` and `query`.

use std::collections::BTreeMap;

use serde::{Deserialize, Deserializer, Serialize, de};

use crate::number::Number;
use crate::pattern::Pattern;
use crate::phrase::Phrase;

const LAW: &str = "{law}";
const PATH: &str = "{path}";

/// How one language writes and reads citations.
///
/// ```yaml
/// law_and_path: "{law} {path}"
/// between: ", "
/// levels:
///   article: {write: "art. {decimal}[-{decimal}]", one: ["Article {n}[-{n}]"], many: ["Articles {n}[-{n}]"]}
///   paragraph: {write: "para. {decimal}", one: ["paragraph {n}"], preceding: ["the preceding paragraph"]}
/// deeper: [", "]
/// and: [" and ", ", "]
/// to: [" to "]
/// of: [" of "]
/// before_law: ["the "]
/// aside: [["(", ")"]]
/// words: {two: 2}
/// fold_case: true
/// ```
///
/// In every text of a grammar a blank stands for any white space, and width does not count (`（` is `(`).
/// Where several forms fit, the longest is read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Grammar {
    /// A law's name and a path as one citation; has `{law}` and `{path}` in it.
    #[serde(deserialize_with = "law_and_path")]
    pub law_and_path: String,
    /// Stands between two levels when writing.
    #[serde(default)]
    pub between: String,
    /// The forms of each level, by the level's id.
    #[serde(default)]
    pub levels: BTreeMap<String, LevelForms>,
    /// What may stand between two levels, and between a law's name and its path, when reading; `""` for nothing.
    #[serde(default)]
    pub deeper: Vec<String>,
    /// Joins the members of a list.
    #[serde(default)]
    pub and: Vec<String>,
    /// Joins the two ends of a range.
    #[serde(default)]
    pub to: Vec<String>,
    /// Stands between a smaller part and the larger one, or the law, that it belongs to.
    #[serde(default)]
    pub of: Vec<String>,
    /// May stand before a law's name without being a part of it.
    #[serde(default)]
    pub before_law: Vec<String>,
    /// Brackets of an aside that may stand between a law's name and its path.
    #[serde(default)]
    pub aside: Vec<(String, String)>,
    /// Words for numbers, read where a form has `{n}`: in the text of a law only in `preceding`.
    #[serde(default)]
    pub words: BTreeMap<String, u32>,
    /// What looks like a reference and is none (日本法, where 本法 is the name of a law). Nothing is read from its
    /// beginning on unless that is longer, and nothing within it.
    #[serde(default)]
    pub never: Vec<String>,
    /// ASCII letters are read in either case.
    #[serde(default)]
    pub fold_case: bool,
}

/// How the parts of one level are written and read. A level without `write` is left out of citations.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LevelForms {
    /// The form that is written. It is read as well.
    #[serde(default)]
    pub write: Option<Pattern>,
    /// Forms with one number: `Article {n}[-{n}]`.
    #[serde(default)]
    pub one: Vec<Pattern>,
    /// Forms after which further numbers may follow without their word: `Articles {n}[-{n}]`.
    #[serde(default)]
    pub many: Vec<Pattern>,
    /// Forms that only a reader types, such as `{n}條`: read in a query, not in the text of a law.
    #[serde(default)]
    pub typed: Vec<Pattern>,
    /// Parts before the one that speaks: `前項`, `前{n}項`.
    #[serde(default)]
    pub preceding: Vec<Phrase>,
    /// The part that speaks: `本項`, `this paragraph`.
    #[serde(default)]
    pub this: Vec<String>,
    /// All parts within a larger one: `各款`, `the subparagraphs`. Read only beside that larger one.
    #[serde(default)]
    pub each: Vec<String>,
    /// The forms are read only right behind a part of the level above, as 之1 in 第二目之1.
    #[serde(default)]
    pub follows: bool,
}

impl Grammar {
    /// The citation of a path, largest level first. Levels without a form to write are skipped; a number for which
    /// the form has no place is written as `6-1`. An empty law gives the path alone, an empty path the law.
    #[must_use]
    pub fn write(&self, law: &str, path: &[(&str, &Number)]) -> String {
        let steps: Vec<String> = path.iter().filter_map(|(level, number)| self.write_step(level, number)).collect();
        let path = steps.join(&self.between);
        if path.is_empty() {
            return law.to_owned();
        }
        if law.is_empty() {
            return path;
        }
        // The path first: unlike a law's name, it cannot hold braces.
        self.law_and_path.replace(PATH, &path).replace(LAW, law)
    }

    fn write_step(&self, level: &str, number: &Number) -> Option<String> {
        let pattern = self.levels.get(level)?.write.as_ref()?;
        Some(pattern.write(number).unwrap_or_else(|| number.to_string()))
    }
}

fn law_and_path<'de, D: Deserializer<'de>>(deserializer: D) -> Result<String, D::Error> {
    let text = String::deserialize(deserializer)?;
    for name in [LAW, PATH] {
        if text.matches(name).count() != 1 {
            return Err(de::Error::custom(format_args!("expected `{name}` once, found `{text}`")));
        }
    }
    Ok(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn grammar(json: &str) -> Result<Grammar, serde_json::Error> {
        serde_json::from_str(json)
    }

    #[test]
    fn citations_are_written() {
        let levels = r#"{"article": {"write": "art. {decimal}[-{decimal}]"}, "paragraph": {"write": "para. {decimal}"}, "item": {}}"#;
        let grammar =
            grammar(&format!(r#"{{"law_and_path": "{{law}} {{path}}", "between": ", ", "levels": {levels}}}"#))
                .unwrap();
        let (branch, three) = ("6-1".parse().unwrap(), Number::from(3));
        type Path<'p> = &'p [(&'p str, &'p Number)];
        let table: [(&str, Path<'_>, &str); 6] = [
            ("Act", &[("article", &branch), ("paragraph", &three)], "Act art. 6-1, para. 3"),
            ("", &[("article", &branch)], "art. 6-1"),
            ("Act", &[], "Act"),
            ("Act", &[("item", &three), ("annex", &three)], "Act"),
            ("Act", &[("paragraph", &branch)], "Act 6-1"),
            ("{path}", &[("article", &three)], "{path} art. 3"),
        ];
        for (law, path, written) in table {
            assert_eq!(grammar.write(law, path), written);
        }
    }

    #[test]
    fn wrong_grammars_are_refused() {
        let table = [
            (r#"{"law_and_path": "{law}"}"#, "expected `{path}` once, found `{law}`"),
            (r#"{"law_and_path": "{law}{law}{path}"}"#, "expected `{law}` once"),
            (r#"{"law_and_path": "{law}{path}", "betwen": ""}"#, "unknown field `betwen`"),
            (r#"{"law_and_path": "{law}{path}", "levels": {"a": {"one": ["x"]}}}"#, "no placeholder"),
            (
                r#"{"law_and_path": "{law}{path}", "levels": {"a": {"preceding": ["{n}{n}"]}}}"#,
                "more than one placeholder",
            ),
        ];
        for (json, message) in table {
            let error = grammar(json).unwrap_err().to_string();
            assert!(error.contains(message), "{error}");
        }
    }
}
