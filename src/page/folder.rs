//! What the pages of one folder have in common. From all of them the same links lead to the same places, so what one page
//! has made ready serves the others.

use super::Ready;
use super::duty::DutyLine;
use super::frame::Surroundings;
use crate::guide::{DutyIx, LangIx};
use crate::kept::Kept;

/// A folder of the site, while its pages are made.
#[derive(Debug, Default)]
pub struct Folder {
    /// Duty rows as lines.
    pub(super) lines: Kept<(LangIx, DutyIx), Ready<DutyLine>>,
    /// What stands around every page.
    pub(super) surroundings: Kept<LangIx, Ready<Surroundings>>,
}
