//! The slides of a module: one below the other without script, one at a time with it.

use serde::Serialize;

use super::prose::{BlockView, blocks};
use super::{ModuleCard, heading_of_module, module_card};
use crate::guide::{Module, ModuleIx, ProgrammeIx, Slide};
use crate::page::context::{Context, Link, Phrase};
use crate::page::frame::Heading;
use crate::page::markdown;
use crate::page::url::{Address, SLIDES_SCRIPT};

/// The slides of a module.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct SlidesView {
    /// The module.
    pub card: ModuleCard,
    /// The slides, in order.
    pub slides: Vec<SlideView>,
    /// The slides of the modules that follow in a programme.
    pub next: Vec<Link>,
    /// Relative address of the script that shows one at a time.
    pub script: String,
}

/// One slide.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct SlideView {
    /// Its anchor.
    pub anchor: String,
    /// Its number, from 1.
    pub number: usize,
    /// Its heading.
    pub title: Phrase,
    /// What stands on it.
    pub blocks: Vec<BlockView>,
    /// What the presenter says and does, HTML.
    pub notes: String,
}

/// The heading of the page.
#[must_use]
pub fn heading(context: &Context<'_>, at: ModuleIx) -> Heading {
    heading_of_module(context, at, "slides")
}

/// The page.
#[must_use]
pub fn view(context: &Context<'_>, at: ModuleIx) -> SlidesView {
    let module = &context.guide[at];
    SlidesView {
        card: module_card(context, at),
        slides: module.slides.iter().zip(1..).map(|(slide, n)| slide_view(context, module, slide, n)).collect(),
        next: next(context, at),
        script: context.file_link(SLIDES_SCRIPT),
    }
}

fn slide_view(context: &Context<'_>, module: &Module, slide: &Slide, number: usize) -> SlideView {
    let anchor = format!("slide-{}", slide.id);
    SlideView {
        number,
        title: context.phrase(&slide.title),
        blocks: blocks(context, &slide.body, &module.cases, &anchor),
        notes: markdown::of_words(context, &slide.notes),
        anchor,
    }
}

fn next(context: &Context<'_>, at: ModuleIx) -> Vec<Link> {
    let guide = context.guide;
    let programmes = (0..guide.programmes.len()).map(ProgrammeIx::new);
    let follows = programmes.filter_map(|programme| {
        let modules = &guide[programme].modules;
        let place = modules.iter().position(|module| *module == at)?;
        modules.get(place + 1).copied()
    });
    let mut modules: Vec<_> = follows.collect();
    modules.sort();
    modules.dedup();
    let link = |module: ModuleIx| Link {
        href: context.link(&Address::Slides(context.lang, module)),
        text: guide[module].title.shown(context.lang).text.to_owned(),
    };
    modules.into_iter().map(link).collect()
}
