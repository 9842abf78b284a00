//! A provision's text as a row of pieces: plain words, links, defined names, and the marks of warnings.

use serde::Serialize;

use super::context::Context;
use super::url::Address;
use crate::guide::{LangIx, NoticeIx, ProvisionIx, Reference, Target, WithLaw};

/// One piece of a text. `kind` is `text`, `link`, `outside`, `unknown`, `term` or `warning`.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Inline {
    /// What sort of piece.
    pub kind: &'static str,
    /// Its words; the number of the warning for a `warning`.
    pub text: String,
    /// Where it leads; null for plain words and for what has no address.
    pub href: Option<String>,
    /// What it means, for a tooltip and for screen readers.
    pub title: Option<String>,
}

impl Inline {
    fn plain(text: &str) -> Self {
        Self { kind: "text", text: text.to_owned(), href: None, title: None }
    }
}

/// A piece that is not plain, and its bytes.
struct Piece {
    start: usize,
    end: usize,
    inline: Inline,
}

/// Cuts a provision's text in one language into pieces. References win over defined names where both would stand.
#[must_use]
pub fn pieces(context: &Context<'_>, at: ProvisionIx, lang: LangIx) -> Vec<Inline> {
    let provision = &context.guide[at];
    let Some(text) = provision.text.as_ref().and_then(|text| text.own(lang)) else { return Vec::new() };
    let mut pieces: Vec<Piece> =
        provision.references_in(lang).iter().map(|reference| of_reference(context, lang, reference, text)).collect();
    for used in provision.uses.get(lang.get()).into_iter().flatten() {
        if pieces.iter().all(|piece| piece.end <= used.range.start || used.range.end <= piece.start) {
            pieces.push(of_use(context, lang, used, text));
        }
    }
    pieces.sort_by_key(|piece| piece.start);
    for (end, notice) in warnings(context, at, lang) {
        let end = pieces.iter().find(|piece| piece.start < end && end < piece.end).map_or(end, |piece| piece.end);
        let place = pieces.partition_point(|piece| piece.start < end);
        pieces.insert(place, Piece { start: end, end, inline: warning(context, at, lang, notice) });
    }
    woven(text, pieces)
}

fn woven(text: &str, pieces: Vec<Piece>) -> Vec<Inline> {
    let mut inlines = Vec::new();
    let mut done = 0;
    for piece in pieces {
        if done < piece.start {
            inlines.push(Inline::plain(&text[done..piece.start]));
        }
        done = done.max(piece.end);
        inlines.push(piece.inline);
    }
    if done < text.len() {
        inlines.push(Inline::plain(&text[done..]));
    }
    inlines
}

fn of_reference(context: &Context<'_>, lang: LangIx, reference: &Reference, text: &str) -> Piece {
    let guide = context.guide;
    let (kind, href, title) = match &reference.target {
        Target::Law(law) => {
            let name = guide[*law].name.shown(lang).text.to_owned();
            ("link", Some(context.link(&Address::Law(context.lang, *law))), name)
        }
        Target::Provisions(targets) => {
            let first = targets.first().map(|target| context.link(&Address::Provision(context.lang, *target)));
            let names = targets.iter().map(|target| guide.citation(*target, lang, WithLaw::Yes));
            ("link", first, names.collect::<Vec<_>>().join(&guide[lang].list))
        }
        Target::Annex(law, annex) => {
            let href = context.link(&Address::Annex(context.lang, *law, *annex));
            ("link", Some(href), guide.label("annex_not_supplied", lang).to_owned())
        }
        Target::Outside(law, unit) => {
            let name = guide[*law].name.shown(lang).text.to_owned();
            match guide[*law].address(unit.as_ref(), lang) {
                Some(address) => ("outside", Some(address), name),
                None => ("unknown", None, guide.label("no_official_address", lang).to_owned()),
            }
        }
    };
    let words = text[reference.range.clone()].to_owned();
    let inline = Inline { kind, text: words, href, title: Some(title) };
    Piece { start: reference.range.start, end: reference.range.end, inline }
}

fn of_use(context: &Context<'_>, lang: LangIx, used: &crate::guide::Use, text: &str) -> Piece {
    let definition = &context.guide[used.definition];
    let href = context.link(&Address::Provision(context.lang, definition.at));
    let inline = Inline {
        kind: "term",
        text: text[used.range.clone()].to_owned(),
        href: Some(href),
        title: Some(definition.means.shown(lang).text.to_owned()),
    };
    Piece { start: used.range.start, end: used.range.end, inline }
}

/// Where the phrase of each warning ends in this text.
fn warnings(context: &Context<'_>, at: ProvisionIx, lang: LangIx) -> Vec<(usize, NoticeIx)> {
    let provision = &context.guide[at];
    let text = provision.text.as_ref().and_then(|text| text.own(lang)).unwrap_or_default();
    let end_of = |notice: &NoticeIx| {
        let places = context.guide[*notice].places.iter().filter(|place| place.provision == at);
        let phrases = places.filter_map(|place| place.phrase.as_ref()?.own(lang));
        let ends: Vec<_> = phrases.filter_map(|phrase| Some(text.find(phrase)? + phrase.len())).collect();
        ends.into_iter().map(|end| (end, *notice)).collect::<Vec<_>>()
    };
    provision.notices.iter().flat_map(end_of).collect()
}

/// The mark of a warning. It leads to the unit's page, where the warning stands, also from pages that quote the unit.
fn warning(context: &Context<'_>, at: ProvisionIx, lang: LangIx, notice: NoticeIx) -> Inline {
    let words = &context.guide[notice];
    let unit = Address::Provision(context.lang, context.guide.unit_of(at));
    Inline {
        kind: "warning",
        text: "!".to_owned(),
        href: Some(format!("{}#{}", context.link(&unit), notice_anchor(context, at, notice))),
        title: Some(words.title.shown(lang).text.to_owned()),
    }
}

/// The anchor of a warning below its provision: a warning may stand at several places of one page.
#[must_use]
pub fn notice_anchor(context: &Context<'_>, at: ProvisionIx, notice: NoticeIx) -> String {
    let (place, notice) = (context.guide[at].anchor(), &context.guide[notice].id);
    if place.is_empty() { format!("note-{notice}") } else { format!("note-{place}-{notice}") }
}
