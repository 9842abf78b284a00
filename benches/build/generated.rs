//! The real guide with generated laws beside its own, as large as one likes: the texts are clauses of the real provisions
//! in a new order, so that words are as frequent and as long as in real laws. The same size gives the same guide.

use std::fmt::Write;

use fudao::guide::{Guide, LangIx, short_hash};
use fudao::source::SourceSet;

/// Articles of one law.
const ARTICLES: usize = 25;

/// Provisions of one article: itself, 3 paragraphs, 4 subparagraphs, 2 items.
pub const PROVISIONS: usize = 10;

/// A clause that may refer to another provision would dangle in a law that has none such.
const REFERRING: [&[&str]; 2] = [
    &["第", "前", "本", "附", "該", "法", "要點", "條", "款", "項", "目", "規定", "依", "準則"],
    &[
        "preceding",
        "this",
        "these",
        "act",
        "law",
        "regulation",
        "direction",
        "article",
        "paragraph",
        "point",
        "item",
        "annex",
        "provision",
        "pursuant",
        "above",
        "below",
        "following",
        "standards",
    ],
];

/// The guide's own files, and laws with `provisions` provisions in all, at least.
pub fn sources(real: &SourceSet, guide: &Guide, provisions: usize) -> SourceSet {
    let own = ["content/", "templates/"].into_iter().flat_map(|folder| real.under(folder));
    let mut files: Vec<_> = own.map(|source| (source.path.clone(), source.text.clone())).collect();
    let mut text = Clauses::of(guide);
    let laws = provisions.div_ceil(PROVISIONS * ARTICLES);
    let ids: Vec<String> = (0..laws).map(|n| format!("generated-{n}")).collect();
    for (path, text) in &mut files {
        if path == "content/site.yaml" {
            let own: Vec<&str> = guide.laws.iter().map(|law| law.id.as_str()).collect();
            let all = own.into_iter().chain(ids.iter().map(String::as_str)).collect::<Vec<_>>().join(", ");
            let kept = text.lines().filter(|line| !line.starts_with("laws:")).collect::<Vec<_>>().join("\n");
            *text = format!("{kept}\nlaws: [{all}]\n");
        }
    }
    let mut left = provisions;
    for id in &ids {
        let articles = left.div_ceil(PROVISIONS).min(ARTICLES);
        left = left.saturating_sub(articles * PROVISIONS);
        law(guide, id, articles, &mut text, &mut files);
    }
    SourceSet::new(files)
}

/// One law: its frame, its articles, its witness and its duty rows.
fn law(guide: &Guide, id: &str, articles: usize, text: &mut Clauses, files: &mut Vec<(String, String)>) {
    let mut law = Law { guide, id, witness: String::new(), duties: String::new(), rows: 0 };
    for number in 1..=articles {
        files.push((format!("content/laws/{id}/{number:02}.yaml"), law.article(number, text)));
    }
    files.push((format!("content/laws/{id}/law.yaml"), frame(id)));
    files.push((format!("content/laws/{id}/source.txt"), law.witness));
    files.push((format!("content/duties/{id}.yaml"), law.duties));
}

fn frame(id: &str) -> String {
    let number = id.rsplit('-').next().unwrap_or(id);
    format!(
        "name: {{zh-Hant: 試算用法規{number}, en: Sample Code {number}}}
short: {{zh-Hant: 試算用法規{number}, en: Sample Code {number}}}
self: {{zh-Hant: 本試算用法規{number}, en: this Sample Code {number}}}
kind: {{zh-Hant: 試算, en: sample}}
translation: ours
about: {{zh-Hant: 量測用, en: For measuring}}
version: {{zh-Hant: 量測用, en: For measuring}}
levels:
  - {{level: article, marker: {{zh-Hant: \"第{{decimal}}條\", en: \"Article {{decimal}}\"}}}}
  - {{level: paragraph}}
  - {{level: subparagraph, marker: {{zh-Hant: \"{{decimal}}、\", en: \"{{decimal}}.\"}}}}
  - {{level: item, marker: {{zh-Hant: \"（{{decimal}}）\", en: \"({{decimal}})\"}}}}
witness: {{file: source.txt}}
status:
  - commences: 2024-12-20
    note: {{zh-Hant: 量測用, en: For measuring}}
"
    )
}

/// A law in the making.
struct Law<'a> {
    guide: &'a Guide,
    id: &'a str,
    witness: String,
    duties: String,
    rows: usize,
}

impl Law<'_> {
    /// A lead-in with four subparagraphs, the first of which has two items, and two paragraphs of their own.
    fn article(&mut self, number: usize, text: &mut Clauses) -> String {
        let title = text.sentence(1);
        let mut yaml = format!("title: {{zh-Hant: {:?}, en: {:?}}}\nparts:\n", title[0], title[1]);
        self.line(&format!("第{number}條\n"));
        yaml += &self.part("", "", "    is: lead-in\n    parts:\n", &text.sentence(2));
        for s in 1..=4 {
            self.duty(&format!("{number}/p1/s{s}"), text);
            let parts = if s == 1 { "        parts:\n" } else { "" };
            yaml += &self.part("    ", &format!("{s}、"), parts, &text.sentence(3));
            for i in 1..=if s == 1 { 2 } else { 0 } {
                yaml += &self.part("        ", &format!("（{i}）"), "            is: procedure\n", &text.sentence(2));
            }
        }
        for p in 2..=3 {
            self.duty(&format!("{number}/p{p}"), text);
            yaml += &self.part("", "", "", &text.sentence(4));
        }
        yaml
    }

    fn part(&mut self, indent: &str, marker: &str, more: &str, [zh, en]: &[String; 2]) -> String {
        self.line(&format!("{marker}{zh}\n"));
        format!(
            "{indent}  - text: {{zh-Hant: {zh:?}, en: {en:?}}}\n{indent}    made_from: {{en: {:?}}}\n{more}",
            short_hash(zh)
        )
    }

    fn line(&mut self, line: &str) {
        self.witness.push_str(line);
    }

    fn duty(&mut self, provision: &str, text: &mut Clauses) {
        let role = &self.guide.roles[self.rows % self.guide.roles.len()].id;
        let tier = &self.guide.tiers[self.rows % self.guide.tiers.len()].id;
        let force = ["shall", "may", "should", "may-not"][self.rows % 4];
        let [zh, en] = text.sentence(1);
        let _ = write!(
            self.duties,
            "- provision: {}/{provision}\n  roles: [{role}]\n  tier: {tier}\n  force: {force}\n  summary: {{zh-Hant: {zh:?}, en: {en:?}}}\n\n",
            self.id
        );
        self.rows += 1;
    }
}

/// The clauses of the real provisions in both languages, drawn from as from a deck that is never empty.
struct Clauses {
    decks: [Vec<String>; 2],
    seed: u64,
}

impl Clauses {
    fn of(guide: &Guide) -> Self {
        let deck = |n: usize, ends: &[char]| {
            let lang = guide.lang_ids().nth(n).unwrap_or(LangIx::ORIGINAL);
            let texts = guide.provisions.iter().filter_map(|provision| provision.text.as_ref()?.own(lang));
            let clauses = texts.flat_map(|text| text.split(ends)).map(str::trim);
            let refers = |clause: &str| {
                let lower = clause.to_lowercase();
                lower.contains(|c: char| c.is_ascii_digit()) || REFERRING[n].iter().any(|word| lower.contains(word))
            };
            clauses.filter(|clause| clause.chars().count() > 4 && !refers(clause)).map(str::to_owned).collect()
        };
        let ends = ['，', '。', '；', '：', '（', '）', '「', '」', ',', ';', '.', ':', '(', ')', '"', '“', '”'];
        Self { decks: [deck(0, &ends), deck(1, &ends)], seed: 1 }
    }

    /// A sentence of so many clauses, in both languages.
    fn sentence(&mut self, clauses: usize) -> [String; 2] {
        let [zh, en] = [0, 1].map(|n| (0..clauses).map(|_| self.draw(n)).collect::<Vec<_>>());
        [format!("{}。", zh.join("，")), format!("{}.", en.join(", "))]
    }

    /// A clause, by a linear congruential generator (Knuth, MMIX), of whose 64 bits the upper half is random enough.
    fn draw(&mut self, n: usize) -> String {
        self.seed = self.seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        let deck = &self.decks[n];
        deck[(self.seed >> 33) as usize % deck.len()].clone()
    }
}
