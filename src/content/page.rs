//! `content/pages/<id>.yaml`: the words of pages that are not made from rows.

use schemars::JsonSchema;
use serde::Deserialize;

use super::{Spanned, Text};

/// One page; its id is the file's name.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PageRow {
    /// Its heading.
    pub title: Text,
    /// One or two sentences under the heading, also used by search engines.
    pub lead: Text,
    /// The rest (Markdown); may be empty.
    #[serde(default)]
    pub body: Option<Text>,
    /// Provisions to show at a glance; the home page does.
    #[serde(default)]
    pub glances: Vec<Spanned<String>>,
}
