//! "My duties": choose who you are and what is happening. One page per person holds a section per situation; an address
//! with the situation's anchor shows and prints that section alone.

use serde::Serialize;

use super::Ready;
use super::context::{Context, Link, Phrase};
use super::duty::{DutyLine, ForceView, force, line, roles};
use super::frame::Heading;
use super::markdown;
use super::url::{Address, MY_DUTIES_SCRIPT};
use crate::guide::{DutyIx, Guide, MyDuties, Part, Person, PersonIx, SituationIx, Step};

/// The page where one chooses.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct ChooserView {
    /// Its heading.
    pub title: Phrase,
    /// One or two sentences under it.
    pub lead: Phrase,
    /// Those who can be chosen.
    pub people: Vec<Choice>,
    /// Situations that someone can choose.
    pub situations: Vec<Happening>,
    /// Relative address of the script that turns the lists into two fields.
    pub script: String,
}

/// Someone who can be chosen.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct Choice {
    /// Their id.
    pub id: String,
    /// Their page.
    pub href: String,
    /// The words that they use of themselves.
    pub name: Phrase,
    /// What may be happening.
    pub cases: Vec<Happening>,
}

/// What may be happening.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct Happening {
    /// The situation's id.
    pub id: String,
    /// The section; empty where no person is meant.
    pub href: String,
    /// The situation's heading.
    pub title: Phrase,
}

/// The page of a person.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct PersonView {
    /// The words that they use of themselves.
    pub name: Phrase,
    /// The role, with everything that it shall and may do.
    pub role: Link,
    /// The same on one sheet of paper.
    pub card: String,
    /// The page where one chooses.
    pub all: String,
    /// The sections.
    pub cases: Vec<CaseView>,
    /// Duties of the post itself.
    pub post: Vec<Ready<DutyLine>>,
    /// The provisions that give them charge of others' steps.
    pub overseen_by: Vec<Link>,
}

/// What a person does in a situation.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct CaseView {
    /// The section's anchor.
    pub anchor: String,
    /// Its own address, for the list of contents.
    pub href: String,
    /// The situation's heading.
    pub title: Phrase,
    /// The answer for everyone in one or two sentences.
    pub lead: Phrase,
    /// The situation with the steps of all.
    pub whole: String,
    /// Their own steps.
    pub own: Vec<MyStep>,
    /// Steps of others that they have charge of.
    pub overseen: Vec<MyStep>,
    /// Steps of others, in short.
    pub others: Vec<OtherStep>,
}

/// A step to take.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct MyStep {
    /// Its place among the steps of all, from 1.
    pub number: usize,
    /// Its heading.
    pub title: Phrase,
    /// What is done, HTML.
    pub html: String,
    /// Its force.
    pub force: Option<ForceView>,
    /// Who does it.
    pub roles: Vec<Link>,
    /// The provisions that say so.
    pub provisions: Vec<Link>,
    /// Outside laws that rule it.
    pub outside: Vec<Link>,
    /// Good practice that no text regulates.
    pub practice: bool,
}

/// A step of others.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct OtherStep {
    /// Its place among the steps of all, from 1.
    pub number: usize,
    /// Its heading, which leads to it.
    pub link: Link,
    /// BCP 47 key where the heading is in another language.
    pub lang: Option<String>,
    /// Who does it.
    pub roles: Vec<Link>,
}

/// The heading of the page where one chooses.
#[must_use]
pub fn list_heading(context: &Context<'_>, mine: &MyDuties) -> Heading {
    let (title, lead) = (mine.title.shown(context.lang).text, mine.lead.shown(context.lang).text);
    super::plain_heading(title, lead, Vec::new())
}

/// The page where one chooses.
#[must_use]
pub fn list(context: &Context<'_>, mine: &MyDuties) -> ChooserView {
    let guide = context.guide;
    let chosen = |at: &SituationIx| guide.people().any(|person| guide.cases_of(person).contains(at));
    let situations = (0..guide.situations.len()).map(SituationIx::new).filter(chosen);
    ChooserView {
        title: context.phrase(&mine.title),
        lead: context.phrase(&mine.lead),
        people: guide.people().map(|person| choice(context, person)).collect(),
        situations: situations.map(|at| happening(context, None, at)).collect(),
        script: context.file_link(MY_DUTIES_SCRIPT),
    }
}

fn choice(context: &Context<'_>, at: PersonIx) -> Choice {
    let guide = context.guide;
    Choice {
        id: guide[at].id.clone(),
        href: context.link(&Address::Person(context.lang, at)),
        name: context.phrase(&guide[at].name),
        cases: guide.cases_of(at).into_iter().map(|case| happening(context, Some(at), case)).collect(),
    }
}

fn happening(context: &Context<'_>, person: Option<PersonIx>, at: SituationIx) -> Happening {
    let href = person.map(|person| context.link(&Address::Case(context.lang, person, at)));
    let row = &context.guide[at];
    Happening { id: row.id.clone(), href: href.unwrap_or_default(), title: context.phrase(&row.title) }
}

/// The heading of a person's page.
#[must_use]
pub fn heading(context: &Context<'_>, at: PersonIx) -> Heading {
    let mine = context.guide.my_duties.as_ref().expect("a person stands among those who can be chosen");
    let all = Link {
        href: context.link(&Address::MyDuties(context.lang)),
        text: mine.title.shown(context.lang).text.to_owned(),
    };
    let lead = mine.lead.shown(context.lang).text;
    super::plain_heading(context.guide[at].name.shown(context.lang).text, lead, vec![all])
}

/// The page of a person.
#[must_use]
pub fn view(context: &Context<'_>, at: PersonIx) -> PersonView {
    let guide = context.guide;
    let person = &guide[at];
    PersonView {
        name: context.phrase(&person.name),
        role: Link {
            href: context.link(&Address::Role(context.lang, person.role)),
            text: guide[person.role].name.shown(context.lang).text.to_owned(),
        },
        card: context.link(&Address::Card(context.lang, person.role)),
        all: context.link(&Address::MyDuties(context.lang)),
        cases: guide.cases_of(at).into_iter().map(|case| case_view(context, at, case)).collect(),
        post: post(guide, person).into_iter().map(|duty| line(context, duty)).collect(),
        overseen_by: person.overseen_by.iter().map(|at| context.cited(*at)).collect(),
    }
}

/// Rows about the post itself, in the order of the texts.
fn post(guide: &Guide, person: &Person) -> Vec<DutyIx> {
    let about = |duty: &DutyIx| guide[*duty].roles.iter().any(|role| person.post.contains(role));
    (0..guide.duties.len()).map(DutyIx::new).filter(about).collect()
}

fn case_view(context: &Context<'_>, person: PersonIx, at: SituationIx) -> CaseView {
    let row = &context.guide[at];
    let (mut own, mut overseen, mut others) = (Vec::new(), Vec::new(), Vec::new());
    for (step, number) in row.steps.iter().zip(1..) {
        match context.guide.part_of(person, step) {
            Part::Own => own.push(my_step(context, step, number)),
            Part::Overseen => overseen.push(my_step(context, step, number)),
            Part::Others => others.push(other_step(context, at, step, number)),
        }
    }
    CaseView {
        anchor: row.id.clone(),
        href: context.link(&Address::Case(context.lang, person, at)),
        title: context.phrase(&row.title),
        lead: context.phrase(&row.lead),
        whole: context.link(&Address::Situation(context.lang, at)),
        own,
        overseen,
        others,
    }
}

fn my_step(context: &Context<'_>, step: &Step, number: usize) -> MyStep {
    MyStep {
        number,
        title: context.phrase(&step.title),
        html: markdown::of_words(context, &step.text),
        force: step.force.map(|kind| force(context, kind)),
        roles: roles(context, &step.roles),
        provisions: step.provisions.iter().map(|at| context.cited(*at)).collect(),
        outside: super::situation::outside(context, &step.outside),
        practice: step.practice,
    }
}

fn other_step(context: &Context<'_>, at: SituationIx, step: &Step, number: usize) -> OtherStep {
    let title = context.phrase(&step.title);
    let whole = context.link(&Address::Situation(context.lang, at));
    OtherStep {
        number,
        link: Link { href: format!("{whole}#{}", step.id), text: title.text },
        lang: title.lang,
        roles: roles(context, &step.roles),
    }
}
