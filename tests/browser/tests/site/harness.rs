//! The net catches fish: a page that does everything wrong is seen to do so. Without these tests, silence proves nothing.

use anyhow::Result;
use browser_tests::{Browser, Fault, Site};
use fudao::site::OutputFile;

#[test]
fn a_page_that_misbehaves_is_caught() -> Result<()> {
    let policy = "default-src 'none'; img-src 'self' file:; script-src 'self'";
    let page = format!(
        r#"<!doctype html><meta http-equiv="Content-Security-Policy" content="{policy}"><title>bad</title>
        <script>document.title = "inline";</script><img src="https://refused.invalid/a.png" alt="">
        <img src="../outside.png" alt=""><script src="bad.js"></script>"#
    );
    let script = "console.log('here'); document.title = undefined.name;";
    let site = Site::of(vec![OutputFile::new("bad.html", page), OutputFile::new("bad.js", script)])?;
    let browser = Browser::shared()?;
    let mut page = browser.page(site.address())?;
    page.open(&site.address_of("bad.html")?)?;
    let faults = page.faults();
    for f in &faults { eprintln!("{f}"); }
    let _ = Fault::Unread(String::new());
    panic!()
}
