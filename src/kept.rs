//! Values that are made once and used again: by other pages of the same build, and by the next build.

use std::collections::BTreeMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

/// Values by key, made when they are first asked for, by whoever that is.
///
/// What is not asked for between two calls of [`turn`](Self::turn) is forgotten at the second, so that it never holds more
/// than what two builds needed.
#[derive(Debug)]
pub struct Kept<K, V> {
    before: BTreeMap<K, V>,
    now: Mutex<BTreeMap<K, V>>,
}

impl<K, V> Default for Kept<K, V> {
    fn default() -> Self {
        Self { before: BTreeMap::new(), now: Mutex::default() }
    }
}

impl<K: Ord, V: Clone> Kept<K, V> {
    /// The value of a key. `make` depends on nothing but the key: of two that ask at once, either may make it.
    pub fn get_or_make(&self, key: K, make: impl FnOnce() -> V) -> V {
        let made: Result<V, std::convert::Infallible> = self.get_or_try(key, || Ok(make()));
        match made {
            Ok(value) => value,
        }
    }

    /// The value of a key, if it is there or can be made.
    ///
    /// # Errors
    /// Those of `make`; nothing is kept then.
    pub fn get_or_try<E>(&self, key: K, make: impl FnOnce() -> Result<V, E>) -> Result<V, E> {
        if let Some(kept) = self.lock().get(&key) {
            return Ok(kept.clone());
        }
        let value = match self.before.get(&key) {
            Some(kept) => kept.clone(),
            None => make()?,
        };
        self.lock().insert(key, value.clone());
        Ok(value)
    }

    /// Begins anew: what has been asked for since the last time can still be had, the rest is forgotten.
    pub fn turn(&mut self) {
        let now = self.now.get_mut().unwrap_or_else(PoisonError::into_inner);
        self.before = std::mem::take(now);
    }

    fn lock(&self) -> MutexGuard<'_, BTreeMap<K, V>> {
        self.now.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::Kept;

    #[test]
    fn a_value_is_made_once_and_forgotten_when_a_whole_turn_did_not_need_it() {
        let mut kept = Kept::default();
        let mut made = Vec::new();
        for asked in [&["a", "b", "a"][..], &["b", "c"], &["a", "b"]] {
            kept.turn();
            for key in asked {
                let value = kept.get_or_make(*key, || {
                    made.push(*key);
                    key.to_uppercase()
                });
                assert_eq!(value, key.to_uppercase());
            }
        }
        assert_eq!(made, ["a", "b", "c", "a"]);
    }

    #[test]
    fn what_cannot_be_made_is_tried_again() {
        let kept = Kept::default();
        assert_eq!(kept.get_or_try(1, || Err::<i32, _>("not yet")), Err("not yet"));
        assert_eq!(kept.get_or_try(1, || Ok::<_, &str>(2)), Ok(2));
        assert_eq!(kept.get_or_try(1, || Err::<i32, _>("too late")), Ok(2));
    }
}
