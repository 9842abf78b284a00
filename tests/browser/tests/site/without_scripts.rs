//! The guide is read without JavaScript as with it; what needs a script is not shown.

use anyhow::Result;
use browser_tests::{Browser, Look, Site, tour};

#[test]
fn pages_read_without_scripts_and_show_no_dead_control() -> Result<()> {
    let (site, browser) = (Site::shared()?, Browser::shared()?);
    let wrong = tour(&site, &browser, &site.pages_of_each_kind(), |page, path| {
        page.set_scripts(false)?;
        page.open(&site.address_of(path)?)?;
        let look = Look::at(page)?;
        let reads = look.mains == 1 && look.letters > 0 && look.controls.is_empty();
        Ok((!reads).then(|| format!("{path}: {} characters, controls {:?}", look.letters, look.controls)))
    })?;
    let wrong: Vec<String> = wrong.into_iter().flatten().collect();
    assert!(wrong.is_empty(), "{} pages:\n{}", wrong.len(), wrong.join("\n"));
    Ok(())
}
