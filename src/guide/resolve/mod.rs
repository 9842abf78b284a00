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
mod meant;
mod notices;
mod prose;
mod roles;
mod rules;
mod situations;
mod steps;
mod training;
mod units;

use std::collections::{BTreeMap, BTreeSet};

use super::citation::Citations;
use super::texts::Texts;
use super::{Guide, Language, StaleTranslation};
use crate::content::{Content, Row, id};
use crate::diag::{Code, Diagnostic, Span};
use crate::source::{FileId, SourceSet};
use ids::Ids;
use meant::Dangling;

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
    let mut resolver = Resolver::new(content, sources, Texts::new(keys, excused));
    resolver.usable_names();
    let mut guide = resolver.guide(&languages);
    guide.whole = readable && !resolver.ids.law_missing;
    if guide.whole {
        resolver.cite(&mut guide);
    }
    complaints.extend(meant::complaints(&guide, content, &resolver.named, &resolver.dangling));
    guide.lost_duties = resolver.lost_duties.iter().map(|id| meant::provision(&guide, id)).collect();
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
    /// The ids that some row has named and that are there.
    named: BTreeSet<String>,
    /// What is declared and could not be resolved, by kind and id: it has an error of its own, and those who name it have none.
    spoiled: BTreeSet<(&'static str, String)>,
    /// The references that lead nowhere, in the order in which they were met.
    dangling: Vec<Dangling>,
    /// The provisions of duty rows that are left out, as they were written.
    lost_duties: Vec<String>,
    stale: Vec<StaleTranslation>,
}

impl<'a> Resolver<'a> {
    fn new(content: &'a Content, sources: &'a SourceSet, texts: Texts<'a>) -> Self {
        let (ids, named, spoiled, dangling, lost_duties, stale) = Default::default();
        Self { content, sources, texts, ids, named, spoiled, dangling, lost_duties, stale }
    }
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
        place(&notices, &mut provisions);
        Guide {
            citations: Citations::write(languages, &levels, &laws, &provisions),
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
            programmes: self.programmes(&mandates),
            mandates,
            modules,
            pages: self.pages(),
            lost_duties: Vec::new(),
            stale: std::mem::take(&mut self.stale),
            whole: true,
            by_id: std::mem::take(&mut self.ids.provisions),
        }
    }

    fn complain(&mut self, diagnostic: Diagnostic) {
        self.texts.diagnostics.push(diagnostic);
    }

    /// Complains about an id of another form than ids have: `a b`, `5%`, `Teacher`, nothing at all.
    fn usable(&mut self, id: &str, span: Span) {
        if !id::fits(id) {
            let wrong = Diagnostic::new(Code::WrongValue, span, format!("`{id}` cannot be an id"));
            self.complain(wrong.help(id::HELP));
        }
    }

    /// Complains about files that are named after what stands in them, and whose names cannot be ids.
    fn usable_names(&mut self) {
        fn named<T>(files: &[(String, Row<T>)]) -> impl Iterator<Item = (&str, FileId)> {
            files.iter().map(|(name, row)| (name.as_str(), row.file))
        }
        let content = self.content;
        let charts = named(&content.flowcharts).chain(named(&content.situations)).chain(named(&content.pages));
        let courses = named(&content.modules).chain(named(&content.programmes)).chain(named(&content.rules));
        for (name, file) in charts.chain(courses) {
            self.usable(name, Span::start_of(file));
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
        self.complain(duplicate.help(match first.file == file {
            true => "give one of the two another id",
            false => "delete one of the two if a file was copied, or give one of them another id",
        }));
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
