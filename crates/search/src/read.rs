//! Reads the texts of documents into what the lists are made of.
//!
//! Most texts stand in many documents: that of an article in the context of each of its parts. So each text is cut into tokens
//! once, and a token is a number until its list is written.

use std::collections::BTreeMap;

use crate::analyzer::Analyzer;
use crate::cell::CellKind;
use crate::corpus::Document;
use crate::schema::Part;

/// What was read of a document.
pub(crate) struct Read {
    /// By sort of text, each token with how often it stands there.
    pub(crate) counts: Vec<Vec<(usize, u32)>>,
    /// The tokens of titles and texts with their positions, in order.
    pub(crate) placed: Vec<(usize, u32)>,
    /// The words of alphabets, each once.
    pub(crate) words: Vec<usize>,
}

/// Reads documents, and remembers every text that it has read.
pub(crate) struct Reader<'c> {
    analyzer: &'c Analyzer,
    /// By language and text.
    texts: BTreeMap<(usize, &'c str), Text>,
    pub(crate) tokens: Numbers,
    /// Words of alphabets as they are written.
    pub(crate) words: Numbers,
}

/// What was read of a text.
struct Text {
    /// The tokens, each with its place in the text.
    placed: Vec<(usize, u32)>,
    /// How many places the text takes, with the gap behind it.
    places: u32,
    /// The single characters among its tokens, each once.
    singles: Vec<usize>,
    /// The words of alphabets in it, each once.
    words: Vec<usize>,
}

impl<'c> Reader<'c> {
    pub(crate) fn new(analyzer: &'c Analyzer) -> Self {
        Self { analyzer, texts: BTreeMap::new(), tokens: Numbers::default(), words: Numbers::default() }
    }

    pub(crate) fn document(&mut self, document: &'c Document) -> Read {
        let mut counts = Vec::new();
        let (mut placed, mut singles, mut words) = (Vec::new(), Vec::new(), Vec::new());
        let mut after = 0;
        for (language, texts) in document.fields.iter().enumerate() {
            for part in Part::ALL {
                let mut tokens = Vec::new();
                for text in part.of(texts) {
                    let text = self.text(text, language);
                    tokens.extend(text.placed.iter().map(|(token, _)| *token));
                    words.extend_from_slice(&text.words);
                    if part.has_singles() {
                        singles.extend_from_slice(&text.singles);
                    }
                    if part.has_phrases() {
                        placed.extend(text.placed.iter().map(|(token, place)| (*token, after + place)));
                        after += text.places;
                    }
                }
                counts.push(counted(tokens));
            }
        }
        counts.push(once(singles).into_iter().map(|single| (single, 1)).collect());
        Read { counts, placed, words: once(words) }
    }

    fn text(&mut self, text: &'c str, language: usize) -> &Text {
        let Self { analyzer, texts, tokens, words } = self;
        texts.entry((language, text)).or_insert_with(|| {
            let cells = analyzer.cells(text);
            let read = analyzer.tokens(text, &cells, language);
            let (of_words, singles): (Vec<_>, Vec<_>) = cells.iter().partition(|cell| cell.kind == CellKind::Word);
            Text {
                placed: read.placed.into_iter().map(|(token, place)| (tokens.of(&token), place as u32)).collect(),
                places: read.places as u32,
                singles: once(singles.into_iter().map(|cell| tokens.of(&cell.text)).collect()),
                words: once(of_words.into_iter().map(|cell| words.of(&cell.text)).collect()),
            }
        })
    }
}

/// Numbers for names, from 0 in the order in which they are first asked for.
#[derive(Default)]
pub(crate) struct Numbers(BTreeMap<String, usize>);

impl Numbers {
    fn of(&mut self, name: &str) -> usize {
        if let Some(number) = self.0.get(name) {
            return *number;
        }
        let number = self.0.len();
        self.0.insert(name.to_owned(), number);
        number
    }

    /// How many there are.
    pub(crate) fn len(&self) -> usize {
        self.0.len()
    }

    /// The names in their own order, each with what stands at its number.
    pub(crate) fn name<T: Default>(self, mut values: Vec<T>) -> impl Iterator<Item = (String, T)> {
        self.0
            .into_iter()
            .map(move |(name, number)| (name, values.get_mut(number).map(std::mem::take).unwrap_or_default()))
    }
}

/// Each number once, with how often it was there.
fn counted(mut numbers: Vec<usize>) -> Vec<(usize, u32)> {
    numbers.sort_unstable();
    numbers.chunk_by(usize::eq).map(|same| (same[0], same.len() as u32)).collect()
}

/// Each number once.
fn once(mut numbers: Vec<usize>) -> Vec<usize> {
    numbers.sort_unstable();
    numbers.dedup();
    numbers
}
