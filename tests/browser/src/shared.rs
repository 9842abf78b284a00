//! A value that tests running side by side have in common.

use std::sync::{Arc, Mutex, PoisonError, Weak};

use anyhow::Result;

/// Makes a value when someone first asks for it, and drops it when nobody holds it any more. A `static` that holds the value
/// itself is never dropped, and would leave a browser running and a folder lying about.
pub struct Shared<T>(Mutex<Weak<T>>);

impl<T> Shared<T> {
    /// Nothing yet.
    pub const fn new() -> Self {
        Self(Mutex::new(Weak::new()))
    }

    /// The value that others hold, or a new one.
    ///
    /// # Errors
    /// When `make` fails; the next caller tries again.
    pub fn get(&self, make: impl FnOnce() -> Result<T>) -> Result<Arc<T>> {
        let mut held = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(value) = held.upgrade() {
            return Ok(value);
        }
        let value = Arc::new(make()?);
        *held = Arc::downgrade(&value);
        Ok(value)
    }
}
