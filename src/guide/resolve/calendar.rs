//! The calendar of what is due.

use std::collections::BTreeMap;

use super::Resolver;
use crate::content::calendar::{CalendarRow, EntryRow};
use crate::content::{Row, Spanned};
use crate::diag::{Code, Diagnostic};
use crate::guide::{Calendar, Date, Entry, PartOfMonth};
use crate::source::FileId;

/// Days of the months; February as it is in most years, so that a date returns every year.
const DAYS: [u8; 12] = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

impl Resolver<'_> {
    pub(super) fn calendar(&mut self) -> Option<Calendar> {
        let content = self.content;
        let Row { file, row } = content.calendar.as_ref()?;
        let CalendarRow { first_month, since, changed, entries } = &**row;
        let first_month = self.between(first_month, 1, 12, *file);
        let since = self.between(since, 1970, 9999, *file);
        self.date(changed, *file);
        let mut seen = BTreeMap::new();
        let fresh: Vec<_> = entries.iter().filter(|entry| self.fresh(&mut seen, &entry.id, *file)).collect();
        let entries = fresh.into_iter().filter_map(|entry| self.entry(entry, *file)).collect();
        Some(Calendar {
            first_month: u8::try_from(first_month?).ok()?,
            since: u16::try_from(since?).ok()?,
            changed: changed.value.clone(),
            entries,
        })
    }

    fn entry(&mut self, row: &EntryRow, file: FileId) -> Option<Entry> {
        let provision = self.provision(&row.provision, file);
        let title = self.texts.words(file, &row.title);
        let text = self.texts.words(file, &row.text);
        let time = self.texts.words(file, &row.time);
        let roles = self.roles_of(&row.roles, file);
        let date = self.entry_date(row, file);
        let begins = row.begins.as_ref().and_then(|begins| self.date(begins, file));
        Some(Entry {
            id: row.id.value.clone(),
            provision: provision?,
            title: title?,
            text: text?,
            time: time?,
            roles,
            date,
            begins,
            span: row.id.span(file),
        })
    }

    fn entry_date(&mut self, row: &EntryRow, file: FileId) -> Option<Date> {
        let Some(month) = &row.month else {
            if let Some(day) = &row.day {
                self.wrong_date(day, "a day without its month", file);
            }
            return None;
        };
        let month = u8::try_from(self.between(month, 1, 12, file)?).ok()?;
        let part = match &row.day {
            Some(day) if row.beginning => {
                self.wrong_date(day, "a day beside `beginning`", file);
                return None;
            }
            Some(day) => {
                let last = DAYS[usize::from(month) - 1];
                PartOfMonth::Day(u8::try_from(self.between(day, 1, last.into(), file)?).ok()?)
            }
            None if row.beginning => PartOfMonth::Beginning,
            None => PartOfMonth::Whole,
        };
        Some(Date { month, part })
    }

    fn between(&mut self, number: &Spanned<u64>, from: u64, to: u64, file: FileId) -> Option<u64> {
        let fits = (from..=to).contains(&number.value);
        if !fits {
            let message = format!("{} is not from {from} to {to}", number.value);
            self.complain(Diagnostic::new(Code::WrongValue, number.span(file), message));
        }
        fits.then_some(number.value)
    }

    fn wrong_date(&mut self, day: &Spanned<u64>, what: &str, file: FileId) {
        let wrong = Diagnostic::new(Code::WrongValue, day.span(file), format!("{what} is no date"));
        self.complain(
            wrong.help("write `month` and `day`, or `month` and `beginning: true`, or `month` alone, or none"),
        );
    }
}
