//! `content/calendar.yaml`: what is due when, and what is due without a date.

use schemars::JsonSchema;
use serde::Deserialize;

use super::{Spanned, Text};

/// `content/calendar.yaml`.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CalendarRow {
    /// The month with which the year begins in the picture, 1 to 12.
    pub first_month: Spanned<u64>,
    /// The year in which the series of the calendar file begin.
    pub since: Spanned<u64>,
    /// The day on which these entries were last changed: the files say so, and know no other clock.
    pub changed: Spanned<String>,
    /// The entries: those with a date in the order of the year, then those without.
    pub entries: Vec<EntryRow>,
}

/// Something that is due again and again. With a `month` it has a date, without one the text gives none.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct EntryRow {
    /// Its id.
    pub id: Spanned<String>,
    /// The provision that says so.
    pub provision: Spanned<String>,
    /// What is due, in a few words.
    pub title: Text,
    /// The same in plain words.
    pub text: Text,
    /// What the text says about the time, in its own words: `每年十月十五日前`.
    pub time: Text,
    /// Who has to do it.
    pub roles: Vec<Spanned<String>>,
    /// The day from which it is due, where the text names one that does not return.
    #[serde(default)]
    pub begins: Option<Spanned<String>>,
    /// The month that the text names, 1 to 12.
    #[serde(default)]
    pub month: Option<Spanned<u64>>,
    /// The day that the text names.
    #[serde(default)]
    pub day: Option<Spanned<u64>>,
    /// Whether the text names the first days of the month without saying which.
    #[serde(default)]
    pub beginning: bool,
}
