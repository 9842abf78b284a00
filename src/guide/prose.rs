//! Running text into which pieces of the guide are pulled by their ids.

use super::{FlowchartIx, LangIx, MandateIx, ProvisionIx, Words};
use crate::diag::Span;

/// A text in every language that has it, cut into blocks. At least one language has it.
#[derive(Clone, Debug)]
pub struct Prose {
    /// The text as written: which languages have it.
    pub words: Words,
    /// The blocks, by language; none where a language lacks the text.
    pub blocks: Vec<Vec<Block>>,
    /// Where each language's text is written.
    pub spans: Vec<Span>,
}

/// A stretch of Markdown, or a piece of the guide.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    /// Markdown.
    Markdown(String),
    /// A provision's own text.
    Statute(ProvisionIx),
    /// A flowchart.
    Chart(FlowchartIx),
    /// The duty rows of a provision and of everything below it.
    Duties(ProvisionIx),
    /// A case of the same module, by its position.
    Case(usize),
    /// A mandate.
    Mandate(MandateIx),
}

impl Prose {
    /// The blocks in this language, or in the first that has the text; with the language.
    #[must_use]
    pub fn shown(&self, lang: LangIx) -> (&[Block], LangIx) {
        let language = self.words.shown(lang).language;
        (&self.blocks[language.get()], language)
    }

    /// The pulled-in pieces of a language, in order.
    pub fn pieces(&self, lang: LangIx) -> impl Iterator<Item = &Block> {
        self.blocks[lang.get()].iter().filter(|block| !matches!(block, Block::Markdown(_)))
    }
}
