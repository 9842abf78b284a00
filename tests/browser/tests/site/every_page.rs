//! Every page of the guide, opened once on a phone and then widened to a desk.

use std::sync::{Mutex, PoisonError};

use anyhow::Result;
use browser_tests::{Browser, Fault, Look, Site, tour};

/// The widths of a small phone and of a small desk, in CSS pixels.
const PHONE: u16 = 375;
const DESK: u16 = 1280;

#[derive(Clone)]
struct Visit {
    path: String,
    faults: Vec<Fault>,
    phone: Look,
    desk: Look,
}

/// The tour is made once, by the first test that asks; the tests below each read one thing off it.
fn visits() -> Result<Vec<Visit>> {
    static VISITS: Mutex<Vec<Visit>> = Mutex::new(Vec::new());
    let mut visits = VISITS.lock().unwrap_or_else(PoisonError::into_inner);
    if visits.is_empty() {
        let (site, browser) = (Site::shared()?, Browser::shared()?);
        *visits = tour(&site, &browser, &site.pages(), |page, path| {
            page.set_width(PHONE)?;
            page.open(&site.address_of(path)?)?;
            let phone = Look::at(page)?;
            page.set_width(DESK)?;
            let desk = Look::at(page)?;
            Ok(Visit { path: path.to_owned(), faults: page.faults(), phone, desk })
        })?;
    }
    Ok(visits.clone())
}

/// Fails with every page that something is wrong with, not with the first.
#[track_caller]
fn assert_none(wrong: &[String]) {
    assert!(wrong.is_empty(), "{} pages:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn the_tour_has_every_page() -> Result<()> {
    let site = Site::shared()?;
    let visited: Vec<String> = visits()?.into_iter().map(|visit| visit.path).collect();
    assert_eq!(visited, site.pages());
    assert!(visited.len() > 100, "only {} pages", visited.len());
    Ok(())
}

#[test]
fn no_page_complains_throws_or_asks_outside_its_folder() -> Result<()> {
    let line = |visit: &Visit| {
        let faults: Vec<String> = visit.faults.iter().map(Fault::to_string).collect();
        (!faults.is_empty()).then(|| format!("{}: {}", visit.path, faults.join("; ")))
    };
    assert_none(&visits()?.iter().filter_map(line).collect::<Vec<_>>());
    Ok(())
}

#[test]
fn every_page_has_a_title_a_language_a_heading_and_one_main_with_words() -> Result<()> {
    let is_whole = |look: &Look| {
        let named = !look.title.trim().is_empty() && !look.language.is_empty();
        named && look.mains == 1 && look.headings > 0 && look.letters > 0
    };
    let line = |visit: &Visit| (!is_whole(&visit.desk)).then(|| format!("{}: {:?}", visit.path, visit.desk));
    assert_none(&visits()?.iter().filter_map(line).collect::<Vec<_>>());
    Ok(())
}

#[test]
fn no_page_scrolls_sideways_on_a_phone() -> Result<()> {
    assert_none(&visits()?.iter().filter_map(|visit| sideways(&visit.path, &visit.phone, PHONE)).collect::<Vec<_>>());
    Ok(())
}

#[test]
fn no_page_scrolls_sideways_on_a_desk() -> Result<()> {
    assert_none(&visits()?.iter().filter_map(|visit| sideways(&visit.path, &visit.desk, DESK)).collect::<Vec<_>>());
    Ok(())
}

/// A page that is not as wide as the screen has no `viewport`, and says nothing about scrolling.
fn sideways(path: &str, look: &Look, screen: u16) -> Option<String> {
    if look.width != screen {
        return Some(format!("{path}: {} px wide on a screen of {screen}", look.width));
    }
    look.scrolls_sideways.then(|| format!("{path}: sticking out: {}", look.sticking_out.join(", ")))
}
