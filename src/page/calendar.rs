//! The calendar: the year at a glance, what has a date, and what the texts leave without one.

use serde::Serialize;

use super::context::{Context, Link, Phrase};
use super::duty::roles;
use super::frame::Heading;
use super::status::{State, status_label, status_of};
use super::url::{Address, calendar_file};
use crate::guide::{Calendar, Date, Entry, Guide, LangIx, PartOfMonth};
use crate::page::calculator::Badge;

/// What is due when.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct CalendarView {
    /// The twelve months in the order of the picture.
    pub months: Vec<MonthView>,
    /// Entries with a date.
    pub dated: Vec<EntryView>,
    /// Entries without one.
    pub undated: Vec<EntryView>,
    /// The calendar file.
    pub file: String,
    /// The calculators, where there are any.
    pub calculators: Option<Link>,
}

/// A month of the picture.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct MonthView {
    /// Its name.
    pub name: String,
    /// What is due in it.
    pub marks: Vec<Mark>,
}

/// An entry in the picture.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct Mark {
    /// Its place on the page.
    pub href: String,
    /// When in the month.
    pub when: String,
    /// What is due.
    pub title: Phrase,
    /// `day`, `beginning` or `whole`, for its shape.
    pub part: &'static str,
}

/// An entry.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct EntryView {
    /// Its anchor.
    pub id: String,
    /// The date in words; null where the text has none.
    pub date: Option<String>,
    /// What is due, in a few words.
    pub title: Phrase,
    /// The same in plain words.
    pub text: Phrase,
    /// What the text says about the time.
    pub time: Phrase,
    /// What to know about the date.
    pub remark: Option<String>,
    /// Who has to do it.
    pub roles: Vec<Link>,
    /// The provision that says so.
    pub provision: Link,
    /// Its state where it is not simply in force.
    pub badge: Option<Badge>,
}

/// The heading of the page.
#[must_use]
pub fn heading(context: &Context<'_>) -> Heading {
    let all = (!context.guide.rules.is_empty()).then(|| calculators(context));
    let crumbs = all.into_iter().collect();
    super::plain_heading(context.label("calendar"), context.label("calendar_lead"), crumbs)
}

fn calculators(context: &Context<'_>) -> Link {
    let href = context.link(&Address::Calculators(context.lang));
    Link { href, text: context.label("calculators").to_owned() }
}

/// The page.
///
/// # Panics
/// Never: only a guide with a calendar has its address.
#[must_use]
pub fn view(context: &Context<'_>) -> CalendarView {
    let guide = context.guide;
    let calendar = guide.calendar.as_ref().expect("only a guide with a calendar has its page");
    let (dated, undated): (Vec<_>, Vec<_>) = calendar.entries.iter().partition(|entry| entry.date.is_some());
    CalendarView {
        months: months(context, calendar),
        dated: dated.into_iter().map(|entry| entry_view(context, entry)).collect(),
        undated: undated.into_iter().map(|entry| entry_view(context, entry)).collect(),
        file: context.file_link(&calendar_file(guide, context.lang)),
        calculators: (!guide.rules.is_empty()).then(|| calculators(context)),
    }
}

fn months(context: &Context<'_>, calendar: &Calendar) -> Vec<MonthView> {
    let first = calendar.first_month;
    let month = |month: u8| MonthView {
        name: month_name(context.guide, context.lang, month).to_owned(),
        marks: calendar.entries.iter().filter_map(|entry| mark(context, entry, month)).collect(),
    };
    (0..12).map(|n| month((first - 1 + n) % 12 + 1)).collect()
}

fn mark(context: &Context<'_>, entry: &Entry, month: u8) -> Option<Mark> {
    let date = entry.date.filter(|date| date.month == month)?;
    let (part, when) = match date.part {
        PartOfMonth::Day(day) => ("day", day.to_string()),
        PartOfMonth::Beginning => ("beginning", context.label("calendar_beginning").to_owned()),
        PartOfMonth::Whole => ("whole", context.label("calendar_whole").to_owned()),
    };
    Some(Mark {
        href: format!("{}#{}", context.link(&Address::Calendar(context.lang)), entry.id),
        when,
        title: context.phrase(&entry.title),
        part,
    })
}

fn entry_view(context: &Context<'_>, entry: &Entry) -> EntryView {
    let status = status_of(context.guide, entry.provision);
    EntryView {
        id: entry.id.clone(),
        date: entry.date.map(|date| date_in_words(context.guide, context.lang, date)),
        title: context.phrase(&entry.title),
        text: context.phrase(&entry.text),
        time: context.phrase(&entry.time),
        remark: entry.date.and_then(|date| remark(context.guide, context.lang, date)).map(str::to_owned),
        roles: roles(context, &entry.roles),
        provision: context.cited(entry.provision),
        badge: (State::of(status) != State::InForce).then(|| Badge {
            state: State::of(status).key().to_owned(),
            label: status_label(context.guide, context.lang, status),
        }),
    }
}

/// What to know about a date, where its text leaves something open.
#[must_use]
pub fn remark(guide: &Guide, lang: LangIx, date: Date) -> Option<&str> {
    match date.part {
        PartOfMonth::Day(_) => Some(guide.label("calendar_before", lang)),
        PartOfMonth::Beginning => Some(guide.label("calendar_beginning_note", lang)),
        PartOfMonth::Whole => None,
    }
}

/// `October 15`, `August, early`, `September`.
#[must_use]
pub fn date_in_words(guide: &Guide, lang: LangIx, date: Date) -> String {
    let month = month_name(guide, lang, date.month);
    match date.part {
        PartOfMonth::Day(day) => {
            let words = guide.label("calendar_day", lang);
            words.replace("{month}", month).replace("{day}", &day.to_string())
        }
        PartOfMonth::Beginning => {
            let words = guide.label("calendar_beginning_of", lang);
            words.replace("{month}", month)
        }
        PartOfMonth::Whole => month.to_owned(),
    }
}

/// The name of a month; its number where the label has too few names.
fn month_name(guide: &Guide, lang: LangIx, month: u8) -> &str {
    const NUMBERS: [&str; 12] = ["1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12"];
    let n = usize::from(month) - 1;
    guide.label("month_names", lang).split_whitespace().nth(n).unwrap_or(NUMBERS[n])
}
