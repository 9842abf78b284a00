//! Reads the references and defined names in every text, in every language.

use super::Resolver;
use crate::content::Row;
use crate::diag::{Code, Diagnostic, Span};
use crate::guide::definition::uses;
use crate::guide::reference::{Named, meaning};
use crate::guide::{DefinitionIx, Guide, LangIx, LawIx, OutsideIx, ProvisionIx, Reference, Target, Use};

/// A name that means a law, and where it does.
struct Name {
    text: String,
    named: Named,
    /// Id of the only law or unit in whose text it has this meaning.
    within: Option<String>,
}

/// Some words only look like a reference: 本項工作 is a piece of work.
const UNRESOLVED_HELP: &str = "correct it; or, where it means something else, add the longer word that it stands in to `never` in the language's file";

/// What was read in one provision, by language.
type Found = (Vec<Vec<Reference>>, Vec<Vec<Use>>);

impl Resolver<'_> {
    /// Fills `references`, `uses`, `cited_by` and `annexes` of every provision.
    pub(super) fn cite(&mut self, guide: &mut Guide) {
        let names: Vec<Vec<Name>> = guide.lang_ids().map(|lang| self.names(guide, lang)).collect();
        let mut found: Vec<Found> = Vec::with_capacity(guide.provisions.len());
        for (at, _) in guide.all() {
            let mut both: Found = (Vec::new(), Vec::new());
            for lang in guide.lang_ids() {
                both.0.push(self.references(guide, at, lang, &names[lang.get()]));
                both.1.push(defined_names(guide, at, lang));
            }
            found.push(both);
        }
        for (provision, (references, uses)) in guide.provisions.iter_mut().zip(found) {
            provision.references = references;
            provision.uses = uses;
        }
        turn_round(guide);
    }

    /// Every name of a law that a text in this language may use.
    fn names(&self, guide: &Guide, lang: LangIx) -> Vec<Name> {
        let mut names = Vec::new();
        let mut add = |text: Option<&str>, named, within: Option<String>| {
            names.extend(text.map(|text| Name { text: text.to_owned(), named, within }));
        };
        for (law, n) in guide.laws.iter().zip(0..) {
            let named = Named::Held(LawIx::new(n));
            add(law.name.own(lang), named, None);
            add(law.itself.own(lang), named, Some(law.id.clone()));
        }
        for definition in &guide.definitions {
            if let Some(law) = definition.law {
                let within = definition.within.map_or(&guide[definition.holds_in].id, |unit| &guide[unit].id);
                add(definition.name.own(lang), Named::Held(law), Some(within.clone()));
            }
        }
        for (law, n) in guide.outside.iter().zip(0..) {
            add(law.name.own(lang), Named::Outside(OutsideIx::new(n)), None);
        }
        if let Some(Row { row: rows, .. }) = &self.content.outside {
            for (row, called) in rows.iter().flat_map(|row| row.called.iter().map(move |called| (row, called))) {
                let Some(n) = guide.outside.iter().position(|law| law.id == row.id.value) else { continue };
                let key = guide[lang].key.as_str();
                let text = called.name.get(key).and_then(|(_, text)| Some(text.as_ref()?.value.as_str()));
                add(text, Named::Outside(OutsideIx::new(n)), Some(called.within.value.clone()));
            }
        }
        names
    }

    fn references(&mut self, guide: &Guide, at: ProvisionIx, lang: LangIx, names: &[Name]) -> Vec<Reference> {
        let provision = &guide[at];
        let Some(text) = provision.text.as_ref().and_then(|text| text.own(lang)) else { return Vec::new() };
        let (unit, law) = (&guide[guide.unit_of(at)].id, &guide[provision.law].id);
        let here = |name: &&Name| name.within.as_ref().is_none_or(|within| within == unit || within == law);
        let here: Vec<_> = names.iter().filter(here).collect();
        let spoken: Vec<_> = here.iter().map(|name| name.text.as_str()).collect();
        let levels: Vec<_> = guide.levels.iter().map(|level| level.id.as_str()).collect();
        let mut references = Vec::new();
        for mention in fudao_citation::mentions(text, &guide[lang].grammar, &levels, &spoken) {
            match meaning(guide, at, &mention, mention.law.map(|n| here[n].named)) {
                Ok(target) => references.push(Reference { range: mention.range, target }),
                Err(reason) => {
                    let phrase = &text[mention.range];
                    let message = format!("`{phrase}` in `{}` leads nowhere: {reason}", provision.id);
                    self.unresolved(provision.text_spans[lang.get()], phrase, message);
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

/// The definitions of the provision's law that its text uses, those that it declares itself aside.
fn defined_names(guide: &Guide, at: ProvisionIx, lang: LangIx) -> Vec<Use> {
    let provision = &guide[at];
    let Some(text) = provision.text.as_ref().and_then(|text| text.own(lang)) else { return Vec::new() };
    let unit = guide.unit_of(at);
    let in_scope: Vec<_> = (0..guide.definitions.len())
        .map(|n| (DefinitionIx::new(n), &guide.definitions[n]))
        .filter(|(_, definition)| definition.holds_in == provision.law && definition.law.is_none())
        .filter(|(_, definition)| definition.at != at && definition.within.is_none_or(|within| within == unit))
        .collect();
    uses(text, lang, &in_scope)
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
                targets.into_iter().for_each(|target| push_new(&mut guide.provisions[target.get()].cited_by, at));
            }
            Target::Outside(law, _) => push_new(&mut guide.outside[law.get()].cited_by, at),
            Target::Annex(_, annex) => push_new(&mut guide.provisions[at.get()].annexes, annex),
            Target::Law(_) => {}
        }
    }
}

fn push_new<T: PartialEq>(list: &mut Vec<T>, item: T) {
    if list.last() != Some(&item) && !list.contains(&item) {
        list.push(item);
    }
}
