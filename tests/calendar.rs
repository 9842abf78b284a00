//! The calendar files: written as RFC 5545 asks, and saying what `content/calendar.yaml` says.

#[path = "support/real.rs"]
mod real;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use fudao::guide::{Calendar, Guide, LangIx, PartOfMonth};

static GUIDE: LazyLock<Guide> = LazyLock::new(|| {
    let (guide, found) = fudao::check(&real::SOURCES.0);
    guide.unwrap_or_else(|| panic!("the content has errors: {found:#?}"))
});

/// The calendar files by path, without and with the site's address.
static FILES: LazyLock<[BTreeMap<String, String>; 2]> = LazyLock::new(|| {
    [None, Some("https://example.org/guide/")].map(|base| {
        let built = fudao::build(&real::SOURCES.0, Vec::new(), base).expect("the templates are right");
        let files = built.files.expect("the content is clean").into_iter();
        let files = files.filter(|file| file.path.ends_with(".ics"));
        files.map(|file| (file.path, String::from_utf8(file.bytes.to_vec()).expect("a calendar is UTF-8"))).collect()
    })
});

fn calendar() -> &'static Calendar {
    GUIDE.calendar.as_ref().expect("there is a calendar")
}

/// A property: its name, its parameters as written, its value as written.
type Property = (String, String, String);

/// Reads a file back: lines are unfolded and taken apart, components must nest.
fn read(text: &str) -> (Vec<Property>, Vec<Vec<Property>>) {
    let unfolded = text.replace("\r\n ", "");
    let (mut outer, mut events, mut open) = (Vec::new(), Vec::new(), Vec::new());
    for line in unfolded.split_terminator("\r\n") {
        let (head, value) = line.split_once(':').unwrap_or_else(|| panic!("`{line}` is no property"));
        let (name, parameters) = head.split_once(';').unwrap_or((head, ""));
        match name {
            "BEGIN" => {
                open.push(value.to_owned());
                if value == "VEVENT" {
                    events.push(Vec::new());
                }
            }
            "END" => assert_eq!(open.pop().as_deref(), Some(value), "components nest"),
            _ => {
                let property = (name.to_owned(), parameters.to_owned(), value.to_owned());
                let event = events.last_mut().filter(|_| open.len() == 2);
                event.unwrap_or(&mut outer).push(property);
            }
        }
    }
    assert!(open.is_empty(), "every component ends");
    (outer, events)
}

fn property<'a>(of: &'a [Property], name: &str) -> &'a Property {
    let mut all = of.iter().filter(|(known, ..)| known == name);
    let one = all.next().unwrap_or_else(|| panic!("`{name}` is missing"));
    assert!(all.next().is_none(), "`{name}` stands twice");
    one
}

/// The text behind a value.
fn plain(value: &str) -> String {
    let mut out = String::new();
    let mut chars = value.chars();
    while let Some(c) = chars.next() {
        match (c, c == '\\') {
            (_, true) => match chars.next() {
                Some('n' | 'N') => out.push('\n'),
                Some(escaped @ ('\\' | ';' | ',')) => out.push(escaped),
                other => panic!("`\\{other:?}` is no escape in `{value}`"),
            },
            (';' | ',', _) => panic!("`{c}` is not escaped in `{value}`"),
            (c, _) => out.push(c),
        }
    }
    out
}

#[test]
fn every_language_has_its_file() {
    for files in &*FILES {
        let paths: Vec<_> = files.keys().map(String::as_str).collect();
        assert_eq!(paths, ["data/calendar-en.ics", "data/calendar-zh.ics"]);
    }
}

#[test]
fn lines_end_as_they_should_and_none_is_long() {
    for (path, text) in FILES.iter().flatten() {
        assert!(text.ends_with("END:VCALENDAR\r\n"), "{path}");
        for line in text.split_terminator("\r\n") {
            assert!(line.len() <= 75, "{path}: {} octets: {line}", line.len());
            assert!(!line.contains(['\r', '\n', '\t']), "{path}: {line:?}");
        }
        assert!(!text.replace("\r\n", "").contains('\n'), "{path}: a line ends without a carriage return");
        assert!(text.split("\r\n ").count() > 10, "{path}: long lines are folded");
    }
}

#[test]
fn required_properties_are_there_once() {
    let mut uids = BTreeSet::new();
    for (path, text) in &FILES[0] {
        let (calendar, events) = read(text);
        assert_eq!(property(&calendar, "VERSION").2, "2.0");
        assert!(property(&calendar, "PRODID").2.starts_with("-//fudao//"), "{path}");
        assert!(!events.is_empty(), "{path}");
        for event in &events {
            assert!(uids.insert(property(event, "UID").2.clone()), "{path}: a UID stands twice");
            assert_eq!(property(event, "DTSTAMP").2, "20261122T000000Z");
            assert_eq!(property(event, "RRULE").2, "FREQ=YEARLY");
            let [start, end] = ["DTSTART", "DTEND"].map(|name| property(event, name));
            assert_eq!((start.1.as_str(), end.1.as_str()), ("VALUE=DATE", "VALUE=DATE"));
            assert!([start, end].iter().all(|one| one.2.len() == 8 && one.2.chars().all(|c| c.is_ascii_digit())));
            assert!(start.2 < end.2, "{path}: {event:?}");
            assert!(property(event, "URL").2.starts_with("https://"), "{path}");
        }
    }
}

/// First day and the day after the last of what has a date, worked out by hand from directions 17 and 19.
const DATES: [(&str, &str, &str); 7] = [
    // 每年八月初: no day is named, so it stands on the first.
    ("first-installment", "20260801", "20260802"),
    // 每年九月: all of it.
    ("survey-local", "20260901", "20261001"),
    ("survey-national", "20260901", "20261001"),
    // 次年度九月三十日前, 每年十月十五日前, 每年十月三十一日前: the day named.
    ("settlement", "20260930", "20261001"),
    ("application", "20261015", "20261016"),
    ("national-payment", "20261031", "20261101"),
    // 次年一月: all of it.
    ("second-installment", "20260101", "20260201"),
];

#[test]
fn the_files_say_what_the_content_says() {
    let dated: Vec<_> = calendar().entries.iter().filter(|entry| entry.date.is_some()).collect();
    for (lang, file) in [(LangIx::new(0), "data/calendar-zh.ics"), (LangIx::new(1), "data/calendar-en.ics")] {
        let (_, events) = read(&FILES[0][file]);
        assert_eq!(events.len(), dated.len(), "only what has a date is in {file}");
        for ((event, entry), (id, start, end)) in events.iter().zip(&dated).zip(DATES) {
            assert_eq!(entry.id, id);
            assert_eq!([&property(event, "DTSTART").2, &property(event, "DTEND").2], [start, end], "{id}");
            let summary = plain(&property(event, "SUMMARY").2);
            assert!(summary.ends_with(entry.title.shown(lang).text), "{summary}");
            let description = plain(&property(event, "DESCRIPTION").2);
            assert!(description.starts_with(entry.text.shown(lang).text), "{description}");
            assert!(description.contains(entry.time.shown(lang).text), "{description}");
        }
    }
}

#[test]
fn a_site_on_the_web_leads_to_its_own_provisions() {
    let (_, events) = read(&FILES[1]["data/calendar-zh.ics"]);
    let urls: Vec<_> = events.iter().map(|event| property(event, "URL").2.as_str()).collect();
    assert!(urls.contains(&"https://example.org/guide/zh/laws/directions/17.html#p1-s2"), "{urls:?}");
}

/// What has a date stands in the picture in its month; what has none is listed and in no file.
#[test]
fn what_has_no_date_in_the_text_has_none_here() {
    let texts: Vec<_> = calendar()
        .entries
        .iter()
        .filter(|entry| entry.date.is_none())
        .map(|entry| entry.time.shown(LangIx::ORIGINAL).text)
        .collect();
    assert!(texts.len() >= 8);
    for text in &texts {
        let dated = text.contains('月') && !text.contains("一百零六年");
        assert!(!dated, "`{text}` names a date");
    }
    let whole = calendar().entries.iter().filter_map(|entry| entry.date).filter(|date| date.part == PartOfMonth::Whole);
    assert_eq!(whole.count(), 3);
}
