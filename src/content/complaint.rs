//! What is wrong with the shape of a file: repeated keys, and everything its JSON Schema refuses.

use jsonschema::{
    ValidationError,
    error::{TypeKind, ValidationErrorKind as Kind},
};
use serde_json::Value;

use super::tree::{Node, Tree};
use crate::diag::{Code, Diagnostic, Span, nearest};
use crate::source::{FileId, Source};

/// Names every key that stands twice in one mapping, with the place of the first.
#[must_use]
pub fn duplicate_keys(tree: &Tree, file: FileId) -> Vec<Diagnostic> {
    match &tree.0.value {
        Node::Scalar(_) => Vec::new(),
        Node::List(items) => items.iter().flat_map(|item| duplicate_keys(item, file)).collect(),
        Node::Map(entries) => {
            let mut found = Vec::new();
            for (n, (key, value)) in entries.iter().enumerate() {
                if let Some((first, _)) = entries[..n].iter().find(|(earlier, _)| earlier.value == key.value) {
                    let message = format!("the key `{}` stands twice here", key.value);
                    let duplicate = Diagnostic::new(Code::DuplicateKey, key.span(file), message);
                    found.push(duplicate.related(first.span(file), "first here").help("keep one of the two"));
                }
                found.extend(duplicate_keys(value, file));
            }
            found
        }
    }
}

/// Names every word before a text that begins with `!` or `&`, which YAML reads as something else and drops.
#[must_use]
pub fn lost_words(tree: &Tree, source: &Source) -> Vec<Diagnostic> {
    match &tree.0.value {
        Node::Scalar(_) => [lost_word(tree, source), lost_end(tree, source)].into_iter().flatten().collect(),
        Node::List(items) => items.iter().flat_map(|item| lost_words(item, source)).collect(),
        Node::Map(entries) => entries.iter().flat_map(|(_, value)| lost_words(value, source)).collect(),
    }
}

fn lost_word(tree: &Tree, source: &Source) -> Option<Diagnostic> {
    let whole = tree.0.span(source.id);
    let before = source.text.get(..whole.start as usize)?.trim_end_matches(' ');
    let start = before.rfind([' ', '\n', '[', '{', ',']).map_or(0, |at| at + 1);
    let sign = before[start..].chars().next().filter(|sign| matches!(sign, '!' | '&'))?;
    let span = Span { file: source.id, start: start as u32, end: before.len() as u32 };
    let message = format!("a text that begins with `{sign}` stands here without quotes");
    Some(Diagnostic::new(Code::YamlSyntax, span, message).help("put the text into quotes: `\"…\"`"))
}

/// What YAML takes for a comment behind a text: `en: Room # 5`. A comment behind a number or an id is plain to see as one.
fn lost_end(tree: &Tree, source: &Source) -> Option<Diagnostic> {
    let whole = tree.0.span(source.id);
    let text = source.text.get(whole.start as usize..whole.end as usize)?;
    let is_words = text.contains(' ') || !text.is_ascii();
    if !is_words || text.starts_with(['"', '\'', '|', '>']) {
        return None;
    }
    let behind = source.text[whole.end as usize..].lines().next().unwrap_or_default();
    let blanks = behind.len() - behind.trim_start_matches(' ').len();
    let comment = behind.get(blanks..).filter(|comment| comment.starts_with('#'))?.trim_end();
    let start = whole.end + blanks as u32;
    let span = Span { file: source.id, start, end: start + comment.len() as u32 };
    let message = "what stands behind `#` is a comment, which no page shows";
    let help = "put the whole text into quotes, or the comment into a line of its own";
    Some(Diagnostic::new(Code::YamlSyntax, span, message).help(help))
}

/// Names everything that the schema refuses.
#[must_use]
pub fn against_schema(tree: &Tree, schema: &Value, file: FileId) -> Vec<Diagnostic> {
    let validator = jsonschema::validator_for(schema).expect("a schema made from a type is a schema");
    let json = tree.to_json();
    let complaints = Complaints { tree, schema, file };
    validator.iter_errors(&json).flat_map(|error| complaints.of(&error)).collect()
}

/// What a complaint needs to find its place and the keys that would be right.
struct Complaints<'a> {
    tree: &'a Tree,
    schema: &'a Value,
    file: FileId,
}

impl Complaints<'_> {
    fn of(&self, error: &ValidationError<'_>) -> Vec<Diagnostic> {
        let path = error.instance_path().to_string();
        let node = self.tree.at(path.split('/').skip(1));
        match error.kind() {
            Kind::AdditionalProperties { unexpected } => {
                unexpected.iter().map(|key| self.unknown_key(node, key, error)).collect()
            }
            Kind::Required { property } => vec![self.missing_key(node, property)],
            Kind::Type { kind } => self.wrong_type(node, kind, error.instance()).into_iter().collect(),
            Kind::Enum { options } => vec![self.wrong_word(node, error.instance(), options)],
            Kind::AnyOf { context } | Kind::OneOfNotValid { context } => {
                self.of_choice(node, error.instance(), context)
            }
            _ => vec![Diagnostic::new(Code::WrongValue, node.0.span(self.file), error.to_string())],
        }
    }

    /// One of several words is expected, or else the first of several shapes.
    fn of_choice(&self, node: &Tree, found: &Value, context: &[Vec<ValidationError<'_>>]) -> Vec<Diagnostic> {
        let word = |error: &ValidationError<'_>| match error.kind() {
            Kind::Constant { expected_value } => Some(Value::clone(expected_value)),
            _ => None,
        };
        let words: Vec<Value> = context.iter().flatten().filter_map(word).collect();
        match words.is_empty() {
            true => context.first().into_iter().flatten().flat_map(|error| self.of(error)).collect(),
            false => vec![self.wrong_word(node, found, &Value::Array(words))],
        }
    }

    fn unknown_key(&self, node: &Tree, key: &str, error: &ValidationError<'_>) -> Diagnostic {
        let known = self.keys_beside(error);
        let span = node.key(key).map_or(node.0.span(self.file), |key| key.span(self.file));
        let unknown = Diagnostic::new(Code::UnknownKey, span, format!("the key `{key}` is not known here"));
        if let Some(above) = self.above(node, key, error) {
            return unknown.help(format!("`{key}` belongs below `{above}`: begin its line with more blanks"));
        }
        match nearest(key, known.iter().copied()) {
            Some(near) => unknown.help(format!("did you mean `{near}`?")),
            None => unknown.help(format!("the keys here are: {}", known.join(", "))),
        }
    }

    /// The keys that the schema allows in the mapping that an error is about.
    fn keys_beside(&self, error: &ValidationError<'_>) -> Vec<&str> {
        let keyword = error.schema_path().to_string();
        let parent = keyword.rsplit_once('/').map_or("", |(parent, _)| parent);
        let properties = self.schema.pointer(&format!("{parent}/properties")).and_then(Value::as_object);
        properties.into_iter().flat_map(|keys| keys.keys().map(String::as_str)).collect()
    }

    /// The key above an unknown one, when the unknown one would be right below it.
    fn above<'t>(&self, node: &'t Tree, key: &str, error: &ValidationError<'_>) -> Option<&'t str> {
        let Node::Map(entries) = &node.0.value else { return None };
        let at = entries.iter().position(|(one, _)| one.value == key)?;
        let known = self.keys_beside(error);
        let above = entries[..at].iter().map(|(one, _)| one.value.as_str()).rfind(|one| known.contains(one))?;
        let keyword = error.schema_path().to_string();
        let parent = keyword.rsplit_once('/').map_or("", |(parent, _)| parent);
        let schema = self.schema.pointer(&format!("{parent}/properties/{above}"))?;
        self.takes(schema, key).then_some(above)
    }

    /// Whether what a schema describes can have a key. A text in each language has any that may be a language's.
    fn takes(&self, schema: &Value, key: &str) -> bool {
        let named = schema.get("$ref").and_then(Value::as_str);
        let meant = named.and_then(|name| self.schema.pointer(name.trim_start_matches('#')));
        let schema = meant.unwrap_or(schema);
        let either = schema.get("anyOf").and_then(Value::as_array);
        schema.pointer(&format!("/properties/{key}")).is_some()
            || schema.get("additionalProperties").is_some_and(Value::is_object) && is_language(key)
            || schema.get("items").is_some_and(|items| self.takes(items, key))
            || either.is_some_and(|either| either.iter().any(|schema| self.takes(schema, key)))
    }

    fn missing_key(&self, node: &Tree, property: &Value) -> Diagnostic {
        let key = property.as_str().unwrap_or_default();
        let message = format!("the key `{key}` is missing here");
        Diagnostic::new(Code::MissingKey, node.0.span(self.file), message).help(format!("add `{key}:`"))
    }

    /// A plain number or truth value where a text is expected reads as that text, so it is not complained about.
    fn wrong_type(&self, node: &Tree, kind: &TypeKind, found: &Value) -> Option<Diagnostic> {
        let expected: Vec<String> = match kind {
            TypeKind::Single(one) => vec![one.to_string()],
            TypeKind::Multiple(many) => many.iter().map(|one| one.to_string()).collect(),
        };
        if (found.is_number() || found.is_boolean()) && expected.iter().any(|one| one == "string") {
            return None;
        }
        let message = format!("found {}, expected {}", name(found), names(&expected));
        let wrong = Diagnostic::new(Code::WrongType, node.0.span(self.file), message);
        Some(match right_shape(found, &expected) {
            Some(help) => wrong.help(help),
            None => wrong,
        })
    }

    fn wrong_word(&self, node: &Tree, found: &Value, options: &Value) -> Diagnostic {
        let words: Vec<&str> = options.as_array().into_iter().flatten().filter_map(Value::as_str).collect();
        let typed = found.as_str().map_or_else(|| found.to_string(), str::to_owned);
        let message =
            if found.is_null() { "nothing stands here".to_owned() } else { format!("`{typed}` is not allowed here") };
        let wrong = Diagnostic::new(Code::WrongValue, node.0.span(self.file), message);
        match nearest(&typed, words.iter().copied()) {
            Some(near) => wrong.help(format!("did you mean `{near}`?")),
            None => wrong.help(format!("write one of: {}", words.join(", "))),
        }
    }
}

/// Whether a key has the form of a language's (BCP 47): two or three letters, and more behind a hyphen.
fn is_language(key: &str) -> bool {
    let first = key.split('-').next().unwrap_or_default();
    (2..=3).contains(&first.len()) && first.bytes().all(|byte| byte.is_ascii_lowercase())
}

/// What somebody may have taken for the brackets of a list, or one of the two that stands alone.
const BRACKETS: [char; 10] = ['[', ']', '【', '】', '［', '］', '〔', '〕', '「', '」'];

/// How to write what was found in the shape that is expected.
fn right_shape(found: &Value, expected: &[String]) -> Option<String> {
    let wants = |kind: &str| expected.iter().any(|one| one == kind);
    match found {
        Value::String(text) if wants("array") => {
            let parts: Vec<_> = text.trim_matches(BRACKETS).split([',', '，', '、']).map(str::trim).collect();
            Some(format!("write `[{}]`", parts.join(", ")))
        }
        Value::Number(_) | Value::Bool(_) if wants("array") => Some(format!("write `[\"{found}\"]`")),
        Value::String(text) if wants("object") && text.contains(['：', '｛']) => {
            Some("write plain signs: `{`, `}`, `,` and `: ` with a blank behind the colon".to_owned())
        }
        Value::String(_) if wants("object") => {
            Some("keys stand here, each with a colon and a blank: `key: …`".to_owned())
        }
        Value::Null if wants("object") => {
            Some("write its keys below it, each behind more blanks than this line".to_owned())
        }
        Value::Null if wants("array") => Some("write a list, or leave the key out where it may be left out".to_owned()),
        Value::Array(_) if wants("string") => Some("write one text, without the brackets of a list".to_owned()),
        Value::Array(_) if wants("object") => Some("write it without the brackets or the hyphen of a list".to_owned()),
        Value::Object(_) if wants("array") => Some("begin it with a hyphen and a blank: `- `".to_owned()),
        _ => None,
    }
}

fn name(value: &Value) -> &'static str {
    match value {
        Value::Null => "nothing",
        Value::Bool(_) => "a truth value",
        Value::Number(_) => "a number",
        Value::String(_) => "a text",
        Value::Array(_) => "a list",
        Value::Object(_) => "a mapping",
    }
}

fn names(expected: &[String]) -> String {
    let words = expected.iter().filter(|kind| expected.len() == 1 || *kind != "null").map(|kind| match kind.as_str() {
        "null" => "nothing",
        "boolean" => "a truth value",
        "integer" | "number" => "a number",
        "string" => "a text",
        "array" => "a list",
        _ => "a mapping",
    });
    words.collect::<Vec<_>>().join(" or ")
}
