//! Where each page lies in the site, and how one page links to another: always relative, always naming the file.

use crate::guide::{
    AnnexIx, DutyIx, FlowchartIx, Guide, LangIx, LawIx, MandateIx, ModuleIx, PersonIx, ProgrammeIx, ProvisionIx,
    QuestionIx, RoleIx, RuleIx, SituationIx, TermIx, TierIx,
};

/// Every page that can be linked.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Address {
    /// A language's first page.
    Home(LangIx),
    /// All laws, on the first page.
    Laws(LangIx),
    /// A law with its units.
    Law(LangIx, LawIx),
    /// A unit, or a place on its page.
    Provision(LangIx, ProvisionIx),
    /// The glossary.
    Glossary(LangIx),
    /// A term in the glossary.
    Term(LangIx, TermIx),
    /// Sources and status.
    Sources(LangIx),
    /// An annex, among what is missing.
    Annex(LangIx, LawIx, AnnexIx),
    /// All roles.
    Roles(LangIx),
    /// A role.
    Role(LangIx, RoleIx),
    /// A role's duties on one sheet of paper.
    Card(LangIx, RoleIx),
    /// A tier.
    Tier(LangIx, TierIx),
    /// Every duty by role and tier.
    Matrix(LangIx),
    /// A duty row.
    Duty(LangIx, DutyIx),
    /// All situations.
    Situations(LangIx),
    /// A situation.
    Situation(LangIx, SituationIx),
    /// A flowchart.
    Flowchart(LangIx, FlowchartIx),
    /// The families' door.
    Families(LangIx),
    /// What families ask.
    Question(LangIx, QuestionIx),
    /// What those whom families deal with must, may, should and may not do.
    DutiesByForce(LangIx),
    /// Questions to bring to a meeting, on one sheet of paper.
    Meeting(LangIx),
    /// Where one chooses who one is and what is happening.
    MyDuties(LangIx),
    /// Someone who looks up their duties.
    Person(LangIx, PersonIx),
    /// The same in one situation.
    Case(LangIx, PersonIx, SituationIx),
    /// All calculators.
    Calculators(LangIx),
    /// A calculator.
    Calculator(LangIx, RuleIx),
    /// What is due when.
    Calendar(LangIx),
    /// An entry there, as a place among the entries.
    Due(LangIx, usize),
    /// The trainers' door.
    Training(LangIx),
    /// A mandate there.
    Mandate(LangIx, MandateIx),
    /// A programme.
    Programme(LangIx, ProgrammeIx),
    /// A module.
    Module(LangIx, ModuleIx),
    /// A module's slides.
    Slides(LangIx, ModuleIx),
    /// What those who take part in a module keep.
    Handout(LangIx, ModuleIx),
    /// A module's questions.
    Quiz(LangIx, ModuleIx),
    /// Where a training is planned.
    Planner(LangIx),
    /// Which duties the modules teach.
    Coverage(LangIx),
    /// A page of running text.
    Text(LangIx, String),
    /// The search.
    Search(LangIx),
}

/// The list of languages at the site's root.
pub const INDEX: &str = "index.html";
/// What a server shows when there is no such page.
pub const NOT_FOUND: &str = "404.html";
/// Stylesheet, script and icon.
pub const STYLESHEET: &str = "assets/fudao.css";
/// See [`STYLESHEET`].
pub const SCRIPT: &str = "assets/fudao.js";
/// See [`STYLESHEET`]; only the matrix loads it.
pub const MATRIX_SCRIPT: &str = "assets/matrix.js";
/// See [`STYLESHEET`]; only the page where one chooses loads it.
pub const MY_DUTIES_SCRIPT: &str = "assets/my-duties.js";
/// See [`STYLESHEET`]; only the calculators load it.
pub const CALCULATOR_SCRIPT: &str = "assets/calc.js";
/// See [`STYLESHEET`]; slides load it.
pub const SLIDES_SCRIPT: &str = "assets/slides.js";
/// See [`STYLESHEET`]; quizzes load it.
pub const QUIZ_SCRIPT: &str = "assets/quiz.js";
/// See [`STYLESHEET`]; the planner loads it.
pub const PLANNER_SCRIPT: &str = "assets/planner.js";
/// See [`STYLESHEET`]; the planner loads it before its own.
pub const PAPER_SCRIPT: &str = "assets/planner-paper.js";
/// See [`STYLESHEET`]; loads the search engine when it is first asked for.
pub const ENGINE_SCRIPT: &str = "assets/engine.js";
/// See [`STYLESHEET`]; the search box of every page.
pub const SEARCH_SCRIPT: &str = "assets/search.js";
/// See [`STYLESHEET`]; only the page of the search loads it.
pub const RESULTS_SCRIPT: &str = "assets/results.js";
/// See [`STYLESHEET`].
pub const ICON: &str = "assets/icon.svg";

impl Address {
    /// The file below the site's root: `zh/laws/act/6-1.html`.
    #[must_use]
    pub fn file(&self, guide: &Guide) -> String {
        let (lang, rest) = match self {
            Address::Home(lang) | Address::Laws(lang) => (lang, "index".to_owned()),
            Address::Law(lang, law) => (lang, format!("laws/{}/index", guide[*law].id)),
            Address::Provision(lang, at) => (lang, format!("laws/{}", guide[guide.unit_of(*at)].id)),
            Address::Glossary(lang) | Address::Term(lang, _) => (lang, "glossary".to_owned()),
            Address::Sources(lang) | Address::Annex(lang, ..) => (lang, "sources".to_owned()),
            Address::Roles(lang) => (lang, "roles/index".to_owned()),
            Address::Role(lang, role) => (lang, format!("roles/{}", guide[*role].id)),
            Address::Card(lang, role) => (lang, format!("cards/{}", guide[*role].id)),
            Address::Tier(lang, tier) => (lang, format!("tiers/{}", guide[*tier].id)),
            Address::Matrix(lang) => (lang, "matrix".to_owned()),
            Address::Duty(lang, duty) => (lang, format!("duties/{}", guide[*duty].id)),
            Address::Situations(lang) => (lang, "situations/index".to_owned()),
            Address::Situation(lang, situation) => (lang, format!("situations/{}", guide[*situation].id)),
            Address::Flowchart(lang, chart) => (lang, format!("flowcharts/{}", guide[*chart].id)),
            Address::Families(lang) => (lang, "families/index".to_owned()),
            Address::Question(lang, question) => (lang, format!("families/{}", guide[*question].id)),
            Address::DutiesByForce(lang) => (lang, "families/duties".to_owned()),
            Address::Meeting(lang) => (lang, "families/meeting".to_owned()),
            Address::MyDuties(lang) => (lang, "my-duties/index".to_owned()),
            Address::Person(lang, person) | Address::Case(lang, person, _) => {
                (lang, format!("my-duties/{}", guide[*person].id))
            }
            Address::Calculators(lang) => (lang, "calculators/index".to_owned()),
            Address::Calculator(lang, rule) => (lang, format!("calculators/{}", guide[*rule].id)),
            Address::Calendar(lang) | Address::Due(lang, _) => (lang, "calendar".to_owned()),
            Address::Training(lang) | Address::Mandate(lang, _) => (lang, "training/index".to_owned()),
            Address::Programme(lang, at) => (lang, format!("training/programmes/{}", guide[*at].id)),
            Address::Module(lang, at) => (lang, format!("training/modules/{}", guide[*at].id)),
            Address::Slides(lang, at) => (lang, format!("training/slides/{}", guide[*at].id)),
            Address::Handout(lang, at) => (lang, format!("training/handouts/{}", guide[*at].id)),
            Address::Quiz(lang, at) => (lang, format!("training/quizzes/{}", guide[*at].id)),
            Address::Planner(lang) => (lang, "training/planner".to_owned()),
            Address::Coverage(lang) => (lang, "training/coverage".to_owned()),
            Address::Text(lang, id) => (lang, id.clone()),
            Address::Search(lang) => (lang, "search".to_owned()),
        };
        format!("{}/{rest}.html", guide[*lang].folder)
    }

    /// File and anchor: `zh/laws/act/6-1.html#p3`.
    #[must_use]
    pub fn path(&self, guide: &Guide) -> String {
        let anchor = match self {
            Address::Laws(_) => "laws".to_owned(),
            Address::Provision(_, at) => guide[*at].anchor(),
            Address::Term(_, term) => guide[*term].id.clone(),
            Address::Annex(_, law, annex) => annex_anchor(guide, *law, *annex),
            Address::Case(_, _, situation) => guide[*situation].id.clone(),
            Address::Due(_, entry) => entry_anchor(guide, *entry),
            Address::Mandate(_, mandate) => mandate_anchor(guide, *mandate),
            _ => String::new(),
        };
        let file = self.file(guide);
        if anchor.is_empty() { file } else { format!("{file}#{anchor}") }
    }

    /// The language of the page.
    #[must_use]
    pub fn lang(&self) -> LangIx {
        *self.clone().lang_mut()
    }

    /// The same place in another language.
    #[must_use]
    pub fn in_language(&self, there: LangIx) -> Self {
        let mut address = self.clone();
        *address.lang_mut() = there;
        address
    }

    fn lang_mut(&mut self) -> &mut LangIx {
        let (Address::Home(lang)
        | Address::Laws(lang)
        | Address::Law(lang, _)
        | Address::Provision(lang, _)
        | Address::Glossary(lang)
        | Address::Term(lang, _)
        | Address::Sources(lang)
        | Address::Annex(lang, ..)
        | Address::Roles(lang)
        | Address::Role(lang, _)
        | Address::Card(lang, _)
        | Address::Tier(lang, _)
        | Address::Matrix(lang)
        | Address::Duty(lang, _)
        | Address::Situations(lang)
        | Address::Situation(lang, _)
        | Address::Flowchart(lang, _)
        | Address::Families(lang)
        | Address::Question(lang, _)
        | Address::DutiesByForce(lang)
        | Address::Meeting(lang)
        | Address::MyDuties(lang)
        | Address::Person(lang, _)
        | Address::Case(lang, ..)
        | Address::Calculators(lang)
        | Address::Calculator(lang, _)
        | Address::Calendar(lang)
        | Address::Due(lang, _)
        | Address::Training(lang)
        | Address::Mandate(lang, _)
        | Address::Programme(lang, _)
        | Address::Module(lang, _)
        | Address::Slides(lang, _)
        | Address::Handout(lang, _)
        | Address::Quiz(lang, _)
        | Address::Planner(lang)
        | Address::Coverage(lang)
        | Address::Text(lang, _)
        | Address::Search(lang)) = self;
        lang
    }
}

/// The anchor of an annex on the page of sources: `directions-annex-1`.
#[must_use]
pub fn annex_anchor(guide: &Guide, law: LawIx, annex: AnnexIx) -> String {
    format!("{}-annex-{}", guide[law].id, guide[law].annexes[annex.get()].number)
}

/// The anchor of an entry of the calendar; empty where there is no such entry.
#[must_use]
pub fn entry_anchor(guide: &Guide, entry: usize) -> String {
    let entry = guide.calendar.as_ref().and_then(|calendar| calendar.entries.get(entry));
    entry.map(|entry| entry.id.clone()).unwrap_or_default()
}

/// The anchor of a mandate on the page of training: `mandate-whole-staff`.
#[must_use]
pub fn mandate_anchor(guide: &Guide, mandate: MandateIx) -> String {
    format!("mandate-{}", guide[mandate].id)
}

/// Where the calendar file of a language lies below the site's root: `data/calendar-zh.ics`.
#[must_use]
pub fn calendar_file(guide: &Guide, lang: LangIx) -> String {
    format!("data/calendar-{}.ics", guide[lang].folder)
}

/// How the page at `from` links to `to`, both paths below the root: `../../glossary.html#referral`.
///
/// A link to an anchor of the same page keeps the file's name, so that it survives being copied.
#[must_use]
pub fn relative(from: &str, to: &str) -> String {
    let from: Vec<_> = from.split('/').collect();
    let to: Vec<_> = to.split('/').collect();
    let shared = from[..from.len() - 1].iter().zip(&to[..to.len() - 1]).take_while(|(a, b)| a == b).count();
    let up = "../".repeat(from.len() - 1 - shared);
    format!("{up}{}", to[shared..].join("/"))
}

#[cfg(test)]
mod tests {
    use super::relative;

    #[test]
    fn links_are_relative() {
        for (from, to, expected) in [
            ("zh/index.html", "en/index.html", "../en/index.html"),
            ("zh/laws/act/1.html", "zh/laws/act/2.html#p1", "2.html#p1"),
            ("zh/laws/act/1.html", "zh/glossary.html", "../../glossary.html"),
            ("index.html", "zh/index.html", "zh/index.html"),
            ("zh/laws/act/1.html", "assets/fudao.css", "../../../assets/fudao.css"),
            ("zh/laws/act/index.html", "zh/laws/directions/1.html", "../directions/1.html"),
        ] {
            assert_eq!(relative(from, to), expected);
        }
    }
}
