//! Laws with their levels, witness, history, annexes and status.

use std::collections::BTreeMap;

use fudao_citation::Pattern;

use super::Resolver;
use super::frame::read_pattern;
use super::units::Builder;
use crate::content::law::{AnnexRow, EventRow, LawLevelRow, LawRow, StatusRow};
use crate::content::{LawFolder, Row, Spanned, Text};
use crate::diag::{Code, Diagnostic, Span, nearest};
use crate::guide::law::Witness;
use crate::guide::{Address, Annex, Commencement, Event, Law, LawIx, LawLevel, Level, Provision, Status};
use crate::source::FileId;

impl Resolver<'_> {
    /// All laws that `site.yaml` names, with all their provisions.
    pub(super) fn laws(&mut self, levels: &[Level]) -> (Vec<Law>, Vec<Provision>) {
        let mut laws = Vec::new();
        let mut provisions = Vec::new();
        let mut seen = BTreeMap::new();
        let content = self.content;
        for id in &content.site.row.laws {
            if !self.fresh(&mut seen, id, content.site.file) {
                continue;
            }
            let Some(folder) = content.law(&id.value) else {
                if let Some(meant) = self.no_such_law(id) {
                    seen.insert(meant, id.span(content.site.file));
                }
                continue;
            };
            let index = LawIx::new(laws.len());
            if let Some(mut law) = self.law(folder) {
                self.ids.laws.insert(law.id.clone(), index);
                self.units(folder, &mut Builder { law: &mut law, index, levels, provisions: &mut provisions });
                laws.push(law);
            } else {
                self.ids.law_missing = true;
            }
        }
        self.unlisted(&seen);
        (laws, provisions)
    }

    /// Returns the law that was probably meant.
    fn no_such_law(&mut self, id: &Spanned<String>) -> Option<String> {
        self.ids.law_missing = true;
        if self.content.unread.below(&format!("content/laws/{}/", id.value)) {
            return None;
        }
        let known = self.content.laws.iter().map(|folder| folder.id.as_str());
        let near = nearest(&id.value, known);
        let message = format!("there is no law `{}`", id.value);
        let dangling = Diagnostic::new(Code::DanglingReference, id.span(self.content.site.file), message);
        let folder = format!("add the folder `content/laws/{}`", id.value);
        self.complain(dangling.help(near.map_or(folder, |near| format!("did you mean `{near}`?"))));
        near.map(str::to_owned)
    }

    /// A folder that `site.yaml` does not name would be lost in silence.
    fn unlisted(&mut self, listed: &BTreeMap<String, Span>) {
        let content = self.content;
        for folder in content.laws.iter().filter(|folder| !listed.contains_key(&folder.id)) {
            self.ids.law_missing = true;
            let message = format!("`content/site.yaml` does not list the law `{}`", folder.id);
            let stray = Diagnostic::new(Code::StrayFile, Span::start_of(folder.law.file), message);
            self.complain(stray.help(format!("add `{}` to its `laws`", folder.id)));
        }
    }

    fn law(&mut self, folder: &LawFolder) -> Option<Law> {
        let Row { file, row } = &folder.law;
        let file = *file;
        let names = [&row.name, &row.short, &row.itself, &row.kind, &row.about, &row.version];
        let words: Vec<_> = names.into_iter().map(|text| self.texts.words(file, text)).collect();
        let [name, short, itself, kind, about, version] = words.try_into().ok()?;
        let levels = self.law_levels(&row.levels, file);
        if row.levels.is_empty() {
            let message = "a law needs at least one level";
            self.complain(Diagnostic::new(Code::WrongValue, Span::start_of(file), message));
        }
        // Without one of its levels a law's provisions would have the wrong ids, and each would be complained about.
        if levels.is_empty() || levels.len() < row.levels.len() {
            return None;
        }
        Some(Law {
            id: folder.id.clone(),
            name: name?,
            short: short?,
            itself: itself?,
            also: self.texts.lists(file, &row.also),
            kind: kind?,
            translation: row.translation,
            about: about?,
            version: version?,
            history: row.history.iter().filter_map(|event| self.event(event, file)).collect(),
            addresses: self.addresses(row, file),
            levels,
            witness: self.witness(folder, row),
            units: Vec::new(),
            statuses: row.status.iter().filter_map(|status| self.status(status, file)).collect(),
            annexes: row.annexes.iter().map(|annex| self.annex(annex, file)).collect(),
            file,
        })
    }

    fn law_levels(&mut self, rows: &[LawLevelRow], file: FileId) -> Vec<LawLevel> {
        let mut levels = Vec::new();
        for row in rows {
            if let Some(level) = self.level(&row.level, file) {
                levels.push(LawLevel { level, markers: self.markers(row.marker.as_ref(), file) });
            }
        }
        levels
    }

    fn markers(&mut self, marker: Option<&Text>, file: FileId) -> Vec<Option<Pattern>> {
        let words = marker.and_then(|marker| self.texts.words(file, marker));
        let spans = marker.map(|marker| self.texts.spans(file, marker)).unwrap_or_default();
        let languages = self.texts.languages();
        let mut pattern = |lang| {
            let words = words.as_ref()?;
            read_pattern(words.shown(lang).text, spans[lang.get()], &mut self.texts.diagnostics)
        };
        languages.map(&mut pattern).collect()
    }

    fn event(&mut self, row: &EventRow, file: FileId) -> Option<Event> {
        let event = self.texts.words(file, &row.event)?;
        let date = row.date.as_ref().and_then(|date| self.date(date, file));
        Some(Event { date, number: row.number.clone(), event, works: self.works_of(&row.sources, file) })
    }

    fn addresses(&mut self, row: &LawRow, file: FileId) -> Vec<Address> {
        let mut addresses = Vec::new();
        for row in &row.addresses {
            let title = self.texts.words(file, &row.title);
            let url = self.web_address(&row.url, file);
            addresses.extend(title.zip(url).map(|(title, url)| Address { title, url }));
        }
        addresses
    }

    fn annex(&mut self, row: &AnnexRow, file: FileId) -> Annex {
        Annex { number: row.number, title: row.title.as_ref().and_then(|title| self.texts.partial(file, title)) }
    }

    fn witness(&mut self, folder: &LawFolder, row: &LawRow) -> Option<Witness> {
        let named = &row.witness.file;
        let found = folder.texts.iter().find(|(name, _)| *name == named.value);
        if found.is_none() {
            let message = format!("there is no file `{}` beside this one", named.value);
            let missing = Diagnostic::new(Code::DanglingReference, named.span(folder.law.file), message);
            self.complain(missing.help("lay the text as supplied there: `check` compares every character with it"));
        }
        found.map(|(_, file)| Witness { file: *file, until: row.witness.until.clone() })
    }

    fn status(&mut self, row: &StatusRow, file: FileId) -> Option<Status> {
        let commences = match row.commences.value.as_str() {
            "pending" => Commencement::Pending,
            "unknown" => Commencement::Unknown,
            _ => Commencement::On(self.date(&row.commences, file)?),
        };
        Some(Status {
            commences,
            set_by: None,
            note: self.texts.words(file, &row.note)?,
            superseded: row.superseded.as_ref().and_then(|later| self.texts.words(file, later)),
        })
    }

    /// The provisions that decide a status can be looked up only when all laws have theirs.
    pub(super) fn finish_statuses(&mut self, laws: &mut [Law]) {
        let content = self.content;
        for law in laws {
            let Some(folder) = content.law(&law.id) else { continue };
            for (status, row) in law.statuses.iter_mut().zip(&folder.law.row.status) {
                status.set_by = row.set_by.as_ref().and_then(|id| self.provision(id, folder.law.file));
            }
        }
    }

    /// An ISO date; `2024-12-18`.
    pub(super) fn date(&mut self, date: &Spanned<String>, file: FileId) -> Option<String> {
        let parts: Vec<_> = date.value.split('-').map(str::parse::<u32>).collect();
        let valid = match parts[..] {
            [Ok(year @ 1..=9999), Ok(month), Ok(day)] => {
                (1..=days_of(year, month)).contains(&day) && date.value.len() == 10
            }
            _ => false,
        };
        if !valid {
            let message = format!("`{}` is not a date", date.value);
            let wrong = Diagnostic::new(Code::WrongValue, date.span(file), message);
            self.complain(wrong.help("write year, month and day: `2024-12-18`"));
        }
        valid.then(|| date.value.clone())
    }

    /// An address that starts with `https://` or `http://`; anything else could run a script.
    pub(super) fn web_address(&mut self, url: &Spanned<String>, file: FileId) -> Option<String> {
        let valid = url.value.starts_with("https://") || url.value.starts_with("http://");
        if !valid {
            let message = format!("`{}` is not an address of the web", url.value);
            self.complain(Diagnostic::new(Code::UnsafeLink, url.span(file), message).help("write `https://…`"));
        }
        valid.then(|| url.value.clone())
    }
}

/// How many days a month has; none when there is no such month.
fn days_of(year: u32, month: u32) -> u32 {
    let leap = year.is_multiple_of(4) && !year.is_multiple_of(100) || year.is_multiple_of(400);
    match month {
        2 => 28 + u32::from(leap),
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => 0,
    }
}
