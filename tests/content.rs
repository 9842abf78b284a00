//! The real content: complete, word for word, and every reference in it.
//!
//! `content/references.txt` lists what every text refers to, for review. To write it anew:
//! `SNAPSHOTS=overwrite cargo test --test content`; then read what has changed.

#[path = "support/real.rs"]
mod real;
#[path = "support/witness.rs"]
mod witness;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::ops::Range;
use std::sync::LazyLock;

use fudao::diag::{Code, Diagnostic};
use fudao::guide::{Guide, LangIx, Provision, Target};
use fudao::source::SourceSet;
use rayon::prelude::*;
use serde_json::Value;
use witness::Supplied;

const LAWS: [&str; 3] = ["act", "regulations", "directions"];

static GUIDE: LazyLock<Guide> = LazyLock::new(|| {
    let (guide, found) = fudao::check(&real::SOURCES.0);
    guide.unwrap_or_else(|| panic!("the content has errors: {found:#?}"))
});

/// The three texts, read from their witnesses without the help of fudao.
static SUPPLIED: LazyLock<Vec<Supplied>> =
    LazyLock::new(|| LAWS.iter().flat_map(|law| witness::read(law, witness_of(law))).collect());

fn witness_of(law: &str) -> &'static str {
    &real::SOURCES.0.find(&format!("content/laws/{law}/source.txt")).expect("every law has its witness").text
}

#[test]
fn the_content_is_clean() {
    let (sources, found) = &*real::SOURCES;
    let (guide, complaints) = fudao::check(sources);
    let errors: Vec<&Diagnostic> = found.iter().chain(&complaints).filter(|found| found.is_error()).collect();
    assert!(errors.is_empty(), "{errors:#?}");
    assert!(guide.is_some());
}

/// Units, paragraphs, subparagraphs, items, and what is below them.
fn counts<'a>(ids: impl Iterator<Item = &'a str>) -> [usize; 5] {
    let mut counts = [0; 5];
    for id in ids {
        let last = id.rsplit('/').next().unwrap_or_default();
        let letter = last.chars().next().filter(char::is_ascii_alphabetic);
        counts[letter.map_or(0, |letter| 1 + "psit".find(letter).expect("a letter of a level"))] += 1;
    }
    counts
}

#[test]
fn the_texts_have_as_many_parts_as_the_design_says() {
    let ids = |law: &'static str| {
        let of_law = GUIDE.provisions.iter().filter(move |one| GUIDE[one.law].id == law);
        of_law.map(|one| one.id.as_str())
    };
    assert_eq!(counts(ids("act")), [27, 79, 40, 0, 0]);
    assert_eq!(counts(ids("regulations")), [12, 15, 19, 50, 0]);
    assert_eq!(counts(ids("directions")), [22, 37, 20, 6, 6]);
    assert_eq!(counts(GUIDE.provisions.iter().map(|one| one.id.as_str())), [61, 131, 79, 56, 6]);
    assert_eq!(counts(SUPPLIED.iter().map(|one| one.id.as_str())), [61, 131, 79, 56, 6]);
}

#[test]
fn provisions_json_is_the_witness_word_for_word_and_in_its_order() {
    let built = fudao::build(&real::SOURCES.0, Vec::new(), None).expect("the templates are right");
    let files = built.files.expect("the content is clean");
    let json = files.iter().find(|file| file.path == "data/provisions.json").expect("the data is there");
    let rows: Vec<Value> = serde_json::from_slice(&json.bytes).expect("JSON");
    let text = |row: &Value| row["text"]["zh-Hant"].as_str().map(str::to_owned);
    let written: Vec<_> =
        rows.iter().map(|row| (row["id"].as_str().unwrap_or_default().to_owned(), text(row))).collect();
    for (written, supplied) in written.iter().zip(&*SUPPLIED) {
        assert_eq!(*written, (supplied.id.clone(), supplied.text.clone()));
    }
    assert_eq!(written.len(), SUPPLIED.len());
    for row in &rows {
        let (id, url) = (row["id"].as_str().unwrap_or_default(), row["url"]["en"].as_str().unwrap_or_default());
        let parts: Vec<_> = id.split('/').collect();
        assert_eq!(
            (row["law"].as_str(), row["unit"].as_str()),
            (Some(parts[0]), Some(parts[..2].join("/").as_str())),
            "{id}"
        );
        let parent = (parts.len() > 2).then(|| parts[..parts.len() - 1].join("/"));
        assert_eq!(row["parent"].as_str(), parent.as_deref(), "{id}");
        assert!(row["text"]["en"].is_string() == (parts.len() > 2), "{id} has no English");
        let anchor = if parts.len() > 2 { format!("#{}", parts[2..].join("-")) } else { String::new() };
        assert_eq!(url, format!("en/laws/{}.html{anchor}", parts[..2].join("/")));
    }
}

/// One file of the guide with other words.
type Change = (String, String);

/// The change that takes the n-th character out of a provision's original text.
fn without_character(provision: &Provision, n: usize) -> Change {
    let text = provision.text.as_ref().and_then(|text| text.own(LangIx::ORIGINAL)).expect("a part has a text");
    let span = provision.text_spans[0];
    let source = real::SOURCES.0.get(span.file);
    let written = &source.text[span.start as usize..span.end as usize];
    let at = span.start as usize + written.find(text).unwrap_or_else(|| panic!("{} is not on one line", provision.id));
    let (at, c) = text.char_indices().nth(n).map(|(inside, c)| (at + inside, c)).expect("the text is that long");
    let mut changed = source.text.clone();
    changed.replace_range(at..at + c.len_utf8(), "");
    (source.path.clone(), changed)
}

/// Ids of the provisions whose text is said to differ from its witness.
fn differing(sources: &SourceSet) -> BTreeSet<String> {
    let (_, found) = fudao::check(sources);
    let differ = found.iter().filter(|found| found.code == Code::TextDiffersFromWitness);
    differ.map(|found| found.message.split('`').nth(1).unwrap_or_default().to_owned()).collect()
}

/// A guide of one unit, so that a check costs little: the frame, the law, the unit and its lines of the witness.
fn guide_of_one_unit(provision: &Provision, change: Change) -> SourceSet {
    let unit = provision.id.split('/').take(2).collect::<Vec<_>>().join("/");
    let law = provision.id.split('/').next().unwrap_or_default();
    let of_law = SUPPLIED.iter().filter(|one| one.id.starts_with(law));
    let from = of_law.clone().find(|one| one.id == unit).expect("the witness has the unit").line;
    let to = of_law.clone().find(|one| one.text.is_none() && one.line > from).map_or(usize::MAX, |next| next.line);
    let lines: String = witness_of(law).split_inclusive('\n').take(to).skip(from).collect();
    let kept = |path: &str| real::SOURCES.0.find(path).map(|source| (source.path.clone(), source.text.clone()));
    let frame = ["site", "levels", "labels", "languages/zh-Hant", "languages/en"];
    let mut files: Vec<_> = frame.iter().filter_map(|name| kept(&format!("content/{name}.yaml"))).collect();
    files.extend(kept(&format!("content/laws/{law}/law.yaml")));
    files.push((format!("content/laws/{law}/source.txt"), lines));
    files.push(change);
    SourceSet::new(files)
}

#[test]
fn a_character_less_anywhere_names_the_provision() {
    let parts: Vec<_> = GUIDE.provisions.iter().filter(|provision| provision.text.is_some()).collect();
    assert_eq!(parts.len(), 272);
    parts.par_iter().for_each(|part| {
        let text = part.text.as_ref().and_then(|text| text.own(LangIx::ORIGINAL)).unwrap_or_default();
        let length = text.chars().count();
        for n in [0, length / 2, length - 1] {
            let sources = guide_of_one_unit(part, without_character(part, n));
            assert_eq!(differing(&sources), BTreeSet::from([part.id.clone()]), "without character {n} of {text}");
        }
    });
}

#[test]
fn a_character_less_in_one_provision_of_each_unit_names_them_all() {
    let firsts: BTreeMap<_, _> =
        GUIDE.provisions.iter().filter(|one| one.text.is_some()).map(|one| (one.span.file, one)).collect();
    assert_eq!(firsts.len(), 61);
    let changes: BTreeMap<String, String> = firsts.values().map(|one| without_character(one, 3)).collect();
    let real = ["content/", "templates/"].into_iter().flat_map(|folder| real::SOURCES.0.under(folder));
    let changed = real.map(|source| {
        let text = changes.get(&source.path).unwrap_or(&source.text);
        (source.path.clone(), text.clone())
    });
    let named = differing(&SourceSet::new(changed.collect()));
    assert_eq!(named, firsts.values().map(|one| one.id.clone()).collect());
}

/// Every reference of the texts: `provision | language | words | targets`.
fn references() -> String {
    let mut list = String::new();
    for provision in &GUIDE.provisions {
        let Some(text) = &provision.text else { continue };
        for (lang, text) in text.all() {
            for reference in provision.references_in(lang) {
                let words = &text[reference.range.clone()];
                let _ =
                    writeln!(list, "{} | {} | {words} | {}", provision.id, GUIDE[lang].key, name(&reference.target));
            }
        }
    }
    list
}

fn name(target: &Target) -> String {
    match target {
        Target::Law(law) => GUIDE[*law].id.clone(),
        Target::Provisions(many) => many.iter().map(|one| GUIDE[*one].id.as_str()).collect::<Vec<_>>().join(" "),
        Target::Annex(law, annex) => format!("annex {} of {}", GUIDE[*law].annexes[annex.get()].number, GUIDE[*law].id),
        Target::Outside(law, Some(unit)) => format!("law:{} {unit}", GUIDE[*law].id),
        Target::Outside(law, None) => format!("law:{}", GUIDE[*law].id),
    }
}

#[test]
fn references_are_as_reviewed() {
    let reviewed = real::root().join("tests/content/references.txt");
    snapbox::assert_data_eq!(references(), snapbox::Data::read_from(&reviewed, None).raw());
}

/// Words that point at something, as a reader sees them; what of them is no reference is listed with its words.
#[test]
fn nothing_that_looks_like_a_reference_is_left_unread() {
    let mut missed = Vec::new();
    for provision in &GUIDE.provisions {
        let Some(text) = &provision.text else { continue };
        for (lang, text) in text.all() {
            let read: Vec<_> = provision.references_in(lang).iter().map(|reference| reference.range.clone()).collect();
            let looks = if lang == LangIx::ORIGINAL { chinese(text) } else { english(text) };
            let unread = looks
                .into_iter()
                .filter(|place| !read.iter().any(|read| read.start <= place.start && place.end <= read.end));
            missed.extend(unread.map(|place| format!("{}: {} in {text}", provision.id, &text[place])));
        }
    }
    assert!(missed.is_empty(), "{}", missed.join("\n"));
}

/// 第…條, 前…項, 本法, 附件…
fn chinese(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    for (at, c) in text.char_indices() {
        let rest = &text[at..];
        let number: String = rest
            .chars()
            .skip(1)
            .take_while(|c| witness::number_of_han(&c.to_string()).is_some() || *c == '十')
            .collect();
        let after = rest[c.len_utf8() + number.len()..].chars().next().unwrap_or_default();
        let levels = "條項款目點";
        let end = at + c.len_utf8() + number.len();
        match c {
            '第' if levels.contains(after) => found.push(at..end + after.len_utf8()),
            '前' if levels.contains(after) => found.push(at..end + after.len_utf8()),
            '附' if rest.starts_with("附件") => found.push(at..at + "附件".len()),
            _ => {
                let names = ["本法", "本辦法", "本要點", "本條", "本項", "本款", "各款", "施行細則"];
                let names = names.iter().filter(|name| {
                    rest.starts_with(**name) && !NO_REFERENCE.iter().any(|no| no_reference(text, at, no))
                });
                found.extend(names.map(|name| at..at + name.len()));
            }
        }
    }
    found
}

/// Declares a name, or speaks of something else than a provision.
const NO_REFERENCE: [&str; 3] = ["以下簡稱本法", "下列各款", "本項工作"];

/// Whether the words at a place stand inside these longer words.
fn no_reference(text: &str, at: usize, longer: &str) -> bool {
    text.match_indices(longer).any(|(start, _)| start <= at && at < start + longer.len())
}

/// Article 6, the preceding paragraph, this Act, Annex 1.
fn english(text: &str) -> Vec<Range<usize>> {
    let nouns = [
        "Article",
        "Articles",
        "paragraph",
        "paragraphs",
        "subparagraph",
        "subparagraphs",
        "item",
        "items",
        "point",
        "points",
        "Point",
        "Points",
        "Annex",
    ];
    let mut found = Vec::new();
    for name in ["this Act", "these Regulations", "these Directions", "Enforcement Rules"] {
        found.extend(text.match_indices(name).map(|(at, name)| at..at + name.len()));
    }
    let words: Vec<_> = text.split(' ').collect();
    let mut at = 0;
    for (n, word) in words.iter().enumerate() {
        let bare = word.trim_end_matches([',', '.', ';', ':', ')']);
        let numbered = words.get(n + 1).is_some_and(|next| next.starts_with(|c: char| c.is_ascii_digit()));
        let pointed = words[n.saturating_sub(2)..n].iter().any(|before| ["preceding", "this"].contains(before));
        if nouns.contains(&bare) && (numbered || pointed) {
            found.push(at..at + bare.len());
        }
        at += word.len() + 1;
    }
    found
}
