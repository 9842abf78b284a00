//! One search engine for terminal, server and browser.
//!
//! ```text
//! Corpus ── index ──▶ pack (bytes) ── Engine::open ──▶ Engine ── search(query, options) ──▶ Answer
//! ```
//!
//! One schema, one analysis of text and one way to read a query, whoever asks. It must not know any law, language
//! or level by name: words, stemmers and grammars of citations come with the corpus. It does no IO, knows no clock,
//! and cannot fail on any query; a pack that is not whole is refused.

mod analyzer;
mod answer;
mod cell;
mod cite;
mod corpus;
mod engine;
mod fold;
mod index;
mod level;
mod lists;
mod number;
mod pack;
mod plan;
mod read;
mod schema;
mod score;
mod shelf;
mod snippet;
mod spell;
mod stream;

pub use analyzer::STEMMERS;
pub use answer::{Answer, Count, Facets, Hit, Options, UnderHit};
pub use cell::is_han;
pub use corpus::{Corpus, Document, FieldTexts, Frame, Kind, Language, Law, Notes, Percent, Rules, Shown, Under};
pub use engine::Engine;
pub use index::{IndexError, index};
pub use pack::OpenError;
