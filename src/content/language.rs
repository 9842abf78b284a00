//! `content/languages/<key>.yaml`: a language's folder in the site, and its grammar of citations.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Deserialize;

use super::Spanned;

/// `content/languages/<key>.yaml`; the key is the file's name.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LanguageRow {
    /// Folder of its pages in the site: `zh`.
    pub folder: Spanned<String>,
    /// What the language is called in itself: `中文`.
    pub name: String,
    /// One or two characters for narrow places: `中`.
    pub short: String,
    /// The mark between the parts of a list in running text: `、` or `, `.
    pub list: String,
    /// How citations are written and read.
    pub citation: CitationRow,
    /// How the search compares words.
    #[serde(default)]
    pub search: SearchRow,
}

/// How the search compares words of the language.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SearchRow {
    /// Name of the Snowball stemmer: `english`. Without one, words are compared as they are.
    #[serde(default)]
    pub stemmer: Option<Spanned<String>>,
    /// Words that say how something is asked and not what about (誰, 怎麼, `how many`): they do not count beside others.
    #[serde(default)]
    pub ignored: Vec<String>,
    /// Numbers written as words of an alphabet: `{twenty: 20, hundred: 100}`; from 100 on a word multiplies.
    #[serde(default)]
    pub numbers: BTreeMap<String, u32>,
    /// Words that make the number behind them a percentage: 百分之.
    #[serde(default)]
    pub percent_before: Vec<String>,
    /// Words that make the number before them a percentage: `percent`.
    #[serde(default)]
    pub percent_after: Vec<String>,
}

/// The grammar of citations. Patterns hold one placeholder: `{decimal}`, `{han}`, `{lower-latin}` and so on name the
/// numerals that are written, `{n}` reads any; `[-{decimal}]` repeats for the parts of a branch number such as 6-1.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CitationRow {
    /// How a law's name and a path are joined: `{law}{path}`.
    pub law_and_path: String,
    /// What is written between two levels.
    pub between: String,
    /// What may stand between two levels when reading.
    #[serde(default)]
    pub deeper: Vec<String>,
    /// Words that join the members of a list.
    #[serde(default)]
    pub and: Vec<String>,
    /// Words that join the ends of a range.
    #[serde(default)]
    pub to: Vec<String>,
    /// Words that put the smaller level first: `paragraph 1 of Article 2`.
    #[serde(default)]
    pub of: Vec<String>,
    /// Words that may stand before a law's name without being a part of it: `the`.
    #[serde(default)]
    pub before_law: Vec<String>,
    /// Longer words that contain what looks like a reference and is none.
    #[serde(default)]
    pub never: Vec<String>,
    /// Brackets of an aside that may stand between a law's name and a path.
    #[serde(default)]
    pub aside: Vec<(String, String)>,
    /// Numbers written as words.
    #[serde(default)]
    pub words: BTreeMap<String, u32>,
    /// Whether `Article` and `article` are the same.
    #[serde(default)]
    pub fold_case: bool,
    /// The forms of each level, by level id; `annex` is the level of annexes.
    pub levels: BTreeMap<Spanned<String>, LevelFormsRow>,
}

/// How one level is written and read.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LevelFormsRow {
    /// The form that fudao writes.
    pub write: Option<Spanned<String>>,
    /// Forms that are read as one number.
    #[serde(default)]
    pub one: Vec<Spanned<String>>,
    /// Forms that bare numbers may follow: `Articles {n}`.
    #[serde(default)]
    pub many: Vec<Spanned<String>>,
    /// Forms that only readers type, and no statute writes: `{n}條`.
    #[serde(default)]
    pub typed: Vec<Spanned<String>>,
    /// Forms that point at what stands before: `前項`, `前{n}項`.
    #[serde(default)]
    pub preceding: Vec<Spanned<String>>,
    /// Forms that point at the place itself: `本項`.
    #[serde(default)]
    pub this: Vec<String>,
    /// Forms that mean every part of that level: `各款`.
    #[serde(default)]
    pub each: Vec<String>,
    /// Read only right behind a part of the level above: 之1 in 第二目之1.
    #[serde(default)]
    pub follows: bool,
}
