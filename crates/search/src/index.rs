//! Makes the pack from a corpus. The same corpus gives the same bytes: tantivy's random name of the segment is
//! replaced by a fixed one.

use std::collections::BTreeSet;
use std::path::Path;

use tantivy::directory::{Directory, RamDirectory};
use tantivy::index::SegmentComponent;
use tantivy::schema::TantivyDocument;
use tantivy::{Index, IndexBuilder, IndexSettings};

use crate::analyzer::Analyzer;
use crate::cell::{Cell, CellKind};
use crate::cite;
use crate::corpus::{Corpus, Document};
use crate::pack;
use crate::schema::{Fields, Part};

/// Memory for one segment; tantivy writes everything into one, however large.
const MEMORY: usize = 200_000_000;

/// The segment's name in every pack.
const SEGMENT: &str = "00000000000000000000000000000000";

/// The files of a segment from which nothing was deleted.
const COMPONENTS: [SegmentComponent; 6] = [
    SegmentComponent::Postings,
    SegmentComponent::Positions,
    SegmentComponent::FastFields,
    SegmentComponent::FieldNorms,
    SegmentComponent::Terms,
    SegmentComponent::Store,
];

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
/// When tantivy refuses a document.
pub fn index(corpus: &Corpus) -> Result<Vec<u8>, IndexError> {
    let fields = Fields::new(corpus.frame.languages.len());
    let analyzer = Analyzer::new(&corpus.frame);
    let directory = RamDirectory::create();
    let builder = IndexBuilder::new().schema(fields.schema.clone()).settings(IndexSettings::default());
    let mut writer = builder.single_segment_index_writer(directory.clone(), MEMORY)?;
    for document in &corpus.documents {
        writer.add_document(rows(document, &fields, &analyzer))?;
    }
    let index = writer.finalize()?;
    Ok(pack::write(&corpus.frame, &files(&index, &directory)?))
}

fn rows(document: &Document, fields: &Fields, analyzer: &Analyzer) -> TantivyDocument {
    let mut row = TantivyDocument::new();
    let mut words = BTreeSet::new();
    let mut singles = BTreeSet::new();
    let mut wholes = BTreeSet::new();
    for (language, part, field) in fields.all() {
        let Some(texts) = document.fields.get(language).map(|texts| part.of(texts)) else { continue };
        if texts.is_empty() {
            continue;
        }
        row.add_pre_tokenized_text(field, analyzer.tokens(&texts, language));
        let cells = texts.iter().flat_map(|text| analyzer.cells(text));
        let (of_alphabets, others): (Vec<Cell>, Vec<Cell>) = cells.partition(|cell| cell.kind == CellKind::Word);
        words.extend(of_alphabets.into_iter().map(|cell| cell.text));
        if part.has_phrases() || part == Part::Plain {
            singles.extend(others.into_iter().map(|cell| cell.text));
        }
        if part == Part::Title {
            wholes.extend(texts.iter().map(|text| analyzer.whole(text)).filter(|whole| !whole.is_empty()));
        }
    }
    words.iter().for_each(|word| row.add_text(fields.words, word));
    singles.iter().for_each(|single| row.add_text(fields.singles, single));
    wholes.iter().for_each(|whole| row.add_text(fields.whole, whole));
    if let Some((law, path)) = &document.path {
        let keys = cite::keys(law, path).into_iter().chain([cite::by_id(&document.shown.id)]);
        keys.for_each(|key| row.add_text(fields.cite, &key));
    }
    facets(document).iter().for_each(|facet| row.add_text(fields.facet, facet));
    let shown = serde_json::to_string(&document.shown).expect("strings serialize");
    row.add_text(fields.shown, shown);
    row
}

/// Marks what only announces what stands below it.
pub(crate) const HEADING: &str = "heading";

fn facets(document: &Document) -> Vec<String> {
    let kinds = std::iter::once(document.shown.kind).chain(document.also_kinds.iter().copied());
    let kinds = kinds.map(|kind| format!("kind:{}", kind.key()));
    let roles = document.roles.iter().map(|role| format!("role:{role}"));
    let tiers = document.tiers.iter().map(|tier| format!("tier:{tier}"));
    let laws = document.laws.iter().map(|law| format!("law:{law}"));
    let heading = document.heading.then(|| HEADING.to_owned());
    let facets: BTreeSet<String> = heading.into_iter().chain(kinds).chain(roles).chain(tiers).chain(laws).collect();
    facets.into_iter().collect()
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
