//! Two states of a guide to what differs in the law, and to the rows that each difference touches.
//!
//! Pure, and content with a guide that has errors: when the law changes, the new state is full of them until the work is done. What
//! could not be read in one state is compared with nothing.

mod align;
pub mod render;
mod touch;
pub mod words;

pub use touch::Touch;
pub use words::{Piece, Side};

use crate::content::Unread;
use crate::diag::{self, Diagnostic};
use crate::guide::{Commencement, Guide, LangIx, Provision, ProvisionIx, WithLaw};
use crate::source::SourceSet;
use crate::{check, content, guide};
use align::Pair;
use touch::Uses;

/// A guide as it was or is.
pub struct State {
    /// Its files.
    pub sources: SourceSet,
    /// As far as it could be resolved.
    pub guide: Guide,
    /// What could not be read.
    pub unread: Unread,
    /// What is wrong with it.
    pub diagnostics: Vec<Diagnostic>,
}

impl State {
    /// Reads a guide, errors or not. `found` is what reading the files has complained about.
    ///
    /// # Errors
    /// The files and the report, when there is no frame to show anything in.
    pub fn read(sources: SourceSet, found: Vec<Diagnostic>) -> Result<Self, (SourceSet, Vec<Diagnostic>)> {
        let (content, mut diagnostics) = content::parse(&sources);
        diagnostics.extend(found);
        let Some(content) = content else { return Err((sources, diag::sorted(diagnostics))) };
        let (guide, complaints) = guide::resolve(&content, &sources);
        diagnostics.extend(complaints);
        let Some(guide) = guide else { return Err((sources, diag::sorted(diagnostics))) };
        diagnostics.extend(check::run(&guide, &content.unread, &sources));
        Ok(Self { sources, guide, unread: content.unread, diagnostics: diag::sorted(diagnostics) })
    }

    /// How many errors it has.
    #[must_use]
    pub fn errors(&self) -> usize {
        self.diagnostics.iter().filter(|found| found.is_error()).count()
    }
}

/// How a provision differs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// It is in the new guide only.
    Added,
    /// It is in the old guide only.
    Removed,
    /// It has the same words under another number.
    Moved,
    /// Its original words differ.
    Changed,
    /// Only what is ours differs: a translation, a title.
    Reworded,
    /// Only since when it is in force differs.
    Status,
}

impl Kind {
    /// Every kind, in the order in which they are counted.
    pub const ALL: [Kind; 6] = [Kind::Added, Kind::Removed, Kind::Moved, Kind::Changed, Kind::Reworded, Kind::Status];

    /// The word for people.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Kind::Added => "added",
            Kind::Removed => "removed",
            Kind::Moved => "moved",
            Kind::Changed => "changed",
            Kind::Reworded => "reworded",
            Kind::Status => "status",
        }
    }
}

/// One provision that differs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// Its id in the new guide; in the old one when it was removed.
    pub id: String,
    /// Its id in the old guide, when that is another.
    pub was: Option<String>,
    /// How it differs.
    pub kind: Kind,
    /// How it is cited, by language key, that of the original first.
    pub citation: Vec<(String, String)>,
    /// The texts that differ, by language key, that of the original first.
    pub texts: Vec<(String, Vec<Piece>)>,
    /// Since when it was and is in force, where that differs: a date, `pending` or `unknown`.
    pub status: Option<(String, String)>,
    /// Languages whose translation was made from another text than the one that stands there now.
    pub out_of_date: Vec<String>,
    /// The rows that name it, with the state in which they are written: the new one where they are in both.
    pub touches: Vec<(Side, Touch)>,
}

/// What differs between two states, in the order of the texts.
#[must_use]
pub fn diff(old: &State, new: &State) -> Vec<Change> {
    let comparison = Comparison { old, new, uses: [Uses::new(&old.guide), Uses::new(&new.guide)] };
    align::pairs(old, new).into_iter().filter_map(|pair| comparison.change(pair)).collect()
}

struct Comparison<'a> {
    old: &'a State,
    new: &'a State,
    /// Of the old guide and of the new one.
    uses: [Uses; 2],
}

impl Comparison<'_> {
    fn change(&self, pair: Pair) -> Option<Change> {
        let before = pair.old.map(|at| (&self.old.guide, at));
        let after = pair.new.map(|at| (&self.new.guide, at));
        let (guide, at) = after.or(before)?;
        let provision = &guide[at];
        let was = before.map(|(guide, at)| guide[at].id.clone()).filter(|was| *was != provision.id);
        let texts = self.texts(before, after);
        let status = status(before, after);
        let original = before.and_then(|(guide, at)| align::own(&guide[at])) != align::own(provision);
        let kind = match (before, after) {
            (None, _) => Kind::Added,
            (_, None) => Kind::Removed,
            _ if was.is_some() => Kind::Moved,
            _ if original && provision.parent.is_some() => Kind::Changed,
            _ if !texts.is_empty() => Kind::Reworded,
            // The status is that of the unit, and is told once for all its parts.
            _ if status.is_some() && provision.parent.is_none() => Kind::Status,
            _ => return None,
        };
        let citation = guide.lang_ids().map(|lang| (guide[lang].key.clone(), guide.citation(at, lang, WithLaw::Yes)));
        Some(Change {
            id: provision.id.clone(),
            was,
            kind,
            citation: citation.collect(),
            texts,
            status,
            out_of_date: after.map(out_of_date).unwrap_or_default(),
            touches: self.touches(pair, kind),
        })
    }

    /// The texts that differ, in the languages of the new guide and then those that only the old one had.
    fn texts(
        &self,
        before: Option<(&Guide, ProvisionIx)>,
        after: Option<(&Guide, ProvisionIx)>,
    ) -> Vec<(String, Vec<Piece>)> {
        let mut keys: Vec<&str> = self.new.guide.languages.iter().map(|language| language.key.as_str()).collect();
        let old = self.old.guide.languages.iter().map(|language| language.key.as_str());
        keys.extend(old.filter(|key| !self.new.guide.languages.iter().any(|language| language.key == *key)));
        let text =
            |side: Option<(&Guide, ProvisionIx)>, key: &str| side.and_then(|(guide, at)| text_in(guide, at, key));
        let pieces = |key: &str| {
            let (old, new) = (text(before, key), text(after, key));
            (old != new).then(|| words::pieces(&old.unwrap_or_default(), &new.unwrap_or_default()))
        };
        keys.into_iter().filter_map(|key| Some((key.to_owned(), pieces(key)?))).collect()
    }

    /// Nothing rests on the title of a unit, and on the status of a unit whatever rests on its parts.
    fn touches(&self, pair: Pair, kind: Kind) -> Vec<(Side, Touch)> {
        let of = |uses: &Uses, guide: &Guide, at: ProvisionIx| match kind {
            Kind::Status => uses.below(guide, at),
            Kind::Reworded if guide[at].parent.is_none() => Vec::new(),
            _ => uses.at(guide, at),
        };
        let of_old = pair.old.map(|at| of(&self.uses[0], &self.old.guide, at)).unwrap_or_default();
        let of_new = pair.new.map(|at| of(&self.uses[1], &self.new.guide, at)).unwrap_or_default();
        let known = |touch: &Touch| {
            of_new.iter().any(|other| (touch.kind, &touch.id, &touch.part) == (other.kind, &other.id, &other.part))
        };
        let gone: Vec<_> = of_old.into_iter().filter(|touch| !known(touch)).map(|touch| (Side::Old, touch)).collect();
        of_new.into_iter().map(|touch| (Side::New, touch)).chain(gone).collect()
    }
}

/// A part's words or a unit's title in a language, by its key.
fn text_in(guide: &Guide, at: ProvisionIx, key: &str) -> Option<String> {
    let lang = guide.lang_ids().find(|lang| guide[*lang].key == key)?;
    let provision = &guide[at];
    Some(provision.text.as_ref().or(provision.title.as_ref())?.own(lang)?.to_owned())
}

/// Since when it was and is in force, where both are known and differ.
fn status(before: Option<(&Guide, ProvisionIx)>, after: Option<(&Guide, ProvisionIx)>) -> Option<(String, String)> {
    let (old, new) = (commences(before?)?, commences(after?)?);
    (old != new).then_some((old, new))
}

fn commences((guide, at): (&Guide, ProvisionIx)) -> Option<String> {
    let provision = &guide[at];
    guide[provision.law].statuses.get(provision.status).map(|status| match &status.commences {
        Commencement::On(date) => date.clone(),
        Commencement::Pending => "pending".to_owned(),
        Commencement::Unknown => "unknown".to_owned(),
    })
}

fn out_of_date((guide, at): (&Guide, ProvisionIx)) -> Vec<String> {
    let provision: &Provision = &guide[at];
    let stale = |lang: &LangIx| provision.stale.get(lang.get()).copied().unwrap_or_default();
    guide.lang_ids().filter(stale).map(|lang| guide[lang].key.clone()).collect()
}
