//! The resolved graph: every id a thing, every reference a link, every language in its place.
//!
//! [`resolve()`] turns `Content` into a [`Guide`] and is the only place where a reference becomes a thing. What cannot be
//! resolved is reported and left out, so that nothing below can fail to find what it names.

mod citation;
mod definition;
mod duty;
mod family;
mod frame;
pub mod ids;
mod law;
mod notice;
mod outside;
mod person;
mod prose;
mod provision;
mod reference;
mod resolve;
pub mod rule;
mod situation;
mod term;
mod texts;
mod training;
pub mod words;

pub use definition::{Definition, Use};
pub use duty::{Duty, Named, Role, Tier, Topic};
pub use family::{Ask, DutiesByForce, Families, MeetingSheet, OutsideFact, Question};
pub use frame::{Language, Level, Page, Site};
pub use ids::{
    AnnexIx, DefinitionIx, DutyIx, FlowchartIx, LangIx, LawIx, LevelIx, MandateIx, ModuleIx, NoticeIx, OutsideIx,
    PersonIx, ProgrammeIx, ProvisionIx, QuestionIx, RoleIx, RuleIx, SituationIx, TermIx, TierIx, TopicIx, WorkIx,
};
pub use law::{Address, Annex, Commencement, Event, Law, LawLevel, Status, Witness};
pub use notice::{Notice, Place};
pub use outside::OutsideLaw;
pub use person::{MyDuties, Part, Person};
pub use prose::{Block, Prose};
pub use provision::{Provision, StaleTranslation, short_hash};
pub use reference::{Reference, Target};
pub use resolve::resolve;
pub use rule::{Calendar, Date, Entry, Figure, Measure, PartOfMonth, Rule, Table};
pub use situation::{Edge, Flowchart, Node, Situation, Step};
pub use term::{Term, TermGroup, Work};
pub use training::{AgendaItem, Arrangement, Case, Choice, Mandate, Module, Programme, QuizQuestion, Slide};
pub use words::{Shown, Words};

use std::collections::{BTreeMap, BTreeSet};

/// The whole guide. Immutable, owned, without maps whose order could differ.
#[derive(Clone, Debug)]
pub struct Guide {
    /// Name and tagline.
    pub site: Site,
    /// The languages, that of the original texts first.
    pub languages: Vec<Language>,
    /// The words of the pages, in the order of `languages`.
    pub labels: Vec<BTreeMap<&'static str, String>>,
    /// The levels of numbering.
    pub levels: Vec<Level>,
    /// The laws, in the order of the site.
    pub laws: Vec<Law>,
    /// All provisions, units included, in the order of the texts.
    pub provisions: Vec<Provision>,
    /// Laws that are cited but not held.
    pub outside: Vec<OutsideLaw>,
    /// Definitions and short names that the texts declare.
    pub definitions: Vec<Definition>,
    /// The groups of the glossary.
    pub term_groups: Vec<TermGroup>,
    /// The terms, in the order of the glossary.
    pub terms: Vec<Term>,
    /// Warnings at their places.
    pub notices: Vec<Notice>,
    /// The works relied on.
    pub works: Vec<Work>,
    /// The groups of roles.
    pub role_groups: Vec<Named>,
    /// Who has duties, in the order of the pages. A guide without roles has no duties, and needs none.
    pub roles: Vec<Role>,
    /// The tiers, from the first to the last.
    pub tiers: Vec<Tier>,
    /// What duties are about.
    pub topics: Vec<Topic>,
    /// The duty rows, in the order of the texts.
    pub duties: Vec<Duty>,
    /// What to do when something happens.
    pub situations: Vec<Situation>,
    /// Flowcharts.
    pub flowcharts: Vec<Flowchart>,
    /// The families' door.
    pub families: Option<Families>,
    /// What families ask, by topic.
    pub questions: Vec<Question>,
    /// Those who look up their duties.
    pub my_duties: Option<MyDuties>,
    /// How amounts are written.
    pub measures: Vec<Measure>,
    /// What provisions come to in numbers.
    pub rules: Vec<Rule>,
    /// What is due when.
    pub calendar: Option<Calendar>,
    /// Provisions on training that set no hours.
    pub training_frame: Vec<ProvisionIx>,
    /// How many hours of training somebody must have.
    pub mandates: Vec<Mandate>,
    /// Parts of courses, by id.
    pub modules: Vec<Module>,
    /// Courses that meet a mandate, in the order of the mandates.
    pub programmes: Vec<Programme>,
    /// Words of pages, by id.
    pub pages: BTreeMap<String, Page>,
    /// The provisions of duty rows that could not be resolved and are left out, as near as can be told.
    pub lost_duties: Vec<String>,
    /// Translations made from a text that has changed since.
    pub stale: Vec<StaleTranslation>,
    /// Whether every language and every law that the site names is here. If not, what is not found may stand in one
    /// that is missing, and nothing is to be said about it.
    pub whole: bool,
    by_id: BTreeMap<String, ProvisionIx>,
    citations: citation::Citations,
}

impl Guide {
    /// The provision with this id (`act/6-1/p3`).
    #[must_use]
    pub fn find(&self, id: &str) -> Option<ProvisionIx> {
        self.by_id.get(id).copied()
    }

    /// Every language, in order.
    pub fn lang_ids(&self) -> impl Iterator<Item = LangIx> + use<> {
        (0..self.languages.len()).map(LangIx::new)
    }

    /// Every provision with its index, in the order of the texts.
    pub fn all(&self) -> impl Iterator<Item = (ProvisionIx, &Provision)> {
        self.provisions.iter().enumerate().map(|(n, provision)| (ProvisionIx::new(n), provision))
    }

    /// The unit that a provision belongs to; a unit is its own.
    #[must_use]
    pub fn unit_of(&self, mut at: ProvisionIx) -> ProvisionIx {
        while let Some(parent) = self[at].parent {
            at = parent;
        }
        at
    }

    /// A provision and everything below it, in the order of the text.
    pub fn below(&self, at: ProvisionIx) -> impl Iterator<Item = (ProvisionIx, &Provision)> {
        let end = at.get() + self[at].span_of_parts;
        self.provisions[at.get()..end].iter().zip(at.get()..).map(|(provision, n)| (ProvisionIx::new(n), provision))
    }

    /// The provisions of a law, in the order of the text.
    pub fn of_law(&self, law: LawIx) -> impl Iterator<Item = (ProvisionIx, &Provision)> {
        self[law].units.iter().flat_map(|unit| self.below(*unit))
    }

    /// A role and every role whose duties it has too: wider ones, and bodies whose duties it shares. Itself first.
    #[must_use]
    pub fn scope(&self, role: RoleIx) -> Vec<RoleIx> {
        let mut scope = vec![role];
        let mut next = 0;
        while let Some(role) = scope.get(next).copied() {
            let wider = self[role].kind_of.iter().chain(&self[role].shares);
            let fresh: Vec<_> = wider.filter(|wider| !scope.contains(wider)).copied().collect();
            scope.extend(fresh);
            next += 1;
        }
        scope
    }

    /// Every module: first those of the programmes, in their order, then the others.
    #[must_use]
    pub fn modules_in_order(&self) -> Vec<ModuleIx> {
        let mut order: Vec<ModuleIx> = Vec::new();
        let mut known = BTreeSet::new();
        let of_programmes = self.programmes.iter().flat_map(|programme| programme.modules.iter().copied());
        for module in of_programmes.chain((0..self.modules.len()).map(ModuleIx::new)) {
            if known.insert(module) {
                order.push(module);
            }
        }
        order
    }

    /// How a provision is cited in a language, with or without its law's name.
    #[must_use]
    pub fn citation(&self, at: ProvisionIx, lang: LangIx, law: WithLaw) -> String {
        self.citations.of(at, lang, law).to_owned()
    }

    /// One word of the pages in one language.
    #[must_use]
    pub fn label(&self, key: &str, lang: LangIx) -> &str {
        self.labels[lang.get()].get(key).map_or("", String::as_str)
    }
}

/// Whether a citation names its law.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WithLaw {
    /// 學生輔導法第六條
    Yes,
    /// 第六條
    No,
}

macro_rules! indexed {
    ($($index:ident => $field:ident: $thing:ty;)+) => {
        $(impl std::ops::Index<$index> for Guide {
            type Output = $thing;
            fn index(&self, index: $index) -> &$thing {
                &self.$field[index.get()]
            }
        })+
    };
}

indexed! {
    LangIx => languages: Language;
    LevelIx => levels: Level;
    LawIx => laws: Law;
    ProvisionIx => provisions: Provision;
    OutsideIx => outside: OutsideLaw;
    DefinitionIx => definitions: Definition;
    TermIx => terms: Term;
    NoticeIx => notices: Notice;
    WorkIx => works: Work;
    RoleIx => roles: Role;
    TierIx => tiers: Tier;
    TopicIx => topics: Topic;
    DutyIx => duties: Duty;
    SituationIx => situations: Situation;
    FlowchartIx => flowcharts: Flowchart;
    QuestionIx => questions: Question;
    RuleIx => rules: Rule;
    MandateIx => mandates: Mandate;
    ModuleIx => modules: Module;
    ProgrammeIx => programmes: Programme;
}
