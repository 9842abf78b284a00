//! The crate from outside: what statutes hold, what readers type, and what nobody should write.

mod common;

mod hostile;
mod mentions;
mod query;
mod round_trip;
