//! A provision quoted on another page: the words that lead to it, its own, and those below it, so that it can be understood.

use serde::Serialize;

use super::context::{Context, Link};
use super::duty::{StateView, state};
use super::unit::{TextView, text_view};
use crate::guide::{LangIx, ProvisionIx};

/// A quoted provision.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct Quote {
    /// Its citation, which leads to it.
    pub link: Link,
    /// Its state when it is not simply in force.
    pub state: Option<StateView>,
    /// The words in the page's language.
    pub lines: Vec<QuoteLine>,
    /// The original, where the page is in another language.
    pub original: Vec<QuoteLine>,
    /// BCP 47 key of the original's language.
    pub original_lang: String,
}

/// One provision's words.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct QuoteLine {
    /// Whether it only leads to the quoted words.
    pub leads: bool,
    /// How far it is set in: 0 for a provision directly below a unit.
    pub depth: usize,
    /// The words.
    pub text: TextView,
}

/// Quotes a provision with what leads to it and what belongs to it.
#[must_use]
pub fn quote(context: &Context<'_>, at: ProvisionIx) -> Quote {
    let original = context.lang != LangIx::ORIGINAL;
    Quote {
        link: context.cited(at),
        state: state(context, at),
        lines: lines(context, at, context.lang),
        original: if original { lines(context, at, LangIx::ORIGINAL) } else { Vec::new() },
        original_lang: context.guide[LangIx::ORIGINAL].key.clone(),
    }
}

fn lines(context: &Context<'_>, at: ProvisionIx, lang: LangIx) -> Vec<QuoteLine> {
    let guide = context.guide;
    let mut leading = Vec::new();
    let mut step = guide[at].parent;
    while let Some(above) = step.filter(|above| guide[*above].depth > 0) {
        leading.push(above);
        step = guide[above].parent;
    }
    let leading = leading.into_iter().rev().map(|above| (true, above));
    // A unit has no words of its own.
    let quoted = guide.below(at).filter(|(_, part)| part.depth > 0).map(|(part, _)| (false, part));
    let line = |(leads, part): (bool, ProvisionIx)| QuoteLine {
        leads,
        depth: guide[part].depth - 1,
        text: text_view(context, part, lang),
    };
    leading.chain(quoted).map(line).collect()
}
