//! What `fudao diff` finds: which provisions differ, how, and which rows rest on them.
#![expect(clippy::disallowed_methods, reason = "the guides are folders on a disk")]

#[path = "support/folder.rs"]
mod folder;
#[path = "support/lay.rs"]
mod lay;

use std::collections::BTreeMap;
use std::process::Command;

use fudao::diff::{Change, Piece, Side, State, diff};
use fudao::source::SourceSet;

/// The files of the guide for families, by path.
fn files() -> BTreeMap<String, String> {
    let guide = lay::guide();
    lay::copy(&lay::repository().join("tests/cases/families/content"), &guide.path().join("content"));
    let text = |bytes| String::from_utf8(bytes).expect("the content is UTF-8");
    let files = folder::bytes(&guide.path().join("content")).into_iter();
    files.map(|(path, bytes)| (format!("content/{}", path.display()), text(bytes))).collect()
}

fn state(files: &BTreeMap<String, String>) -> State {
    let sources = SourceSet::new(files.clone().into_iter().collect());
    State::read(sources, Vec::new()).expect("the frame can be read")
}

/// What differs when some words of a file are written otherwise.
fn after(edits: &[(&str, &str, &str)]) -> Vec<Change> {
    let old = files();
    let mut new = old.clone();
    for (path, from, to) in edits {
        let text = new.get_mut(*path).expect("the file is there");
        assert!(text.contains(from), "{path}: {from}");
        *text = text.replacen(from, to, 1);
    }
    diff(&state(&old), &state(&new))
}

fn marked(pieces: &[Piece]) -> String {
    let mark = |Piece { side, text }: &Piece| match side {
        Side::Both => text.clone(),
        Side::Old => format!("[-{text}-]"),
        Side::New => format!("{{+{text}+}}"),
    };
    pieces.iter().map(mark).collect()
}

/// `moved kitchen/2/p1/s2 ← kitchen/2/p1/s1`, one for each change.
fn summary(changes: &[Change]) -> Vec<String> {
    let one = |change: &Change| {
        let was = change.was.as_ref().map(|was| format!(" ← {was}")).unwrap_or_default();
        format!("{} {}{was}", change.kind.word(), change.id)
    };
    changes.iter().map(one).collect()
}

fn touches(change: &Change) -> Vec<String> {
    let one = |(side, touch): &(Side, fudao::diff::Touch)| {
        let part = touch.part.as_ref().map(|part| format!(" {part}")).unwrap_or_default();
        let gone = if *side == Side::Old { " (gone)" } else { "" };
        format!("{} {}{part}{gone}", touch.kind, touch.id)
    };
    change.touches.iter().map(one).collect()
}

const TWO: &str = "content/laws/kitchen/02.yaml";

#[test]
fn a_guide_does_not_differ_from_itself() {
    assert_eq!(after(&[]), []);
    // Neither comments nor the order of keys are what the guide says.
    assert_eq!(after(&[(TWO, "title:", "# a remark\ntitle:")]), []);
}

#[test]
fn a_changed_text_is_shown_word_by_word_with_what_rests_on_it() {
    let changes = after(&[(TWO, "關閉爐火。", "關閉爐火及門窗。")]);
    assert_eq!(summary(&changes), ["changed kitchen/2/p1/s2"]);
    let change = &changes[0];
    assert_eq!(change.texts.len(), 1);
    assert_eq!((change.texts[0].0.as_str(), marked(&change.texts[0].1).as_str()), ("zh-Hant", "關閉爐火{+及門窗+}。"));
    assert_eq!(change.out_of_date, ["en"]);
    assert_eq!(
        change.citation[1],
        ("en".to_owned(), "Kitchen Rules, Article 2, paragraph 1, subparagraph 2".to_owned())
    );
    let expected = [
        "duty kitchen-2-p1-s2",
        "question who-turns-it-off",
        "reference kitchen/2/p2",
        "sheet off",
        "situation fire off",
    ];
    for touch in expected {
        assert!(touches(change).contains(&touch.to_owned()), "{touch}: {:?}", touches(change));
    }
    // What names a provision above names this one too; what names its neighbour does not.
    assert!(touches(change).contains(&"reference kitchen/3/p1".to_owned()), "{:?}", touches(change));
    assert!(!touches(change).contains(&"duty kitchen-2-p1-s1".to_owned()), "{:?}", touches(change));
}

#[test]
fn what_is_put_in_between_moves_the_others_and_changes_none() {
    let part = "      - text:\n          zh-Hant: 擦拭桌面。\n          en: Wipe the table.\n      - text:\n          zh-Hant: 清洗餐具。";
    let changes = after(&[(TWO, "      - text:\n          zh-Hant: 清洗餐具。", part)]);
    let expected =
        ["added kitchen/2/p1/s1", "moved kitchen/2/p1/s2 ← kitchen/2/p1/s1", "moved kitchen/2/p1/s3 ← kitchen/2/p1/s2"];
    assert_eq!(summary(&changes), expected);
    assert!(changes[1].texts.is_empty() && changes[1].out_of_date.is_empty());
    // The row that named the first one names another now, and the maintainer must see both.
    assert!(touches(&changes[0]).contains(&"duty kitchen-2-p1-s1".to_owned()), "{:?}", touches(&changes[0]));
    assert!(touches(&changes[1]).contains(&"duty kitchen-2-p1-s1 (gone)".to_owned()), "{:?}", touches(&changes[1]));
}

#[test]
fn what_is_gone_names_the_rows_that_are_left_over() {
    let gone = "      - text:\n          zh-Hant: 關閉爐火。\n          en: Turn off the stove.\n        made_from: {en: \"45f7f40a\"}\n";
    let changes = after(&[(TWO, gone, "")]);
    assert_eq!(summary(&changes), ["removed kitchen/2/p1/s2"]);
    assert_eq!(marked(&changes[0].texts[0].1), "[-關閉爐火。-]");
    assert!(touches(&changes[0]).contains(&"duty kitchen-2-p1-s2 (gone)".to_owned()), "{:?}", touches(&changes[0]));
}

#[test]
fn our_own_words_and_the_status_are_told_apart_from_the_law() {
    assert_eq!(summary(&after(&[(TWO, "en: Wash the dishes.", "en: Wash up.")])), ["reworded kitchen/2/p1/s1"]);
    let titles = after(&[(TWO, "用畢之後", "使用之後")]);
    assert_eq!(summary(&titles), ["reworded kitchen/2"]);
    assert!(titles[0].touches.is_empty());
    let changes = after(&[("content/laws/kitchen/law.yaml", "commences: pending", "commences: 2026-05-01")]);
    assert_eq!(summary(&changes), ["status kitchen/3"]);
    assert_eq!(changes[0].status, Some(("pending".to_owned(), "2026-05-01".to_owned())));
    assert!(touches(&changes[0]).contains(&"duty kitchen-3-p1".to_owned()), "{:?}", touches(&changes[0]));
}

#[test]
fn a_whole_law_comes_and_goes() {
    let old = files();
    let mut new = old.clone();
    new.retain(|path, _| !path.starts_with("content/laws/keys/"));
    new.entry("content/site.yaml".to_owned()).and_modify(|text| *text = text.replace("[kitchen, keys]", "[kitchen]"));
    let (old, new) = (state(&old), state(&new));
    let expected = |word: &str| ["keys/1", "keys/1/p1", "keys/1/p2"].map(|id| format!("{word} {id}"));
    assert_eq!(summary(&diff(&old, &new)), expected("removed"));
    assert_eq!(summary(&diff(&new, &old)), expected("added"));
}

#[test]
fn what_could_not_be_read_is_compared_with_nothing() {
    let changes = after(&[(TWO, "title:", "titel:"), ("content/laws/keys/01.yaml", "照價賠償", "賠償")]);
    assert_eq!(summary(&changes), ["changed keys/1/p2"]);
}

/// A guide that lies in a folder of its repository is found there, and only there.
#[test]
fn a_revision_is_read_where_the_guide_lies() {
    let guide = lay::guide();
    let outer = tempfile::tempdir().expect("a temporary folder");
    lay::copy(guide.path(), &outer.path().join("guides/kitchen"));
    let git = |arguments: &[&str]| {
        let mut command = Command::new("git");
        for name in ["GIT_AUTHOR", "GIT_COMMITTER"] {
            command.env(format!("{name}_NAME"), "fudao").env(format!("{name}_EMAIL"), "fudao@example.org");
        }
        let output = command.arg("-C").arg(outer.path()).args(arguments).output().expect("git runs");
        assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    };
    git(&["init", "--quiet"]);
    git(&["add", "."]);
    git(&["commit", "--quiet", "--message", "first"]);
    let unit = outer.path().join("guides/kitchen/content/laws/keys/01.yaml");
    let text = std::fs::read_to_string(&unit).expect("the article is there").replace("照價賠償", "賠償");
    std::fs::write(&unit, text).expect("the file can be written");
    let fudao = |root: &str| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_fudao"));
        let output =
            command.args(["diff", "HEAD", "--root", root]).current_dir(outer.path()).output().expect("fudao runs");
        (output.status.code(), String::from_utf8([output.stdout, output.stderr].concat()).expect("fudao prints UTF-8"))
    };
    let (code, printed) = fudao("guides/kitchen");
    // The witness has the old words, so the new state has an error, and is compared all the same.
    assert_eq!(code, Some(1), "{printed}");
    assert!(printed.starts_with("changed keys/1/p2") && printed.contains("，應[-照價-]賠償。"), "{printed}");
    let (code, printed) = fudao(".");
    assert_eq!(code, Some(2), "{printed}");
    assert!(printed.contains("the revision `HEAD` holds no folder `content` where `.` is"), "{printed}");
}
