//! The real content, turned round: the 57 rows stand right, nothing is lost, and a lost row is named.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use fudao::diag::Code;
use fudao::guide::{Guide, ProvisionIx};
use fudao::source::{self, SourceSet};

fn sources() -> SourceSet {
    source::load(Path::new(env!("CARGO_MANIFEST_DIR"))).unwrap().0
}

fn guide() -> Guide {
    fudao::check(&sources()).0.expect("the real content has no errors")
}

/// Role and number of rows of the lists of work in regulations, articles 4 to 8.
const LISTS: [(&str, &str, usize); 5] = [
    ("regulations/4", "admin-units", 9),
    ("regulations/5", "teacher", 11),
    ("regulations/6", "guidance-office", 7),
    ("regulations/7", "guidance-counselor", 15),
    ("regulations/8", "center-professionals", 15),
];

#[test]
fn the_fifty_seven_rows_have_their_role_tier_and_provision() {
    let guide = guide();
    let mut total = 0;
    for (unit, role, count) in LISTS {
        let unit = guide.find(unit).unwrap();
        let items: Vec<ProvisionIx> =
            guide.below(unit).filter(|(_, part)| part.depth > 1 && part.parts.is_empty()).map(|(at, _)| at).collect();
        assert_eq!(items.len(), count);
        total += count;
        for item in items {
            let rows: Vec<_> = guide[item].duties.iter().map(|duty| &guide[*duty]).collect();
            assert!(!rows.is_empty(), "{} has no row", guide[item].id);
            for row in &rows {
                let roles: Vec<_> = row.roles.iter().map(|role| guide[*role].id.as_str()).collect();
                assert_eq!(roles, [role], "{}", row.id);
                let tier = row.tier.map(|tier| guide[tier].id.as_str());
                assert_eq!(tier, tier_of_heading(&guide, item), "{}", row.id);
            }
            let main = rows.iter().filter(|row| row.force == fudao::content::duty::Force::Shall).count();
            assert_eq!(main, 1, "{} has one row that says what the work is", guide[item].id);
        }
    }
    assert_eq!(total, 57);
}

/// The tier that the list's own heading names: 發展性輔導工作： and so on.
fn tier_of_heading(guide: &Guide, item: ProvisionIx) -> Option<&'static str> {
    let heading = guide[item].parent.and_then(|parent| guide[parent].text.clone())?;
    let heading = heading.shown(fudao::guide::LangIx::ORIGINAL).text.to_owned();
    let tiers = [("發展性", "developmental"), ("介入性", "intervention"), ("處遇性", "remedial")];
    tiers.into_iter().find(|(word, _)| heading.starts_with(word)).map(|(_, tier)| tier)
}

#[test]
fn forces_follow_the_words_of_the_text() {
    let guide = guide();
    for duty in &guide.duties {
        let text = guide[duty.provision].text.as_ref().unwrap().shown(fudao::guide::LangIx::ORIGINAL).text.to_owned();
        let expected = match duty.force.key() {
            "may-not" => text.contains("不得") || text.contains('免'),
            "should" => text.contains('宜'),
            "may" => text.contains('得') || duty.id == "act-12-p6",
            _ => true,
        };
        assert!(expected, "{} is {}, but the text says {text}", duty.id, duty.force.key());
    }
}

#[test]
fn a_lost_row_is_named_with_its_provision() {
    let sources = sources();
    let files: Vec<_> = sources.under("content/duties/").map(|file| (file.path.clone(), rows(&file.text))).collect();
    let most = files.iter().map(|(_, rows)| rows.len()).max().unwrap();
    for n in 0..most {
        let mut lost = BTreeSet::new();
        let mut changed = BTreeMap::new();
        for (path, rows) in files.iter().filter(|(_, rows)| rows.len() > n) {
            let provision = rows[n].lines().next().unwrap().trim_start_matches("- provision:").trim().to_owned();
            lost.insert(format!("`{provision}`"));
            let kept: Vec<_> = rows.iter().enumerate().filter(|(k, _)| *k != n).map(|(_, row)| row.as_str()).collect();
            let text = if kept.is_empty() { "[]\n".to_owned() } else { kept.concat() };
            changed.insert(path.clone(), text);
        }
        let (_, diagnostics) = fudao::check(&overlaid(&sources, &changed));
        let said: Vec<_> = diagnostics.iter().filter(|found| found.code == Code::UnaccountedProvision).collect();
        for provision in lost {
            assert!(said.iter().any(|found| found.message.contains(&provision)), "nothing is said about {provision}");
        }
    }
}

#[test]
fn an_uncited_provision_is_named() {
    let sources = sources();
    let path = "content/laws/act/23.yaml";
    let text = &sources.find(path).unwrap().text;
    let added = format!("{text}\n  - text:\n      zh-Hant: 學校應辦理新的事項。\n      en: ~\n");
    let (_, diagnostics) = fudao::check(&overlaid(&sources, &BTreeMap::from([(path.to_owned(), added)])));
    let named =
        |code: Code| diagnostics.iter().any(|found| found.code == code && found.message.contains("`act/23/p2`"));
    assert!(named(Code::UnaccountedProvision));
    assert!(named(Code::TextDiffersFromWitness));
}

/// The rows of a file, each with its line ends, as they are written.
fn rows(text: &str) -> Vec<String> {
    let mut rows: Vec<String> = Vec::new();
    for line in text.split_inclusive('\n') {
        if line.starts_with("- ") {
            rows.push(line.to_owned());
        } else if let Some(row) = rows.last_mut() {
            row.push_str(line);
        }
    }
    rows
}

fn overlaid(sources: &SourceSet, changed: &BTreeMap<String, String>) -> SourceSet {
    let files = sources.under("content/").map(|file| {
        let text = changed.get(&file.path).unwrap_or(&file.text);
        (file.path.clone(), text.clone())
    });
    SourceSet::new(files.collect())
}
