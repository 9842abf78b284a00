//! The search in the browser, over http and from the disk: its box, its page, how it is loaded, and that it answers as the
//! terminal does.

mod keyboard;
mod loading;
mod parity;
mod results;

use std::sync::Arc;

use anyhow::{Context as _, Result};
use browser_tests::{Browser, Page, Server, Site};
use url::Url;

/// What a page with a search box has.
const BOX: &str = "class=\"search-box\"";

/// Words that the guide has often, the same misspelt, and words that it does not have; all in the language of
/// [`Places::results`].
const OFTEN: &str = "student";
const MISSPELT: &str = "studnet";
const NEVER: &str = "qqqqxx";

/// The guide, on the disk and behind http.
pub(crate) struct Places {
    site: Arc<Site>,
    server: Server,
    browser: Arc<Browser>,
}

impl Places {
    pub(crate) fn new() -> Result<Self> {
        let site = Site::shared()?;
        Ok(Self { server: Server::start(Arc::clone(&site))?, site, browser: Browser::shared()? })
    }

    /// Does the same in both places; an error names the place.
    pub(crate) fn in_both(&self, visit: impl Fn(&mut Page<'_>, &Url) -> Result<()>) -> Result<()> {
        for root in [self.site.address(), self.server.address()] {
            let mut page = self.browser.page(root)?;
            page.set_width(1280)?;
            visit(&mut page, root).with_context(|| format!("at {root}"))?;
            page.close()?;
        }
        Ok(())
    }

    /// An ordinary page with a search box, in the language of [`OFTEN`].
    fn ordinary(&self) -> Result<&str> {
        let mut pages =
            self.site.pages().into_iter().filter(|page| page.starts_with("en/") && !page.ends_with("search.html"));
        let holds =
            |page: &&str| self.site.bytes(page).is_some_and(|bytes| String::from_utf8_lossy(bytes).contains(BOX));
        pages.rfind(holds).context("no page has a search box")
    }

    /// The page of the results in the same language.
    fn results(&self) -> &'static str {
        "en/search.html"
    }
}

/// Puts words into the search field of the page and waits for what they bring.
fn type_and_wait(page: &Page<'_>, words: &str) -> Result<()> {
    page.insert(words)?;
    page.wait_for("document.querySelector('.options > a, .search-results .hit')")
}
