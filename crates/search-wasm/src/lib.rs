//! The frame that lets a page call the engine: bytes and strings in, JSON out. `frame.js` beside this folder puts the
//! last layer around it; pages see only that. It must not know how to search or to compute.

use std::collections::BTreeMap;

use fudao_search::Options;
use wasm_bindgen::JsError;
use wasm_bindgen::prelude::wasm_bindgen;

/// A pack, opened.
#[wasm_bindgen]
pub struct Engine(fudao_search::Engine);

#[wasm_bindgen]
impl Engine {
    /// Opens a pack.
    ///
    /// # Errors
    /// When it is no pack, one of another version, or not whole; the message says which.
    #[wasm_bindgen(constructor)]
    pub fn new(pack: &[u8]) -> Result<Self, JsError> {
        Ok(Self(fudao_search::Engine::open(pack)?))
    }

    /// The answer to a query, which may be any text, as JSON. `options` is a JSON object of what `Options` names.
    ///
    /// # Errors
    /// When `options` is no such object. No query fails.
    pub fn search(&self, query: &str, options: &str) -> Result<String, JsError> {
        let options: Options = serde_json::from_str(options)?;
        Ok(serde_json::to_string(&self.0.search(query, &options))?)
    }
}

/// What a rule comes to, as JSON. `rules` is a pack of rules as JSON; `inputs` is a JSON object of what was typed, by id
/// of the input.
///
/// # Errors
/// When `inputs` is no object of strings. Whatever else is wrong is part of the answer.
#[wasm_bindgen]
pub fn calc(rules: &str, rule: &str, inputs: &str, lang: &str) -> Result<String, JsError> {
    let inputs: BTreeMap<String, String> = serde_json::from_str(inputs)?;
    Ok(serde_json::to_string(&fudao_rules::answer(rules, rule, &inputs, lang))?)
}
