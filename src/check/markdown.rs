//! `html-in-markdown`, `unsafe-link`, `dangling-reference`: what may not stand in a Markdown text.
//!
//! Markdown is written by people and shown on pages with a strict Content-Security-Policy. HTML would be escaped and
//! look broken; a `javascript:` link could run a script; a link to an id that nothing has would lead nowhere.
//!
//! Bad: `text: {en: "See <b>Article 5</b> and [this](javascript:alert(1)) and [](act/99)"}`
//!
//! Good: `text: {en: "See **Article 5** and [](act/5)"}`

use super::place_of;
use crate::content::Unread;
use crate::diag::{Code, Diagnostic, Span};
use crate::guide::{Block, Guide, Module, Prose, Words};
use crate::page::markdown::{Flaw, flaws};
use crate::source::SourceSet;

pub(super) fn check(guide: &Guide, unread: &Unread, sources: &SourceSet) -> Vec<Diagnostic> {
    let targets = ["content/terms.yaml", "content/outside-laws.yaml"];
    let excused = !guide.whole || unread.below("content/laws/") || targets.iter().any(|path| unread.file(path));
    let found = texts(guide).into_iter().flat_map(|(words, from)| {
        let texts = words.all().map(|(_, text)| text);
        check_texts(guide, texts, from, sources)
    });
    let prose = prose(guide).into_iter().flat_map(|prose| check_prose(guide, prose, sources));
    let found = found.chain(prose);
    found.filter(|found| !(excused && found.code == Code::DanglingReference)).collect()
}

/// Every Markdown text with a place before it in its file.
fn texts(guide: &Guide) -> Vec<(&Words, Span)> {
    let notices = guide.notices.iter().map(|notice| (&notice.text, notice.span));
    let laws = guide.outside.iter().filter_map(|law| Some((law.note.as_ref()?, law.span)));
    let terms = guide.terms.iter().filter_map(|term| Some((term.remark.as_ref()?, term.span)));
    let pages = guide.pages.values().filter_map(|page| Some((page.body.as_ref()?, page.span)));
    let open = guide.situations.iter().filter_map(|situation| Some((situation.open.as_ref()?, situation.span)));
    let steps = guide.situations.iter().flat_map(|situation| &situation.steps).map(|step| (&step.text, step.span));
    let answers = guide.questions.iter().flat_map(|question| {
        let facts = question.outside.iter().map(|fact| &fact.says);
        std::iter::once(&question.answer).chain(&question.open).chain(facts).map(|words| (words, question.span))
    });
    let rules = guide.rules.iter().filter_map(|rule| Some((rule.note.as_ref()?, rule.span)));
    let programmes = guide.programmes.iter().map(|programme| (&programme.note, programme.span));
    let modules = guide.modules.iter().flat_map(of_module);
    notices
        .chain(laws)
        .chain(terms)
        .chain(pages)
        .chain(open)
        .chain(steps)
        .chain(answers)
        .chain(rules)
        .chain(programmes)
        .chain(modules)
        .collect()
}

fn of_module(module: &Module) -> impl Iterator<Item = (&Words, Span)> {
    let notes = module.slides.iter().map(|slide| (&slide.notes, slide.span));
    let cases = module.cases.iter().flat_map(|case| [(&case.story, case.span), (&case.answer, case.span)]);
    let quiz = module.quiz.iter().map(|question| (&question.why, question.span));
    std::iter::once((&module.prepare, module.span)).chain(notes).chain(cases).chain(quiz)
}

/// Every text with pulled-in pieces.
fn prose(guide: &Guide) -> Vec<&Prose> {
    let slides = guide.modules.iter().flat_map(|module| module.slides.iter().map(|slide| &slide.body));
    slides.chain(guide.modules.iter().map(|module| &module.handout)).collect()
}

fn check_prose(guide: &Guide, prose: &Prose, sources: &SourceSet) -> Vec<Diagnostic> {
    let markdown = |block: &Block| match block {
        Block::Markdown(text) => Some(text.clone()),
        _ => None,
    };
    let by_language = prose.blocks.iter().zip(&prose.spans).flat_map(|(blocks, span)| {
        let texts: Vec<_> = blocks.iter().filter_map(markdown).collect();
        check_texts(guide, texts.iter().map(String::as_str), *span, sources)
    });
    by_language.collect()
}

fn check_texts<'a>(
    guide: &Guide,
    texts: impl Iterator<Item = &'a str>,
    from: Span,
    sources: &SourceSet,
) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    let mut done = from;
    for text in texts {
        for flaw in flaws(guide, text).into_iter().filter(names_its_tag) {
            let next = place_of(&flaw.words, done, sources);
            let place = if next == done { place_of(&flaw.words, from, sources) } else { next };
            done = Span { start: place.end, ..place };
            let mut diagnostic = Diagnostic::new(flaw.code, place, flaw.message);
            diagnostic.help = flaw.help;
            found.push(diagnostic);
        }
    }
    found
}

/// The words between two tags count as HTML too; the tags are complained about, and that is enough.
fn names_its_tag(flaw: &Flaw) -> bool {
    flaw.code != Code::HtmlInMarkdown || flaw.words.starts_with('<')
}
