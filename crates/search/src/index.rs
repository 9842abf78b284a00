//! Makes the pack from a corpus. The same corpus gives the same bytes: tantivy's random name of the segment is
//! replaced by a fixed one.

use std::collections::BTreeSet;
use std::path::Path;

use tantivy::directory::{Directory, RamDirectory};
use tantivy::index::SegmentComponent;
use tantivy::schema::TantivyDocument;
use tantivy::{Index, IndexBuilder, IndexSettings};

use crate::analyzer::Analyzer;
use crate::cite;
use crate::corpus::{Corpus, Document, Kind, Shown};
use crate::level::{Lengths, Scale};
use crate::lists::{Lists, Posting};
use crate::pack;
use crate::read::{Read, Reader};
use crate::schema::{Fields, Part};

/// Memory for the frame of a segment, which holds no text.
const MEMORY: usize = 20_000_000;

/// The segment's name in every pack.
const SEGMENT: &str = "00000000000000000000000000000000";

/// The files of a segment besides those that [`Lists::install`] makes.
const COMPONENTS: [SegmentComponent; 3] =
    [SegmentComponent::FastFields, SegmentComponent::FieldNorms, SegmentComponent::Store];

const META: &str = "meta.json";

/// tantivy refused what it was given. It means a fault of this crate, not of the content.
#[derive(Debug, thiserror::Error)]
#[error("the search index cannot be made: {0}")]
pub struct IndexError(String);

impl From<tantivy::TantivyError> for IndexError {
    fn from(error: tantivy::TantivyError) -> Self {
        Self(error.to_string())
    }
}

/// The pack of a corpus.
///
/// # Errors
/// When tantivy refuses its frame.
pub fn index(corpus: &Corpus) -> Result<Vec<u8>, IndexError> {
    let analyzer = Analyzer::new(&corpus.frame);
    let mut reader = Reader::new(&analyzer);
    let documents: Vec<Read> = corpus.documents.iter().map(|document| reader.document(document)).collect();
    let lengths = lengths(&documents, corpus.frame.languages.len());
    let postings = postings(&documents, &lengths.scale(), reader.tokens.len());
    let words = frequencies(&documents, reader.words.len());
    let mut lists = Lists {
        tokens: reader.tokens.sorted_with(postings).into_iter().collect(),
        words: reader.words.sorted_with(words),
        lengths,
        ..Lists::default()
    };
    lists.leave_out_implied();
    for (document, doc) in corpus.documents.iter().zip(0..) {
        let all = [&mut lists.cite, &mut lists.whole, &mut lists.facets];
        for (list, terms) in all.into_iter().zip(names(document, &analyzer)) {
            terms.into_iter().for_each(|term| list.entry(term).or_default().push(doc));
        }
    }
    Ok(pack::write(corpus, &lists, &frame_files(corpus.documents.len())?))
}

fn lengths(documents: &[Read], languages: usize) -> Lengths {
    let mut lengths = Lengths::new(languages, documents.len());
    for (document, read) in documents.iter().enumerate() {
        for (lengths, counts) in lengths.by_sort.iter_mut().zip(&read.counts) {
            lengths[document] = counts.iter().map(|(_, times)| times).sum();
        }
    }
    lengths
}

/// By token, the documents that have it, each with the sort of text in which the token counts most.
fn postings(documents: &[Read], scale: &Scale<'_>, tokens: usize) -> Vec<Vec<Posting>> {
    let mut all: Vec<Vec<Posting>> = vec![Vec::new(); tokens];
    for (read, doc) in documents.iter().zip(0..) {
        for (sort, counts) in read.counts.iter().enumerate() {
            for &(token, times) in counts {
                let posting = Posting { doc, sort, times, positions: Vec::new() };
                match all[token].last_mut().filter(|last| last.doc == doc) {
                    Some(best) if scale.of(&posting) > scale.of(best) => *best = posting,
                    Some(_) => {}
                    None => all[token].push(posting),
                }
            }
        }
        // What has a place was counted above, so that the last document of its token is this one.
        for &(token, position) in &read.placed {
            all[token].last_mut().into_iter().for_each(|posting| posting.positions.push(position));
        }
    }
    all
}

/// By word, how many documents have it.
fn frequencies(documents: &[Read], words: usize) -> Vec<u32> {
    let mut frequencies = vec![0; words];
    documents.iter().flat_map(|read| &read.words).for_each(|word| frequencies[*word] += 1);
    frequencies
}

/// Citation keys, titles as one word, and what it can be chosen by.
fn names(document: &Document, analyzer: &Analyzer) -> [BTreeSet<String>; 3] {
    let keys = document.path.iter().flat_map(|(law, path)| cite::keys(law, path));
    let own = document.path.iter().map(|_| cite::by_id(&document.shown.id));
    let titles = document.fields.iter().flat_map(|texts| Part::Title.of(texts));
    let mut wholes: BTreeSet<String> = titles.map(|text| analyzer.whole(text)).collect();
    wholes.remove("");
    called(&document.shown, analyzer).iter().for_each(|whole| _ = wholes.remove(whole));
    [keys.chain(own).collect(), wholes, facets(document)]
}

/// The titles that are shown of a page, as one word each; a pack need not hold them twice. Of a provision the title of its unit is
/// shown, which is not its own.
pub(crate) fn called(shown: &Shown, analyzer: &Analyzer) -> BTreeSet<String> {
    let titles = shown.title.iter().filter(|_| shown.kind != Kind::Provision);
    titles.map(|title| analyzer.whole(title)).filter(|whole| !whole.is_empty()).collect()
}

/// Marks what only announces what stands below it.
pub(crate) const HEADING: &str = "heading";

fn facets(document: &Document) -> BTreeSet<String> {
    let kinds = std::iter::once(document.shown.kind).chain(document.also_kinds.iter().copied());
    let kinds = kinds.map(|kind| format!("kind:{}", kind.key()));
    let roles = document.roles.iter().map(|role| format!("role:{role}"));
    let tiers = document.tiers.iter().map(|tier| format!("tier:{tier}"));
    let laws = document.laws.iter().map(|law| format!("law:{law}"));
    let heading = document.heading.then(|| HEADING.to_owned());
    heading.into_iter().chain(kinds).chain(roles).chain(tiers).chain(laws).collect()
}

/// The files of an index of so many documents without any token, sorted by name; its segment has the fixed name.
fn frame_files(documents: usize) -> Result<Vec<(String, Vec<u8>)>, IndexError> {
    let directory = RamDirectory::create();
    let builder = IndexBuilder::new().schema(Fields::new().schema).settings(IndexSettings::default());
    let mut writer = builder.single_segment_index_writer(directory.clone(), MEMORY)?;
    for _ in 0..documents {
        writer.add_document(TantivyDocument::new())?;
    }
    files(&writer.finalize()?, &directory)
}

/// The files of an index of one segment, with that segment's fixed name, sorted by name.
fn files(index: &Index, directory: &RamDirectory) -> Result<Vec<(String, Vec<u8>)>, IndexError> {
    let mut files = Vec::new();
    let read = |path: &Path| directory.atomic_read(path).map_err(|error| IndexError(error.to_string()));
    let mut meta = String::from_utf8_lossy(&read(Path::new(META))?).into_owned();
    for segment in index.searchable_segments()? {
        let name = segment.id().uuid_string();
        for component in COMPONENTS {
            let path = segment.relative_path(component);
            files.push((path.to_string_lossy().replace(&name, SEGMENT), read(&path)?));
        }
        meta = meta.replace(&hyphenated(&name), &hyphenated(SEGMENT)).replace(&name, SEGMENT);
    }
    files.push((META.to_owned(), meta.into_bytes()));
    files.sort();
    Ok(files)
}

/// The same name as tantivy writes it into its metadata.
fn hyphenated(name: &str) -> String {
    let cuts = [0, 8, 12, 16, 20, name.len()];
    let parts = cuts.windows(2).filter_map(|cut| name.get(cut[0]..cut[1]));
    parts.collect::<Vec<_>>().join("-")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sort_of_text_in_which_a_token_counts_most_is_kept() {
        let counts = vec![vec![], vec![(0, 1)], vec![], vec![(0, 1)], vec![(1, 1)]];
        let documents = [Read { counts, placed: vec![(0, 5), (0, 7)], words: Vec::new() }];
        let lengths = lengths(&documents, 1);
        let kept = postings(&documents, &lengths.scale(), 2);
        let posting = |sort, positions: &[u32]| Posting { doc: 0, sort, times: 1, positions: positions.to_vec() };
        assert_eq!(kept, [vec![posting(1, &[5, 7])], vec![posting(4, &[])]]);
    }
}
