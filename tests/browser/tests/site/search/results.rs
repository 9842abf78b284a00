//! The page of the results: what the address asks for, filters, further hits, other languages, and what is said when there is
//! nothing.

use anyhow::Result;
use browser_tests::Page;

use super::{MISSPELT, NEVER, OFTEN, Places};

fn open(page: &Page<'_>, places: &Places, root: &url::Url, query: &str) -> Result<()> {
    page.open(&root.join(&format!("{}{query}", places.results()))?)
}

/// How many hits the page says there are.
fn total(page: &Page<'_>) -> Result<usize> {
    page.ask("Number((document.querySelector('.found').textContent.match(/\\d+/) || ['0'])[0])")
}

#[test]
fn the_address_asks_and_the_title_says_what() -> Result<()> {
    let places = Places::new()?;
    places.in_both(|page, root| {
        open(page, &places, root, &format!("?q={OFTEN}"))?;
        page.wait_for("document.querySelector('.search-results .hit')")?;
        let whole: bool = page.ask(&format!(
            "document.title.startsWith({OFTEN:?}) && document.querySelector('[name=q]').value === {OFTEN:?}
                && [...document.querySelectorAll('.hit')].every((hit) => hit.querySelector('h2 a').textContent.trim() && hit.querySelector('.hit-kind').textContent.trim())
                && Boolean(document.querySelector('.hit mark')) && document.querySelector('.search-start').hidden"
        ))?;
        assert!(whole);
        let links: Vec<String> = page.ask("[...document.querySelectorAll('.search-results a')].map((link) => link.href)")?;
        assert!(links.len() > 20 && links.iter().all(|link| link.starts_with(root.as_str())), "{links:#?}");
        let lost: Vec<&String> = links
            .iter()
            .filter(|link| {
                let path = link[root.as_str().len()..].split('#').next().unwrap_or_default();
                places.site.bytes(path).is_none()
            })
            .collect();
        assert!(lost.is_empty(), "{lost:?}");
        assert_eq!(page.faults(), []);
        Ok(())
    })
}

#[test]
fn more_hits_come_behind_the_first_and_take_the_focus() -> Result<()> {
    let places = Places::new()?;
    let page = places.browser.page(places.site.address())?;
    open(&page, &places, places.site.address(), &format!("?q={OFTEN}"))?;
    page.wait_for("document.querySelector('.search-results .hit')")?;
    let all = "[...document.querySelectorAll('.hit h2 a')].map((link) => link.href)";
    let first: Vec<String> = page.ask(all)?;
    page.click(".more")?;
    page.wait_for(&format!("document.querySelectorAll('.hit').length > {}", first.len()))?;
    let then: Vec<String> = page.ask(all)?;
    assert_eq!(first, then[..first.len()]);
    let focused: String = page.ask("document.activeElement.href")?;
    assert_eq!(focused, then[first.len()]);
    page.close()
}

#[test]
fn a_filter_keeps_its_promise_stays_in_the_address_and_can_be_cleared() -> Result<()> {
    let places = Places::new()?;
    places.in_both(|page, root| {
        for name in ["kind", "role", "tier", "law"] {
            open(page, &places, root, &format!("?q={OFTEN}"))?;
            page.wait_for("document.querySelector('.search-results .hit')")?;
            let before = total(page)?;
            let (value, promised): (String, usize) = page.ask(&format!(
                "(() => {{ const select = document.querySelector('[name={name}]'); const option = select.options[select.options.length - 1];
                    select.value = option.value; select.dispatchEvent(new Event('change', {{ bubbles: true }}));
                    return [option.value, Number(option.textContent.match(/(\\d+)\\D*$/)[1])]; }})()"
            ))?;
            page.wait_for(&format!("document.querySelector('.found').textContent.includes({promised})"))?;
            assert_eq!(total(page)?, promised, "{name} {value}");
            let reloaded: String = page.ask("location.search")?;
            assert_eq!(reloaded, format!("?q={OFTEN}&{name}={value}"));
            open(page, &places, root, &reloaded)?;
            page.wait_for("document.querySelector('.search-results .hit')")?;
            assert_eq!(total(page)?, promised, "{name} {value}, opened by its address");
            page.click(".clear")?;
            page.wait_for(&format!("location.search === '?q={OFTEN}'"))?;
            page.wait_for(&format!("document.querySelector('.found').textContent.includes({before})"))?;
        }
        Ok(())
    })
}

#[test]
fn another_language_is_asked_the_same() -> Result<()> {
    let places = Places::new()?;
    places.in_both(|page, root| {
        open(page, &places, root, &format!("?q={OFTEN}&kind=provision"))?;
        page.wait_for("document.querySelector('.search-results .hit')")?;
        let here: Vec<String> = page.ask("[...document.querySelectorAll('.languages a')].map((link) => link.href)")?;
        assert!(
            here.len() > 1 && here.iter().all(|link| link.ends_with(&format!("?q={OFTEN}&kind=provision"))),
            "{here:?}"
        );
        page.click(".languages a:not([aria-current])")?;
        page.wait_for("document.documentElement.lang !== 'en' && document.querySelector('.search-results .hit')")?;
        let value: String =
            page.ask("document.querySelector('[name=q]').value + document.querySelector('[name=kind]').value")?;
        assert_eq!(value, format!("{OFTEN}provision"));
        Ok(())
    })
}

#[test]
fn a_misspelt_word_is_said_to_be_read_as_another() -> Result<()> {
    let places = Places::new()?;
    let page = places.browser.page(places.site.address())?;
    open(&page, &places, places.site.address(), &format!("?q={MISSPELT}"))?;
    page.wait_for("document.querySelector('.search-results .hit')")?;
    let notes: String = page.ask("document.querySelector('.search-notes').innerText")?;
    assert!(notes.contains(MISSPELT) && notes.contains(OFTEN), "{notes}");
    page.close()
}

#[test]
fn where_nothing_is_found_the_page_says_so_and_offers_a_beginning() -> Result<()> {
    let places = Places::new()?;
    let page = places.browser.page(places.site.address())?;
    open(&page, &places, places.site.address(), &format!("?q={NEVER}"))?;
    page.wait_for(
        "document.querySelector('.found').textContent === document.querySelector('.search-page').dataset.nothing",
    )?;
    let offers: bool = page.ask("document.querySelectorAll('.search-start a').length > 1 && document.querySelector('.search-start').checkVisibility()")?;
    assert!(offers);
    page.click(".examples button")?;
    page.wait_for("document.querySelector('.search-results .hit')")?;
    let (asked, example): (String, String) = page.ask(
        "[new URLSearchParams(location.search).get('q'), document.querySelector('.examples button').textContent]",
    )?;
    assert_eq!(asked, example);
    page.close()
}

#[test]
fn a_snippet_is_never_read_as_html() -> Result<()> {
    let places = Places::new()?;
    let page = places.browser.page(places.site.address())?;
    open(&page, &places, places.site.address(), "")?;
    let (html, text): (String, String) = page.ask(
        "(() => { const made = fudaoSearch.snippet('<img src=x onerror=alert(1)>&lt;b&gt; <mark>a&amp;lt;</mark>&quot;'); return [made.innerHTML, made.textContent]; })()",
    )?;
    assert_eq!(text, "<img src=x onerror=alert(1)><b> a&lt;\"");
    assert_eq!(html, "&lt;img src=x onerror=alert(1)&gt;&lt;b&gt; <mark>a&amp;lt;</mark>\"");
    page.close()
}

#[test]
fn without_scripts_the_box_leads_to_pages_that_need_none() -> Result<()> {
    let places = Places::new()?;
    places.in_both(|page, root| {
        page.set_scripts(false)?;
        page.open(&root.join(places.ordinary()?)?)?;
        page.ask::<bool>("(() => { document.querySelector('.search-box input').focus(); return true; })()")?;
        page.insert(OFTEN)?;
        page.press("Enter")?;
        page.wait_for(&format!("location.search === '?q={OFTEN}' && document.readyState === 'complete'"))?;
        let (says, leads): (bool, usize) = page.ask(
            "[document.querySelector('noscript').checkVisibility() && document.querySelector('noscript').innerText.length > 0,
                [...document.querySelectorAll('.search-start a')].filter((link) => link.checkVisibility()).length]",
        )?;
        assert!(says && leads > 1, "{says} {leads}");
        assert_eq!(page.faults(), []);
        Ok(())
    })
}
