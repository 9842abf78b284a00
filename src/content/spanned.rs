//! A value with the place it was read from.
//!
//! serde-saphyr hands out both; this type keeps the byte range only and takes half the room. The file is known to
//! whoever holds the row.

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::{Deserialize, Deserializer};

use crate::diag::Span;
use crate::source::FileId;

/// A value and its byte range in the file that it stands in.
///
/// For a mapping the range is empty and lies before its first key; for a scalar it covers the scalar, quotes included.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Spanned<T> {
    /// The value.
    pub value: T,
    start: u32,
    end: u32,
}

impl<T> Spanned<T> {
    /// A value with its byte range, for what is read inside a longer text.
    #[must_use]
    pub fn new(value: T, start: u32, end: u32) -> Self {
        Self { value, start, end }
    }

    /// The place, in the file that the row was read from.
    #[must_use]
    pub fn span(&self, file: FileId) -> Span {
        Span { file, start: self.start, end: self.end }
    }

    /// Another value at the same place.
    #[must_use]
    pub fn map<U>(self, change: impl FnOnce(T) -> U) -> Spanned<U> {
        Spanned { value: change(self.value), start: self.start, end: self.end }
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Spanned<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let read = serde_yaml::Spanned::<T>::deserialize(deserializer)?;
        let place = read.referenced.span();
        let start = place.byte_offset().unwrap_or_default() as u32;
        let length = place.byte_len().unwrap_or_default() as u32;
        Ok(Self { value: read.value, start, end: start + length })
    }
}

impl<T: JsonSchema> JsonSchema for Spanned<T> {
    fn inline_schema() -> bool {
        T::inline_schema()
    }
    fn schema_name() -> Cow<'static, str> {
        T::schema_name()
    }
    fn schema_id() -> Cow<'static, str> {
        T::schema_id()
    }
    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        T::json_schema(generator)
    }
}
