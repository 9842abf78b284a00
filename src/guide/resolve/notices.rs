//! Warnings and the places where they stand.

use std::collections::BTreeMap;

use super::Resolver;
use crate::content::Row;
use crate::content::notice::{NoticeRow, PlaceRow};
use crate::guide::{Notice, Place};
use crate::source::FileId;

impl Resolver<'_> {
    pub(super) fn notices(&mut self) -> Vec<Notice> {
        let mut notices = Vec::new();
        let mut seen = BTreeMap::new();
        let Some(Row { file, row: rows }) = &self.content.notices else { return notices };
        for row in rows.iter() {
            if self.fresh(&mut seen, &row.id, *file) {
                notices.extend(self.notice(row, *file));
            }
        }
        notices
    }

    fn notice(&mut self, row: &NoticeRow, file: FileId) -> Option<Notice> {
        let title = self.texts.words(file, &row.title);
        let text = self.texts.words(file, &row.text);
        Some(Notice {
            id: row.id.value.clone(),
            kind: row.kind,
            places: row.at.iter().filter_map(|place| self.place(place, file)).collect(),
            title: title?,
            text: text?,
            certainty: row.certainty,
            works: self.works_of(&row.sources, file),
            span: row.id.span(file),
        })
    }

    fn place(&mut self, row: &PlaceRow, file: FileId) -> Option<Place> {
        let provision = self.provision(&row.provision, file)?;
        let phrase = row.phrase.as_ref().and_then(|phrase| self.texts.partial(file, phrase));
        let phrase_spans = row.phrase.as_ref().map(|phrase| self.texts.spans(file, phrase)).unwrap_or_default();
        Some(Place { provision, phrase, phrase_spans })
    }
}
