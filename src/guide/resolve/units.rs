//! Units and their parts: numbers become ids, texts become words, hashes tell stale translations.

use std::collections::{BTreeMap, BTreeSet};

use fudao_citation::Number;

use super::Resolver;
use crate::content::unit::{PartRow, UnitRow};
use crate::content::{LawFolder, Row, Spanned};
use crate::diag::{Code, Diagnostic, Span, nearest};
use crate::guide::provision::short_hash;
use crate::guide::{LangIx, Law, LawIx, Level, Provision, ProvisionIx, StaleTranslation};
use crate::source::FileId;

/// Where the provisions of one law go.
pub(super) struct Builder<'a> {
    /// The law, which learns its units.
    pub law: &'a mut Law,
    /// Its place.
    pub index: LawIx,
    /// All levels.
    pub levels: &'a [Level],
    /// The provisions of the whole guide.
    pub provisions: &'a mut Vec<Provision>,
}

impl Builder<'_> {
    fn provision(&self, id: String, number: Number, depth: usize, span: Span) -> Provision {
        Provision {
            id,
            law: self.index,
            parent: None,
            depth,
            level: self.law.levels[depth].level,
            number,
            title: None,
            text: None,
            asked_as: Vec::new(),
            stale: Vec::new(),
            status: 0,
            parts: Vec::new(),
            span_of_parts: 1,
            references: Vec::new(),
            uses: Vec::new(),
            cited_by: Vec::new(),
            annexes: Vec::new(),
            notices: Vec::new(),
            kind: None,
            norms: 0,
            duties: Vec::new(),
            span,
            text_spans: Vec::new(),
        }
    }
}

/// The entries of a law's status.
struct Statuses<'a> {
    /// By unit, the entries that name it, each with the first place where it does.
    naming: BTreeMap<&'a str, Vec<(usize, &'a Spanned<String>)>>,
    /// The first entry that speaks of all the rest.
    rest: Option<usize>,
}

impl<'a> Statuses<'a> {
    fn of(folder: &'a LawFolder) -> Self {
        let rows = &folder.law.row.status;
        let mut naming: BTreeMap<&str, Vec<(usize, &Spanned<String>)>> = BTreeMap::new();
        for (n, row) in rows.iter().enumerate() {
            for unit in row.units.iter().flatten() {
                let entries = naming.entry(&unit.value).or_default();
                if entries.last().is_none_or(|(last, _)| *last != n) {
                    entries.push((n, unit));
                }
            }
        }
        Self { naming, rest: rows.iter().position(|row| row.units.is_none()) }
    }
}

impl Resolver<'_> {
    /// Adds every unit of a law, and every part below.
    pub(super) fn units(&mut self, folder: &LawFolder, builder: &mut Builder<'_>) {
        let statuses = Statuses::of(folder);
        for (number, Row { file, row }) in &folder.units {
            let id = format!("{}/{number}", builder.law.id);
            let mut unit = builder.provision(id, number.clone(), 0, row.title.entries.span(*file));
            unit.status = self.status_of(folder, number, &statuses);
            self.unit(unit, row, *file, builder);
        }
        self.unknown_units(folder);
        self.rest_twice(folder);
    }

    fn unit(&mut self, mut unit: Provision, row: &UnitRow, file: FileId, builder: &mut Builder<'_>) {
        unit.title = self.texts.words(file, &row.title);
        unit.asked_as = self.texts.lists(file, &row.asked_as);
        let index = self.add(unit, None, builder);
        builder.law.units.push(index);
        self.parts(&row.parts, index, file, builder);
    }

    fn parts(&mut self, rows: &[PartRow], parent: ProvisionIx, file: FileId, builder: &mut Builder<'_>) {
        let depth = builder.provisions[parent.get()].depth + 1;
        if let (Some(first), None) = (rows.first(), builder.law.levels.get(depth)) {
            let message = format!("`{}` declares no level for parts here", builder.law.id);
            let deep = Diagnostic::new(Code::UndeclaredLevel, first.text.entries.span(file), message);
            self.complain(deep.help("add the level to `levels` in its law.yaml, or move the parts up"));
            return;
        }
        for (row, n) in rows.iter().zip(1..) {
            let letter = &builder.levels[builder.law.levels[depth].level.get()].letter;
            let id = format!("{}/{letter}{n}", builder.provisions[parent.get()].id);
            let mut part = builder.provision(id, Number::from(n), depth, row.text.entries.span(file));
            part.status = builder.provisions[parent.get()].status;
            part.text = self.texts.words(file, &row.text);
            part.text_spans = self.texts.spans(file, &row.text);
            part.asked_as = self.texts.lists(file, &row.asked_as);
            part.kind = row.is.as_ref().map(|kind| kind.value);
            let norms = row.norms.unwrap_or(u32::from(row.is.is_none()));
            part.norms = norms as usize;
            part.stale = self.stale(&part, ProvisionIx::new(builder.provisions.len()), row, file);
            let index = self.add(part, Some(parent), builder);
            self.parts(&row.parts, index, file, builder);
        }
        let last = builder.provisions.len();
        builder.provisions[parent.get()].span_of_parts = last - parent.get();
    }

    fn add(&mut self, mut provision: Provision, parent: Option<ProvisionIx>, builder: &mut Builder<'_>) -> ProvisionIx {
        let index = ProvisionIx::new(builder.provisions.len());
        provision.parent = parent;
        self.ids.provisions.insert(provision.id.clone(), index);
        builder.provisions.push(provision);
        if let Some(parent) = parent {
            builder.provisions[parent.get()].parts.push(index);
        }
        index
    }

    /// Holds each translation's hash against the original.
    fn stale(&mut self, part: &Provision, at: ProvisionIx, row: &PartRow, file: FileId) -> Vec<bool> {
        let mut stale = vec![false; self.texts.languages().count()];
        let Some(text) = &part.text else { return stale };
        let Some(original) = text.own(LangIx::ORIGINAL) else {
            let message = format!("`{}` has no original text", part.id);
            let missing = Diagnostic::new(Code::MissingOriginal, part.span, message);
            self.complain(missing.help("write it as the witness has it: only translations may be missing"));
            self.texts.written_missing(file, &row.text);
            return stale;
        };
        self.texts.unknown(file, &row.made_from);
        let now = short_hash(original);
        for (lang, _) in text.all().filter(|(lang, _)| *lang != LangIx::ORIGINAL) {
            let key = self.content.site.row.languages[lang.get()].value.as_str();
            match row.made_from.get(key) {
                Some((_, Some(then))) if then.value == now => {}
                Some((_, Some(then))) => {
                    stale[lang.get()] = true;
                    self.stale.push(StaleTranslation {
                        provision: at,
                        language: key.to_owned(),
                        made_from: then.value.clone(),
                        now: now.clone(),
                        span: then.span(file),
                    });
                }
                _ => self.complain(without_origin(part, key, &now, lang)),
            }
        }
        stale
    }

    /// The position of the one entry that names a unit, or else of the one that speaks of all the rest.
    fn status_of(&mut self, folder: &LawFolder, number: &Number, statuses: &Statuses<'_>) -> usize {
        let number = number.to_string();
        let (rows, file) = (&folder.law.row.status, folder.law.file);
        let named = statuses.naming.get(number.as_str()).map_or(&[][..], Vec::as_slice);
        match (named, statuses.rest) {
            ([(one, _)], _) => return *one,
            ([], Some(one)) => return one,
            ([], None) => {
                let span = rows.last().map_or(Span::start_of(file), |row| row.commences.span(file));
                let message = format!("no entry of `status` speaks of `{}/{number}`", folder.id);
                let uncertain = Diagnostic::new(Code::UncertainStatus, span, message);
                self.complain(uncertain.help("name it in `units` of one entry, or leave `units` out of one"));
            }
            ([(_, first), others @ ..], _) => {
                for (_, again) in others {
                    let message = format!("`{}/{number}` has a status already", folder.id);
                    let uncertain = Diagnostic::new(Code::UncertainStatus, again.span(file), message);
                    self.complain(uncertain.related(first.span(file), "first here").help("name it in one entry only"));
                }
            }
        }
        0
    }

    /// Two entries that speak of all the rest.
    fn rest_twice(&mut self, folder: &LawFolder) {
        let file = folder.law.file;
        let mut rest =
            folder.law.row.status.iter().filter(|row| row.units.is_none()).map(|row| row.commences.span(file));
        let Some(first) = rest.next() else { return };
        for again in rest {
            let uncertain = Diagnostic::new(Code::UncertainStatus, again, "two entries of `status` leave `units` out");
            self.complain(uncertain.related(first, "first here").help("name the units of one of the two"));
        }
    }

    /// Unit numbers in `status` that the law does not have.
    fn unknown_units(&mut self, folder: &LawFolder) {
        if self.content.unread.below(&format!("content/laws/{}/", folder.id)) {
            return;
        }
        let known: BTreeSet<_> = folder.units.iter().map(|(number, _)| number.to_string()).collect();
        let named = folder.law.row.status.iter().flat_map(|status| status.units.iter().flatten());
        for unit in named.filter(|unit| !known.contains(&unit.value)) {
            let message = format!("`{}` has no unit `{}`", folder.id, unit.value);
            let dangling = Diagnostic::new(Code::DanglingReference, unit.span(folder.law.file), message);
            let near = nearest(&unit.value, known.iter().map(String::as_str));
            self.complain(match near {
                Some(near) => dangling.help(format!("did you mean `{near}`?")),
                None => dangling,
            });
        }
    }
}

fn without_origin(part: &Provision, key: &str, now: &str, lang: LangIx) -> Diagnostic {
    let message = format!("the `{key}` of `{}` does not say which original it was made from", part.id);
    let span = part.text_spans.get(lang.get()).copied().unwrap_or(part.span);
    let help = format!("when it says what the original says, add `made_from: {{{key}: {now:?}}}`");
    Diagnostic::new(Code::TranslationWithoutOrigin, span, message).help(help)
}
