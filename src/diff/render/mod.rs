//! Draws what differs, for people and for programs.

pub mod human;
pub mod json;

use super::{Side, State, Touch};
use crate::diag::render::Place;

/// The two states that are compared, for the places of rows.
#[derive(Clone, Copy)]
pub struct States<'a> {
    /// The old one.
    pub old: &'a State,
    /// The new one.
    pub new: &'a State,
}

impl States<'_> {
    /// Where a row is written, in the state that has it.
    fn place(self, side: Side, touch: &Touch) -> Option<Place> {
        let state = if side == Side::Old { self.old } else { self.new };
        touch.span.map(|span| Place::of(span, &state.sources))
    }
}
