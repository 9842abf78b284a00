//! Reads the references and defined names in every text, in every language.
//!
//! What is looked for is prepared once for a language and then for each law and unit what holds only there, because a
//! guide of many laws has many names and many more texts.

use std::collections::BTreeMap;

use fudao_citation::Vocabulary;

use super::Resolver;
use crate::content::Row;
use crate::diag::{Code, Diagnostic, Span};
use crate::guide::definition::{Finder, uses};
use crate::guide::reference::{Named, meaning};
use crate::guide::{DefinitionIx, Guide, LangIx, LawIx, OutsideIx, ProvisionIx, Reference, Target, Use};

/// Some words only look like a reference: 本項工作 is a piece of work.
const UNRESOLVED_HELP: &str = "correct it; or, where it means something else, add the longer word that it stands in to `never` in the language's file";

/// The names of laws that the texts of one language may use.
#[derive(Default)]
struct Names<'g> {
    /// What each name means, by its place.
    named: Vec<Named>,
    /// The names with their places, by the id of the only law or unit where they hold; those that hold everywhere first.
    within: BTreeMap<Option<&'g str>, Vec<(usize, &'g str)>>,
}

impl<'g> Names<'g> {
    fn add(&mut self, text: Option<&'g str>, named: Named, within: Option<&'g str>) {
        if let Some(text) = text {
            self.within.entry(within).or_default().push((self.named.len(), text));
            self.named.push(named);
        }
    }

    fn holding<'s>(&'s self, within: Option<&'s str>) -> impl Iterator<Item = (usize, &'s str)> {
        self.within.get(&within).into_iter().flatten().copied()
    }
}

/// Definitions that are no short names of laws, by the law and the unit in which they hold.
type Definitions = BTreeMap<(LawIx, Option<ProvisionIx>), Vec<DefinitionIx>>;

/// What the texts of one unit are read by, in one language.
struct Scope<'s> {
    guide: &'s Guide,
    lang: LangIx,
    named: &'s [Named],
    vocabulary: Vocabulary<'s>,
    /// Of the law and of the unit.
    finders: [&'s Finder; 2],
}

/// What was read in one provision in one language.
struct Found {
    at: ProvisionIx,
    references: Vec<Reference>,
    uses: Vec<Use>,
}

impl<'a> Resolver<'a> {
    /// Fills `references`, `uses`, `cited_by` and `annexes` of every provision.
    pub(super) fn cite(&mut self, guide: &mut Guide) {
        let definitions = definitions(guide);
        let by_language: Vec<Vec<Found>> =
            guide.lang_ids().map(|lang| self.read_all(guide, &definitions, lang)).collect();
        for Found { at, references, uses } in by_language.into_iter().flatten() {
            let provision = &mut guide.provisions[at.get()];
            provision.references.push(references);
            provision.uses.push(uses);
        }
        turn_round(guide);
    }

    /// Reads every text in one language.
    fn read_all(&mut self, guide: &Guide, definitions: &Definitions, lang: LangIx) -> Vec<Found> {
        let names = self.names(guide, lang);
        let levels: Vec<_> = guide.levels.iter().map(|level| level.id.as_str()).collect();
        let everywhere = Vocabulary::new(&guide[lang].grammar, &levels, &[]).with(names.holding(None));
        let finder = |law, unit| Finder::new(guide, definitions.get(&(law, unit)).map_or(&[], Vec::as_slice), lang);
        let mut found = Vec::with_capacity(guide.provisions.len());
        for (law, n) in guide.laws.iter().zip(0..) {
            let of_law = everywhere.with(names.holding(Some(&law.id)));
            let defined = finder(LawIx::new(n), None);
            for unit in &law.units {
                let vocabulary = of_law.with(names.holding(Some(&guide[*unit].id)));
                let finders = [&defined, &finder(LawIx::new(n), Some(*unit))];
                let scope = Scope { guide, lang, named: &names.named, vocabulary, finders };
                found.extend(guide.below(*unit).map(|(at, _)| self.read_one(&scope, at)));
            }
        }
        found
    }

    /// Every name of a law that a text in this language may use.
    fn names<'g>(&self, guide: &'g Guide, lang: LangIx) -> Names<'g>
    where
        'a: 'g,
    {
        let mut names = Names::default();
        for (law, n) in guide.laws.iter().zip(0..) {
            let named = Named::Held(LawIx::new(n));
            names.add(law.name.own(lang), named, None);
            names.add(law.itself.own(lang), named, Some(&law.id));
        }
        for definition in &guide.definitions {
            if let Some(law) = definition.law {
                let within = definition.within.map_or(&guide[definition.holds_in].id, |unit| &guide[unit].id);
                names.add(definition.name.own(lang), Named::Held(law), Some(within));
            }
        }
        for (law, n) in guide.outside.iter().zip(0..) {
            names.add(law.name.own(lang), Named::Outside(OutsideIx::new(n)), None);
        }
        let content = self.content;
        if let Some(Row { row: rows, .. }) = &content.outside {
            for (row, called) in rows.iter().flat_map(|row| row.called.iter().map(move |called| (row, called))) {
                let Some(law) = self.ids.outside.get(&row.id.value) else { continue };
                let text = called.name.get(&guide[lang].key).and_then(|(_, text)| Some(text.as_ref()?.value.as_str()));
                names.add(text, Named::Outside(*law), Some(&called.within.value));
            }
        }
        names
    }

    fn read_one(&mut self, scope: &Scope<'_>, at: ProvisionIx) -> Found {
        let text = scope.guide[at].text.as_ref().and_then(|text| text.own(scope.lang));
        let references = text.map(|text| self.references(scope, at, text)).unwrap_or_default();
        let uses = text.map(|text| defined_names(scope, at, text)).unwrap_or_default();
        Found { at, references, uses }
    }

    fn references(&mut self, scope: &Scope<'_>, at: ProvisionIx, text: &str) -> Vec<Reference> {
        let provision = &scope.guide[at];
        let mut references = Vec::new();
        for mention in scope.vocabulary.mentions(text) {
            match meaning(scope.guide, at, &mention, mention.law.map(|n| scope.named[n])) {
                Ok(target) => references.push(Reference { range: mention.range, target }),
                Err(reason) => {
                    let phrase = &text[mention.range];
                    let message = format!("`{phrase}` in `{}` leads nowhere: {reason}", provision.id);
                    self.unresolved(provision.text_spans[scope.lang.get()], phrase, message);
                }
            }
        }
        references
    }

    fn unresolved(&mut self, text: Span, phrase: &str, message: String) {
        if !self.content.unread.below("content/laws/") {
            let span = self.inside(text, phrase);
            self.complain(Diagnostic::new(Code::UnresolvedReference, span, message).help(UNRESOLVED_HELP));
        }
    }

    /// The place of a phrase within a longer place, or that place when the phrase is folded over lines.
    fn inside(&self, span: Span, phrase: &str) -> Span {
        let text = &self.sources.get(span.file).text;
        let written = text.get(span.start as usize..span.end as usize).unwrap_or_default();
        written.find(phrase).map_or(span, |at| {
            let start = span.start + at as u32;
            Span { file: span.file, start, end: start + phrase.len() as u32 }
        })
    }
}

fn definitions(guide: &Guide) -> Definitions {
    let mut definitions = Definitions::new();
    for (definition, n) in guide.definitions.iter().zip(0..).filter(|(definition, _)| definition.law.is_none()) {
        definitions.entry((definition.holds_in, definition.within)).or_default().push(DefinitionIx::new(n));
    }
    definitions
}

/// The definitions in scope that a text uses, those that its provision declares itself aside.
fn defined_names(scope: &Scope<'_>, at: ProvisionIx, text: &str) -> Vec<Use> {
    let found = scope.finders.iter().flat_map(|finder| finder.in_text(text));
    let found = found.map(|definition| (definition, &scope.guide[definition]));
    let others: Vec<_> = found.filter(|(_, definition)| definition.at != at).collect();
    uses(text, scope.lang, &others)
}

/// Writes the other end of every reference of the original texts.
fn turn_round(guide: &mut Guide) {
    let mut ends = Vec::new();
    for (at, provision) in guide.all() {
        for reference in provision.references_in(LangIx::ORIGINAL) {
            ends.push((at, reference.target.clone()));
        }
    }
    for (at, target) in ends {
        match target {
            Target::Provisions(targets) => {
                targets.into_iter().for_each(|target| note(&mut guide.provisions[target.get()].cited_by, at));
            }
            Target::Outside(law, _) => note(&mut guide.outside[law.get()].cited_by, at),
            Target::Annex(_, annex) => {
                let annexes = &mut guide.provisions[at.get()].annexes;
                if !annexes.contains(&annex) {
                    annexes.push(annex);
                }
            }
            Target::Law(_) => {}
        }
    }
}

/// Adds one who cites, once. Those who cite come in the order of the texts, so only the last can be the same.
fn note(cited_by: &mut Vec<ProvisionIx>, at: ProvisionIx) {
    if cited_by.last() != Some(&at) {
        cited_by.push(at);
    }
}
