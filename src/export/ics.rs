//! `data/calendar-<language>.ics`: what is due every year, for the calendars of phones and desks.
//!
//! Only what the texts date stands in it. Source: RFC 5545 (iCalendar); `NAME` is from RFC 7986, `X-WR-CALNAME` what
//! calendars read before it.

use crate::guide::{Calendar, Date, Entry, Guide, LangIx, PartOfMonth, WithLaw};
use crate::page::calendar::{date_in_words, remark};
use crate::page::url::{Address, calendar_file};
use crate::site::OutputFile;

/// Octets of a line at most, its end left aside.
const LONGEST: usize = 75;

/// The calendar file of every language; none where the guide has no calendar. `base_url` ends in a slash.
#[must_use]
pub fn calendars(guide: &Guide, base_url: Option<&str>) -> Vec<OutputFile> {
    let Some(calendar) = &guide.calendar else { return Vec::new() };
    let one = |lang: LangIx| OutputFile::new(&calendar_file(guide, lang), file(guide, calendar, lang, base_url));
    guide.lang_ids().map(one).collect()
}

fn file(guide: &Guide, calendar: &Calendar, lang: LangIx, base_url: Option<&str>) -> String {
    let key = &guide[lang].key;
    let name = format!("{} · {}", guide.label("calendar", lang), guide.site.name.shown(lang).text);
    let mut lines = vec![
        "BEGIN:VCALENDAR".to_owned(),
        "VERSION:2.0".to_owned(),
        format!("PRODID:-//fudao//calendar//{}", key.to_uppercase()),
        "CALSCALE:GREGORIAN".to_owned(),
        "METHOD:PUBLISH".to_owned(),
        format!("NAME:{}", escaped(&name)),
        format!("X-WR-CALNAME:{}", escaped(&name)),
    ];
    for entry in &calendar.entries {
        if let Some(date) = entry.date {
            lines.extend(event(guide, (calendar, entry, date), lang, base_url));
        }
    }
    lines.push("END:VCALENDAR".to_owned());
    lines.iter().flat_map(|line| [folded(line), "\r\n".to_owned()]).collect()
}

fn event(
    guide: &Guide,
    (calendar, entry, date): (&Calendar, &Entry, Date),
    lang: LangIx,
    base_url: Option<&str>,
) -> Vec<String> {
    let key = &guide[lang].key;
    let (start, end) = days(calendar.since, date);
    let changed = calendar.changed.replace('-', "");
    let citation = guide.citation(entry.provision, lang, WithLaw::Yes);
    let official = || guide[guide[entry.provision].law].addresses.first().map(|page| page.url.clone());
    let page = || base_url.map(|base| format!("{base}{}", Address::Provision(lang, entry.provision).path(guide)));
    let colon = guide.label("colon", lang);
    let mut description = vec![entry.text.shown(lang).text.to_owned()];
    description.push(format!("{}{colon}{}", guide.label("calendar_time", lang), entry.time.shown(lang).text));
    description.extend(remark(guide, lang, date).map(str::to_owned));
    let who: Vec<_> = entry.roles.iter().map(|role| guide[*role].short.shown(lang).text).collect();
    if !who.is_empty() {
        description.push(format!("{}{colon}{}", guide.label("whose", lang), who.join(&guide[lang].list)));
    }
    description.push(citation);
    let summary = format!("{}{colon}{}", date_in_words(guide, lang, date), entry.title.shown(lang).text);
    let mut lines = vec![
        "BEGIN:VEVENT".to_owned(),
        format!("UID:{}.{key}@fudao", entry.id),
        format!("DTSTAMP:{changed}T000000Z"),
        format!("LAST-MODIFIED:{changed}T000000Z"),
        format!("DTSTART;VALUE=DATE:{start}"),
        format!("DTEND;VALUE=DATE:{end}"),
        "RRULE:FREQ=YEARLY".to_owned(),
        format!("SUMMARY;LANGUAGE={key}:{}", escaped(&summary)),
        format!("DESCRIPTION;LANGUAGE={key}:{}", escaped(&description.join("\n"))),
    ];
    lines.extend(page().or_else(official).map(|url| format!("URL:{url}")));
    lines.extend(["TRANSP:TRANSPARENT".to_owned(), "END:VEVENT".to_owned()]);
    lines
}

/// The first day and the day after the last, as `20261015`.
fn days(year: u16, date: Date) -> (String, String) {
    let Date { month, part } = date;
    let (year, month) = (u32::from(year), u32::from(month));
    let written = |year: u32, month: u32, day: u32| format!("{year:04}{month:02}{day:02}");
    let next_month = if month == 12 { (year + 1, 1) } else { (year, month + 1) };
    match part {
        PartOfMonth::Whole => (written(year, month, 1), written(next_month.0, next_month.1, 1)),
        PartOfMonth::Beginning => (written(year, month, 1), written(year, month, 2)),
        PartOfMonth::Day(day) if day == last_day(month) => {
            (written(year, month, day.into()), written(next_month.0, next_month.1, 1))
        }
        PartOfMonth::Day(day) => (written(year, month, day.into()), written(year, month, u32::from(day) + 1)),
    }
}

/// The last day that a date of the calendar can have in a month: February 29 does not return every year.
fn last_day(month: u32) -> u8 {
    match month {
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// A text as a value: backslash, semicolon, comma and line ends are written with a backslash.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\\' | ';' | ',' => out.extend(['\\', c]),
            '\n' => out.push_str("\\n"),
            // No other control character may stand in a value.
            c if c.is_control() => {}
            c => out.push(c),
        }
    }
    out
}

/// A line in pieces of at most 75 octets, each but the first begun with a blank; no character is cut.
fn folded(line: &str) -> String {
    let mut out = String::with_capacity(line.len() + line.len() / LONGEST * 3);
    let mut room = LONGEST;
    for c in line.chars() {
        if c.len_utf8() > room {
            out.push_str("\r\n ");
            room = LONGEST - 1;
        }
        out.push(c);
        room -= c.len_utf8();
    }
    out
}
