//! YAML as a plain tree with places, for files that do not fit their type.

use std::fmt;

use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_json::Value;

use super::Spanned;

/// A node with its place.
#[derive(Clone, Debug)]
pub struct Tree(pub Spanned<Node>);

/// What a node holds.
#[derive(Clone, Debug)]
pub enum Node {
    /// `~`, a number, a truth value or a text.
    Scalar(Value),
    /// A list.
    List(Vec<Tree>),
    /// A mapping, repeated keys included.
    Map(Vec<(Spanned<String>, Tree)>),
}

impl Tree {
    /// The tree as JSON, the last of repeated keys winning.
    #[must_use]
    pub fn to_json(&self) -> Value {
        match &self.0.value {
            Node::Scalar(value) => value.clone(),
            Node::List(items) => Value::Array(items.iter().map(Tree::to_json).collect()),
            Node::Map(entries) => entries.iter().map(|(key, value)| (key.value.clone(), value.to_json())).collect(),
        }
    }

    /// The node at a JSON path of keys and indices.
    #[must_use]
    pub fn at<'a>(&self, mut path: impl Iterator<Item = &'a str>) -> &Tree {
        let Some(step) = path.next() else { return self };
        let next = match &self.0.value {
            Node::Scalar(_) => None,
            Node::List(items) => step.parse::<usize>().ok().and_then(|n| items.get(n)),
            Node::Map(entries) => entries.iter().rev().find(|(key, _)| key.value == step).map(|(_, value)| value),
        };
        next.map_or(self, |next| next.at(path))
    }

    /// The key with this name, if the node is a mapping that has it.
    #[must_use]
    pub fn key(&self, name: &str) -> Option<&Spanned<String>> {
        match &self.0.value {
            Node::Map(entries) => entries.iter().map(|(key, _)| key).find(|key| key.value == name),
            _ => None,
        }
    }
}

impl<'de> Deserialize<'de> for Tree {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Spanned::deserialize(deserializer).map(Tree)
    }
}

impl<'de> Deserialize<'de> for Node {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(NodeVisitor)
    }
}

struct NodeVisitor;

impl<'de> Visitor<'de> for NodeVisitor {
    type Value = Node;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("any YAML value")
    }

    fn visit_unit<E>(self) -> Result<Node, E> {
        Ok(Node::Scalar(Value::Null))
    }

    fn visit_bool<E>(self, value: bool) -> Result<Node, E> {
        Ok(Node::Scalar(value.into()))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Node, E> {
        Ok(Node::Scalar(value.into()))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Node, E> {
        Ok(Node::Scalar(value.into()))
    }

    fn visit_f64<E>(self, value: f64) -> Result<Node, E> {
        Ok(Node::Scalar(value.into()))
    }

    fn visit_str<E>(self, value: &str) -> Result<Node, E> {
        Ok(Node::Scalar(value.into()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Node, A::Error> {
        let mut items = Vec::new();
        while let Some(item) = list.next_element()? {
            items.push(item);
        }
        Ok(Node::List(items))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Node, A::Error> {
        let mut entries = Vec::new();
        while let Some(entry) = map.next_entry()? {
            entries.push(entry);
        }
        Ok(Node::Map(entries))
    }
}
