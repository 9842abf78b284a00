//! Flowcharts as the browser draws them, with its own fonts: on a phone every word is inside its box and large enough.

use anyhow::Result;
use browser_tests::{Browser, Site};

/// The smallest text that may be shown, in CSS px, with room for rounding.
const LEAST: f64 = 11.99;

/// Words that leave their box, and the size of the smallest text on the screen.
const LOOK: &str = "(() => {
    const astray = [];
    let smallest = Infinity;
    for (const node of document.querySelectorAll('svg .node')) {
        const box = node.querySelector('.box').getBBox();
        for (const text of node.querySelectorAll('text')) {
            const words = text.getBBox();
            smallest = Math.min(smallest, parseFloat(getComputedStyle(text).fontSize) * text.getScreenCTM().a);
            const inside = words.x >= box.x && words.y >= box.y && words.x + words.width <= box.x + box.width &&
                words.y + words.height <= box.y + box.height;
            if (!inside) astray.push(text.textContent);
        }
    }
    return [astray, smallest];
})()";

#[test]
fn every_word_of_a_chart_is_inside_its_box_and_large_enough() -> Result<()> {
    let (site, browser) = (Site::shared()?, Browser::shared()?);
    let page = browser.page(site.address())?;
    page.set_width(375)?;
    let charts: Vec<_> = site.pages().into_iter().filter(|path| path.contains("/flowcharts/")).collect();
    assert!(!charts.is_empty(), "the guide has flowcharts");
    for path in charts {
        page.open(&site.address_of(path)?)?;
        let (astray, smallest): (Vec<String>, f64) = page.ask(LOOK)?;
        assert!(astray.is_empty(), "{path}: {astray:?} leave their boxes");
        assert!(smallest >= LEAST, "{path}: a text is {smallest} px high");
    }
    page.close()
}
