//! References that lead nowhere, and what their writers probably meant.
//!
//! They are judged together when the guide is whole: only then are the names known that people write instead of ids, and only then
//! is seen that many rows name what one declaration has misspelt.

use std::collections::{BTreeMap, BTreeSet};

use crate::content::{Content, Spanned};
use crate::diag::{Code, Diagnostic, Span, nearest};
use crate::guide::reference::{Named, Target, meaning};
use crate::guide::{Guide, LangIx, LawIx, ProvisionIx, Words};
use crate::source::FileId;

/// How many rows must name an unknown id before its declaration is suspected.
const MANY: usize = 5;

/// How many ids a report lists.
const FEW: usize = 12;

/// Signs that look like the comma of a list and are none.
const WIDE: [char; 3] = ['，', '、', '；'];

/// A reference that leads nowhere.
pub(super) struct Dangling {
    kind: &'static str,
    id: String,
    span: Span,
    near: Option<String>,
    /// Every id that would do, when they are few.
    few: Vec<String>,
}

impl Dangling {
    /// What it should have led to.
    pub(super) fn aim(&self) -> (&'static str, String) {
        (self.kind, self.id.clone())
    }

    pub(super) fn new<'k>(
        kind: &'static str,
        id: &Spanned<String>,
        file: FileId,
        known: impl Iterator<Item = &'k str>,
    ) -> Self {
        let mut known: Vec<_> = known.collect();
        let mut seen = BTreeSet::new();
        known.retain(|id| seen.insert(*id));
        let near = nearest(&id.value, known.iter().copied()).map(str::to_owned);
        let few = if known.len() <= FEW { known.into_iter().map(str::to_owned).collect() } else { Vec::new() };
        Self { kind, id: id.value.clone(), span: id.span(file), near, few }
    }
}

/// One complaint about each reference, or one about a declaration that seems to be misspelt itself.
pub(super) fn complaints(
    guide: &Guide,
    content: &Content,
    named: &BTreeSet<String>,
    dangling: &[Dangling],
) -> Vec<Diagnostic> {
    let mut alike: BTreeMap<(&str, &str), Vec<&Dangling>> = BTreeMap::new();
    for one in dangling {
        alike.entry((one.kind, &one.id)).or_default().push(one);
    }
    let one_by_one = |all: &[&Dangling]| all.iter().map(|one| complaint(guide, one)).collect();
    let of_all =
        |all: Vec<&Dangling>| declaration(content, named, &all).map_or_else(|| one_by_one(&all), |found| vec![found]);
    alike.into_values().flat_map(of_all).collect()
}

fn complaint(guide: &Guide, one: &Dangling) -> Diagnostic {
    let message = format!("there is no {} `{}`", one.kind, one.id);
    let found = Diagnostic::new(Code::DanglingReference, one.span, message);
    match help(guide, one) {
        Some(help) => found.help(help),
        None => found,
    }
}

fn help(guide: &Guide, one: &Dangling) -> Option<String> {
    if let Some(id) = id_of(guide, one.kind, &one.id) {
        return Some(format!("write `{id}`: an id stands here, and no name"));
    }
    if let Some(sign) = one.id.chars().find(|c| WIDE.contains(c)) {
        let parts = one.id.split(WIDE).map(str::trim);
        let parts: Vec<_> = parts.map(|part| id_of(guide, one.kind, part).unwrap_or_else(|| part.to_owned())).collect();
        return Some(format!("`{sign}` is not the comma of a list: write `{}`", parts.join(", ")));
    }
    if let Some(near) = &one.near {
        return Some(format!("did you mean `{near}`?"));
    }
    if let Some((id, name)) = part_of_name(guide, one.kind, &one.id) {
        return Some(format!("did you mean `{id}` ({name})?"));
    }
    match (&one.few[..], file_of(one.kind)) {
        ([], Some(file)) => Some(format!("`content/{file}` says which there are")),
        ([], None) => None,
        (few, _) => Some(format!("there are: {}", few.join(", "))),
    }
}

/// Where the ids of a kind are given.
fn file_of(kind: &str) -> Option<&'static str> {
    Some(match kind {
        "role" => "roles.yaml",
        "term" => "terms.yaml",
        "tier" => "tiers.yaml",
        "topic" => "topics.yaml",
        "source" => "sources.yaml",
        "measure" => "measures.yaml",
        "mandate" => "mandates.yaml",
        "outside law" => "outside-laws.yaml",
        _ => return None,
    })
}

/// A declaration that nobody names, while many name something much like it.
fn declaration(content: &Content, named: &BTreeSet<String>, all: &[&Dangling]) -> Option<Diagnostic> {
    let [first, ..] = all else { return None };
    let near = first.near.as_ref().filter(|near| all.len() >= MANY && !named.contains(*near))?;
    let span = declared(content, first.kind, near)?;
    let message = format!("`{near}` is declared here, and {} references name `{}`", all.len(), first.id);
    let found = Diagnostic::new(Code::DanglingReference, span, message).related(first.span, "the first of them");
    Some(found.help(format!("write `{}` here, if this is what they mean", first.id)))
}

/// Where the id of something is written.
fn declared(content: &Content, kind: &str, id: &str) -> Option<Span> {
    let find = |file: FileId, ids: Vec<&Spanned<String>>| {
        ids.into_iter().find(|known| known.value == id).map(|known| known.span(file))
    };
    match kind {
        "role" => content.roles.as_ref().and_then(|r| find(r.file, r.row.roles.iter().map(|row| &row.id).collect())),
        "term" => content.terms.as_ref().and_then(|t| find(t.file, t.row.terms.iter().map(|row| &row.id).collect())),
        "tier" => content.tiers.as_ref().and_then(|t| find(t.file, t.row.iter().map(|row| &row.id).collect())),
        "topic" => content.topics.as_ref().and_then(|t| find(t.file, t.row.iter().map(|row| &row.id).collect())),
        "source" => content.works.as_ref().and_then(|w| find(w.file, w.row.iter().map(|row| &row.id).collect())),
        "measure" => content.measures.as_ref().and_then(|m| find(m.file, m.row.iter().map(|row| &row.id).collect())),
        _ => None,
    }
}

/// The provision that a duty row means, as near as can be told: what is no id may be a citation.
pub(super) fn provision(guide: &Guide, typed: &str) -> String {
    cited(guide, typed).unwrap_or_else(|| typed.to_owned())
}

/// The id of what has a name, in any language.
fn id_of(guide: &Guide, kind: &str, typed: &str) -> Option<String> {
    let wanted = fold(typed);
    let is = |named: &Called<'_>| named.names().any(|name| fold(name) == wanted);
    let found = called(guide, kind).into_iter().find(is).map(|named| named.id.to_owned());
    found.or_else(|| kind.contains("provision").then(|| cited(guide, typed)).flatten())
}

/// The id and name of the only thing in whose name this stands.
fn part_of_name(guide: &Guide, kind: &str, typed: &str) -> Option<(String, String)> {
    let wanted = fold(typed);
    let holds = |named: &Called<'_>| {
        let name = named.names().find(|name| fold(name).contains(&wanted))?;
        Some((named.id.to_owned(), name.to_owned()))
    };
    let found: Vec<_> = called(guide, kind).iter().filter_map(holds).collect();
    match &found[..] {
        [one] if wanted.chars().count() > 1 => Some(one.clone()),
        _ => None,
    }
}

fn fold(text: &str) -> String {
    text.trim().to_lowercase()
}

/// Something with its id and its names.
struct Called<'a> {
    id: &'a str,
    words: Vec<&'a Words>,
    also: &'a [Vec<String>],
}

impl<'a> Called<'a> {
    fn names(&self) -> impl Iterator<Item = &'a str> {
        let words = self.words.iter().copied().flat_map(|words| words.all()).map(|(_, text)| text);
        words.chain(self.also.iter().flatten().map(String::as_str)).collect::<Vec<_>>().into_iter()
    }
}

fn called<'a>(guide: &'a Guide, kind: &str) -> Vec<Called<'a>> {
    fn plain<'a>(id: &'a str, name: &'a Words) -> Called<'a> {
        Called { id, words: vec![name], also: &[] }
    }
    match kind {
        "role" => {
            let one = |row: &'a crate::guide::Role| Called {
                words: vec![&row.name, &row.short],
                also: &row.also,
                id: &row.id,
            };
            guide.roles.iter().map(one).collect()
        }
        "tier" => {
            let one = |row: &'a crate::guide::Tier| Called {
                words: vec![&row.name, &row.short],
                also: &row.also,
                id: &row.id,
            };
            guide.tiers.iter().map(one).collect()
        }
        "term" => guide.terms.iter().map(|row| Called { also: &row.also, ..plain(&row.id, &row.name) }).collect(),
        "topic" => guide.topics.iter().map(|row| plain(&row.id, &row.name)).collect(),
        "group" => {
            let terms = guide.term_groups.iter().map(|row| plain(&row.id, &row.name));
            guide.role_groups.iter().map(|row| plain(&row.id, &row.name)).chain(terms).collect()
        }
        "source" => guide.works.iter().map(|row| plain(&row.id, &row.title)).collect(),
        "outside law" => {
            guide.outside.iter().map(|row| Called { also: &row.also, ..plain(&row.id, &row.name) }).collect()
        }
        "situation" => guide.situations.iter().map(|row| plain(&row.id, &row.title)).collect(),
        "flowchart" => guide.flowcharts.iter().map(|row| plain(&row.id, &row.title)).collect(),
        "mandate" => guide.mandates.iter().map(|row| plain(&row.id, &row.title)).collect(),
        "module" => guide.modules.iter().map(|row| plain(&row.id, &row.title)).collect(),
        "law" | "law or provision" => {
            let one = |row: &'a crate::guide::Law| Called {
                words: vec![&row.name, &row.short],
                also: &row.also,
                id: &row.id,
            };
            guide.laws.iter().map(one).collect()
        }
        _ => Vec::new(),
    }
}

/// The id of the one provision that a citation in any language means.
fn cited(guide: &Guide, typed: &str) -> Option<String> {
    let mut names = Vec::new();
    for (law, n) in guide.laws.iter().zip(0..) {
        let own = [&law.name, &law.short].into_iter().flat_map(|words| words.all()).map(|(_, text)| text);
        names.extend(own.chain(law.also.iter().flatten().map(String::as_str)).map(|name| (name, LawIx::new(n))));
    }
    let grammars: Vec<_> = guide.lang_ids().map(|lang: LangIx| &guide[lang].grammar).collect();
    let levels: Vec<_> = guide.levels.iter().map(|level| level.id.as_str()).collect();
    let spoken: Vec<_> = names.iter().map(|(name, _)| *name).collect();
    let mention = fudao_citation::query(typed, &grammars, &levels, &spoken)?;
    let law = names.get(mention.law?)?.1;
    guide.provisions.first()?;
    match meaning(guide, ProvisionIx::new(0), &mention, Some(Named::Held(law))).ok()? {
        Target::Provisions(found) => match found[..] {
            [one] => Some(guide[one].id.clone()),
            _ => None,
        },
        _ => None,
    }
}
