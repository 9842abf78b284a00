//! Views of the guide, one per template, and their rendering to HTML.
//!
//! A view holds finished words and relative addresses; a template loops and prints. Nothing here reads or writes files.

pub mod context;
pub mod frame;
pub mod glossary;
pub mod home;
pub mod inline;
pub mod json_ld;
pub mod law;
pub mod markdown;
pub mod root;
pub mod sources;
pub mod status;
pub mod text;
pub mod unit;
pub mod url;

mod templates;

use rayon::prelude::*;
use serde::Serialize;

use crate::guide::{Guide, LangIx, LawIx, Page};
use crate::site::OutputFile;
use context::Context;
use frame::{Frame, Heading};
pub use templates::{TemplateError, Templates};
use url::{Address, INDEX, NOT_FOUND};

/// Ids of pages whose words every guide has in `content/pages/`.
pub const NEEDED_PAGES: [&str; 4] = ["glossary", "home", "not-found", "sources"];

/// A page before it is rendered.
#[derive(Serialize)]
struct Whole<'a, V> {
    frame: Frame<'a>,
    view: V,
}

/// Renders every page of the site, in the order of their addresses.
///
/// # Errors
/// When a template is missing or wrong, with its line and the page that was being rendered.
pub fn render(guide: &Guide, templates: &Templates, base_url: Option<&str>) -> Result<Vec<OutputFile>, TemplateError> {
    let mut files = addresses(guide)
        .into_par_iter()
        .map(|address| one(guide, templates, &address, base_url))
        .collect::<Result<Vec<_>, _>>()?;
    let not_found = guide.pages.get("not-found");
    for (file, template, page) in [(INDEX, "index.html", None), (NOT_FOUND, "404.html", not_found)] {
        files.push(templates.render(template, file, &root::view(guide, file, page, base_url))?);
    }
    Ok(files)
}

/// Every page that has an address of its own, in every language.
#[must_use]
pub fn addresses(guide: &Guide) -> Vec<Address> {
    let mut addresses = Vec::new();
    for lang in guide.lang_ids() {
        addresses.extend([Address::Home(lang), Address::Glossary(lang), Address::Sources(lang)]);
        for (law, n) in guide.laws.iter().zip(0..) {
            addresses.push(Address::Law(lang, LawIx::new(n)));
            addresses.extend(law.units.iter().map(|unit| Address::Provision(lang, *unit)));
        }
        let texts = guide.pages.keys().filter(|id| !NEEDED_PAGES.contains(&id.as_str()));
        addresses.extend(texts.map(|id| Address::Text(lang, id.clone())));
    }
    addresses
}

fn one(guide: &Guide, templates: &Templates, address: &Address, base_url: Option<&str>) -> Result<OutputFile, TemplateError> {
    let file = address.file(guide);
    let renderer = Renderer { templates, address, base_url };
    let context = |lang: LangIx| Context { guide, lang, file: &file };
    match address {
        Address::Home(lang) => {
            let page = words(guide, "home");
            let context = context(*lang);
            renderer.render("home.html", &context, text::heading(&context, page), home::view(&context, page))
        }
        Address::Law(lang, law) => {
            let context = context(*lang);
            renderer.render("law.html", &context, law::heading(&context, *law), law::view(&context, *law))
        }
        Address::Provision(lang, at) => {
            let context = context(*lang);
            renderer.render("unit.html", &context, unit::heading(&context, *at), unit::view(&context, *at))
        }
        Address::Glossary(lang) | Address::Term(lang, _) => {
            let page = words(guide, "glossary");
            let context = context(*lang);
            renderer.render("glossary.html", &context, text::heading(&context, page), glossary::view(&context, page))
        }
        Address::Sources(lang) | Address::Annex(lang, ..) => {
            let page = words(guide, "sources");
            let context = context(*lang);
            renderer.render("sources.html", &context, text::heading(&context, page), sources::view(&context, page))
        }
        Address::Text(lang, id) => {
            let page = words(guide, id);
            let context = context(*lang);
            renderer.render("text.html", &context, text::heading(&context, page), text::view(&context, page))
        }
    }
}

fn words<'a>(guide: &'a Guide, id: &str) -> &'a Page {
    guide.pages.get(id).expect("`check` refuses a guide without its pages")
}

/// What all pages of one address share.
struct Renderer<'a> {
    templates: &'a Templates,
    address: &'a Address,
    base_url: Option<&'a str>,
}

impl Renderer<'_> {
    fn render<V: Serialize>(&self, template: &str, context: &Context<'_>, heading: Heading, view: V) -> Result<OutputFile, TemplateError> {
        let frame = Frame::new(context, self.address, heading, self.base_url);
        self.templates.render(template, context.file, &Whole { frame, view })
    }
}
