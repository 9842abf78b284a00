//! What hands do on a page: keys, text, and words composed with an input method.

use anyhow::{Context as _, Result, anyhow};
use chromiumoxide::cdp::browser_protocol::input::{
    DispatchKeyEventParams, DispatchKeyEventType, ImeSetCompositionParams, InsertTextParams,
};
use chromiumoxide::keys;

use crate::page::Page;

/// The number by which the protocol knows the control key.
const CONTROL: i64 = 2;

impl Page<'_> {
    /// Presses a key and lets it go: `ArrowDown`, `/`, `Control+k`.
    ///
    /// # Errors
    /// When there is no such key, or the browser refuses.
    pub fn press(&self, key: &str) -> Result<()> {
        let (modifiers, key) = key.strip_prefix("Control+").map_or((0, key), |key| (CONTROL, key));
        let known = keys::get_key_definition(key).with_context(|| format!("there is no key `{key}`"))?;
        let text = known.text.or((known.key.len() == 1).then_some(known.key)).filter(|_| modifiers == 0);
        let event = DispatchKeyEventParams::builder()
            .key(known.key)
            .code(known.code)
            .windows_virtual_key_code(known.key_code)
            .native_virtual_key_code(known.key_code)
            .modifiers(modifiers);
        let down = match text {
            Some(text) => event.clone().r#type(DispatchKeyEventType::KeyDown).text(text),
            None => event.clone().r#type(DispatchKeyEventType::RawKeyDown),
        };
        self.send(down.build().map_err(|reason| anyhow!(reason))?)?;
        self.send(event.r#type(DispatchKeyEventType::KeyUp).build().map_err(|reason| anyhow!(reason))?)
    }

    /// Puts text where the cursor is, as if it had been typed or pasted. Words that are being composed are replaced by it.
    ///
    /// # Errors
    /// When the browser refuses.
    pub fn insert(&self, text: &str) -> Result<()> {
        self.send(InsertTextParams::new(text))
    }

    /// Shows what an input method has composed so far, the cursor behind it.
    ///
    /// # Errors
    /// When the browser refuses.
    pub fn compose(&self, text: &str) -> Result<()> {
        let end = i64::try_from(text.encode_utf16().count())?;
        self.send(ImeSetCompositionParams::new(text, end, end))
    }
}
