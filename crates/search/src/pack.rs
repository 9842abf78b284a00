//! The pack: one file that holds an index and what the engine needs beside it.
//!
//! ```text
//! "fudao-pack" version:u32 crc32:u32 │ head length:u32 │ head, JSON │ what is shown │ lists │ files of tantivy
//! ```
//!
//! Numbers are little-endian; the checksum is of all that follows it. Equal content gives equal bytes.

use std::path::Path;

use serde::{Deserialize, Serialize};
use tantivy::Directory;
use tantivy::directory::RamDirectory;

use crate::corpus::{Corpus, Frame, Shown};
use crate::lists::Lists;
use crate::shelf;

const MAGIC: &[u8] = b"fudao-pack";

/// Grows with every change to the pack or to what its fields hold: an engine opens packs of its own version only.
const VERSION: u32 = 3;

/// Why a pack cannot be opened.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum OpenError {
    /// It does not begin as a pack does.
    #[error("this is no search pack")]
    NoPack,
    /// It was made by another version of fudao.
    #[error("the search pack has format {found}, this engine reads format {wanted}: build the site again")]
    Version {
        /// The format that it has.
        found: u32,
        /// The format that this engine reads.
        wanted: u32,
    },
    /// It was cut short or changed.
    #[error("the search pack is damaged: build the site again")]
    Damaged,
    /// tantivy cannot open what is in it.
    #[error("the search pack cannot be opened: {0}")]
    Index(String),
}

#[derive(Serialize, Deserialize)]
struct Head {
    frame: Frame,
    /// Length of each stream of what is shown, in bytes.
    shown: Vec<usize>,
    /// Length of each stream of the lists, in bytes.
    lists: Vec<usize>,
    /// Name and length in bytes of each file of tantivy.
    files: Vec<(String, usize)>,
}

/// What is in a pack.
pub(crate) struct Contents {
    pub(crate) frame: Frame,
    /// What is shown of each document.
    pub(crate) shown: Vec<Shown>,
    pub(crate) lists: Lists,
    /// An index that lacks what the lists hold.
    pub(crate) directory: RamDirectory,
}

/// Puts all of it into a pack.
pub(crate) fn write(corpus: &Corpus, lists: &Lists, files: &[(String, Vec<u8>)]) -> Vec<u8> {
    let shown = shelf::write(corpus.documents.iter().map(|document| &document.shown));
    let lists = lists.write();
    let lengths = |streams: &[Vec<u8>]| streams.iter().map(Vec::len).collect();
    let names = files.iter().map(|(name, bytes)| (name.clone(), bytes.len())).collect();
    let head = Head { frame: corpus.frame.clone(), shown: lengths(&shown), lists: lengths(&lists), files: names };
    let head = serde_json::to_vec(&head).expect("a frame of strings serializes");
    let mut body = u32::try_from(head.len()).expect("a head is smaller than 4 GB").to_le_bytes().to_vec();
    body.extend(head);
    shown.iter().chain(&lists).chain(files.iter().map(|(_, bytes)| bytes)).for_each(|bytes| body.extend(bytes));
    let mut pack = MAGIC.to_vec();
    pack.extend(VERSION.to_le_bytes());
    pack.extend(crc32fast::hash(&body).to_le_bytes());
    pack.extend(body);
    pack
}

/// What is in a pack.
pub(crate) fn read(pack: &[u8]) -> Result<Contents, OpenError> {
    let rest = pack.strip_prefix(MAGIC).ok_or(OpenError::NoPack)?;
    let (version, rest) = number(rest)?;
    if version != VERSION {
        return Err(OpenError::Version { found: version, wanted: VERSION });
    }
    let (checksum, body) = number(rest)?;
    if crc32fast::hash(body) != checksum {
        return Err(OpenError::Damaged);
    }
    let (length, rest) = number(body)?;
    let (head, rest) = split(rest, length as usize)?;
    let head: Head = serde_json::from_slice(head).map_err(failed)?;
    let (shown, rest) = streams(rest, &head.shown)?;
    let (lists, mut rest) = streams(rest, &head.lists)?;
    let directory = RamDirectory::create();
    for (name, length) in &head.files {
        let (file, behind) = split(rest, *length)?;
        directory.atomic_write(Path::new(name), file).map_err(failed)?;
        rest = behind;
    }
    Ok(Contents { frame: head.frame, shown: shelf::read(&shown)?, lists: Lists::read(&lists)?, directory })
}

/// So many streams with these lengths, and what stands behind them.
fn streams<'b>(mut rest: &'b [u8], lengths: &[usize]) -> Result<(Vec<&'b [u8]>, &'b [u8]), OpenError> {
    let mut streams = Vec::new();
    for length in lengths {
        let (stream, behind) = split(rest, *length)?;
        streams.push(stream);
        rest = behind;
    }
    Ok((streams, rest))
}

fn failed(error: impl std::fmt::Display) -> OpenError {
    OpenError::Index(error.to_string())
}

fn number(bytes: &[u8]) -> Result<(u32, &[u8]), OpenError> {
    let (number, rest) = bytes.split_first_chunk().ok_or(OpenError::Damaged)?;
    Ok((u32::from_le_bytes(*number), rest))
}

fn split(bytes: &[u8], at: usize) -> Result<(&[u8], &[u8]), OpenError> {
    bytes.split_at_checked(at).ok_or(OpenError::Damaged)
}
