//! Markdown to safe HTML, with links to what the guide holds.
//!
//! A link's destination is an id of the guide (`act/5-1/p3`, `act`, `law:psychologists-act`, `term:referral`) or an
//! address of the web. An empty link text is filled with the thing's citation or name. HTML is never let through.

use pulldown_cmark::{CowStr, Event, LinkType, Options, Parser, Tag, html};

use super::context::{Context, Phrase};
use super::url::Address;
use crate::diag::{Code, nearest};
use crate::guide::{Guide, LangIx, LawIx, OutsideIx, ProvisionIx, TermIx, WithLaw, Words};

/// What a destination means.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Destination {
    Provision(ProvisionIx),
    Law(LawIx),
    Outside(OutsideIx),
    Term(TermIx),
    Web,
}

/// What is wrong in a Markdown text; the message names the found words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Flaw {
    /// The defect.
    pub code: Code,
    /// What was found.
    pub message: String,
    /// What would be right.
    pub help: Option<String>,
    /// The words to look for in the file.
    pub words: String,
}

/// Renders a text for one page. A flawed link becomes its bare text; `check` has refused it before.
#[must_use]
pub fn render(context: &Context<'_>, text: &str) -> String {
    let mut out = String::with_capacity(text.len() * 2);
    html::push_html(&mut out, events(context, text).into_iter());
    out
}

/// Renders a text in the page's language, or in another that it has, which is then marked.
#[must_use]
pub fn of_words(context: &Context<'_>, words: &Words) -> String {
    let Phrase { text, lang } = context.phrase(words);
    let html = render(context, &text);
    match lang {
        Some(lang) => format!("<div lang=\"{lang}\">{html}</div>"),
        None => html,
    }
}

/// The words of a text without its mark-up, for where no mark-up can stand: descriptions of pages, and the search.
#[must_use]
pub fn bare(text: &str) -> String {
    let mut bare = String::with_capacity(text.len());
    for event in Parser::new_ext(text, options()) {
        match event {
            Event::Text(words) | Event::Code(words) => bare.push_str(&words),
            Event::SoftBreak | Event::HardBreak => bare.push(' '),
            Event::End(pulldown_cmark::TagEnd::Paragraph | pulldown_cmark::TagEnd::Item) => bare.push('\n'),
            _ => {}
        }
    }
    bare.truncate(bare.trim_end().len());
    bare
}

/// Everything that must not stand in a Markdown text: HTML, links that lead nowhere or could run a script.
#[must_use]
pub fn flaws(guide: &Guide, text: &str) -> Vec<Flaw> {
    let mut flaws = Vec::new();
    for event in Parser::new_ext(text, options()) {
        match event {
            Event::Html(found) | Event::InlineHtml(found) => flaws.push(Flaw {
                code: Code::HtmlInMarkdown,
                message: format!("HTML is not let through: `{}`", found.trim()),
                help: Some("write it in Markdown, or put it between backticks to show it as it is".to_owned()),
                words: found.trim().to_owned(),
            }),
            Event::Start(Tag::Link { dest_url, .. }) => flaws.extend(destination(guide, &dest_url).err()),
            Event::Start(Tag::Image { dest_url, .. }) => flaws.push(Flaw {
                code: Code::UnsafeLink,
                message: format!("pictures cannot be shown here: `{dest_url}`"),
                help: None,
                words: dest_url.to_string(),
            }),
            _ => {}
        }
    }
    flaws
}

/// The provisions that a Markdown text links to.
#[must_use]
pub fn linked(guide: &Guide, text: &str) -> Vec<ProvisionIx> {
    let to = |event: Event<'_>| match event {
        Event::Start(Tag::Link { dest_url, .. }) => match destination(guide, &dest_url) {
            Ok(Destination::Provision(at)) => Some(at),
            _ => None,
        },
        _ => None,
    };
    Parser::new_ext(text, options()).filter_map(to).collect()
}

fn options() -> Options {
    Options::ENABLE_TABLES
}

fn destination(guide: &Guide, url: &str) -> Result<Destination, Flaw> {
    if url.starts_with("https://") || url.starts_with("http://") {
        return Ok(Destination::Web);
    }
    let found = if let Some(id) = url.strip_prefix("law:") {
        position(&guide.outside, |law| law.id == id).map(|n| Destination::Outside(OutsideIx::new(n)))
    } else if let Some(id) = url.strip_prefix("term:") {
        position(&guide.terms, |term| term.id == id).map(|n| Destination::Term(TermIx::new(n)))
    } else {
        let law = || position(&guide.laws, |law| law.id == url).map(|n| Destination::Law(LawIx::new(n)));
        guide.find(url).map(Destination::Provision).or_else(law)
    };
    found.ok_or_else(|| no_such_destination(guide, url))
}

fn position<T>(things: &[T], found: impl Fn(&T) -> bool) -> Option<usize> {
    things.iter().position(found)
}

fn no_such_destination(guide: &Guide, url: &str) -> Flaw {
    let scheme = url.split_once(':').map(|(scheme, _)| scheme);
    if let Some(scheme) = scheme.filter(|scheme| !["law", "term"].contains(scheme)) {
        return Flaw {
            code: Code::UnsafeLink,
            message: format!("a link may not lead to `{scheme}:`"),
            help: Some("write an id of the guide or an address that begins with `https://`".to_owned()),
            words: url.to_owned(),
        };
    }
    let outside: Vec<_> = guide.outside.iter().map(|law| format!("law:{}", law.id)).collect();
    let terms: Vec<_> = guide.terms.iter().map(|term| format!("term:{}", term.id)).collect();
    let known = guide.provisions.iter().map(|provision| provision.id.as_str());
    let known = known.chain(outside.iter().chain(&terms).map(String::as_str));
    Flaw {
        code: Code::DanglingReference,
        message: format!("the link leads to `{url}`, which nothing has as its id"),
        help: nearest(url, known).map(|near| format!("did you mean `{near}`?")),
        words: url.to_owned(),
    }
}

fn events<'a>(context: &Context<'_>, text: &'a str) -> Vec<Event<'a>> {
    let mut events = Vec::new();
    let mut empty_link = None;
    for event in Parser::new_ext(text, options()) {
        match event {
            Event::Html(found) | Event::InlineHtml(found) => events.push(Event::Text(found)),
            Event::Start(Tag::Link { dest_url, title, id, .. }) => {
                let (url, name) = link(context, &dest_url);
                empty_link = Some((events.len(), name));
                let (link_type, dest_url) = (LinkType::Inline, CowStr::from(url));
                events.push(Event::Start(Tag::Link { link_type, dest_url, title, id }));
            }
            Event::End(end @ pulldown_cmark::TagEnd::Link) => {
                if let Some((start, name)) = empty_link.take().filter(|(start, _)| start + 1 == events.len()) {
                    debug_assert!(start < events.len(), "the link's start has been pushed");
                    events.push(Event::Text(name.into()));
                }
                events.push(Event::End(end));
            }
            other => events.push(other),
        }
    }
    events
}

/// The address and the name of what a link leads to.
fn link(context: &Context<'_>, url: &str) -> (String, String) {
    let (guide, lang) = (context.guide, context.lang);
    match destination(guide, url) {
        Ok(Destination::Provision(at)) => {
            (context.link(&Address::Provision(lang, at)), guide.citation(at, lang, WithLaw::Yes))
        }
        Ok(Destination::Law(law)) => (context.link(&Address::Law(lang, law)), name_of_law(guide, law, lang)),
        Ok(Destination::Term(term)) => {
            (context.link(&Address::Term(lang, term)), guide[term].name.shown(lang).text.to_owned())
        }
        Ok(Destination::Outside(law)) => {
            let address = guide[law].address(None, lang);
            let address = address.unwrap_or_else(|| context.link(&Address::Sources(lang)));
            (address, guide[law].name.shown(lang).text.to_owned())
        }
        Ok(Destination::Web) => (url.to_owned(), url.to_owned()),
        Err(_) => (String::new(), String::new()),
    }
}

fn name_of_law(guide: &Guide, law: LawIx, lang: LangIx) -> String {
    guide[law].name.shown(lang).text.to_owned()
}
