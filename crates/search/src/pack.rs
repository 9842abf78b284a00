//! The pack: one file that holds an index and what the engine needs beside it.
//!
//! ```text
//! "fudao-pack" version:u32 crc32:u32 │ head length:u32 │ head, JSON │ the index's files, one behind the other
//! ```
//!
//! Numbers are little-endian; the checksum is of all that follows it. Equal content gives equal bytes.

use std::path::Path;

use serde::{Deserialize, Serialize};
use tantivy::Directory;
use tantivy::directory::RamDirectory;

use crate::corpus::Frame;

const MAGIC: &[u8] = b"fudao-pack";

/// Grows with every change to the pack or to what its fields hold: an engine opens packs of its own version only.
const VERSION: u32 = 1;

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
    /// Name and length in bytes of each file.
    files: Vec<(String, usize)>,
}

/// Puts a frame and the files of an index into a pack.
pub(crate) fn write(frame: &Frame, files: &[(String, Vec<u8>)]) -> Vec<u8> {
    let names = files.iter().map(|(name, bytes)| (name.clone(), bytes.len())).collect();
    let head = Head { frame: frame.clone(), files: names };
    let head = serde_json::to_vec(&head).expect("a frame of strings serializes");
    let mut body = u32::try_from(head.len()).expect("a head is smaller than 4 GB").to_le_bytes().to_vec();
    body.extend(head);
    files.iter().for_each(|(_, bytes)| body.extend(bytes));
    let mut pack = MAGIC.to_vec();
    pack.extend(VERSION.to_le_bytes());
    pack.extend(crc32fast::hash(&body).to_le_bytes());
    pack.extend(body);
    pack
}

/// The frame and the index of a pack.
pub(crate) fn read(pack: &[u8]) -> Result<(Frame, RamDirectory), OpenError> {
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
    let (head, mut files) = split(rest, length as usize)?;
    let head: Head = serde_json::from_slice(head).map_err(|error| OpenError::Index(error.to_string()))?;
    let directory = RamDirectory::create();
    for (name, length) in &head.files {
        let (file, rest) = split(files, *length)?;
        directory.atomic_write(Path::new(name), file).map_err(|error| OpenError::Index(error.to_string()))?;
        files = rest;
    }
    Ok((head.frame, directory))
}

fn number(bytes: &[u8]) -> Result<(u32, &[u8]), OpenError> {
    let (number, rest) = bytes.split_first_chunk().ok_or(OpenError::Damaged)?;
    Ok((u32::from_le_bytes(*number), rest))
}

fn split(bytes: &[u8], at: usize) -> Result<(&[u8], &[u8]), OpenError> {
    bytes.split_at_checked(at).ok_or(OpenError::Damaged)
}
