//! `content/labels.yaml`: the words of the pages that are not content, one key for each.

mod list;

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::{Deserialize, Deserializer, Error, MapAccess, Visitor};
use serde_json::{Map, Value, json};

use super::Text;
use list::LABELS;

/// Every label that templates or views ask for; a guide must have them all.
///
/// It is read by a table and not by a field for each: a structure of some hundred fields takes minutes to compile.
#[derive(Clone, Debug)]
pub struct Labels {
    /// The texts, in the order of [`LABELS`].
    texts: Vec<Text>,
}

impl Labels {
    /// Key and text of every label, in the order of the list.
    pub fn entries(&self) -> impl Iterator<Item = (&'static str, &Text)> {
        LABELS.iter().map(|(key, _)| *key).zip(&self.texts)
    }
}

impl<'de> Deserialize<'de> for Labels {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(LabelsVisitor)
    }
}

struct LabelsVisitor;

impl<'de> Visitor<'de> for LabelsVisitor {
    type Value = Labels;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a text for every label")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Labels, A::Error> {
        let mut read: BTreeMap<String, Text> = BTreeMap::new();
        while let Some((key, text)) = map.next_entry()? {
            read.insert(key, text);
        }
        let texts = LABELS.iter().map(|(key, _)| read.remove(*key).ok_or_else(|| A::Error::missing_field(key)));
        let texts = texts.collect::<Result<_, _>>()?;
        match read.into_keys().next() {
            Some(key) => Err(A::Error::custom(format!("there is no label `{key}`"))),
            None => Ok(Labels { texts }),
        }
    }
}

impl JsonSchema for Labels {
    fn schema_name() -> Cow<'static, str> {
        "Labels".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let text = generator.subschema_for::<Text>().to_value();
        let property = |(key, meaning): &(&str, &str)| {
            let mut schema = Map::from_iter([("description".to_owned(), json!(meaning.trim()))]);
            schema.extend(text.as_object().cloned().unwrap_or_default());
            ((*key).to_owned(), Value::Object(schema))
        };
        let keys: Vec<&str> = LABELS.iter().map(|(key, _)| *key).collect();
        json_schema!({
            "description": "Every label that templates or views ask for; a guide must have them all.",
            "type": "object",
            "properties": LABELS.iter().map(property).collect::<Map<_, _>>(),
            "additionalProperties": false,
            "required": keys,
        })
    }
}
