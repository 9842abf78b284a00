//! `Content` to `Guide`: the one place where a reference becomes a thing.
//!
//! Order matters and is visible here: languages first, then what others point at (works, laws, terms), then what
//! points at them (definitions, notices), and last the references inside the texts.

mod calendar;
mod cite;
mod families;
mod frame;
mod glossary;
mod ids;
mod laws;
mod notices;
mod prose;
mod roles;
mod rules;
mod situations;
mod steps;
mod training;
mod units;

use std::collections::BTreeMap;

use super::citation::Citations;
use super::texts::Texts;
use super::{Guide, Language};
use crate::content::Content;
use crate::diag::{Code, Diagnostic, Span};
use crate::source::{FileId, SourceSet};
use ids::Ids;

/// Resolves everything that can be resolved. `None` when there is no language to show anything in.
///
/// The guide is to be shown only if no diagnostic is an error: what could not be resolved is missing in it.
#[must_use]
pub fn resolve(content: &Content, sources: &SourceSet) -> (Option<Guide>, Vec<Diagnostic>) {
    let mut complaints = Vec::new();
    let languages = frame::languages(content, &mut complaints);
    let named = content.site.row.languages.len();
    let readable = complaints.is_empty() && languages.len() == named;
    if content.levels.row.is_empty() {
        let message = "no level stands here, and every law needs one";
        complaints.push(Diagnostic::new(Code::WrongValue, Span::start_of(content.levels.file), message));
    }
    if languages.is_empty() || content.levels.row.is_empty() {
        return (None, complaints);
    }
    let keys = languages.iter().map(|language| language.key.as_str()).collect();
    let excused = if languages.len() == named { Vec::new() } else { language_keys(content) };
    let mut resolver = Resolver { content, sources, texts: Texts::new(keys, excused), ids: Ids::default() };
    let mut guide = resolver.guide(&languages);
    guide.whole = readable && !resolver.ids.law_missing;
    if guide.whole {
        resolver.cite(&mut guide);
    }
    complaints.extend(resolver.texts.diagnostics);
    (Some(guide), complaints)
}

/// Every key that is named as a language or has a language's file.
fn language_keys(content: &Content) -> Vec<&str> {
    let named = content.site.row.languages.iter().map(|key| key.value.as_str());
    named.chain(content.languages.iter().map(|(key, _)| key.as_str())).collect()
}

/// What every step of the resolution needs.
struct Resolver<'a> {
    content: &'a Content,
    sources: &'a SourceSet,
    texts: Texts<'a>,
    ids: Ids,
}

impl Resolver<'_> {
    fn guide(&mut self, languages: &[Language]) -> Guide {
        let levels = self.levels();
        let works = self.works();
        let (mut laws, mut provisions) = self.laws(&levels);
        self.finish_statuses(&mut laws);
        let outside = self.outside();
        let (term_groups, terms) = self.terms();
        let definitions = self.definitions(&provisions, &laws);
        let notices = self.notices();
        let (role_groups, roles) = self.roles();
        let tiers = self.tiers();
        let topics = self.topics();
        let mut duties = self.duties(&mut provisions);
        let flowcharts = self.flowcharts();
        let situations = self.situations(&mut duties, &provisions);
        let families = self.families();
        let questions = self.questions(families.as_ref());
        let my_duties = self.my_duties();
        let (training_frame, mandates) = self.mandates();
        let measures = self.measures();
        let rules = self.rules();
        let calendar = self.calendar();
        let modules = self.modules(&mut duties, &provisions);
        let programmes = self.programmes(&mandates);
        place(&notices, &mut provisions);
        let citations = Citations::write(languages, &levels, &laws, &provisions);
        Guide {
            site: self.site(),
            languages: languages.to_vec(),
            labels: self.labels(),
            levels,
            laws,
            provisions,
            outside,
            definitions,
            term_groups,
            terms,
            notices,
            works,
            role_groups,
            roles,
            tiers,
            topics,
            duties,
            situations,
            flowcharts,
            families,
            questions,
            my_duties,
            measures,
            rules,
            calendar,
            training_frame,
            mandates,
            modules,
            programmes,
            pages: self.pages(),
            whole: true,
            by_id: std::mem::take(&mut self.ids.provisions),
            citations,
        }
    }

    fn complain(&mut self, diagnostic: Diagnostic) {
        self.texts.diagnostics.push(diagnostic);
    }

    /// Complains about an id that cannot stand in an address: `a b`, `5%`, nothing at all.
    fn usable(&mut self, id: &str, span: Span) {
        let fits = |c: char| c.is_alphanumeric() || "-_.".contains(c);
        if id.is_empty() || !id.chars().all(fits) {
            let message = format!("`{id}` cannot be an id");
            let wrong = Diagnostic::new(Code::WrongValue, span, message);
            self.complain(wrong.help("use letters, digits and hyphens: ids stand in addresses"));
        }
    }

    /// Complains about an id that stands twice; returns whether it is new.
    fn fresh(&mut self, seen: &mut BTreeMap<String, Span>, id: &crate::content::Spanned<String>, file: FileId) -> bool {
        let span = id.span(file);
        self.usable(&id.value, span);
        let Some(first) = seen.get(&id.value) else {
            seen.insert(id.value.clone(), span);
            return true;
        };
        let message = format!("the id `{}` stands twice", id.value);
        let duplicate = Diagnostic::new(Code::DuplicateId, span, message).related(*first, "first here");
        self.complain(duplicate.help("give one of the two another id"));
        false
    }
}

/// Tells each provision which warnings stand there.
fn place(notices: &[super::Notice], provisions: &mut [super::Provision]) {
    for (n, notice) in notices.iter().enumerate() {
        for place in &notice.places {
            provisions[place.provision.get()].notices.push(super::NoticeIx::new(n));
        }
    }
}
