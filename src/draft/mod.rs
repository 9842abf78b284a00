//! A request and the content to one edit: a row or file that is right but for what a person has to write.
//!
//! Pure: it decides where the new text goes, and `cli` writes it. Nothing that stands in a file is changed or moved. A name that the
//! request gives must be known; what only people know stands as `~`, and `fudao check` names it until it is written.

mod lines;
mod list;
mod refusal;
mod rows;

pub use refusal::Refusal;

use fudao_citation::Number;

use crate::content::duty::{DutyRow, Force};
use crate::content::{Content, Row, id, kind};
use crate::diag::nearest;
use crate::guide::{Guide, ProvisionIx};
use crate::source::SourceSet;
use list::{List, Position};

/// What is to be begun.
#[derive(Clone, Debug)]
pub enum Request {
    /// An article, point or other unit.
    Article {
        /// Its law and number: `act/25`, `act/6-2`.
        id: String,
    },
    /// A duty row, in the file of the first role.
    Duty(DutyRequest),
    /// Someone who has duties.
    Role(Grouped),
    /// A term of the glossary.
    Term(Grouped),
    /// What to do when something happens.
    Situation(Procedure),
    /// Steps and decisions.
    Flowchart(Procedure),
    /// What families ask.
    Question {
        /// Its id.
        id: String,
        /// The topic that it stands in; a request without one is refused, and told which there are.
        topic: Option<String>,
        /// Provisions that it rests on.
        provisions: Vec<String>,
    },
    /// What duties are about.
    Topic {
        /// Its id.
        id: String,
    },
    /// A tier of the work, above the last.
    Tier {
        /// Its id.
        id: String,
    },
    /// A work that the guide relies on.
    Source {
        /// Its id.
        id: String,
    },
    /// A page of text.
    Page {
        /// Its id.
        id: String,
    },
}

/// A duty row to be begun.
#[derive(Clone, Debug)]
pub struct DutyRequest {
    /// The provision that says so.
    pub provision: String,
    /// Whose it is; at least one.
    pub roles: Vec<String>,
    /// The tier, if the text has one.
    pub tier: Option<String>,
    /// Its force.
    pub force: Force,
    /// What tells it from other rows of the provision.
    pub key: Option<String>,
}

/// Something that stands in a group.
#[derive(Clone, Debug)]
pub struct Grouped {
    /// Its id.
    pub id: String,
    /// The group; a request without one is refused, and told which there are.
    pub group: Option<String>,
}

/// A situation or flowchart to be begun.
#[derive(Clone, Debug)]
pub struct Procedure {
    /// Its id, which is the name of its file.
    pub id: String,
    /// Whom its first step is for.
    pub roles: Vec<String>,
    /// Its tier.
    pub tier: Option<String>,
    /// What its first step rests on.
    pub provisions: Vec<String>,
}

/// A text to be put into a file, or a file to be made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    /// The file, from the guide's root.
    pub path: String,
    /// The text of the file as it was read, without a byte order mark; `None` when the file is new.
    pub before: Option<String>,
    /// The byte of that text at which the new text goes.
    pub at: usize,
    /// The new text.
    pub insert: String,
}

impl Edit {
    /// The whole text of the file after the edit.
    #[must_use]
    pub fn after(&self) -> String {
        let before = self.before.as_deref().unwrap_or_default();
        format!("{}{}{}", &before[..self.at], self.insert, &before[self.at..])
    }
}

/// Finds out what a request comes to.
///
/// # Errors
/// When a name is unknown, an id is taken or cannot be one, or the file cannot take a new row.
pub fn draft(guide: &Guide, content: &Content, sources: &SourceSet, request: &Request) -> Result<Edit, Refusal> {
    let drafter = Drafter { guide, content, sources };
    match request {
        Request::Article { id } => drafter.article(id),
        Request::Duty(duty) => drafter.duty(duty),
        Request::Role(role) => drafter.role(role),
        Request::Term(term) => drafter.term(term),
        Request::Situation(procedure) => drafter.situation(procedure),
        Request::Flowchart(procedure) => drafter.flowchart(procedure),
        Request::Question { id, topic, provisions } => drafter.question(id, topic.as_ref(), provisions),
        Request::Topic { id } => drafter.topic(id),
        Request::Tier { id } => drafter.tier(id),
        Request::Source { id } => drafter.source(id),
        Request::Page { id } => drafter.page(id),
    }
}

struct Drafter<'a> {
    guide: &'a Guide,
    content: &'a Content,
    sources: &'a SourceSet,
}

impl Drafter<'_> {
    fn article(&self, id: &str) -> Result<Edit, Refusal> {
        let (law, number) = id.split_once('/').ok_or_else(|| Refusal::NotAnArticle { id: id.to_owned() })?;
        known("law", law, self.content.laws.iter().map(|law| law.id.as_str()))?;
        let number: Number = number.parse().map_err(|_| Refusal::NotAnArticle { id: id.to_owned() })?;
        let folder = format!("content/laws/{law}/");
        let mut width = 2;
        for source in self.sources.under(&folder) {
            let Some(name) = source.path[folder.len()..].strip_suffix(".yaml") else { continue };
            if name.trim_start_matches('0').parse().ok().as_ref() == Some(&number) {
                return Err(Refusal::taken("article", id, &source.path));
            }
            width = width.max(name.bytes().take_while(u8::is_ascii_digit).count());
        }
        let (stem, branches) = number.parts().split_first().map(|(stem, rest)| (*stem, rest)).unwrap_or_default();
        let branches: String = branches.iter().map(|part| format!("-{part}")).collect();
        self.file(format!("{folder}{stem:0width$}{branches}.yaml"), "article", id, &rows::article(&self.languages()))
    }

    fn duty(&self, duty: &DutyRequest) -> Result<Edit, Refusal> {
        let at = self.provision(&duty.provision)?;
        for role in &duty.roles {
            self.known_role(role)?;
        }
        self.known_tier(duty.tier.as_ref())?;
        if let Some(key) = &duty.key {
            usable(key)?;
        }
        let same = |row: &&DutyRow| {
            row.provision.value == duty.provision && row.key.as_ref().map(|key| &key.value) == duty.key.as_ref()
        };
        let rows = |(_, file): &'_ (String, Row<Vec<DutyRow>>)| file.row.iter().any(|row| same(&row));
        if let Some((name, _)) = self.content.duties.iter().find(|file| rows(file)) {
            let key = duty.key.as_ref().map(|key| format!(" with the key `{key}`")).unwrap_or_default();
            let id = format!("{}{key}", duty.provision);
            return Err(Refusal::SameDuty { id, path: format!("content/duties/{name}.yaml") });
        }
        let name = duty.roles.first().map(String::as_str).unwrap_or_default();
        let there = self.content.duties.iter().find(|(file, _)| file == name);
        let position = there.map_or(Position::End, |(_, file)| self.in_order(&file.row, at));
        self.row(format!("content/duties/{name}.yaml"), &[], position, &rows::duty(&self.languages(), duty))
    }

    /// Behind the last row whose provision does not come later, where the rows follow the order of the texts; else at the end.
    fn in_order(&self, rows: &[DutyRow], at: ProvisionIx) -> Position {
        let places: Vec<_> = rows.iter().filter_map(|row| self.guide.find(&row.provision.value)).collect();
        match rows.iter().rposition(|row| self.guide.find(&row.provision.value).is_some_and(|place| place <= at)) {
            _ if !places.is_sorted() => Position::End,
            Some(n) => Position::After(n),
            None if places.is_empty() => Position::End,
            None => Position::First,
        }
    }

    fn role(&self, role: &Grouped) -> Result<Edit, Refusal> {
        const PATH: &str = "content/roles.yaml";
        self.readable(PATH)?;
        let row = self.content.roles.as_ref().map(|roles| &roles.row);
        let rows = || row.into_iter().flat_map(|roles| &roles.roles);
        let groups = row.iter().flat_map(|roles| &roles.groups).map(|group| group.id.value.as_str());
        let group = given(("group of roles", "--group"), role.group.as_ref(), groups)?;
        free("role", &role.id, PATH, rows().map(|known| known.id.value.as_str()))?;
        let last = rows().collect::<Vec<_>>().iter().rposition(|known| known.group.value == group);
        let position = last.map_or(Position::End, Position::After);
        self.row(PATH.to_owned(), &["roles"], position, &rows::role(&self.languages(), &role.id, group))
    }

    fn term(&self, term: &Grouped) -> Result<Edit, Refusal> {
        const PATH: &str = "content/terms.yaml";
        self.readable(PATH)?;
        let row = self.content.terms.as_ref().map(|terms| &terms.row);
        let rows = || row.into_iter().flat_map(|terms| &terms.terms);
        let groups = row.iter().flat_map(|terms| &terms.groups).map(|group| group.id.value.as_str());
        let group = given(("group of terms", "--group"), term.group.as_ref(), groups)?;
        free("term", &term.id, PATH, rows().map(|known| known.id.value.as_str()))?;
        let last = rows().collect::<Vec<_>>().iter().rposition(|known| known.group.value == group);
        let position = last.map_or(Position::End, Position::After);
        self.row(PATH.to_owned(), &["terms"], position, &rows::term(&self.languages(), &term.id, group))
    }

    fn situation(&self, procedure: &Procedure) -> Result<Edit, Refusal> {
        self.procedure(procedure)?;
        let path = format!("content/situations/{}.yaml", procedure.id);
        self.file(path, "situation", &procedure.id, &rows::situation(&self.languages(), procedure))
    }

    fn flowchart(&self, procedure: &Procedure) -> Result<Edit, Refusal> {
        self.procedure(procedure)?;
        let path = format!("content/flowcharts/{}.yaml", procedure.id);
        self.file(path, "flowchart", &procedure.id, &rows::flowchart(&self.languages(), procedure))
    }

    fn procedure(&self, procedure: &Procedure) -> Result<(), Refusal> {
        usable(&procedure.id)?;
        for role in &procedure.roles {
            self.known_role(role)?;
        }
        for provision in &procedure.provisions {
            self.provision(provision)?;
        }
        self.known_tier(procedure.tier.as_ref())
    }

    fn question(&self, id: &str, topic: Option<&String>, provisions: &[String]) -> Result<Edit, Refusal> {
        self.readable("content/families.yaml")?;
        let topics = self.content.families.iter().flat_map(|families| &families.row.topics);
        let topics = topics.map(|topic| topic.id.value.as_str());
        let topic = given(("topic of questions", "--topic"), topic, topics)?;
        for provision in provisions {
            self.provision(provision)?;
        }
        for (topic, file) in &self.content.questions {
            let path = format!("content/questions/{topic}.yaml");
            free("question", id, &path, file.row.iter().map(|row| row.id.value.as_str()))?;
        }
        let path = format!("content/questions/{topic}.yaml");
        usable(id)?;
        self.row(path, &[], Position::End, &rows::question(&self.languages(), id, provisions))
    }

    fn topic(&self, id: &str) -> Result<Edit, Refusal> {
        let rows = self.content.topics.iter().flat_map(|topics| topics.row.iter());
        free("topic", id, "content/topics.yaml", rows.map(|row| row.id.value.as_str()))?;
        self.row("content/topics.yaml".to_owned(), &[], Position::End, &rows::topic(&self.languages(), id))
    }

    fn tier(&self, id: &str) -> Result<Edit, Refusal> {
        free("tier", id, "content/tiers.yaml", self.tiers())?;
        self.row("content/tiers.yaml".to_owned(), &[], Position::End, &rows::tier(&self.languages(), id))
    }

    fn source(&self, id: &str) -> Result<Edit, Refusal> {
        let rows = self.content.works.iter().flat_map(|works| works.row.iter());
        free("source", id, "content/sources.yaml", rows.map(|row| row.id.value.as_str()))?;
        self.row("content/sources.yaml".to_owned(), &[], Position::End, &rows::source(&self.languages(), id))
    }

    fn page(&self, id: &str) -> Result<Edit, Refusal> {
        usable(id)?;
        self.file(format!("content/pages/{id}.yaml"), "page", id, &rows::page(&self.languages()))
    }

    fn languages(&self) -> Vec<&str> {
        self.guide.languages.iter().map(|language| language.key.as_str()).collect()
    }

    fn tiers(&self) -> impl Iterator<Item = &str> {
        self.content.tiers.iter().flat_map(|tiers| tiers.row.iter()).map(|row| row.id.value.as_str())
    }

    fn provision(&self, id: &str) -> Result<ProvisionIx, Refusal> {
        let known = self.guide.provisions.iter().map(|provision| provision.id.as_str());
        self.guide.find(id).ok_or_else(|| Refusal::unknown("provision", id, known))
    }

    fn known_role(&self, id: &str) -> Result<(), Refusal> {
        self.readable("content/roles.yaml")?;
        let roles = self.content.roles.iter().flat_map(|roles| &roles.row.roles);
        known("role", id, roles.map(|row| row.id.value.as_str()))?;
        usable(id)
    }

    fn known_tier(&self, id: Option<&String>) -> Result<(), Refusal> {
        self.readable("content/tiers.yaml")?;
        id.map_or(Ok(()), |id| known("tier", id, self.tiers()))
    }

    /// Refuses to judge by a file that could not be read.
    fn readable(&self, path: &str) -> Result<(), Refusal> {
        match self.content.unread.file(path) {
            true => Err(Refusal::Unread { path: path.to_owned() }),
            false => Ok(()),
        }
    }

    /// A file that is not there yet.
    fn file(&self, path: String, what: &'static str, id: &str, lines: &[String]) -> Result<Edit, Refusal> {
        if self.sources.find(&path).is_some() {
            return Err(Refusal::taken(what, id, &path));
        }
        Ok(Edit { insert: self.headed(&path, lines), path, before: None, at: 0 })
    }

    /// The lines as a file, under the line that names its schema where the guide's files have one.
    fn headed(&self, path: &str, lines: &[String]) -> String {
        let site = "content/site.yaml";
        let schemas = self.sources.find(site).and_then(|source| kind::schemas_of(site, &source.text));
        let modeline = schemas.and_then(|schemas| kind::modeline(path, schemas));
        modeline.iter().chain(lines).map(|line| format!("{line}\n")).collect()
    }

    /// A row in a list, in a file that is there or not.
    fn row(&self, path: String, keys: &[&str], position: Position, lines: &[String]) -> Result<Edit, Refusal> {
        let Some(source) = self.sources.find(&path) else {
            return Ok(Edit { insert: self.headed(&path, &lines::entry(lines, 0)), path, before: None, at: 0 });
        };
        self.readable(&path)?;
        let list = List::find(&source.text, keys).ok_or_else(|| Refusal::NoPlace { path: path.clone() })?;
        let (at, insert) = list.insert(position, lines);
        let edit = Edit { path, before: Some(source.text.clone()), at, insert };
        match list::grown_by_one(&source.text, &edit.after(), keys) {
            true => Ok(edit),
            false => Err(Refusal::NoPlace { path: edit.path }),
        }
    }
}

/// Refuses an id of another form than ids have.
fn usable(id: &str) -> Result<(), Refusal> {
    match id::fits(id) {
        true => Ok(()),
        false => Err(Refusal::BadId { id: id.to_owned() }),
    }
}

/// Refuses a name that is not among the known ones.
fn known<'a>(what: &'static str, id: &str, known: impl Iterator<Item = &'a str>) -> Result<(), Refusal> {
    let known: Vec<_> = known.collect();
    match known.contains(&id) {
        true => Ok(()),
        false => Err(Refusal::unknown(what, id, known.into_iter())),
    }
}

/// A name that must be given and known; `what` says of what it is and the option that gives it.
fn given<'a, 'b>(
    (what, option): (&'static str, &'static str),
    id: Option<&'a String>,
    there: impl Iterator<Item = &'b str>,
) -> Result<&'a str, Refusal> {
    let there: Vec<_> = there.collect();
    let id = id.ok_or_else(|| Refusal::Missing { what, option, known: there.join(", ") })?;
    known(what, id, there.into_iter())?;
    Ok(id)
}

/// Refuses an id that cannot be one, or that something has already.
fn free<'a>(what: &'static str, id: &str, path: &str, mut taken: impl Iterator<Item = &'a str>) -> Result<(), Refusal> {
    usable(id)?;
    match taken.any(|name| name == id) {
        true => Err(Refusal::taken(what, id, path)),
        false => Ok(()),
    }
}

impl Refusal {
    fn unknown<'a>(what: &'static str, id: &str, known: impl Iterator<Item = &'a str>) -> Self {
        let known: Vec<_> = known.collect();
        let hint = match nearest(id, known.iter().copied()) {
            Some(near) => format!("; did you mean `{near}`?"),
            None if known.is_empty() => "; there is none yet".to_owned(),
            None if known.len() <= 12 => format!("; there are: {}", known.join(", ")),
            None => String::new(),
        };
        Self::Unknown { what, id: id.to_owned(), hint }
    }

    fn taken(what: &'static str, id: &str, path: &str) -> Self {
        Self::Taken { what, id: id.to_owned(), path: path.to_owned() }
    }
}
