//! Turns paths of numbers into citations and text into the citations that stand in it, by a [`Grammar`].
//!
//! ```text
//! law + path ── Grammar::write ──▶ "Act art. 6-1, para. 3"
//! statute text ── mentions ──▶ Vec<Mention>      what a reader typed ── query ──▶ Option<Mention>
//! ```
//!
//! It must not know any law, language or level: words, numerals and levels come from the grammar, the
//! names of laws and the order of the levels from the caller. It does no IO and cannot fail on any text;
//! whether a cited provision exists is the caller's question.

mod grammar;
mod han;
mod join;
mod lens;
mod letters;
mod list;
mod member;
mod mention;
mod names;
mod number;
mod numeral;
mod path;
mod pattern;
mod phrase;
mod query;
mod reader;
mod slot;
mod template;
mod vocabulary;

pub use grammar::{Grammar, LevelForms};
pub use mention::{Mention, Step, Which, mentions};
pub use number::{Number, NumberError};
pub use numeral::{Numeral, UnknownNumeral, read_figures};
pub use pattern::Pattern;
pub use phrase::Phrase;
pub use query::{Queries, query};
pub use template::PatternError;
pub use vocabulary::Vocabulary;
