//! How the engine comes: not before it is asked for, kept where it can be, by another way where one fails.

use std::sync::Arc;

use anyhow::{Context as _, Result};
use browser_tests::{Browser, Page, Server, Site};
use fudao::site::OutputFile;

use super::{OFTEN, Places, type_and_wait};

/// Where everything lies that the engine is loaded from.
const FOLDER: &str = "/search/";

#[test]
fn nothing_of_the_engine_is_asked_for_before_the_box_is_focused() -> Result<()> {
    let places = Places::new()?;
    places.in_both(|page, root| {
        for path in [places.ordinary()?, places.results()] {
            page.requests();
            page.open(&root.join(path)?)?;
            page.ask::<bool>("new Promise((resolve) => setTimeout(() => resolve(true), 300))")?;
            let early: Vec<String> = page.requests().into_iter().filter(|address| address.contains(FOLDER)).collect();
            assert_eq!(early, Vec::<String>::new(), "{path}");
            page.press("/")?;
            page.ask::<bool>("fudaoLoad.search().then(() => true)")?;
            let loaded = page.requests().into_iter().filter(|address| address.contains(FOLDER)).count();
            assert!(loaded >= 3, "{path}: {loaded} files");
        }
        Ok(())
    })
}

/// The guide without some of the files that the search is loaded from.
fn without(gone: &[&str]) -> Result<Arc<Site>> {
    let whole = Site::shared()?;
    let files = whole.files().iter().filter(|file| !gone.contains(&file.path.as_str())).cloned();
    Ok(Arc::new(Site::of(files.collect())?))
}

/// Opens a page and types something into its search box.
fn ask(page: &Page<'_>, root: &url::Url, path: &str) -> Result<()> {
    page.open(&root.join(path)?)?;
    page.press("/")?;
    page.insert(OFTEN)
}

#[test]
fn where_fetching_fails_the_scripts_bring_the_same() -> Result<()> {
    let (whole, browser) = (Places::new()?, Browser::shared()?);
    for gone in [&["search/engine.wasm"][..], &["search/pack.bin"], &["search/stamps.json"]] {
        let server = Server::start(without(gone)?)?;
        let page = browser.page(server.address())?;
        ask(&page, server.address(), whole.ordinary()?)?;
        page.wait_for("document.querySelector('.options > a')").with_context(|| format!("without {gone:?}"))?;
        page.close()?;
    }
    Ok(())
}

#[test]
fn where_nothing_can_be_loaded_the_reader_is_told_and_may_try_again() -> Result<()> {
    let (whole, browser) = (Places::new()?, Browser::shared()?);
    let site = without(&["search/pack.bin", "search/pack.b64.js"])?;
    let server = Server::start(Arc::clone(&site))?;
    for root in [site.address(), server.address()] {
        let page = browser.page(root)?;
        ask(&page, root, whole.ordinary()?)?;
        page.wait_for("document.querySelector('.suggestions').innerText.includes(document.querySelector('.search-box').dataset.failed)")?;
        page.open(&root.join(&format!("{}?q={OFTEN}", whole.results()))?)?;
        page.wait_for(
            "document.querySelector('.found').textContent === document.querySelector('.search-page').dataset.failed",
        )?;
        page.close()?;
    }
    // What failed is not remembered: as soon as the files are there, the same page finds.
    let page = browser.page(server.address())?;
    ask(&page, server.address(), whole.ordinary()?)?;
    page.wait_for("!document.querySelector('.suggestions').hidden")?;
    server.exchange(Arc::clone(&whole.site));
    page.press("Escape")?;
    page.press("Escape")?;
    type_and_wait(&page, OFTEN)?;
    page.close()
}

#[test]
fn a_browser_keeps_the_engine_and_never_meets_an_old_pack() -> Result<()> {
    let (whole, browser) = (Places::new()?, Browser::shared()?);
    let page = browser.page(whole.server.address())?;
    ask(&page, whole.server.address(), whole.ordinary()?)?;
    page.wait_for("document.querySelector('.options > a')")?;
    let asked = whole.server.asked();
    assert!(asked.iter().any(|path| path.starts_with("search/pack.bin?")), "{asked:#?}");

    ask(&page, whole.server.address(), whole.ordinary()?)?;
    page.wait_for("document.querySelector('.options > a')")?;
    let again: Vec<String> = whole.server.asked().into_iter().filter(|path| path.starts_with("search/")).collect();
    assert_eq!(again, ["search/stamps.json"], "the rest is kept");

    // A new build: another pack, which here is one that cannot be opened, so that nobody mistakes it for the old one.
    whole.server.exchange(Arc::new(Site::of(with_another_pack(&whole.site)?)?));
    page.open(&whole.server.address().join(whole.ordinary()?)?)?;
    let refused: String = page.ask("fudaoLoad.search().then(() => 'opened', (error) => String(error))")?;
    assert!(refused.contains("pack"), "{refused}");
    let fresh: Vec<String> = whole.server.asked().into_iter().filter(|path| path.starts_with("search/")).collect();
    assert!(fresh.len() == 2 && fresh[1].starts_with("search/pack.bin?"), "{fresh:?}");
    page.close()
}

/// The files of a site whose pack is another, with its hash.
fn with_another_pack(site: &Site) -> Result<Vec<OutputFile>> {
    let stamps: serde_json::Value = serde_json::from_slice(site.bytes("search/stamps.json").context("no stamps")?)?;
    let old = stamps["pack.bin"].as_str().context("no stamp of the pack")?;
    let changed = |file: &OutputFile| match file.path.as_str() {
        "search/pack.bin" => OutputFile::new(&file.path, &b"no pack"[..]),
        "search/stamps.json" => {
            OutputFile::new(&file.path, String::from_utf8_lossy(&file.bytes).replace(old, "0000000000000000"))
        }
        _ => file.clone(),
    };
    Ok(site.files().iter().map(changed).collect())
}
