//! The net catches fish: a page that does everything wrong is seen to do so. Without these tests, silence proves nothing.

use anyhow::Result;
use browser_tests::{Browser, Fault, Look, Site};
use fudao::site::OutputFile;

const POLICY: &str = "default-src 'none'; img-src 'self' file:; script-src 'self'";

fn faults_of(body: &str, script: &str) -> Result<Vec<String>> {
    let page = format!("<!doctype html><meta http-equiv=Content-Security-Policy content=\"{POLICY}\">{body}");
    let site = Site::of(vec![OutputFile::new("bad.html", page), OutputFile::new("bad.js", script.to_owned())])?;
    let browser = Browser::shared()?;
    let mut page = browser.page(site.address())?;
    page.open(&site.address_of("bad.html")?)?;
    let faults = page.faults().iter().map(Fault::to_string).collect();
    page.close()?;
    Ok(faults)
}

#[track_caller]
fn assert_one(faults: &[String], words: &[&str]) {
    let found = faults.iter().any(|fault| words.iter().all(|words| fault.contains(words)));
    assert!(found, "no fault speaks of {words:?}: {faults:#?}");
}

#[test]
fn a_good_page_has_no_fault() -> Result<()> {
    let faults = faults_of("<title>good</title><script src=bad.js></script>", "document.title = 'better';")?;
    assert_eq!(faults, Vec::<String>::new());
    Ok(())
}

#[test]
fn a_request_outside_the_folder_is_a_fault() -> Result<()> {
    let faults = faults_of("<img src='../beside.png' alt=''><img src='https://refused.invalid/a.png' alt=''>", "")?;
    assert_one(&faults, &["outside its folder", "beside.png"]);
    assert_one(&faults, &["outside its folder", "https://refused.invalid/a.png"]);
    Ok(())
}

#[test]
fn a_violation_of_the_policy_is_a_fault() -> Result<()> {
    let faults = faults_of("<script>document.title = 'inline';</script><p style='color: red'>red</p>", "")?;
    assert_one(&faults, &["complains", "inline script", "Content Security Policy"]);
    assert_one(&faults, &["complains", "inline style", "Content Security Policy"]);
    Ok(())
}

#[test]
fn a_missing_file_is_a_fault() -> Result<()> {
    let faults = faults_of("<script src=missing.js></script>", "")?;
    assert_one(&faults, &["complains", "ERR_FILE_NOT_FOUND", "missing.js"]);
    Ok(())
}

#[test]
fn a_word_on_the_console_and_an_exception_are_faults() -> Result<()> {
    let faults = faults_of("<script src=bad.js></script>", "console.log('left behind', 7); null.name;")?;
    assert_one(&faults, &["console", "left behind", "7"]);
    assert_one(&faults, &["threw", "TypeError"]);
    Ok(())
}

#[test]
fn a_page_that_leads_on_is_open_when_it_has_arrived() -> Result<()> {
    let first = "<!doctype html><meta http-equiv=refresh content='0; url=next.html'><title>first</title>";
    let next = "<!doctype html><title>next</title><main>here</main>";
    let site = Site::of(vec![OutputFile::new("first.html", first), OutputFile::new("next.html", next)])?;
    let browser = Browser::shared()?;
    let page = browser.page(site.address())?;
    page.open(&site.address_of("first.html")?)?;
    assert_eq!(Look::at(&page)?.title, "next");
    page.close()
}

#[test]
fn a_page_that_is_too_wide_is_seen_and_a_table_in_its_own_frame_is_not() -> Result<()> {
    let head = "<!doctype html><meta name=viewport content='width=device-width'>";
    let wide = format!("{head}<style>p {{ width: 400px; margin: 0 }}</style><main><p class=wide>wide</p></main>");
    let framed = format!(
        "{head}<style>div {{ overflow-x: auto }} p {{ width: 400px }}</style><main><div><p>wide</p></div></main>"
    );
    let site = Site::of(vec![OutputFile::new("framed.html", framed), OutputFile::new("wide.html", wide)])?;
    let browser = Browser::shared()?;
    let page = browser.page(site.address())?;
    let look = |name, width| -> Result<Look> {
        page.set_width(width)?;
        page.open(&site.address_of(name)?)?;
        Look::at(&page)
    };
    let on_a_phone = look("wide.html", 375)?;
    assert_eq!((on_a_phone.width, on_a_phone.scrolls_sideways), (375, true));
    assert_eq!(on_a_phone.sticking_out, ["p.wide"]);
    assert!(!look("wide.html", 1280)?.scrolls_sideways);
    assert!(!look("framed.html", 375)?.scrolls_sideways);
    Ok(())
}
