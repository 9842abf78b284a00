//! What is found of the work with the law: courses and their modules, quizzes, calculators, dates, and the pages that list things.

use std::collections::BTreeSet;

use fudao_search::{Document, Kind};

use super::pages::{ANY, Page};
use crate::guide::{
    Entry, Guide, Mandate, MandateIx, Module, ModuleIx, Programme, ProgrammeIx, ProvisionIx, Rule, RuleIx, Words,
};
use crate::page::url::Address;

/// These documents, kind by kind, each in the order of the guide.
pub(super) fn documents(guide: &Guide) -> Vec<Document> {
    let mut documents = Vec::new();
    documents.extend(guide.programmes.iter().zip(0..).map(|(row, n)| programme(guide, row, ProgrammeIx::new(n))));
    let alone = |n: &usize| guide.programmes.iter().all(|programme| programme.mandate != MandateIx::new(*n));
    let mandates = guide.mandates.iter().zip(0..).filter(|(_, n)| alone(n));
    documents.extend(mandates.map(|(row, n)| mandate(guide, row, MandateIx::new(n))));
    for (row, n) in guide.modules.iter().zip(0..) {
        documents.push(module(guide, row, ModuleIx::new(n)));
        documents.extend(quiz(guide, row, ModuleIx::new(n)));
    }
    documents.extend(guide.rules.iter().zip(0..).map(|(row, n)| calculator(guide, row, RuleIx::new(n))));
    let entries = guide.calendar.iter().flat_map(|calendar| &calendar.entries);
    documents.extend(entries.zip(0..).map(|(row, n)| due(guide, row, n)));
    documents.extend(lists(guide));
    documents
}

/// The first of the words for a kind stands among the names of its pages, by language.
fn named(guide: &Guide, label: &str) -> Vec<Vec<String>> {
    called(guide, label).into_iter().map(|words| words.into_iter().take(1).collect()).collect()
}

/// Words for a kind, as people type them beside what it is about: `course`, 研習.
fn called(guide: &Guide, label: &str) -> Vec<Vec<String>> {
    let words = |lang| guide.label(label, lang).split(',').map(|word| word.trim().to_owned()).collect();
    guide.lang_ids().map(words).collect()
}

fn programme(guide: &Guide, programme: &Programme, at: ProgrammeIx) -> Document {
    let mandate = &guide[programme.mandate];
    let mut words = vec![&programme.lead];
    words.extend(said(mandate));
    words.extend(&programme.objectives);
    Page {
        kind: Kind::Programme,
        id: &format!("programme/{}", programme.id),
        address: Address::Programme(ANY, at),
        title: &programme.title,
        words,
        names: named(guide, "search_as_programme"),
        asked: called(guide, "search_as_programme"),
        provisions: vec![mandate.provision],
        roles: mandate.roles.clone(),
        tiers: Vec::new(),
    }
    .document(guide)
}

/// A mandate that no programme meets; of the others the programme is found.
fn mandate(guide: &Guide, mandate: &Mandate, at: MandateIx) -> Document {
    Page {
        kind: Kind::Programme,
        id: &format!("mandate/{}", mandate.id),
        address: Address::Mandate(ANY, at),
        title: &mandate.title,
        words: said(mandate).collect(),
        names: named(guide, "search_as_programme"),
        asked: called(guide, "search_as_programme"),
        provisions: vec![mandate.provision],
        roles: mandate.roles.clone(),
        tiers: Vec::new(),
    }
    .document(guide)
}

/// What a mandate says, the hours in the words of the text.
fn said(mandate: &Mandate) -> impl Iterator<Item = &Words> {
    [&mandate.phrase, &mandate.whom, &mandate.when].into_iter()
}

fn module(guide: &Guide, module: &Module, at: ModuleIx) -> Document {
    let slides = module.slides.iter().map(|slide| &slide.title);
    let cases = module.cases.iter().map(|case| &case.title);
    Page {
        kind: Kind::Module,
        id: &format!("module/{}", module.id),
        address: Address::Module(ANY, at),
        title: &module.title,
        words: std::iter::once(&module.lead).chain(&module.objectives).chain(slides).chain(cases).collect(),
        names: Vec::new(),
        asked: called(guide, "search_as_module"),
        provisions: module.provisions.iter().map(|(provision, _)| *provision).collect(),
        roles: module.audience.clone(),
        tiers: Vec::new(),
    }
    .document(guide)
}

/// The questions of a module; `None` where it has none.
fn quiz(guide: &Guide, module: &Module, at: ModuleIx) -> Option<Document> {
    let title = |lang| Some(format!("{} · {}", module.title.own(lang)?, guide.label("quiz", lang)));
    let title = Words::new(guide.lang_ids().map(title).collect()).filter(|_| !module.quiz.is_empty())?;
    let provisions: BTreeSet<ProvisionIx> =
        module.quiz.iter().flat_map(|question| &question.provisions).copied().collect();
    let page = Page {
        kind: Kind::Quiz,
        id: &format!("quiz/{}", module.id),
        address: Address::Quiz(ANY, at),
        title: &title,
        words: module.quiz.iter().map(|question| &question.ask).collect(),
        names: Vec::new(),
        asked: called(guide, "search_as_quiz"),
        provisions: provisions.into_iter().collect(),
        roles: module.audience.clone(),
        tiers: Vec::new(),
    };
    Some(page.document(guide))
}

fn calculator(guide: &Guide, rule: &Rule, at: RuleIx) -> Document {
    let mut asked = called(guide, "search_as_calculator");
    asked.iter_mut().zip(&rule.asked_as).for_each(|(words, asked)| words.extend(asked.iter().cloned()));
    Page {
        kind: Kind::Calculator,
        id: &format!("calculator/{}", rule.id),
        address: Address::Calculator(ANY, at),
        title: &rule.title,
        words: vec![&rule.lead],
        names: named(guide, "search_as_calculator"),
        asked,
        provisions: rule.provisions.clone(),
        roles: Vec::new(),
        tiers: Vec::new(),
    }
    .document(guide)
}

fn due(guide: &Guide, entry: &Entry, at: usize) -> Document {
    Page {
        kind: Kind::Due,
        id: &format!("due/{}", entry.id),
        address: Address::Due(ANY, at),
        title: &entry.title,
        words: vec![&entry.text, &entry.time],
        names: named(guide, "search_as_due"),
        asked: called(guide, "search_as_due"),
        provisions: vec![entry.provision],
        roles: entry.roles.clone(),
        tiers: Vec::new(),
    }
    .document(guide)
}

/// The pages that list things, and where things are done, as far as the guide has them.
fn lists(guide: &Guide) -> Vec<Document> {
    let labels: [(bool, Address, &str, &str); 7] = [
        (!guide.roles.is_empty(), Address::Matrix(ANY), "matrix", "matrix_lead"),
        (!guide.roles.is_empty(), Address::Situations(ANY), "situations", "situations_lead"),
        (!guide.rules.is_empty(), Address::Calculators(ANY), "calculators", "calculators_lead"),
        (guide.calendar.is_some(), Address::Calendar(ANY), "calendar", "calendar_lead"),
        (!guide.mandates.is_empty(), Address::Training(ANY), "training", "training_lead"),
        (!guide.mandates.is_empty(), Address::Planner(ANY), "planner", "planner_lead"),
        (!guide.mandates.is_empty(), Address::Coverage(ANY), "coverage", "coverage_lead"),
    ];
    let mut documents = Vec::new();
    for (_, address, title, lead) in labels.into_iter().filter(|(there, ..)| *there) {
        let words =
            |label: &str| Words::new(guide.lang_ids().map(|lang| Some(guide.label(label, lang).to_owned())).collect());
        if let (Some(words_of_title), Some(lead)) = (words(title), words(lead)) {
            documents.push(page(guide, title, address, &words_of_title, &lead));
        }
    }
    if let Some(door) = &guide.families {
        documents.push(page(guide, "families", Address::Families(ANY), &door.title, &door.lead));
        let duties = &door.duties;
        documents.push(page(guide, "duties-by-force", Address::DutiesByForce(ANY), &duties.title, &duties.lead));
        let sheet = &door.sheet;
        documents.push(page(guide, "meeting", Address::Meeting(ANY), &sheet.title, &sheet.lead));
    }
    if let Some(mine) = &guide.my_duties {
        documents.push(page(guide, "my-duties", Address::MyDuties(ANY), &mine.title, &mine.lead));
    }
    documents
}

fn page(guide: &Guide, id: &str, address: Address, title: &Words, lead: &Words) -> Document {
    Page {
        kind: Kind::Page,
        id: &format!("page/{id}"),
        address,
        title,
        words: vec![lead],
        names: Vec::new(),
        asked: Vec::new(),
        provisions: Vec::new(),
        roles: Vec::new(),
        tiers: Vec::new(),
    }
    .document(guide)
}
