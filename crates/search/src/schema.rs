//! The schema of the index: what every token counts, where tokens stand, and two fields of names.

use tantivy::schema::{Field, IndexRecordOption, Schema, TextFieldIndexing, TextOptions};

use crate::corpus::FieldTexts;

/// How much a match counts, by sort of text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Part {
    Title,
    Text,
    Plain,
    Context,
}

impl Part {
    pub(crate) const ALL: [Part; 4] = [Part::Title, Part::Text, Part::Plain, Part::Context];

    /// What a match in this part counts, beside 1 for the words around. Found by trying values on the judged queries of the
    /// tests, then rounded towards each other.
    pub(crate) fn boost(self) -> f32 {
        match self {
            Part::Title => 3.5,
            Part::Text => 1.5,
            Part::Plain => 1.4,
            Part::Context => 1.1,
        }
    }

    /// Whether a phrase is looked for in it. Positions cost much of a pack, so only the texts themselves and titles have them.
    pub(crate) fn has_phrases(self) -> bool {
        matches!(self, Part::Title | Part::Text)
    }

    /// Whether its single characters are found too. Those of what stands around would be found nearly everywhere.
    pub(crate) fn has_singles(self) -> bool {
        self != Part::Context
    }

    /// What belongs to it. How people ask stands with the plain words: it is their way to say the same.
    pub(crate) fn of(self, texts: &FieldTexts) -> Vec<&str> {
        let lists = match self {
            Part::Title => vec![&texts.title],
            Part::Text => vec![&texts.text],
            Part::Plain => vec![&texts.plain, &texts.asked],
            Part::Context => vec![&texts.context, &texts.also],
        };
        lists.into_iter().flatten().map(String::as_str).collect()
    }
}

/// The fields of the index. One field holds all that is weighed, whatever its sort and language: each further dictionary
/// would repeat most of its words.
pub(crate) struct Fields {
    pub(crate) schema: Schema,
    /// Every token. Where tantivy keeps how often it stands in a document, its level stands: see [`crate::level`].
    pub(crate) tokens: Field,
    /// The tokens of titles and texts with their positions, for phrases. Single characters are not among them.
    pub(crate) placed: Field,
    /// Citation keys of provisions.
    pub(crate) cite: Field,
    /// Titles and names as one word each.
    pub(crate) whole: Field,
}

impl Fields {
    /// The schema; it is the same for every pack of a version.
    pub(crate) fn new() -> Self {
        let mut schema = Schema::builder();
        let tokens = schema.add_text_field("tokens", options(IndexRecordOption::WithFreqs));
        let placed = schema.add_text_field("placed", options(IndexRecordOption::WithFreqsAndPositions));
        let [cite, whole] =
            ["cite", "whole"].map(|name| schema.add_text_field(name, options(IndexRecordOption::Basic)));
        Self { schema: schema.build(), tokens, placed, cite, whole }
    }
}

/// How long a document is counts in its levels already, so no field keeps it once more.
fn options(record: IndexRecordOption) -> TextOptions {
    let indexing = TextFieldIndexing::default().set_tokenizer("raw").set_index_option(record).set_fieldnorms(false);
    TextOptions::default().set_indexing_options(indexing)
}
