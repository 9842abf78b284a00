//! What the pages of one folder have in common. From all of them the same links lead to the same places, so what one page
//! has made ready serves the others.

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

use super::Ready;
use super::duty::DutyLine;
use super::frame::Surroundings;
use crate::guide::{DutyIx, LangIx};

/// A folder of the site, while its pages are made.
#[derive(Debug, Default)]
pub struct Folder {
    /// Duty rows as lines.
    pub(super) lines: Kept<(LangIx, DutyIx), Ready<DutyLine>>,
    /// What stands around every page.
    pub(super) surroundings: Kept<LangIx, Ready<Surroundings>>,
}

/// Values that are made when they are first asked for, by whichever page that is.
#[derive(Debug)]
pub(super) struct Kept<K, V>(Mutex<BTreeMap<K, V>>);

impl<K, V> Default for Kept<K, V> {
    fn default() -> Self {
        Self(Mutex::default())
    }
}

impl<K: Ord, V: Clone> Kept<K, V> {
    /// The value of a key. `make` depends on nothing but the key: of two pages that ask at once, either may make it.
    pub(super) fn get_or_make(&self, key: K, make: impl FnOnce() -> V) -> V {
        if let Some(kept) = self.lock().get(&key) {
            return kept.clone();
        }
        let made = make();
        self.lock().insert(key, made.clone());
        made
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, BTreeMap<K, V>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
