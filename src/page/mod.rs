//! Views of the guide, one per template, and their rendering to HTML.
//!
//! A view holds finished words and relative addresses; a template loops and prints. Nothing here reads or writes files.

pub mod by_force;
pub mod calculator;
pub mod calendar;
pub mod chart;
pub mod context;
pub mod duty;
pub mod family;
pub mod folder;
pub mod frame;
pub mod glossary;
pub mod home;
pub mod inline;
pub mod json_ld;
pub mod law;
pub mod markdown;
pub mod matrix;
pub mod meeting;
pub mod person;
pub mod question;
pub mod quote;
pub mod results;
pub mod role;
pub mod root;
pub mod search;
pub mod situation;
pub mod sources;
pub mod status;
pub mod text;
pub mod tier;
pub mod training;
pub mod unit;
pub mod url;

mod addresses;
mod templates;

use std::collections::BTreeMap;
use std::hash::Hash;
use std::sync::Arc;

use bytes::Bytes;
use rayon::prelude::*;
use serde::Serialize;

use crate::chart::{Drawing, Graph};
use crate::guide::{Families, Guide, LangIx, MyDuties, Page};
use crate::kept::Kept;
use crate::site::OutputFile;
pub use addresses::addresses;
use chart::Drawings;
use context::Context;
use folder::Folder;
use frame::{Frame, Heading, Labels};
pub use templates::{Ready, TemplateError, Templates};
use url::{Address, INDEX, NOT_FOUND};

/// Ids of pages whose words every guide has in `content/pages/`.
pub const NEEDED_PAGES: [&str; 4] = ["glossary", "home", "not-found", "sources"];

/// A page before it is rendered.
#[derive(Hash, Serialize)]
struct Whole<V> {
    frame: Frame,
    view: V,
}

/// What was made of pages and is good for the next build, where it needs the same again.
#[derive(Default)]
pub struct Made {
    drawn: Kept<Graph, Arc<Drawing>>,
    /// Pages by file and by what they come to; see [`Templates::print`].
    rendered: Kept<(String, u64), Bytes>,
}

/// Renders every page of the site, folder by folder. What has been made of the same view before is not rendered again.
///
/// # Errors
/// When a template is missing or wrong, with its line and the page that was being rendered.
pub fn render(
    guide: &Guide,
    templates: &Templates,
    base_url: Option<&str>,
    made: &mut Made,
) -> Result<Vec<OutputFile>, TemplateError> {
    made.drawn.turn();
    made.rendered.turn();
    let words: Vec<_> = guide.labels.iter().cloned().map(Ready::new).collect();
    let drawings = Drawings::new(guide, &made.drawn);
    let site = Site { templates, words: &words, drawings: &drawings, base_url, rendered: &made.rendered };
    let mut files = by_folder(guide)
        .into_par_iter()
        .flat_map(|pages| {
            let folder = Folder::default();
            pages.par_iter().map(|page| one(guide, &site, &folder, page)).collect::<Vec<_>>()
        })
        .collect::<Vec<_>>()
        .into_iter()
        // The first page that fails is always the same one.
        .collect::<Result<Vec<_>, _>>()?;
    let not_found = guide.pages.get("not-found");
    for (file, template, page) in [(INDEX, "index.html", None), (NOT_FOUND, "404.html", not_found)] {
        let folder = Folder::default();
        let context = Context { guide, lang: LangIx::ORIGINAL, file, drawings: &drawings, folder: &folder };
        files.push(site.render(template, file, &root::view(&context, page, base_url))?);
    }
    Ok(files)
}

/// Every page with its file, by folder.
fn by_folder(guide: &Guide) -> Vec<Vec<(Address, String)>> {
    let mut folders: BTreeMap<String, Vec<_>> = BTreeMap::new();
    for address in addresses(guide) {
        let file = address.file(guide);
        let folder = file.rsplit_once('/').map_or("", |(folder, _)| folder).to_owned();
        folders.entry(folder).or_default().push((address, file));
    }
    folders.into_values().collect()
}

fn one(
    guide: &Guide,
    site: &Site<'_>,
    folder: &Folder,
    (address, file): &(Address, String),
) -> Result<OutputFile, TemplateError> {
    let renderer = Renderer { site, address };
    let c = Context { guide, lang: address.lang(), file, drawings: site.drawings, folder };
    match address {
        Address::Home(_) | Address::Laws(_) => home_page(&renderer, &c),
        Address::Law(_, law) => renderer.render("law.html", &c, law::heading(&c, *law), law::view(&c, *law)),
        Address::Provision(_, at) => renderer.render("unit.html", &c, unit::heading(&c, *at), unit::view(&c, *at)),
        Address::Glossary(_) | Address::Term(..) => {
            let page = words(guide, "glossary");
            renderer.render("glossary.html", &c, text::heading(&c, page), glossary::view(&c, page))
        }
        Address::Sources(_) | Address::Annex(..) => {
            let page = words(guide, "sources");
            renderer.render("sources.html", &c, text::heading(&c, page), sources::view(&c, page))
        }
        Address::Roles(_) => renderer.render("roles.html", &c, role::list_heading(&c), role::list(&c)),
        Address::Role(_, role) => renderer.render("role.html", &c, role::heading(&c, *role), role::view(&c, *role)),
        Address::Card(_, role) => renderer.render("card.html", &c, role::heading(&c, *role), role::sheet(&c, *role)),
        Address::Tier(_, tier) => renderer.render("tier.html", &c, tier::heading(&c, *tier), tier::view(&c, *tier)),
        Address::Matrix(_) => renderer.render("matrix.html", &c, matrix::heading(&c), matrix::view(&c)),
        Address::Duty(_, duty) => renderer.render("duty.html", &c, duty::heading(&c, *duty), duty::view(&c, *duty)),
        Address::Situations(_) => {
            renderer.render("situations.html", &c, situation::list_heading(&c), situation::list(&c))
        }
        Address::Situation(_, at) => {
            renderer.render("situation.html", &c, situation::heading(&c, *at), situation::view(&c, *at))
        }
        Address::Flowchart(_, at) => {
            renderer.render("flowchart.html", &c, chart::heading(&c, *at), chart::view(&c, *at))
        }
        Address::Families(_)
        | Address::Question(..)
        | Address::DutiesByForce(_)
        | Address::Meeting(_)
        | Address::MyDuties(_)
        | Address::Person(..)
        | Address::Case(..) => behind_a_door(&renderer, &c, address),
        Address::Calculators(_) | Address::Calculator(..) | Address::Calendar(_) | Address::Due(..) => {
            computed(&renderer, &c, address)
        }
        Address::Training(_)
        | Address::Mandate(..)
        | Address::Programme(..)
        | Address::Module(..)
        | Address::Slides(..)
        | Address::Handout(..)
        | Address::Quiz(..)
        | Address::Planner(_)
        | Address::Coverage(_) => training_page(&renderer, &c, address),
        Address::Text(_, id) => {
            let page = words(guide, id);
            renderer.render("text.html", &c, text::heading(&c, page), text::view(&c, page))
        }
        Address::Search(_) => renderer.render("search.html", &c, search::heading(&c), search::view(&c)),
    }
}

fn home_page(renderer: &Renderer<'_>, c: &Context<'_>) -> Result<OutputFile, TemplateError> {
    let page = words(c.guide, "home");
    renderer.render("home.html", c, text::heading(c, page), home::view(c, page))
}

/// A calculator, the list of them, or the calendar.
fn computed(renderer: &Renderer<'_>, c: &Context<'_>, address: &Address) -> Result<OutputFile, TemplateError> {
    match address {
        Address::Calculator(_, rule) => {
            renderer.render("calculator.html", c, calculator::heading(c, *rule), calculator::view(c, *rule))
        }
        Address::Calendar(_) | Address::Due(..) => {
            renderer.render("calendar.html", c, calendar::heading(c), calendar::view(c))
        }
        _ => renderer.render("calculators.html", c, calculator::list_heading(c), calculator::list(c)),
    }
}

/// A page behind the families' or the teachers' door.
fn behind_a_door(renderer: &Renderer<'_>, c: &Context<'_>, address: &Address) -> Result<OutputFile, TemplateError> {
    match address {
        Address::Question(_, at) => {
            renderer.render("question.html", c, question::heading(c, *at), question::view(c, *at))
        }
        Address::DutiesByForce(_) => {
            let page = &families(c.guide).duties;
            renderer.render("by-force.html", c, by_force::heading(c, page), by_force::view(c, page))
        }
        Address::Meeting(_) => {
            let sheet = &families(c.guide).sheet;
            renderer.render("meeting.html", c, meeting::heading(c, sheet), meeting::view(c, sheet))
        }
        Address::Person(_, at) | Address::Case(_, at, _) => {
            renderer.render("person.html", c, person::heading(c, *at), person::view(c, *at))
        }
        Address::MyDuties(_) => {
            let mine = my_duties(c.guide);
            renderer.render("my-duties.html", c, person::list_heading(c, mine), person::list(c, mine))
        }
        _ => {
            let door = families(c.guide);
            renderer.render("families.html", c, family::heading(c, door), family::view(c, door))
        }
    }
}

fn families(guide: &Guide) -> &Families {
    guide.families.as_ref().expect("only a guide with this door has such an address")
}

fn my_duties(guide: &Guide) -> &MyDuties {
    guide.my_duties.as_ref().expect("only a guide with this door has such an address")
}

/// A page of the trainers' door.
fn training_page(renderer: &Renderer<'_>, c: &Context<'_>, address: &Address) -> Result<OutputFile, TemplateError> {
    use training::{coverage, handout, module, planner, programme, quiz, slides};
    match address {
        Address::Programme(_, at) => {
            renderer.render("programme.html", c, programme::heading(c, *at), programme::view(c, *at))
        }
        Address::Module(_, at) => renderer.render("module.html", c, module::heading(c, *at), module::view(c, *at)),
        Address::Slides(_, at) => renderer.render("slides.html", c, slides::heading(c, *at), slides::view(c, *at)),
        Address::Handout(_, at) => renderer.render("handout.html", c, handout::heading(c, *at), handout::view(c, *at)),
        Address::Quiz(_, at) => renderer.render("quiz.html", c, quiz::heading(c, *at), quiz::view(c, *at)),
        Address::Planner(_) => renderer.render("planner.html", c, planner::heading(c), planner::view(c)),
        Address::Coverage(_) => renderer.render("coverage.html", c, coverage::heading(c), coverage::view(c)),
        _ => renderer.render("training.html", c, training::heading(c), training::view(c)),
    }
}

/// How many ways of asking a page shows; all of them are searched.
const MOST_ASKED: usize = 4;

/// The first ways of asking in a language.
fn asked(asked_as: &[Vec<String>], lang: LangIx) -> Vec<String> {
    asked_as.get(lang.get()).into_iter().flatten().take(MOST_ASKED).cloned().collect()
}

/// A heading of words alone.
fn plain_heading(title: &str, description: &str, crumbs: Vec<context::Link>) -> Heading {
    Heading { title: title.to_owned(), description: description.to_owned(), crumbs, version: None, json_ld: None }
}

fn words<'a>(guide: &'a Guide, id: &str) -> &'a Page {
    guide.pages.get(id).expect("`check` refuses a guide without its pages")
}

/// What all pages share.
struct Site<'a> {
    templates: &'a Templates,
    /// The words of the pages, by language.
    words: &'a [Ready<Labels>],
    drawings: &'a Drawings,
    base_url: Option<&'a str>,
    rendered: &'a Kept<(String, u64), Bytes>,
}

impl Site<'_> {
    fn render<V: Hash + Serialize>(&self, template: &str, file: &str, view: &V) -> Result<OutputFile, TemplateError> {
        let key = (file.to_owned(), self.templates.print(template, view));
        let html = || self.templates.render(template, file, view).map(Bytes::from);
        Ok(OutputFile::new(file, self.rendered.get_or_try(key, html)?))
    }
}

/// Renders the page of one address.
struct Renderer<'a> {
    site: &'a Site<'a>,
    address: &'a Address,
}

impl Renderer<'_> {
    fn render<V: Hash + Serialize>(
        &self,
        template: &str,
        context: &Context<'_>,
        heading: Heading,
        view: V,
    ) -> Result<OutputFile, TemplateError> {
        let words = self.site.words[context.lang.get()].clone();
        let frame = Frame::new(context, self.address, heading, words, self.site.base_url);
        self.site.render(template, context.file, &Whole { frame, view })
    }
}
