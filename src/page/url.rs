//! Where each page lies in the site, and how one page links to another: always relative, always naming the file.

use std::borrow::Cow;

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
        let folder = &guide[self.lang()].folder;
        let [before, name, after] = self.below_language(guide);
        [folder, "/", before, name, after, ".html"].concat()
    }

    /// File and anchor: `zh/laws/act/6-1.html#p3`.
    #[must_use]
    pub fn path(&self, guide: &Guide) -> String {
        let mut path = self.file(guide);
        let anchor = self.anchor(guide);
        if !anchor.is_empty() {
            path.push('#');
            path.push_str(&anchor);
        }
        path
    }

    /// The file below its language's folder, without its ending, in three pieces: `laws/`, `act`, `/index`. Most of what
    /// a page holds is links, so nothing is copied before all pieces are known.
    fn below_language<'a>(&'a self, guide: &'a Guide) -> [&'a str; 3] {
        match self {
            Address::Home(_) | Address::Laws(_) => ["", "index", ""],
            Address::Law(_, law) => ["laws/", &guide[*law].id, "/index"],
            Address::Provision(_, at) => ["laws/", &guide[guide.unit_of(*at)].id, ""],
            Address::Glossary(_) | Address::Term(..) => ["", "glossary", ""],
            Address::Sources(_) | Address::Annex(..) => ["", "sources", ""],
            Address::Roles(_) => ["roles/", "index", ""],
            Address::Role(_, role) => ["roles/", &guide[*role].id, ""],
            Address::Card(_, role) => ["cards/", &guide[*role].id, ""],
            Address::Tier(_, tier) => ["tiers/", &guide[*tier].id, ""],
            Address::Matrix(_) => ["", "matrix", ""],
            Address::Duty(_, duty) => ["duties/", &guide[*duty].id, ""],
            Address::Situations(_) => ["situations/", "index", ""],
            Address::Situation(_, situation) => ["situations/", &guide[*situation].id, ""],
            Address::Flowchart(_, chart) => ["flowcharts/", &guide[*chart].id, ""],
            Address::Families(_) => ["families/", "index", ""],
            Address::Question(_, question) => ["families/", &guide[*question].id, ""],
            Address::DutiesByForce(_) => ["families/", "duties", ""],
            Address::Meeting(_) => ["families/", "meeting", ""],
            Address::MyDuties(_) => ["my-duties/", "index", ""],
            Address::Person(_, person) | Address::Case(_, person, _) => ["my-duties/", &guide[*person].id, ""],
            Address::Calculators(_) => ["calculators/", "index", ""],
            Address::Calculator(_, rule) => ["calculators/", &guide[*rule].id, ""],
            Address::Calendar(_) | Address::Due(..) => ["", "calendar", ""],
            Address::Training(_) | Address::Mandate(..) => ["training/", "index", ""],
            Address::Programme(_, at) => ["training/programmes/", &guide[*at].id, ""],
            Address::Module(_, at) => ["training/modules/", &guide[*at].id, ""],
            Address::Slides(_, at) => ["training/slides/", &guide[*at].id, ""],
            Address::Handout(_, at) => ["training/handouts/", &guide[*at].id, ""],
            Address::Quiz(_, at) => ["training/quizzes/", &guide[*at].id, ""],
            Address::Planner(_) => ["training/", "planner", ""],
            Address::Coverage(_) => ["training/", "coverage", ""],
            Address::Text(_, id) => ["", id, ""],
            Address::Search(_) => ["", "search", ""],
        }
    }

    /// The place on the page; empty for the page itself.
    fn anchor<'a>(&self, guide: &'a Guide) -> Cow<'a, str> {
        match self {
            Address::Laws(_) => "laws".into(),
            Address::Provision(_, at) => guide[*at].anchor().into(),
            Address::Term(_, term) => guide[*term].id.as_str().into(),
            Address::Annex(_, law, annex) => annex_anchor(guide, *law, *annex).into(),
            Address::Case(_, _, situation) => guide[*situation].id.as_str().into(),
            Address::Due(_, entry) => entry_anchor(guide, *entry).into(),
            Address::Mandate(_, mandate) => mandate_anchor(guide, *mandate).into(),
            _ => "".into(),
        }
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
    let alike = from.bytes().zip(to.bytes()).take_while(|(a, b)| a == b).count();
    // The folders that both are in end with a slash: half a folder's name is none.
    let shared = from.as_bytes()[..alike].iter().rposition(|byte| *byte == b'/').map_or(0, |slash| slash + 1);
    let up = from.bytes().skip(shared).filter(|byte| *byte == b'/').count();
    let mut link = String::with_capacity(up * UP.len() + to.len() - shared);
    (0..up).for_each(|_| link.push_str(UP));
    link.push_str(&to[shared..]);
    link
}

/// One folder up.
const UP: &str = "../";

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
            ("zh/roles/a.html", "zh/roles-of-others/a.html", "../roles-of-others/a.html"),
            ("zh/glossary.html", "zh/glossary.html#referral", "glossary.html#referral"),
            ("zh/學/a.html", "zh/孺/a.html", "../孺/a.html"),
        ] {
            assert_eq!(relative(from, to), expected);
        }
    }
}
