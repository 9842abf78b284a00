//! A text in the guide's languages, as written in YAML.

use std::borrow::Cow;
use std::fmt;
use std::marker::PhantomData;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};

use super::Spanned;

/// One text in each language: `{zh-Hant: 校長, en: principal}`.
///
/// Every language of the guide stands there; `en: ~` says that the translation is known to be missing. `T` is a list of
/// texts where several may stand, as for other names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Text<T = String> {
    /// Language keys with their texts, in the order of the file; the place is that of the first key.
    pub entries: Spanned<Entries<T>>,
}

/// What stands in a [`Text`].
pub type Entries<T> = Vec<(Spanned<String>, Option<Spanned<T>>)>;

impl<T> Text<T> {
    /// The entry of a language, when its key is there.
    #[must_use]
    pub fn get(&self, language: &str) -> Option<&(Spanned<String>, Option<Spanned<T>>)> {
        self.entries.value.iter().find(|(key, _)| key.value == language)
    }
}

impl<T> Default for Text<T> {
    fn default() -> Self {
        Self { entries: Spanned::default() }
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Text<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let read = Spanned::<Pairs<T>>::deserialize(deserializer)?;
        Ok(Self { entries: read.map(|pairs| pairs.0) })
    }
}

/// A mapping whose order is kept.
struct Pairs<T>(Entries<T>);

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Pairs<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(PairsVisitor(PhantomData))
    }
}

struct PairsVisitor<T>(PhantomData<T>);

impl<'de, T: Deserialize<'de>> Visitor<'de> for PairsVisitor<T> {
    type Value = Pairs<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a text in each language")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Pairs<T>, A::Error> {
        let mut entries = Vec::new();
        while let Some(entry) = map.next_entry()? {
            entries.push(entry);
        }
        Ok(Pairs(entries))
    }
}

impl<T: JsonSchema> JsonSchema for Text<T> {
    fn schema_name() -> Cow<'static, str> {
        format!("Text_of_{}", T::schema_name()).into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let one = generator.subschema_for::<Option<T>>();
        json_schema!({
            "type": "object",
            "description": "One text in each language of the guide; ~ says that the translation is missing.",
            "additionalProperties": one,
        })
    }
}
