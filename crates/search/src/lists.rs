//! For every token the documents that have it, in little room.
//!
//! tantivy's own files are made to be read where they lie, and do not compress: they were two thirds of a pack. So a pack holds the
//! same as plain streams of numbers, sorted by kind, which compress well on their way to a browser, and [`Lists::install`]
//! makes tantivy's files of them when the pack is opened.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use tantivy::postings::{FieldSerializer, InvertedIndexSerializer};
use tantivy::{DocId, Segment};

use crate::cell::is_han;
use crate::level::{Lengths, level};
use crate::pack::OpenError;
use crate::schema::Fields;
use crate::stream::{Reader, Streams, read_terms, write_terms};

/// A token in a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Posting {
    pub(crate) doc: DocId,
    /// The sort of text in which it counts most.
    pub(crate) sort: usize,
    /// How often it stands there.
    pub(crate) times: u32,
    /// Where it stands in titles and texts, in order; empty when it does not.
    pub(crate) positions: Vec<u32>,
}

/// From here on a number is written on its own. A posting's sort, how often it stands there and how many positions it has
/// are one number as long as they are small, because each tells much about the others.
const OFTEN: usize = 5;

/// Everything by which documents are found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Lists {
    /// The fields `tokens` and `placed`.
    pub(crate) tokens: BTreeMap<String, Vec<Posting>>,
    /// The field `cite`.
    pub(crate) cite: Names,
    /// The field `whole`.
    pub(crate) whole: Names,
    /// What hits can be chosen by: `role:teacher`. No field of tantivy: all of it is looked at for every query.
    pub(crate) facets: Names,
    /// Words of alphabets as they are written, each with the number of documents that have it.
    pub(crate) words: Vec<(String, u32)>,
    /// How long the texts are.
    pub(crate) lengths: Lengths,
}

/// Names, each with the documents that have it, in order.
pub(crate) type Names = BTreeMap<String, Vec<DocId>>;

/// The two characters of a pair; `None` when the token is none. A document that has a pair has both its halves, so
/// a pack need not say so.
pub(crate) fn halves(token: &str) -> Option<[char; 2]> {
    let mut characters = token.chars();
    let halves = [characters.next()?, characters.next()?];
    let pairs = |c: &char| is_han(*c) || c.is_ascii_digit();
    (characters.next().is_none() && halves.iter().all(pairs)).then_some(halves)
}

impl Lists {
    /// Leaves out what [`Lists::levels`] adds again: that a document has both halves of its pairs.
    pub(crate) fn leave_out_implied(&mut self) {
        let documents = self.documents();
        // By character and document.
        let mut implied: BTreeMap<char, Vec<bool>> = BTreeMap::new();
        for (token, postings) in &self.tokens {
            for half in halves(token).into_iter().flatten() {
                let of_half = implied.entry(half).or_insert_with(|| vec![false; documents]);
                postings.iter().for_each(|posting| of_half[posting.doc as usize] = true);
            }
        }
        for (half, docs) in implied {
            if let Entry::Occupied(mut single) = self.tokens.entry(half.to_string()) {
                single.get_mut().retain(|posting| !docs[posting.doc as usize]);
                if single.get().is_empty() {
                    single.remove();
                }
            }
        }
    }

    fn documents(&self) -> usize {
        self.lengths.by_sort.first().map_or(0, Vec::len)
    }

    /// The lists as streams of bytes.
    pub(crate) fn write(&self) -> Vec<Vec<u8>> {
        let mut streams = Streams::new(5);
        write_terms(self.tokens.keys(), streams.at(0));
        for postings in self.tokens.values() {
            write_docs(postings.iter().map(|posting| posting.doc), &mut streams);
            for posting in postings {
                write_kind(posting, &mut streams);
                let mut place = 0;
                for position in &posting.positions {
                    streams.number(4, (position - place) as usize);
                    place = *position;
                }
            }
        }
        let mut out = streams.finish();
        for name in [&self.cite, &self.whole, &self.facets] {
            let mut streams = Streams::new(2);
            write_terms(name.keys(), streams.at(0));
            name.values().for_each(|docs| write_docs(docs.iter().copied(), &mut streams));
            out.extend(streams.finish());
        }
        let mut streams = Streams::new(2);
        write_terms(self.words.iter().map(|(word, _)| word), streams.at(0));
        self.words.iter().for_each(|(_, count)| streams.number(1, *count as usize));
        out.extend(streams.finish());
        let mut streams = Streams::new(1);
        streams.number(0, self.lengths.by_sort.len());
        for lengths in &self.lengths.by_sort {
            streams.number(0, lengths.len());
            lengths.iter().for_each(|length| streams.number(0, *length as usize));
        }
        out.extend(streams.finish());
        out
    }

    /// The lists of such streams.
    pub(crate) fn read(streams: &[&[u8]]) -> Result<Self, OpenError> {
        let [terms, docs, kinds, many, places, names @ .., words, counts, lengths] = streams else {
            return Err(OpenError::Damaged);
        };
        let mut lists = Self::default();
        let [mut docs, mut kinds, mut many, mut places] = [docs, kinds, many, places].map(|bytes| Reader::new(bytes));
        for term in read_terms(terms)? {
            let mut postings = Vec::new();
            for doc in read_docs(&mut docs)? {
                let (sort, times, placed) = read_kind(&mut kinds, &mut many)?;
                let positions = places.sums(placed)?;
                postings.push(Posting { doc, sort, times, positions });
            }
            lists.tokens.insert(term, postings);
        }
        let all = [&mut lists.cite, &mut lists.whole, &mut lists.facets];
        for (name, streams) in all.into_iter().zip(names.chunks_exact(2)) {
            let mut docs = Reader::new(streams[1]);
            for term in read_terms(streams[0])? {
                name.insert(term, read_docs(&mut docs)?);
            }
        }
        let mut counts = Reader::new(counts);
        for word in read_terms(words)? {
            lists.words.push((word, counts.number()?));
        }
        let mut lengths = Reader::new(lengths);
        for _ in 0..lengths.number()? {
            let of_sort = (0..lengths.number()?).map(|_| lengths.number()).collect::<Result<_, _>>()?;
            lists.lengths.by_sort.push(of_sort);
        }
        Ok(lists)
    }

    /// Every token with what it counts in each document. A single character has what was read, and what the best of the pairs
    /// counts of which it is a half.
    fn levels(&self) -> BTreeMap<String, Vec<(DocId, u32)>> {
        let scale = self.lengths.scale();
        let documents = self.documents();
        let mut all = BTreeMap::new();
        // By character and document; 0 where the document has no such pair.
        let mut singles: BTreeMap<char, Vec<u32>> = BTreeMap::new();
        for (token, postings) in &self.tokens {
            let level = |posting: &Posting| level(scale.of(posting));
            let levels: Vec<(DocId, u32)> = postings.iter().map(|posting| (posting.doc, level(posting))).collect();
            for half in halves(token).into_iter().flatten() {
                let of_half = singles.entry(half).or_insert_with(|| vec![0; documents]);
                raise(of_half, &levels);
            }
            all.insert(token.clone(), levels);
        }
        for (half, mut levels) in singles {
            let token = half.to_string();
            all.get(&token).into_iter().for_each(|read| raise(&mut levels, read));
            let levels = (0..).zip(levels).filter(|(_, level)| *level > 0);
            all.insert(token, levels.collect());
        }
        all
    }

    /// Writes the files of a segment that has none yet.
    pub(crate) fn install(&self, fields: &Fields, segment: &Segment) -> tantivy::Result<()> {
        let mut index = InvertedIndexSerializer::open(segment)?;
        let mut field = index.new_field(fields.tokens, 0, None)?;
        for (token, levels) in self.levels() {
            field.new_term(token.as_bytes(), 0, true)?;
            levels.iter().for_each(|(doc, level)| field.write_doc(*doc, *level, &[]));
            field.close_term()?;
        }
        field.close()?;
        self.add_places(index.new_field(fields.placed, 0, None)?)?;
        for (name, field) in [(&self.cite, fields.cite), (&self.whole, fields.whole)] {
            let mut field = index.new_field(field, 0, None)?;
            for (term, docs) in name {
                field.new_term(term.as_bytes(), 0, false)?;
                docs.iter().for_each(|doc| field.write_doc(*doc, 1, &[]));
                field.close_term()?;
            }
            field.close()?;
        }
        Ok(index.close()?)
    }

    fn add_places(&self, mut field: FieldSerializer<'_>) -> tantivy::Result<()> {
        for (token, postings) in &self.tokens {
            let placed = || postings.iter().filter(|posting| !posting.positions.is_empty());
            if placed().next().is_none() {
                continue;
            }
            field.new_term(token.as_bytes(), 0, true)?;
            for posting in placed() {
                let mut before = 0;
                let deltas = posting.positions.iter().map(|at| at - std::mem::replace(&mut before, *at));
                field.write_doc(posting.doc, posting.positions.len() as u32, &deltas.collect::<Vec<_>>());
            }
            field.close_term()?;
        }
        Ok(field.close()?)
    }
}

/// Sets the level of each document to this one where it is higher.
fn raise(by_document: &mut [u32], levels: &[(DocId, u32)]) {
    for (doc, level) in levels {
        if let Some(most) = by_document.get_mut(*doc as usize) {
            *most = (*most).max(*level);
        }
    }
}

/// Writes how many documents there are, and of each its distance from the one before.
fn write_docs(docs: impl ExactSizeIterator<Item = DocId>, streams: &mut Streams) {
    streams.number(1, docs.len());
    let mut before = 0;
    for doc in docs {
        streams.number(1, (doc - before) as usize);
        before = doc;
    }
}

fn read_docs(docs: &mut Reader<'_>) -> Result<Vec<DocId>, OpenError> {
    let count = docs.number()?;
    docs.sums(count)
}

/// Writes a posting's sort, how often it stands there, and how many positions it has.
fn write_kind(posting: &Posting, streams: &mut Streams) {
    let (times, placed) = (posting.times.max(1) as usize - 1, posting.positions.len());
    let (few_times, few_placed) = (times.min(OFTEN - 1), placed.min(OFTEN - 1));
    streams.number(2, (posting.sort * OFTEN + few_times) * OFTEN + few_placed);
    for (few, all) in [(few_times, times), (few_placed, placed)] {
        if few == OFTEN - 1 {
            streams.number(3, all - few);
        }
    }
}

fn read_kind(kinds: &mut Reader<'_>, many: &mut Reader<'_>) -> Result<(usize, u32, u32), OpenError> {
    let most = OFTEN as u32;
    let kind = kinds.number()?;
    let mut whole =
        |few: u32| if few + 1 == most { many.number().map(|more| few.saturating_add(more)) } else { Ok(few) };
    let times = whole(kind / most % most)?;
    Ok(((kind / most / most) as usize, times.saturating_add(1), whole(kind % most)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_read_as_they_were_written() {
        let posting = |doc, times, positions: &[u32]| Posting { doc, sort: 1, times, positions: positions.to_vec() };
        let mut lists = Lists { lengths: Lengths::new(1, 301), ..Lists::default() };
        lists.tokens.insert("學生".to_owned(), vec![posting(0, 1, &[]), posting(300, 7, &[0, 7, 8, 9, 70_000])]);
        lists.tokens.insert("學習".to_owned(), vec![posting(2, 5, &[5])]);
        lists.whole.insert("guidance".to_owned(), vec![0, 1, 200]);
        lists.words = vec![("act".to_owned(), 1), ("acts".to_owned(), 400)];
        lists.lengths.by_sort[1][2] = 400;
        let streams = lists.write();
        let streams: Vec<&[u8]> = streams.iter().map(Vec::as_slice).collect();
        assert_eq!(Lists::read(&streams).as_ref(), Ok(&lists));
        assert_eq!(Lists::read(&streams[1..]).err(), Some(OpenError::Damaged));
        let mut short = streams;
        short[1] = &short[1][..1];
        assert_eq!(Lists::read(&short).err(), Some(OpenError::Damaged));
    }

    #[test]
    fn what_pairs_imply_is_left_out() {
        let posting = |doc| Posting { doc, sort: 4, times: 1, positions: Vec::new() };
        let mut lists = Lists { lengths: Lengths::new(1, 3), ..Lists::default() };
        lists.tokens.insert("學生".to_owned(), vec![posting(0), posting(2)]);
        lists.tokens.insert("學".to_owned(), vec![posting(0), posting(1), posting(2)]);
        lists.tokens.insert("生".to_owned(), vec![posting(0), posting(2)]);
        lists.tokens.insert("a".to_owned(), vec![posting(0)]);
        lists.leave_out_implied();
        assert_eq!(lists.tokens.keys().collect::<Vec<_>>(), ["a", "學", "學生"]);
        assert_eq!(lists.tokens["學"], [posting(1)]);
    }

    #[test]
    fn a_document_that_has_a_pair_has_its_halves() {
        let posting = |doc, times| Posting { doc, sort: 1, times, positions: Vec::new() };
        let mut lists = Lists { lengths: Lengths::new(1, 4), ..Lists::default() };
        lists.tokens.insert("學生".to_owned(), vec![posting(0, 1)]);
        lists.tokens.insert("學習".to_owned(), vec![posting(0, 9), posting(2, 1)]);
        lists.tokens.insert("學".to_owned(), vec![posting(3, 1)]);
        let levels = lists.levels();
        let docs = |token: &str| levels[token].iter().map(|(doc, _)| *doc).collect::<Vec<_>>();
        assert_eq!((docs("學"), docs("生"), docs("習")), (vec![0, 2, 3], vec![0], vec![0, 2]));
        assert_eq!(levels["學"][0], levels["學習"][0], "the better of its two pairs counts");
    }
}
