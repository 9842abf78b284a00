//! The doors: the navigation on a phone, the chooser of "my duties", and what comes out of the printer.

use anyhow::{Context as _, Result};
use browser_tests::{Browser, Page, Site};

/// How many lines the main navigation takes.
const LINES: &str = "new Set([...document.querySelectorAll('.main-nav > a, .main-nav > details > summary')]
    .map((item) => Math.round(item.getBoundingClientRect().bottom))).size";

#[test]
fn the_navigation_takes_two_lines_on_a_phone_at_most() -> Result<()> {
    let (site, browser) = (Site::shared()?, Browser::shared()?);
    let page = browser.page(site.address())?;
    page.set_width(375)?;
    let homes: Vec<_> = site.pages().into_iter().filter(|path| path.ends_with("/families/index.html")).collect();
    assert!(homes.len() > 1, "the guide has several languages");
    for path in homes {
        page.open(&site.address_of(path)?)?;
        let lines: usize = page.ask(LINES)?;
        assert!((1..=2).contains(&lines), "{path}: {lines} lines");
    }
    page.close()
}

#[test]
fn a_list_of_the_navigation_opens_alone_stays_on_the_screen_and_closes_by_escape() -> Result<()> {
    let (site, browser) = (Site::shared()?, Browser::shared()?);
    let page = browser.page(site.address())?;
    page.set_width(375)?;
    page.open(&site.address_of(site.page_with("class=\"main-nav\"")?)?)?;
    let open = "document.querySelectorAll('.main-nav details[open]').length";
    page.click(".main-nav details:nth-of-type(1) summary")?;
    page.click(".main-nav details:nth-of-type(2) summary")?;
    assert_eq!(page.ask::<usize>(open)?, 1);
    let inside: bool = page.ask(
        "(() => { const box = document.querySelector('.main-nav details[open] > div').getBoundingClientRect();
            return box.left >= 0 && box.right <= innerWidth; })()",
    )?;
    assert!(inside, "the list sticks out of a phone");
    let focused: bool = page.ask(
        "(() => { document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }));
            return document.activeElement.matches('summary'); })()",
    )?;
    assert!(focused, "the focus goes back to the word that was opened");
    assert_eq!(page.ask::<usize>(open)?, 0);
    page.close()
}

#[test]
fn the_switch_of_language_keeps_the_place() -> Result<()> {
    let (site, browser) = (Site::shared()?, Browser::shared()?);
    let page = browser.page(site.address())?;
    let case = open_a_case(&page, &site, a_person(&site)?)?;
    let there: String = page.ask(
        "(() => { const link = document.querySelector('.languages a:not([aria-current])');
            link.addEventListener('click', (event) => event.preventDefault());
            link.click();
            return link.hash; })()",
    )?;
    assert_eq!(there, format!("#{case}"));
    page.close()
}

#[test]
fn the_chooser_offers_what_concerns_the_chosen_one_and_leads_there() -> Result<()> {
    let (site, browser) = (Site::shared()?, Browser::shared()?);
    let mut page = browser.page(site.address())?;
    page.open(&site.address_of(site.page_with("class=\"filters chooser\"")?)?)?;
    let offers: Vec<(usize, usize)> = page.ask(
        "(() => { const form = document.querySelector('.chooser');
            return [...form.elements.who.options].map((option) => {
                form.elements.who.value = option.value;
                form.elements.who.dispatchEvent(new Event('change'));
                const offered = [...form.elements.what.options].filter((one) => one.value && !one.disabled).length;
                return [offered, document.querySelectorAll(`[data-who=\"${option.value}\"] a[data-what]`).length];
            }); })()",
    )?;
    assert!(offers.len() > 1);
    for (offered, listed) in offers {
        assert_eq!(offered, listed);
    }
    let wanted: String = page.ask(
        "(() => { const form = document.querySelector('.chooser');
            form.elements.what.value = [...form.elements.what.options].find((one) => one.value && !one.disabled).value;
            return document.querySelector(`[data-who=\"${form.elements.who.value}\"] a[data-what=\"${form.elements.what.value}\"]`).href; })()",
    )?;
    page.click(".chooser button")?;
    page.wait_for(&format!("location.href === {wanted:?} && document.readyState === 'complete'"))?;
    let shown: Vec<String> = page.ask(
        "[...document.querySelectorAll('.case')].filter((one) => one.checkVisibility()).map((one) => '#' + one.id)",
    )?;
    assert_eq!(shown, [wanted.rsplit_once('#').map(|(_, id)| format!("#{id}")).unwrap_or_default()]);
    assert_eq!(page.faults(), []);
    page.close()
}

#[test]
fn the_sheet_for_a_meeting_is_one_sheet() -> Result<()> {
    let (site, browser) = (Site::shared()?, Browser::shared()?);
    let page = browser.page(site.address())?;
    let sheets: Vec<_> = site.pages().into_iter().filter(|path| path.ends_with("/meeting.html")).collect();
    assert!(sheets.len() > 1, "the guide has several languages");
    for path in sheets {
        page.open(&site.address_of(path)?)?;
        assert_eq!(page.sheets()?, 1, "{path}");
    }
    page.close()
}

/// Of each person the case with the most words stands for the others.
#[test]
fn what_someone_does_in_a_situation_is_one_sheet() -> Result<()> {
    let (site, browser) = (Site::shared()?, Browser::shared()?);
    let page = browser.page(site.address())?;
    let people: Vec<_> =
        site.pages().into_iter().filter(|path| path.contains("/my-duties/") && !path.ends_with("index.html")).collect();
    assert!(people.len() > 10, "only {people:?}");
    for path in people {
        let case = open_a_case(&page, &site, path)?;
        assert_eq!(page.sheets()?, 1, "{path}#{case}");
    }
    page.close()
}

fn a_person(site: &Site) -> Result<&str> {
    let mut pages = site.pages().into_iter();
    pages.find(|path| path.contains("/my-duties/") && !path.ends_with("index.html")).context("nobody can be chosen")
}

/// Opens the longest case of someone, and says which it is.
fn open_a_case(page: &Page<'_>, site: &Site, path: &str) -> Result<String> {
    page.open(&site.address_of(path)?)?;
    let case: String = page.ask(
        "[...document.querySelectorAll('.case')].sort((a, b) => b.textContent.length - a.textContent.length)[0].id",
    )?;
    // By way of another page: to an anchor of its own a page does not load anew.
    page.open(&site.address_of("index.html")?)?;
    page.open(&site.address_of(&format!("{path}#{case}"))?)?;
    Ok(case)
}
