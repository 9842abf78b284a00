//! Goes to many pages of a site, with several tabs side by side.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use anyhow::{Context as _, Result, anyhow};

use crate::browser::Browser;
use crate::page::Page;
use crate::site::Site;

/// Tabs that are open at once: one per core of a small machine, and one that waits for the disk.
const TABS: usize = 3;

/// What `visit` finds on each of these pages, in their order. `visit` opens the page itself, as it may want to set something
/// first.
///
/// # Errors
/// When a page cannot be visited; the error names it.
pub fn tour<T: Send>(
    site: &Site,
    browser: &Browser,
    pages: &[&str],
    visit: impl Fn(&mut Page<'_>, &str) -> Result<T> + Sync,
) -> Result<Vec<T>> {
    let next = AtomicUsize::new(0);
    let guide = || -> Result<Vec<(usize, T)>> {
        let mut page = browser.page(site.address())?;
        let mut found = Vec::new();
        while let at = next.fetch_add(1, Ordering::Relaxed)
            && let Some(path) = pages.get(at)
        {
            found.push((at, visit(&mut page, path).with_context(|| format!("on the page {path}"))?));
        }
        page.close()?;
        Ok(found)
    };
    let guides = thread::scope(|scope| {
        let running: Vec<_> = (0..TABS).map(|_| scope.spawn(guide)).collect();
        running
            .into_iter()
            .map(|guide| guide.join().map_err(|_| anyhow!("a visit panicked"))?)
            .collect::<Result<Vec<_>>>()
    });
    let mut found: Vec<(usize, T)> = guides?.into_iter().flatten().collect();
    found.sort_by_key(|(at, _)| *at);
    Ok(found.into_iter().map(|(_, found)| found).collect())
}
