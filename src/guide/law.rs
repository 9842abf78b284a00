//! A law: its names, numbering, history and status.

use fudao_citation::{Number, Pattern};

use super::{LevelIx, ProvisionIx, Words, WorkIx};
use crate::content::law::Origin;
use crate::source::FileId;

/// One law that the guide holds.
#[derive(Clone, Debug)]
pub struct Law {
    /// `act`.
    pub id: String,
    /// Full title.
    pub name: Words,
    /// Name used in citations.
    pub short: Words,
    /// What it calls itself.
    pub itself: Words,
    /// Other names that readers type, by language.
    pub also: Vec<Vec<String>>,
    /// Sort of rule.
    pub kind: Words,
    /// Who made the translated title.
    pub translation: Origin,
    /// What it decides and for whom.
    pub about: Words,
    /// Which version is reproduced.
    pub version: Words,
    /// How it came about, oldest first.
    pub history: Vec<Event>,
    /// Official pages.
    pub addresses: Vec<Address>,
    /// Levels from the unit down; never empty.
    pub levels: Vec<LawLevel>,
    /// The text as supplied, and where the law ends in it. `None` when the file was not read.
    pub witness: Option<Witness>,
    /// Units in the order of the text.
    pub units: Vec<ProvisionIx>,
    /// The entries of its status.
    pub statuses: Vec<Status>,
    /// Annexes that it cites.
    pub annexes: Vec<Annex>,
    /// `law.yaml`.
    pub file: FileId,
}

/// The text as supplied.
#[derive(Clone, Debug)]
pub struct Witness {
    /// The file.
    pub file: FileId,
    /// The line that begins with this is no longer law.
    pub until: Option<String>,
}

/// One step in a law's history.
#[derive(Clone, Debug)]
pub struct Event {
    /// ISO date.
    pub date: Option<String>,
    /// Number of the decree.
    pub number: Option<String>,
    /// What happened.
    pub event: Words,
    /// Works that say so.
    pub works: Vec<WorkIx>,
}

/// A page of the web.
#[derive(Clone, Debug)]
pub struct Address {
    /// What stands there.
    pub title: Words,
    /// `https://…`
    pub url: String,
}

/// A level as a law uses it.
#[derive(Clone, Debug)]
pub struct LawLevel {
    /// The level.
    pub level: LevelIx,
    /// The marker before a part's text, by language; `None` where the text has none.
    pub markers: Vec<Option<Pattern>>,
}

impl LawLevel {
    /// The marker of a number in a language: `（二）`, or nothing.
    #[must_use]
    pub fn marker(&self, number: &Number, lang: super::LangIx) -> String {
        self.markers[lang.get()].as_ref().and_then(|pattern| pattern.write(number)).unwrap_or_default()
    }
}

/// Since when some units are in force.
#[derive(Clone, Debug)]
pub struct Status {
    /// The date, or why there is none.
    pub commences: Commencement,
    /// The provision that decides it.
    pub set_by: Option<ProvisionIx>,
    /// Why, in plain words.
    pub note: Words,
    /// What is known of a later version.
    pub superseded: Option<Words>,
}

/// Since when something is in force.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Commencement {
    /// ISO date.
    On(String),
    /// Enacted; the date is left to be set and is not known here.
    Pending,
    /// In force, but since when is not known here.
    Unknown,
}

/// An annex that the text cites and the guide does not hold.
#[derive(Clone, Debug)]
pub struct Annex {
    /// Its number.
    pub number: u32,
    /// Its title as far as the text gives it.
    pub title: Option<Words>,
}
