//! Light and dark: the page follows the reader's system, and its text stays readable.

use anyhow::Result;
use browser_tests::{Browser, Page, Scheme, Site};
use serde::Deserialize;

/// Colours as the browser computes them: red, green, blue, each 0 to 255.
#[derive(Debug, Deserialize)]
struct Colours {
    text: [f64; 3],
    ground: [f64; 3],
}

/// What the pages have that are looked at: a provision, a list of terms, the navigation of every page in one language.
const PAGES: [&str; 3] = ["class=\"copy\"", "<dl", "class=\"main-nav\""];

/// A canvas turns any notation of a colour into bytes.
const COLOURS: &str = "(() => {
    const bytes = (colour) => {
        const canvas = new OffscreenCanvas(1, 1).getContext('2d');
        canvas.fillStyle = colour;
        canvas.fillRect(0, 0, 1, 1);
        return [...canvas.getImageData(0, 0, 1, 1).data.slice(0, 3)];
    };
    const grounds = [document.body, document.documentElement].map((at) => getComputedStyle(at).backgroundColor);
    const ground = grounds.find((colour) => colour !== 'rgba(0, 0, 0, 0)') ?? 'Canvas';
    return { text: bytes(getComputedStyle(document.querySelector('main')).color), ground: bytes(ground) };
})()";

#[test]
fn light_and_dark_follow_the_system_and_stay_readable() -> Result<()> {
    let (site, browser) = (Site::shared()?, Browser::shared()?);
    let page = browser.page(site.address())?;
    for words in PAGES {
        let path = site.page_with(words)?;
        let light = colours(&page, &site, path, Scheme::Light)?;
        let dark = colours(&page, &site, path, Scheme::Dark)?;
        assert!(luminance(light.ground) > 0.7 && luminance(dark.ground) < 0.1, "{path}: {light:?} {dark:?}");
        for colours in [light, dark] {
            assert!(contrast(&colours) >= 7.0, "{path}: a contrast of {:.1} in {colours:?}", contrast(&colours));
        }
    }
    page.close()
}

fn colours(page: &Page<'_>, site: &Site, path: &str, scheme: Scheme) -> Result<Colours> {
    page.set_scheme(scheme)?;
    page.open(&site.address_of(path)?)?;
    page.ask(COLOURS)
}

/// Relative luminance, 0 black to 1 white, by WCAG 2.2.
fn luminance(colour: [f64; 3]) -> f64 {
    let [red, green, blue] = colour.map(|byte| byte / 255.0).map(|share| match share <= 0.04045 {
        true => share / 12.92,
        false => ((share + 0.055) / 1.055).powf(2.4),
    });
    0.2126 * red + 0.7152 * green + 0.0722 * blue
}

/// Contrast ratio, 1 none to 21 black on white, by WCAG 2.2.
fn contrast(colours: &Colours) -> f64 {
    let (text, ground) = (luminance(colours.text), luminance(colours.ground));
    (text.max(ground) + 0.05) / (text.min(ground) + 0.05)
}
