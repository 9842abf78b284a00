//! The control that copies a citation.

use anyhow::Result;
use browser_tests::{Browser, Site};

/// What a page has that bears a copy control; the first of them is clicked.
const CONTROL: &str = "class=\"copy\"";

#[test]
fn a_click_puts_the_citation_on_the_clipboard_and_says_so() -> Result<()> {
    let (site, browser) = (Site::shared()?, Browser::shared()?);
    browser.let_pages_read_the_clipboard()?;
    let mut page = browser.page(site.address())?;
    page.set_width(1280)?;
    page.open(&site.address_of(site.page_with(CONTROL)?)?)?;
    let (citation, done): (String, String) = page.ask(
        "(() => { const { citation, done } = document.querySelector('.copy').dataset; return [citation, done]; })()",
    )?;
    page.click(".copy")?;

    let said: String = page.ask(
        "new Promise((resolve, reject) => { let turns = 0; (function look() {
            const words = [...document.querySelectorAll('[aria-live]')].map((live) => live.textContent).join('');
            if (words) return resolve(words);
            if (++turns > 300) return reject(new Error('nothing is announced'));
            setTimeout(look, 10); })(); })",
    )?;
    assert!(said.contains(&done), "`{said}` does not say `{done}`");
    let copied: String = page.ask("navigator.clipboard.readText()")?;
    assert_eq!(copied, citation);
    assert_eq!(page.faults(), []);
    page.close()
}
