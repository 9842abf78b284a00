//! Reads the texts of documents into what the lists are made of.
//!
//! Most texts stand in many documents: that of an article in the context of each of its parts. So each text is cut into tokens
//! once, and a token is a number until its list is written.

use indexmap::{IndexMap, IndexSet};
use rustc_hash::FxBuildHasher;

use crate::analyzer::{Analyzer, Token, pair};
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
    texts: IndexMap<(usize, &'c str), Text, FxBuildHasher>,
    /// By language and word, the tokens of the stems.
    stems: IndexMap<(usize, usize), usize, FxBuildHasher>,
    pub(crate) tokens: Interner,
    /// Words of alphabets as they are written.
    pub(crate) words: Interner,
}

/// What was read of a text.
#[derive(Default)]
struct Text {
    /// The tokens, each with its place in the text.
    placed: Vec<(usize, u32)>,
    /// How many places the text takes, with the gap behind it.
    places: u32,
    /// The single characters in it, each once.
    singles: Vec<usize>,
    /// The words of alphabets in it, each once.
    words: Vec<usize>,
}

impl<'c> Reader<'c> {
    pub(crate) fn new(analyzer: &'c Analyzer) -> Self {
        let (texts, stems) = (IndexMap::default(), IndexMap::default());
        Self { analyzer, texts, stems, tokens: Interner::default(), words: Interner::default() }
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
        let known = self.texts.get_index_of(&(language, text));
        let at = known.unwrap_or_else(|| {
            let read = self.read(text, language);
            self.texts.insert_full((language, text), read).0
        });
        &self.texts[at]
    }

    fn read(&mut self, text: &str, language: usize) -> Text {
        let analyzer = self.analyzer;
        let cells = analyzer.cells(text);
        let mut read = Text::default();
        for cell in &cells {
            match cell.kind {
                CellKind::Word => read.words.push(self.words.intern(&cell.text)),
                _ => read.singles.push(self.tokens.intern(&cell.text)),
            }
        }
        let take = |token: Token<'_>, place: usize| read.placed.push((self.token(&token, language), place as u32));
        read.places = analyzer.tokens(text, &cells, take) as u32;
        Text { words: once(read.words), singles: once(read.singles), ..read }
    }

    fn token(&mut self, token: &Token<'_>, language: usize) -> usize {
        let Self { analyzer, stems, tokens, words, .. } = self;
        match token {
            Token::Word(word) => {
                let stem = stems.entry((language, words.intern(word)));
                *stem.or_insert_with(|| tokens.intern(&analyzer.stem(word, language)))
            }
            Token::Number(number) => tokens.intern(number),
            Token::Pair(first, second) => tokens.intern(&pair(first, second)),
        }
    }
}

/// Numbers texts from 0 in the order in which they are first met.
#[derive(Default)]
pub(crate) struct Interner(IndexSet<String, FxBuildHasher>);

impl Interner {
    fn intern(&mut self, text: &str) -> usize {
        self.0.get_index_of(text).unwrap_or_else(|| self.0.insert_full(text.to_owned()).0)
    }

    /// How many texts there are.
    pub(crate) fn len(&self) -> usize {
        self.0.len()
    }

    /// The texts, sorted, each with the value that stands at its number.
    pub(crate) fn sorted_with<T>(self, values: Vec<T>) -> Vec<(String, T)> {
        let mut sorted: Vec<(String, T)> = self.0.into_iter().zip(values).collect();
        sorted.sort_unstable_by(|(a, _), (b, _)| a.cmp(b));
        sorted
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus::{FieldTexts, Frame, Kind, Shown};

    fn document(texts: &[&str]) -> Document {
        let texts = FieldTexts { text: texts.iter().map(|text| (*text).to_owned()).collect(), ..FieldTexts::default() };
        let (id, list) = (String::new(), Vec::new);
        let (provisions, citation, title, body, url) = (list(), list(), list(), list(), list());
        Document {
            shown: Shown { id, kind: Kind::Page, provisions, citation, title, body, url, under: Vec::new() },
            path: None,
            heading: false,
            also_kinds: Vec::new(),
            roles: Vec::new(),
            tiers: Vec::new(),
            laws: Vec::new(),
            fields: vec![texts],
        }
    }

    #[test]
    fn a_text_that_is_met_again_has_the_same_tokens_at_other_places() {
        let list = Vec::new;
        let frame = Frame { languages: Vec::new(), order: list(), units: list(), laws: Vec::new(), fold: Vec::new() };
        let analyzer = Analyzer::new(&frame);
        let [one, two] = [document(&["學生 act"]), document(&["act", "學生 act", "學生 act"])];
        let mut reader = Reader::new(&analyzer);
        let (one, two) = (reader.document(&one), reader.document(&two));
        let (texts, tokens) = (reader.texts.len(), reader.tokens.sorted_with(vec![0; 4]));
        assert_eq!(texts, 2);
        assert_eq!(tokens.iter().map(|(token, _)| token.as_str()).collect::<Vec<_>>(), ["act", "學", "學生", "生"]);
        let [(pair, first), (word, second)] = one.placed[..] else { panic!("a pair and a word") };
        assert_eq!((first, second), (0, 2));
        let places: Vec<_> = two.placed.iter().map(|(token, _)| *token).collect();
        assert_eq!(places, [word, pair, word, pair, word]);
        assert!(two.placed.is_sorted_by(|(_, a), (_, b)| a < b));
        assert_eq!(two.counts[1].iter().find(|(token, _)| *token == word), Some(&(word, 3)));
        assert_eq!((one.words.len(), two.words), (1, one.words));
    }
}
