//! The rows of `content/` as they are written: shape only, no look-ups.
//!
//! Turns a [`SourceSet`] into [`Content`]. Nothing here knows whether an id exists; `guide` does that.

pub mod calendar;
mod complaint;
pub mod duty;
pub mod family;
pub mod flowchart;
pub mod id;
pub mod kind;
pub mod label;
pub mod language;
pub mod law;
pub mod level;
pub mod mandate;
pub mod module;
pub mod notice;
pub mod outside;
pub mod page;
pub mod person;
pub mod programme;
pub mod question;
pub mod role;
pub mod rule;
pub mod site;
pub mod situation;
mod slip;
mod spanned;
pub mod term;
mod text;
pub mod tier;
pub mod tree;
pub mod unit;
pub mod work;
pub mod yaml;

use std::any::{Any, TypeId};
use std::collections::BTreeSet;
use std::sync::Arc;

use fudao_citation::Number;
use rayon::prelude::*;
use schemars::JsonSchema;
use serde::de::DeserializeOwned;

pub use spanned::Spanned;
pub use text::Text;

use crate::diag::{Code, Diagnostic, Span, nearest};
use crate::kept::Kept;
use crate::source::{FileId, Source, SourceSet};

/// A row with the file that it was read from.
#[derive(Clone, Debug)]
pub struct Row<T> {
    /// The file.
    pub file: FileId,
    /// What stands in it. It knows its places by bytes and not the file, so a later reading of equal text may share it.
    pub row: Arc<T>,
}

/// What texts came to when they were read, by the type of the row and the text. A text that was complained of is not among
/// them, so that it is complained of each time.
#[derive(Default)]
pub struct Rows(Kept<(TypeId, String), Arc<dyn Any + Send + Sync>>);

impl Rows {
    /// The row of a file; `None` comes with at least one diagnostic.
    fn read<T: Rowlike>(&self, source: &Source, diagnostics: &mut Vec<Diagnostic>) -> Option<Arc<T>> {
        let parse = || -> Result<Arc<dyn Any + Send + Sync>, ()> {
            let row: T = yaml::parse(source, diagnostics).ok_or(())?;
            Ok(Arc::new(row))
        };
        let row = self.0.get_or_try((TypeId::of::<T>(), source.text.clone()), parse).ok()?;
        Some(row.downcast().expect("the key names the type"))
    }
}

/// What a file can be read as.
trait Rowlike: DeserializeOwned + JsonSchema + Send + Sync + 'static {}

impl<T: DeserializeOwned + JsonSchema + Send + Sync + 'static> Rowlike for T {}

/// Everything in `content/` that could be read.
#[derive(Clone, Debug)]
pub struct Content {
    /// `site.yaml`.
    pub site: Row<site::SiteRow>,
    /// `levels.yaml`.
    pub levels: Row<Vec<level::LevelRow>>,
    /// `labels.yaml`.
    pub labels: Row<label::Labels>,
    /// `languages/*.yaml`, by key.
    pub languages: Vec<(String, Row<language::LanguageRow>)>,
    /// `laws/*/`, sorted by id.
    pub laws: Vec<LawFolder>,
    /// `outside-laws.yaml`.
    pub outside: Option<Row<Vec<outside::OutsideLawRow>>>,
    /// `terms.yaml`.
    pub terms: Option<Row<term::TermsRow>>,
    /// `notices.yaml`.
    pub notices: Option<Row<Vec<notice::NoticeRow>>>,
    /// `sources.yaml`.
    pub works: Option<Row<Vec<work::WorkRow>>>,
    /// `roles.yaml`.
    pub roles: Option<Row<role::RolesRow>>,
    /// `tiers.yaml`.
    pub tiers: Option<Row<Vec<tier::TierRow>>>,
    /// `topics.yaml`.
    pub topics: Option<Row<Vec<role::TopicRow>>>,
    /// `duties/*.yaml`, by name.
    pub duties: Vec<(String, Row<Vec<duty::DutyRow>>)>,
    /// `situations/*.yaml`, by id.
    pub situations: Vec<(String, Row<situation::SituationRow>)>,
    /// `flowcharts/*.yaml`, by id.
    pub flowcharts: Vec<(String, Row<flowchart::FlowchartRow>)>,
    /// `measures.yaml`.
    pub measures: Option<Row<Vec<rule::MeasureRow>>>,
    /// `rules/*.yaml`, by id.
    pub rules: Vec<(String, Row<rule::RuleRow>)>,
    /// `calendar.yaml`.
    pub calendar: Option<Row<calendar::CalendarRow>>,
    /// `pages/*.yaml`, by id.
    pub pages: Vec<(String, Row<page::PageRow>)>,
    /// `families.yaml`.
    pub families: Option<Row<family::FamiliesRow>>,
    /// `questions/*.yaml`, by topic.
    pub questions: Vec<(String, Row<Vec<question::QuestionRow>>)>,
    /// `my-duties.yaml`.
    pub my_duties: Option<Row<person::MyDutiesRow>>,
    /// `mandates.yaml`.
    pub mandates: Option<Row<mandate::MandatesRow>>,
    /// `modules/*.yaml`, by id.
    pub modules: Vec<(String, Row<module::ModuleRow>)>,
    /// `programmes/*.yaml`, by id.
    pub programmes: Vec<(String, Row<programme::ProgrammeRow>)>,
    /// What could not be read, so that nothing is said about references to it.
    pub unread: Unread,
}

impl Content {
    /// The folder of the law with this id.
    #[must_use]
    pub fn law(&self, id: &str) -> Option<&LawFolder> {
        let at = self.laws.binary_search_by(|folder| folder.id.as_str().cmp(id)).ok()?;
        self.laws.get(at)
    }
}

/// One folder of `content/laws/`.
#[derive(Clone, Debug)]
pub struct LawFolder {
    /// The folder's name.
    pub id: String,
    /// `law.yaml`.
    pub law: Row<law::LawRow>,
    /// The units in the order of their numbers.
    pub units: Vec<(Number, Row<unit::UnitRow>)>,
    /// The `.txt` files by name.
    pub texts: Vec<(String, FileId)>,
}

/// Paths of files that hold errors of shape, and of files and folders that cannot be read: `content/terms.yaml`.
#[derive(Clone, Debug, Default)]
pub struct Unread(BTreeSet<String>);

impl Unread {
    /// Whether this file could not be read.
    #[must_use]
    pub fn file(&self, path: &str) -> bool {
        self.0.contains(path) || self.holds(path)
    }

    /// Whether anything below this folder (with its slash) could not be read.
    #[must_use]
    pub fn below(&self, folder: &str) -> bool {
        let first = self.0.range(folder.to_owned()..).next();
        first.is_some_and(|path| path.starts_with(folder)) || self.holds(folder)
    }

    /// Whether this lies in a folder that could not be read.
    fn holds(&self, path: &str) -> bool {
        path.match_indices('/').any(|(end, _)| self.0.contains(&path[..end]))
    }
}

/// Reads every file of `content/`. `None` when the guide's frame (site, levels, labels, languages) cannot be read;
/// even then every file is looked at and every complaint returned.
#[must_use]
pub fn parse(sources: &SourceSet) -> (Option<Content>, Vec<Diagnostic>) {
    parse_again(sources, &mut Rows::default())
}

/// As [`parse`], but a file whose text was read before is not read again.
#[must_use]
pub fn parse_again(sources: &SourceSet, rows: &mut Rows) -> (Option<Content>, Vec<Diagnostic>) {
    rows.0.turn();
    let unreadable = sources.unreadable().filter(|path| !path.ends_with(WITNESS)).map(str::to_owned);
    let mut reader = Reader { sources, rows, diagnostics: Vec::new(), unread: Unread(unreadable.collect()) };
    let site = reader.need("content/site.yaml");
    let levels = reader.need("content/levels.yaml");
    let labels = reader.need("content/labels.yaml");
    let languages = reader.folder("content/languages/");
    let outside = reader.want("content/outside-laws.yaml");
    let terms = reader.want("content/terms.yaml");
    let notices = reader.want("content/notices.yaml");
    let works = reader.want("content/sources.yaml");
    let roles = reader.want("content/roles.yaml");
    let tiers = reader.want("content/tiers.yaml");
    let topics = reader.want("content/topics.yaml");
    let duties = reader.folder("content/duties/");
    let situations = reader.folder("content/situations/");
    let flowcharts = reader.folder("content/flowcharts/");
    let measures = reader.want("content/measures.yaml");
    let rules = reader.folder("content/rules/");
    let calendar = reader.want("content/calendar.yaml");
    let pages = reader.folder("content/pages/");
    let families = reader.want("content/families.yaml");
    let questions = reader.folder("content/questions/");
    let my_duties = reader.want("content/my-duties.yaml");
    let mandates = reader.want("content/mandates.yaml");
    let modules = reader.folder("content/modules/");
    let programmes = reader.folder("content/programmes/");
    let laws = reader.laws();
    reader.strays();
    let Reader { diagnostics, unread, .. } = reader;
    let frame = site.zip(levels).zip(labels);
    let content = frame.map(|((site, levels), labels)| Content {
        site,
        levels,
        labels,
        languages,
        laws,
        outside,
        terms,
        notices,
        works,
        roles,
        tiers,
        topics,
        duties,
        situations,
        flowcharts,
        measures,
        rules,
        calendar,
        pages,
        families,
        questions,
        my_duties,
        mandates,
        modules,
        programmes,
        unread,
    });
    (content, diagnostics)
}

/// The JSON Schema of every kind of file, by the name under which it is published.
#[must_use]
pub fn schemas() -> Vec<(&'static str, serde_json::Value)> {
    vec![
        ("calendar", yaml::schema_of::<calendar::CalendarRow>()),
        ("duties", yaml::schema_of::<Vec<duty::DutyRow>>()),
        ("families", yaml::schema_of::<family::FamiliesRow>()),
        ("flowchart", yaml::schema_of::<flowchart::FlowchartRow>()),
        ("labels", yaml::schema_of::<label::Labels>()),
        ("language", yaml::schema_of::<language::LanguageRow>()),
        ("law", yaml::schema_of::<law::LawRow>()),
        ("levels", yaml::schema_of::<Vec<level::LevelRow>>()),
        ("my-duties", yaml::schema_of::<person::MyDutiesRow>()),
        ("measures", yaml::schema_of::<Vec<rule::MeasureRow>>()),
        ("notices", yaml::schema_of::<Vec<notice::NoticeRow>>()),
        ("outside-laws", yaml::schema_of::<Vec<outside::OutsideLawRow>>()),
        ("page", yaml::schema_of::<page::PageRow>()),
        ("questions", yaml::schema_of::<Vec<question::QuestionRow>>()),
        ("mandates", yaml::schema_of::<mandate::MandatesRow>()),
        ("module", yaml::schema_of::<module::ModuleRow>()),
        ("programme", yaml::schema_of::<programme::ProgrammeRow>()),
        ("roles", yaml::schema_of::<role::RolesRow>()),
        ("rule", yaml::schema_of::<rule::RuleRow>()),
        ("site", yaml::schema_of::<site::SiteRow>()),
        ("situation", yaml::schema_of::<situation::SituationRow>()),
        ("sources", yaml::schema_of::<Vec<work::WorkRow>>()),
        ("terms", yaml::schema_of::<term::TermsRow>()),
        ("tiers", yaml::schema_of::<Vec<tier::TierRow>>()),
        ("topics", yaml::schema_of::<Vec<role::TopicRow>>()),
        ("unit", yaml::schema_of::<unit::UnitRow>()),
    ]
}

/// How the names of witnesses end.
const WITNESS: &str = ".txt";

struct Reader<'a> {
    sources: &'a SourceSet,
    rows: &'a Rows,
    diagnostics: Vec<Diagnostic>,
    unread: Unread,
}

impl Reader<'_> {
    /// A file that every guide has.
    fn need<T: Rowlike>(&mut self, path: &str) -> Option<Row<T>> {
        if self.sources.find(path).is_none() {
            self.missing(path, "content/");
        }
        self.want(path)
    }

    /// A file that a guide may have.
    fn want<T: Rowlike>(&mut self, path: &str) -> Option<Row<T>> {
        let source = self.sources.find(path)?;
        self.read(source)
    }

    fn read<T: Rowlike>(&mut self, source: &Source) -> Option<Row<T>> {
        self.read_all(vec![((), source)]).pop().map(|(_, row)| row)
    }

    /// Those of several files that can be read, each with its key, in the same order. Files are read on every core.
    fn read_all<K: Send, T: Rowlike>(&mut self, files: Vec<(K, &Source)>) -> Vec<(K, Row<T>)> {
        let known = self.rows;
        let read = |(key, source): (K, &Source)| {
            let mut diagnostics = Vec::new();
            let row = if source.readable { known.read(source, &mut diagnostics) } else { None };
            (key, source.id, row, diagnostics)
        };
        let mut rows = Vec::new();
        for (key, file, row, diagnostics) in files.into_par_iter().map(read).collect::<Vec<_>>() {
            self.diagnostics.extend(diagnostics);
            match row {
                Some(row) => rows.push((key, Row { file, row })),
                None => _ = self.unread.0.insert(self.sources.get(file).path.clone()),
            }
        }
        rows
    }

    /// All YAML files directly in a folder, by name without ending.
    fn folder<T: Rowlike>(&mut self, folder: &str) -> Vec<(String, Row<T>)> {
        let name = |source: &Source| {
            let name = source.path[folder.len()..].strip_suffix(".yaml").filter(|name| !name.contains('/'))?;
            Some(name.to_owned())
        };
        let sources = self.sources;
        self.read_all(sources.under(folder).filter_map(|source| Some((name(source)?, source))).collect())
    }

    fn laws(&mut self) -> Vec<LawFolder> {
        let folder = |source: &'_ Source| {
            let (folder, _) = source.path["content/laws/".len()..].split_once('/')?;
            Some(folder.to_owned())
        };
        let ids: BTreeSet<_> = self.sources.under("content/laws/").filter_map(folder).collect();
        ids.into_iter().filter_map(|id| self.law(id)).collect()
    }

    fn law(&mut self, id: String) -> Option<LawFolder> {
        let folder = format!("content/laws/{id}/");
        let mut law = None;
        let mut files = Vec::new();
        let mut texts = Vec::new();
        let sources = self.sources;
        for source in sources.under(&folder) {
            let name = &source.path[folder.len()..];
            if name.contains('/') {
                continue;
            }
            if name == "law.yaml" {
                law = self.read(source);
            } else if let Some(number) = name.strip_suffix(".yaml") {
                let Some(number) = self.unit_number(source, number) else { continue };
                files.push((number, source));
            } else {
                texts.push((name.to_owned(), source.id));
            }
        }
        let path = format!("{folder}law.yaml");
        if self.sources.find(&path).is_none() {
            self.missing(&path, &folder);
        }
        let mut units = self.read_all(files);
        units.sort_by(|a, b| a.0.cmp(&b.0));
        self.drop_duplicates(&mut units);
        law.map(|law| LawFolder { id, law, units, texts })
    }

    /// `1.yaml` beside `01.yaml` is the same unit again.
    fn drop_duplicates(&mut self, units: &mut Vec<(Number, Row<unit::UnitRow>)>) {
        units.dedup_by(|again, first| {
            let same = again.0 == first.0;
            if same {
                let message = format!("unit {} stands twice: this file has its number too", again.0);
                let duplicate = Diagnostic::new(Code::DuplicateId, Span::start_of(again.1.file), message);
                let duplicate = duplicate.related(Span::start_of(first.1.file), "first here");
                self.diagnostics.push(duplicate.help("name the file after its unit: `05.yaml`, `06-1.yaml`"));
            }
            same
        });
    }

    fn unit_number(&mut self, source: &Source, name: &str) -> Option<Number> {
        let number = name.trim_start_matches('0').parse().ok();
        if number.is_none() {
            let message = format!("`{name}` is not the number of a unit");
            let stray = Diagnostic::new(Code::StrayFile, Span::start_of(source.id), message);
            self.diagnostics.push(stray.help("name the file after its unit: `05.yaml`, `06-1.yaml`"));
        }
        number
    }

    fn missing(&mut self, path: &str, folder: &str) {
        let Some(near) = self.sources.under(folder).next() else { return };
        let missing = Diagnostic::new(Code::MissingFile, Span::start_of(near.id), format!("`{path}` is missing"));
        self.diagnostics.push(missing.help("every guide needs it; docs/content.md shows what stands in it"));
        self.unread.0.insert(path.to_owned());
    }

    /// Names files that nothing reads: most are misspelt.
    fn strays(&mut self) {
        for source in self.sources.under("content/").filter(|source| source.readable) {
            let parts: Vec<_> = source.path.split('/').skip(1).collect();
            let known = kind::kind_of(&source.path).is_some() || matches!(parts[..], ["laws", _, _]);
            if !known {
                let stray = Diagnostic::new(Code::StrayFile, Span::start_of(source.id), "nothing reads this file");
                let near = nearest(&source.path, kind::top()).filter(|_| parts.len() == 1);
                self.diagnostics.push(match (source.path.strip_suffix(".yml"), near) {
                    (Some(name), _) => stray.help(format!("call it `{name}.yaml`")),
                    (None, Some(near)) => stray.help(format!("is it meant to be `{near}`?")),
                    (None, None) => stray.help("docs/content.md says where each kind of file belongs"),
                });
            }
        }
    }
}
