//! Running text with pulled-in pieces, block by block, as templates print it.

use serde::Serialize;

use super::{MandateView, mandate};
use crate::guide::{Block, Case, DutyIx, Guide, LangIx, Prose, ProvisionIx};
use crate::page::Ready;
use crate::page::chart::{ChartView, view_as};
use crate::page::context::{Context, Link, Phrase};
use crate::page::duty::{DutyLine, StateView, line};
use crate::page::inline::{Inline, pieces};
use crate::page::markdown;
use crate::page::status::{State, status_of};

/// One block; `kind` says which of the fields is filled.
#[derive(Clone, Debug, Default, Hash, Serialize)]
pub struct BlockView {
    /// `html`, `statute`, `chart`, `duties`, `case` or `mandate`.
    pub kind: &'static str,
    /// BCP 47 key of the text's language where that is not the page's; for `html`.
    pub lang: Option<String>,
    /// Running text, HTML.
    pub html: Option<String>,
    /// A provision with its words.
    pub statute: Option<StatuteView>,
    /// A flowchart.
    pub chart: Option<ChartView>,
    /// Duty rows.
    pub duties: Vec<Ready<DutyLine>>,
    /// Whether the rows of the text are not all of the same roles, so that each has to say whose it is.
    pub shared_out: bool,
    /// A case without its answer.
    pub case: Option<CaseSheet>,
    /// A mandate.
    pub mandate: Option<MandateView>,
}

/// A provision with its words and those of everything below it.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct StatuteView {
    /// Its citation.
    pub link: Link,
    /// Whether the words are the original; a translation is ours.
    pub original: bool,
    /// BCP 47 key of the words' language.
    pub lang: String,
    /// State of the provision when it is not simply in force.
    pub state: Option<StateView>,
    /// The words, one for each provision.
    pub lines: Vec<StatuteLine>,
}

/// The words of one provision.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct StatuteLine {
    /// How far below the shown provision it stands, from 0.
    pub depth: usize,
    /// The marker before the text: `（二）`, or empty.
    pub marker: String,
    /// The text.
    pub pieces: Vec<Inline>,
}

/// A case as those who take part get it.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct CaseSheet {
    /// Its anchor.
    pub id: String,
    /// Its heading.
    pub title: Phrase,
    /// What happens, HTML.
    pub story: String,
    /// What is asked.
    pub tasks: Vec<Phrase>,
}

/// Every block of a text. `place` is unique on the page and begins the ids of drawings.
#[must_use]
pub fn blocks(context: &Context<'_>, prose: &Prose, cases: &[Case], place: &str) -> Vec<BlockView> {
    let (blocks, language) = prose.shown(context.lang);
    let lang = (language != context.lang).then(|| context.guide[language].key.clone());
    let shared_out = shared_out(context.guide, blocks);
    let view = |(block, n): (&Block, usize)| BlockView {
        lang: lang.clone(),
        shared_out,
        ..block_view(context, block, cases, &format!("{place}-{n}"))
    };
    blocks.iter().zip(0..).map(view).collect()
}

/// The duty rows of a provision and of everything below it.
fn rows(guide: &Guide, at: ProvisionIx) -> impl Iterator<Item = DutyIx> + '_ {
    guide.below(at).flat_map(|(_, part)| &part.duties).copied()
}

fn shared_out(guide: &Guide, blocks: &[Block]) -> bool {
    let of_block = |block: &Block| match block {
        Block::Duties(at) => Some(rows(guide, *at)),
        _ => None,
    };
    let mut roles = blocks.iter().filter_map(of_block).flatten().map(|duty| &guide[duty].roles);
    roles.next().is_some_and(|first| roles.any(|other| other != first))
}

fn block_view(context: &Context<'_>, block: &Block, cases: &[Case], place: &str) -> BlockView {
    let guide = context.guide;
    match block {
        Block::Markdown(text) => {
            BlockView { kind: "html", html: Some(markdown::render(context, text)), ..BlockView::default() }
        }
        Block::Statute(at) => {
            BlockView { kind: "statute", statute: Some(statute(context, *at)), ..BlockView::default() }
        }
        Block::Chart(at) => {
            BlockView { kind: "chart", chart: Some(view_as(context, *at, place)), ..BlockView::default() }
        }
        Block::Duties(at) => {
            let duties = rows(guide, *at).map(|duty| line(context, duty)).collect();
            BlockView { kind: "duties", duties, ..BlockView::default() }
        }
        Block::Case(n) => {
            let case = cases.get(*n).map(|case| case_sheet(context, case));
            BlockView { kind: "case", case, ..BlockView::default() }
        }
        Block::Mandate(at) => {
            BlockView { kind: "mandate", mandate: Some(mandate(context, *at)), ..BlockView::default() }
        }
    }
}

/// A case without its answer.
#[must_use]
pub fn case_sheet(context: &Context<'_>, case: &Case) -> CaseSheet {
    CaseSheet {
        id: case.id.clone(),
        title: context.phrase(&case.title),
        story: markdown::of_words(context, &case.story),
        tasks: super::phrases(context, &case.tasks),
    }
}

/// A provision with its words, in the page's language where it has them.
#[must_use]
pub fn statute(context: &Context<'_>, at: ProvisionIx) -> StatuteView {
    let guide = context.guide;
    let translated =
        guide.below(at).all(|(_, part)| part.text.as_ref().is_none_or(|text| text.own(context.lang).is_some()));
    let lang = if translated { context.lang } else { LangIx::ORIGINAL };
    let state = State::of(status_of(guide, at));
    let top = guide[at].depth;
    let line = |(part, row): (ProvisionIx, &crate::guide::Provision)| StatuteLine {
        depth: row.depth - top,
        marker: if part == at { String::new() } else { guide[row.law].levels[row.depth].marker(&row.number, lang) },
        pieces: pieces(context, part, lang),
    };
    StatuteView {
        link: context.cited(at),
        original: lang == LangIx::ORIGINAL,
        lang: guide[lang].key.clone(),
        state: (state != State::InForce)
            .then(|| StateView { state: state.key(), label: context.label(state.label()).to_owned() }),
        lines: guide.below(at).filter(|(_, row)| row.text.is_some()).map(line).collect(),
    }
}
