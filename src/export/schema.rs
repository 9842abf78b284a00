//! JSON Schema of the exports, from the types that are written.

use schemars::{JsonSchema, SchemaGenerator, generate::SchemaSettings};
use serde_json::Value;

/// The schema of a file that holds a list of `T`, named after the file.
#[must_use]
pub fn of_list<T: JsonSchema>(file: &str) -> Value {
    let generator = SchemaGenerator::new(SchemaSettings::draft2020_12().for_serialize());
    let mut schema = generator.into_root_schema_for::<Vec<T>>();
    schema.insert("title".to_owned(), Value::from(file));
    schema.to_value()
}
