//! Courses from the disk: slides by keyboard, a quiz that answers at once, and a planner that counts, keeps and saves.

use anyhow::Result;
use browser_tests::{Browser, Page, Site};

/// A key as the page hears it.
fn press(page: &Page<'_>, key: &str) -> Result<()> {
    let event = format!("new KeyboardEvent('keydown', {{ key: '{key}', bubbles: true, cancelable: true }})");
    page.ask::<bool>(&format!("(document.activeElement || document.body).dispatchEvent({event}), true"))?;
    Ok(())
}

/// The slides that can be seen, and whether presenter notes can.
const SEEN: &str = "(() => {
    const seen = (selector) => [...document.querySelectorAll(selector)].filter((element) => element.checkVisibility());
    return [seen('.slide').map((slide) => slide.id), seen('.notes').length > 0, location.hash];
})()";

#[test]
fn slides_go_by_keyboard() -> Result<()> {
    let (site, browser) = (Site::shared()?, Browser::shared()?);
    let mut page = browser.page(site.address())?;
    page.set_width(1280)?;
    page.open(&site.address_of(site.page_with("class=\"deck\"")?)?)?;
    let ids: Vec<String> = page.ask("[...document.querySelectorAll('.slide')].map((slide) => slide.id)")?;
    let (all, notes, _): (Vec<String>, bool, String) = page.ask(SEEN)?;
    assert!(all == ids && ids.len() > 4 && notes, "all slides stand below one another: {all:?}");

    page.click("[data-do=present]")?;
    let steps = [
        ("ArrowRight", 1),
        (" ", 2),
        ("PageDown", 3),
        ("ArrowLeft", 2),
        ("End", ids.len() - 1),
        ("ArrowRight", ids.len() - 1),
        ("Home", 0),
        ("ArrowLeft", 0),
    ];
    for (key, expected) in steps {
        press(&page, key)?;
        let (seen, notes, hash): (Vec<String>, bool, String) = page.ask(SEEN)?;
        assert_eq!(seen, [ids[expected].as_str()], "after `{key}`");
        assert_eq!(hash, format!("#{}", ids[expected]), "after `{key}`");
        assert!(!notes, "notes are for the presenter");
    }
    let sizes: Vec<(String, f64)> = page.ask(
        "[...document.querySelectorAll('.slide')].map(() => {
            document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowRight', bubbles: true }));
            const now = document.querySelector('.slide.now');
            return [now.id, now.querySelector('.slide-face').scrollHeight - now.querySelector('.slide-face').clientHeight]; })",
    )?;
    assert!(sizes.iter().all(|(_, lost)| *lost <= 1.0), "every slide fits the screen: {sizes:?}");
    press(&page, "n")?;
    assert!(page.ask::<(Vec<String>, bool, String)>(SEEN)?.1, "`n` shows the notes");
    press(&page, "Escape")?;
    assert_eq!(page.ask::<(Vec<String>, bool, String)>(SEEN)?.0, ids, "Escape ends the presentation");
    assert_eq!(page.faults(), []);
    page.close()
}

/// The first question: its verdict, whether its reason can be seen, and the score.
const ASKED: &str = "(() => {
    const question = document.querySelector('.question');
    const shown = question.querySelector('.why').checkVisibility() && question.querySelector('.why').open;
    return [question.querySelector('.verdict').textContent, shown, document.querySelector('.score').textContent];
})()";

#[test]
fn a_quiz_answers_at_once_with_the_provision() -> Result<()> {
    let (site, browser) = (Site::shared()?, Browser::shared()?);
    let mut page = browser.page(site.address())?;
    page.set_width(375)?;
    page.open(&site.address_of(site.page_with("class=\"quiz\"")?)?)?;
    let (right, wrong): (String, String) =
        page.ask("[document.querySelector('.quiz').dataset.right, document.querySelector('.quiz').dataset.wrong]")?;
    let before: (String, bool, String) = page.ask(ASKED)?;
    assert_eq!((before.0.as_str(), before.1), ("", false), "nothing is said before an answer");

    page.ask::<bool>("(document.querySelector('.question').id = 'first', true)")?;
    page.click("#first label:not(:has(input[value=\"a\"])) input")?;
    let answer: String = page.ask("document.querySelector('#first').dataset.answer")?;
    let chosen: String = page.ask("document.querySelector('#first input:checked').value")?;
    let after: (String, bool, String) = page.ask(ASKED)?;
    assert_eq!(after.0, if chosen == answer { right.clone() } else { wrong });
    assert!(after.1, "the reason is shown");
    assert_ne!(after.2, before.2, "the score counts the answer");
    let cited: usize = page.ask("document.querySelectorAll('#first .why .provisions a').length")?;
    assert!(cited > 0, "the provision is cited");

    page.click(&format!("#first input[value=\"{answer}\"]"))?;
    assert_eq!(page.ask::<(String, bool, String)>(ASKED)?.0, right);
    assert_eq!(page.faults(), []);
    page.close()
}

/// What is saved is kept instead of being written to the reader's disk.
const KEEP: &str = "(() => {
    window.saved = {};
    let last = null;
    URL.createObjectURL = (blob) => { last = blob; return '#'; };
    URL.revokeObjectURL = () => {};
    HTMLAnchorElement.prototype.click = function () { window.saved[this.download] = last.text(); };
    return true;
})()";

/// Fills a field as a reader does.
fn fill(page: &Page<'_>, name: &str, value: &str) -> Result<()> {
    let value = serde_json::to_string(value)?;
    page.ask::<bool>(&format!(
        "(() => {{ const field = document.querySelector('.planner').elements['{name}'];
            field.value = {value}; field.dispatchEvent(new Event('change', {{ bubbles: true }})); return true; }})()"
    ))?;
    Ok(())
}

/// A planner with the longest programme taken, on a Monday, with two people.
fn planned<'a>(site: &'a Site, browser: &'a Browser) -> Result<Page<'a>> {
    let page = browser.page(site.address())?;
    page.set_width(1280)?;
    page.open(&site.address_of(site.page_with("class=\"planner")?)?)?;
    page.ask::<bool>(KEEP)?;
    page.ask::<bool>(
        "(() => { const all = [...document.querySelectorAll('[data-modules]')];
            all.sort((a, b) => b.dataset.modules.length - a.dataset.modules.length)[0].querySelector('button').click();
            return true; })()",
    )?;
    fill(&page, "date", "2026-12-07")?;
    fill(&page, "place", "Room 1; east, upstairs")?;
    fill(&page, "names", "王小明\n=1+1\nAnn \"A\" Lee")?;
    Ok(page)
}

#[test]
fn a_plan_counts_its_hours_and_lives_in_the_address() -> Result<()> {
    let (site, browser) = (Site::shared()?, Browser::shared()?);
    let mut page = planned(&site, &browser)?;
    let (least, minutes): (u32, u32) = page.ask(
        "[Number(document.querySelector('[name=mandate]:checked').dataset.hours),
          [...document.querySelectorAll('[data-module]:has(:checked)')].reduce((n, one) => n + Number(one.dataset.minutes), 0)]",
    )?;
    assert_eq!(minutes, least * 60, "the programme meets its mandate");
    let enough: String = page.ask("document.querySelector('.planner').dataset.enough")?;
    let sum = "document.querySelector('.planner-sum').textContent";
    assert!(page.ask::<String>(sum)?.contains(&enough));
    let clashes: usize = page.ask("document.querySelectorAll('.plan .clash').length")?;
    assert_eq!(clashes, 0, "no two modules at one time");

    let address: String = page.ask("decodeURIComponent(location.hash)")?;
    assert!(address.contains("2026-12-07T09:00") && address.contains("Room+1"), "{address}");
    assert!(!address.contains("王小明"), "names stay out of the address: {address}");
    let plan: Vec<String> = page.ask("[...document.querySelectorAll('.plan li')].map((item) => item.textContent)")?;
    let other: String = page.ask("document.querySelector('.languages a:not([aria-current])').href")?;
    page.open(&other.parse()?)?;
    let again: usize = page.ask("document.querySelectorAll('.plan li').length")?;
    assert_eq!(again, plan.len(), "the plan goes along to the other language");

    page.click("[data-module]:has(:checked) input")?;
    let enough: String = page.ask("document.querySelector('.planner').dataset.enough")?;
    assert!(!page.ask::<String>(sum)?.contains(&enough), "a module less is too little");
    assert_eq!(page.faults(), []);
    page.close()
}

#[test]
fn a_plan_is_saved_as_a_spreadsheet_and_a_calendar() -> Result<()> {
    let (site, browser) = (Site::shared()?, Browser::shared()?);
    let mut page = planned(&site, &browser)?;
    let modules: usize = page.ask("document.querySelectorAll('.plan li').length")?;
    page.click("[data-save=csv]")?;
    let csv: String = page.ask("window.saved['training.csv']")?;
    let rows: Vec<&str> = csv.split("\r\n").filter(|row| !row.is_empty()).collect();
    assert_eq!(rows.len(), 1 + 3 * modules, "a row for each person and module");
    assert!(rows.iter().any(|row| row.starts_with("\"王小明\",\"2026-12-07\",\"09:00\",\"3\",")), "{}", rows[1]);
    assert!(rows.iter().any(|row| row.starts_with("\"'=1+1\",")), "no formula");
    assert!(rows.iter().any(|row| row.starts_with("\"Ann \"\"A\"\" Lee\",")), "quotes are doubled");

    page.click("[data-save=ics]")?;
    let ics: String = page.ask("window.saved['training.ics']")?;
    assert!(ics.starts_with("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n") && ics.ends_with("END:VCALENDAR\r\n"));
    assert!(ics.split("\r\n").all(|line| line.len() <= 75), "lines of at most 75 bytes");
    let whole = ics.replace("\r\n ", "");
    assert_eq!(whole.matches("BEGIN:VEVENT\r\n").count(), modules);
    assert!(whole.contains("DTSTART:20261207T090000\r\nDTEND:20261207T120000\r\n"), "{whole}");
    assert!(whole.contains("LOCATION:Room 1\\; east\\, upstairs\r\n"), "signs are escaped");
    assert!(!whole.contains("王小明"), "a calendar holds no names");
    assert_eq!(page.faults(), []);
    page.close()
}

#[test]
fn papers_hold_what_was_planned() -> Result<()> {
    let (site, browser) = (Site::shared()?, Browser::shared()?);
    let page = planned(&site, &browser)?;
    let (names, signatures, agenda): (Vec<String>, usize, usize) = page.ask(
        "[[...document.querySelectorAll('.certificate-name')].map((name) => name.textContent),
          document.querySelector('.sign-in-sheet tbody').rows.length,
          [...document.querySelectorAll('.agenda-sheet tbody')].filter((body) => !body.hidden).length]",
    )?;
    let modules: usize = page.ask("document.querySelectorAll('.plan li').length")?;
    assert_eq!(names, ["王小明", "=1+1", "Ann \"A\" Lee"]);
    assert_eq!((signatures, agenda), (3, modules));
    let (basis, law): (String, String) = page.ask(
        "[document.querySelector('.certificate-basis').textContent,
          document.querySelector('[name=mandate]:checked').dataset.provision]",
    )?;
    assert!(basis.contains(&law) && !basis.contains(['{', '}']), "a certificate names its law: {basis}");
    page.close()
}
