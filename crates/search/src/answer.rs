//! What is asked beside the query, and what is answered: the JSON that terminal, server and browser give.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::corpus::Kind;

/// How many hits are given when nothing else is said.
pub const LIMIT: usize = 20;

/// What is asked beside the query. Everything may be left out.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Options {
    /// Key of the language of snippets and notes; the first language when it is unknown or left out.
    pub lang: Option<String>,
    /// How many hits at most.
    pub limit: usize,
    /// Only hits of this kind.
    pub kind: Option<String>,
    /// Only what this role has to do with.
    pub role: Option<String>,
    /// Only what belongs to this tier.
    pub tier: Option<String>,
    /// Only what stands in this law.
    pub law: Option<String>,
}

impl Default for Options {
    fn default() -> Self {
        Self { lang: None, limit: LIMIT, kind: None, role: None, tier: None, law: None }
    }
}

/// An answer: hits, best first, and what is to be said about the query.
///
/// ```json
/// {"query": "翹課", "total": 3, "hits": [{"id": "act/6-1/p5", "kind": "provision", "provisions": ["act/6-1/p5"], …}],
///  "facets": {"kind": [{"value": "provision", "count": 2}], "role": [], "tier": [], "law": []}, "notes": []}
/// ```
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Answer {
    /// The query as it was typed.
    pub query: String,
    /// How many hits there are, given or not.
    pub total: usize,
    /// The hits, best first.
    pub hits: Vec<Hit>,
    /// How many hits there are by what they can be chosen by, most first.
    pub facets: Facets,
    /// What was corrected or left out, as sentences in the language asked.
    pub notes: Vec<String>,
}

/// One hit.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Hit {
    /// Its id: `act/6-1/p3`, or that of a page.
    pub id: String,
    /// What it is.
    pub kind: Kind,
    /// Ids of the provisions that it answers from.
    pub provisions: Vec<String>,
    /// How it is cited, by language key; empty for what is no provision.
    pub citation: BTreeMap<String, String>,
    /// Its title, by language key.
    pub title: BTreeMap<String, String>,
    /// Its address below the site's root, by language key.
    pub url: BTreeMap<String, String>,
    /// A piece of its text in the language asked, as HTML: everything escaped, what matches between `<mark>` and `</mark>`.
    pub snippet: String,
    /// How well it fits, above 0; comparable within one answer only.
    pub score: f32,
    /// What is gathered under it: duty rows, situations.
    pub under: Vec<UnderHit>,
}

/// Something gathered under a hit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct UnderHit {
    /// Its id.
    pub id: String,
    /// What it is.
    pub kind: Kind,
    /// Its title, by language key.
    pub title: BTreeMap<String, String>,
    /// Its address below the site's root, by language key.
    pub url: BTreeMap<String, String>,
}

/// How many hits there are by what they can be chosen by. A choice made does not narrow the counts of its own list.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Facets {
    /// By kind.
    pub kind: Vec<Count>,
    /// By role.
    pub role: Vec<Count>,
    /// By tier.
    pub tier: Vec<Count>,
    /// By law.
    pub law: Vec<Count>,
}

/// One value and how many hits have it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Count {
    /// An id, or a kind.
    pub value: String,
    /// How many hits have it; at least 1.
    pub count: usize,
}
