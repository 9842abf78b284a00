//! The schema of the index: one field per sort of text and language, and six that belong to no language.

use tantivy::schema::{Field, IndexRecordOption, STORED, STRING, Schema, TextFieldIndexing, TextOptions};

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

    fn name(self) -> &'static str {
        match self {
            Part::Title => "title",
            Part::Text => "text",
            Part::Plain => "plain",
            Part::Context => "context",
        }
    }

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

    /// Whether a phrase is looked for in it. Positions are half of a pack, so only the texts themselves and titles have them.
    pub(crate) fn has_phrases(self) -> bool {
        matches!(self, Part::Title | Part::Text)
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

/// The fields of the index.
pub(crate) struct Fields {
    pub(crate) schema: Schema,
    /// By language, in the order of [`Part::ALL`].
    texts: Vec<Vec<Field>>,
    /// Single characters, digits and marks, without positions: phrases are made of pairs.
    pub(crate) singles: Field,
    /// Citation keys of provisions.
    pub(crate) cite: Field,
    /// Titles and names as one word each.
    pub(crate) whole: Field,
    /// Words of alphabets as they are written: the vocabulary.
    pub(crate) words: Field,
    /// What a hit can be chosen by: `role:teacher`.
    pub(crate) facet: Field,
    /// What is shown, as JSON.
    pub(crate) shown: Field,
}

impl Fields {
    /// The schema for a number of languages; equal numbers have equal schemas.
    pub(crate) fn new(languages: usize) -> Self {
        let mut schema = Schema::builder();
        let mut texts = Vec::new();
        for language in 0..languages {
            let field = |part: Part| schema.add_text_field(&format!("{}.{language}", part.name()), options(part));
            texts.push(Part::ALL.map(field).to_vec());
        }
        let singles = schema.add_text_field("singles", STRING);
        let cite = schema.add_text_field("cite", STRING);
        let whole = schema.add_text_field("whole", STRING);
        let words = schema.add_text_field("words", STRING);
        let facet = schema.add_text_field("facet", STRING);
        let shown = schema.add_text_field("shown", STORED);
        Self { schema: schema.build(), texts, singles, cite, whole, words, facet, shown }
    }

    /// Every text field with its language and part.
    pub(crate) fn all(&self) -> impl Iterator<Item = (usize, Part, Field)> + '_ {
        let of_language = |(language, fields): (usize, &Vec<Field>)| {
            let fields: Vec<_> = Part::ALL.into_iter().zip(fields.iter().copied()).collect();
            fields.into_iter().map(move |(part, field)| (language, part, field))
        };
        self.texts.iter().enumerate().flat_map(of_language)
    }
}

fn options(part: Part) -> TextOptions {
    let record =
        if part.has_phrases() { IndexRecordOption::WithFreqsAndPositions } else { IndexRecordOption::WithFreqs };
    let indexing = TextFieldIndexing::default().set_tokenizer("raw").set_index_option(record).set_fieldnorms(true);
    TextOptions::default().set_indexing_options(indexing)
}
