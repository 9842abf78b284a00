//! Edit and see: the dev server refreshes the page, shows what is wrong, and takes it away when it is mended.
#![expect(
    clippy::disallowed_methods,
    reason = "the guide is edited on the disk, where the tests look for something to edit"
)]

use std::fs;
use std::path::{Path, PathBuf};
use std::thread;
use std::time::Duration;

use anyhow::{Context as _, Result, bail, ensure};
use browser_tests::{Browser, Fault, Page, Served};

/// The text of the report that lies over the page, or `null`.
const REPORT: &str = "document.querySelector('#fudao-report pre')?.textContent ?? null";
/// The words that a reader finds on the page, without the report.
const WORDS: &str = "document.querySelector('main')?.textContent ?? ''";

/// A duty row to edit: its file, the line of its provision, its summary in the guide's last language, and its page.
struct Row {
    file: PathBuf,
    provision: String,
    summary: String,
    page: String,
}

impl Row {
    /// The first row of the guide whose summary stands on one page of its own.
    fn find(served: &Served) -> Result<Self> {
        for file in files(&served.root().join("content/duties"))? {
            let text = fs::read_to_string(&file)?;
            let provision = text.lines().find(|line| line.starts_with("- provision: "));
            let summary = text.lines().skip_while(|line| line.trim() != "summary:").nth(2);
            let summary = summary.and_then(|line| line.trim().split_once(": ")).map(|(_, words)| words);
            let (Some(provision), Some(summary)) = (provision, summary) else { continue };
            if let Some(page) = page_about(&served.root().join("site"), summary)? {
                return Ok(Self { provision: provision.to_owned(), summary: summary.to_owned(), page, file });
            }
        }
        bail!("no duty row stands on a page of its own")
    }
}

/// The page among the duties of any language whose heading has these words.
fn page_about(site: &Path, words: &str) -> Result<Option<String>> {
    for language in files(site)?.into_iter().filter(|folder| folder.join("duties").is_dir()) {
        for page in files(&language.join("duties"))? {
            let html = fs::read_to_string(&page)?;
            let heading = html.split_once("<h1>").and_then(|(_, rest)| rest.split_once("</h1>"));
            if heading.is_some_and(|(heading, _)| heading.contains(words)) {
                return Ok(Some(page.strip_prefix(site)?.to_string_lossy().into_owned()));
            }
        }
    }
    Ok(None)
}

/// What a folder holds, in order.
fn files(folder: &Path) -> Result<Vec<PathBuf>> {
    let entries = fs::read_dir(folder).with_context(|| folder.display().to_string())?;
    let mut paths = entries.map(|entry| Ok(entry?.path())).collect::<Result<Vec<_>>>()?;
    paths.sort();
    Ok(paths)
}

/// Waits until the page answers as expected; while it is being loaded again there may be none that answers.
fn wait<T: serde::de::DeserializeOwned + std::fmt::Debug>(
    page: &Page,
    question: &str,
    expected: impl Fn(&T) -> bool,
) -> Result<T> {
    let mut last = None;
    for _ in 0..1200 {
        match page.ask(question) {
            Ok(answer) if expected(&answer) => return Ok(answer),
            answer => last = Some(answer),
        }
        thread::sleep(Duration::from_millis(25));
    }
    bail!("`{question}` came to {last:?} in the end")
}

#[test]
fn a_summary_is_changed_a_reference_broken_read_and_mended() -> Result<()> {
    let served = Served::start(|_| Ok(()))?;
    let row = Row::find(&served)?;
    let browser = Browser::shared()?;
    let mut page = browser.page(served.address())?;
    page.set_width(1280)?;
    page.open(&served.address().join(&row.page)?)?;
    ensure!(page.ask::<String>(WORDS)?.contains(&row.summary), "the page is about its row");
    assert_eq!(page.ask::<Option<String>>(REPORT)?, None);

    served.edit(&row.file, &row.summary, "What a test has written")?;
    wait(&page, WORDS, |words: &String| words.contains("What a test has written"))?;

    let broken = format!("{}-which-is-not-there", row.provision);
    served.edit(&row.file, &row.provision, &broken)?;
    let report = served.report()?;
    ensure!(report.contains("error[") && report.contains("which-is-not-there"), "`fudao check` says {report}");
    let shown = wait(&page, REPORT, |shown: &Option<String>| shown.is_some())?;
    assert_eq!(shown, Some(report), "the browser shows what the terminal says");
    assert!(page.ask::<String>(WORDS)?.contains("What a test has written"), "the last good page stays");
    let (top, height, width): (f64, f64, f64) = page.ask(
        "(() => { const { top, height, width } = document.getElementById('fudao-report').getBoundingClientRect();
            return [top, height, width]; })()",
    )?;
    assert!(top == 0.0 && height > 100.0 && height < 700.0 && width == 1280.0, "{top} {height} {width}");

    fs::write(
        &row.file,
        fs::read_to_string(&row.file)?.replace(&broken, &row.provision).replace("What a test", "What a hand"),
    )?;
    wait(&page, WORDS, |words: &String| words.contains("What a hand has written"))?;
    assert_eq!(page.ask::<Option<String>>(REPORT)?, None);
    assert_eq!(page.faults(), []);
    page.close()
}

#[test]
fn a_change_that_is_taken_back_takes_the_report_away_without_a_reload() -> Result<()> {
    let served = Served::start(|_| Ok(()))?;
    let row = Row::find(&served)?;
    let browser = Browser::shared()?;
    let mut page = browser.page(served.address())?;
    page.open(&served.address().join(&row.page)?)?;
    page.ask::<bool>("window.sameAsBefore = true")?;
    served.edit(&row.file, &row.provision, "- provision: nowhere")?;
    wait(&page, REPORT, |shown: &Option<String>| shown.is_some())?;
    served.edit(&row.file, "- provision: nowhere", &row.provision)?;
    wait(&page, REPORT, |shown: &Option<String>| shown.is_none())?;
    assert!(page.ask::<bool>("window.sameAsBefore === true")?);
    assert_eq!(page.faults(), []);
    page.close()
}

#[test]
fn the_report_folds_away_and_a_server_that_is_gone_is_told() -> Result<()> {
    let mut served = Served::start(|_| Ok(()))?;
    let address = served.address().clone();
    let row = Row::find(&served)?;
    let browser = Browser::shared()?;
    let page = browser.page(&address)?;
    page.open(&address.join(&row.page)?)?;
    served.edit(&row.file, &row.provision, "- provision: nowhere")?;
    wait(&page, REPORT, |shown: &Option<String>| shown.is_some())?;
    let height = || page.ask::<f64>("document.getElementById('fudao-report').getBoundingClientRect().height");
    let open = height()?;
    page.press("Escape")?;
    let folded = height()?;
    assert!(folded < open / 2.0, "{folded} px of {open}");
    page.press("Escape")?;
    assert_eq!(height()?, open);

    page.press("Escape")?;
    let head = "document.elementFromPoint(40, 20).closest('#fudao-report') === null";
    assert!(page.ask::<bool>(head)?, "the head of the page is free");
    served.edit(&row.file, "- provision: nowhere", "- provision: elsewhere")?;
    wait(&page, "document.querySelector('#fudao-report.folded') === null", |open: &bool| *open)?;
    assert!(page.ask::<Option<String>>(REPORT)?.is_some_and(|report| report.contains("elsewhere")));

    served.end()?;
    wait(&page, "document.getElementById('fudao-silence') !== null", |told: &bool| *told)?;
    page.close()
}

#[test]
fn a_guide_that_is_wrong_from_the_beginning_shows_its_report_and_then_the_page() -> Result<()> {
    let served = Served::start(|guide| Ok(fs::write(guide.join("content/stray.yaml"), "<b>stray</b>\n")?))?;
    let browser = Browser::shared()?;
    let page = browser.page(served.address())?;
    page.open(served.address())?;
    assert_eq!(page.ask::<Option<String>>(REPORT)?, Some(served.report()?));
    fs::remove_file(served.root().join("content/stray.yaml"))?;
    wait(&page, "document.querySelector('.site-head') !== null", |there: &bool| *there)?;
    assert_eq!(page.ask::<Option<String>>(REPORT)?, None);
    page.close()
}

#[test]
fn the_page_for_no_page_is_whole_at_any_depth() -> Result<()> {
    let served = Served::start(|_| Ok(()))?;
    let browser = Browser::shared()?;
    let mut page = browser.page(served.address())?;
    page.open(&served.address().join("a/b/nothing.html")?)?;
    let rules: u32 = page.ask("document.styleSheets[0].cssRules.length")?;
    assert!(rules > 10, "its stylesheet is there");
    page.ask::<Option<String>>(REPORT)?;
    let faults: Vec<_> = page.faults().iter().map(Fault::to_string).collect();
    assert_eq!(faults.len(), 1, "{faults:#?}");
    assert!(faults[0].contains("404") && faults[0].contains("a/b/nothing.html"), "{faults:#?}");
    page.click("a.door")?;
    wait(&page, "document.querySelector('.site-head') !== null", |there: &bool| *there)?;
    page.close()
}
