//! The box, by keyboard alone: what keys do, and what a screen reader is told.

use anyhow::{Context as _, Result};
use browser_tests::Page;
use serde::Deserialize;

use super::{NEVER, OFTEN, Places, type_and_wait};

/// What the box is, as assistive technology sees it.
#[derive(Debug, PartialEq, Eq, Deserialize)]
struct Combobox {
    role: Option<String>,
    expanded: Option<String>,
    /// Whether what it says it controls is a list with a name, and nothing but options in it.
    controls_a_list: bool,
    /// The place of the option that it says is active, and whether that one alone is selected and in view.
    active: Option<usize>,
    one_selected: bool,
    value: String,
    focused: bool,
}

const COMBOBOX: &str = "(() => {
    const input = document.querySelector('.search-box input');
    const list = document.getElementById(input.getAttribute('aria-controls'));
    const options = [...list.children];
    const active = options.findIndex((option) => option.id && option.id === input.getAttribute('aria-activedescendant'));
    const selected = options.filter((option) => option.getAttribute('aria-selected') === 'true');
    const inside = (option) => {
        const [frame, box] = [list.parentElement.getBoundingClientRect(), option.getBoundingClientRect()];
        return box.top >= frame.top - 1 && box.bottom <= frame.bottom + 1 || box.height > frame.height;
    };
    return {
        role: input.getAttribute('role'),
        expanded: input.getAttribute('aria-expanded'),
        controls_a_list: list.getAttribute('role') === 'listbox' && Boolean(list.getAttribute('aria-label'))
            && options.every((option) => option.getAttribute('role') === 'option' && option.textContent.trim()),
        active: active < 0 ? null : active,
        one_selected: active < 0 ? selected.length === 0 : selected.length === 1 && selected[0] === options[active] && inside(selected[0]),
        value: input.value,
        focused: document.activeElement === input,
    };
})()";

fn combobox(page: &Page<'_>) -> Result<Combobox> {
    page.ask(COMBOBOX)
}

fn state(value: &str, expanded: bool, active: Option<usize>) -> Combobox {
    Combobox {
        role: Some("combobox".to_owned()),
        expanded: Some(expanded.to_string()),
        controls_a_list: true,
        active,
        one_selected: true,
        value: value.to_owned(),
        focused: true,
    }
}

#[test]
fn arrows_choose_enter_opens_and_escape_closes_then_clears() -> Result<()> {
    let places = Places::new()?;
    places.in_both(|page, root| {
        page.open(&root.join(places.ordinary()?)?)?;
        page.press("/")?;
        assert_eq!(combobox(page)?, state("", false, None), "the stroke focuses the box and is not typed into it");
        type_and_wait(page, OFTEN)?;
        let last = page.ask::<usize>("document.querySelectorAll('.options > a').length")? - 1;
        assert!(last > 1, "several suggestions, and the way to all");
        for (key, active) in [
            ("ArrowDown", 0),
            ("ArrowDown", 1),
            ("Home", 0),
            ("ArrowUp", last),
            ("ArrowDown", 0),
            ("End", last),
            ("ArrowUp", last - 1),
        ] {
            page.press(key)?;
            assert_eq!(combobox(page)?, state(OFTEN, true, Some(active)), "after {key}");
        }
        page.press("Escape")?;
        assert_eq!(combobox(page)?, state(OFTEN, false, None), "closed, the words still there");
        page.press("Escape")?;
        assert_eq!(combobox(page)?, state("", false, None), "cleared");

        type_and_wait(page, OFTEN)?;
        page.press("ArrowDown")?;
        let target: String = page.ask("document.querySelector('.options > a').href")?;
        assert!(target.starts_with(root.as_str()), "{target}");
        page.press("Enter")?;
        page.wait_for(&format!("location.href === {target:?} && document.readyState === 'complete'"))?;
        assert_eq!(page.faults(), []);
        Ok(())
    })
}

#[test]
fn the_last_suggestion_and_enter_alone_lead_to_all_results() -> Result<()> {
    let places = Places::new()?;
    places.in_both(|page, root| {
        for keys in [&["ArrowUp", "Enter"][..], &["Enter"]] {
            page.open(&root.join(places.ordinary()?)?)?;
            page.press("Control+k")?;
            type_and_wait(page, OFTEN)?;
            keys.iter().try_for_each(|key| page.press(key))?;
            page.wait_for("document.querySelector('.search-results .hit')")?;
            let at: String = page.ask("location.pathname.split('/').slice(-2).join('/') + location.search")?;
            assert_eq!(at, format!("{}?q={OFTEN}", places.results()));
        }
        assert_eq!(page.faults(), []);
        Ok(())
    })
}

#[test]
fn a_screen_reader_hears_how_many_there_are_and_that_there_are_none() -> Result<()> {
    let places = Places::new()?;
    let page = places.browser.page(places.site.address())?;
    page.open(&places.site.address_of(places.ordinary()?)?)?;
    let (offered, nothing): (String, String) = page.ask(
        "(() => { const { offered, nothing } = document.querySelector('.search-box').dataset; return [offered, nothing]; })()",
    )?;
    let said = "[...document.querySelectorAll('[role=status]')].map((live) => live.textContent).join('')";
    page.press("/")?;
    type_and_wait(&page, OFTEN)?;
    page.wait_for(said)?;
    let total: String = page.ask("document.querySelector('.options > .all').textContent.match(/\\d+/)[0]")?;
    let heard: String = page.ask(said)?;
    assert_eq!(heard.trim(), offered.replace("{n}", &total));

    page.press("Escape")?;
    page.press("Escape")?;
    page.insert(NEVER)?;
    page.wait_for(&format!("{said}.includes({nothing:?})"))?;
    let shown: String = page.ask("document.querySelector('.suggestions').innerText")?;
    assert!(shown.contains(&nothing), "what is heard is shown too: {shown}");
    assert_eq!(combobox(&page)?, state(NEVER, false, None));
    page.close()
}

#[test]
fn keys_that_are_typed_elsewhere_stay_there() -> Result<()> {
    let places = Places::new()?;
    let page = places.browser.page(places.site.address())?;
    page.open(&places.site.address_of(places.ordinary()?)?)?;
    page.ask::<bool>(
        "(() => { const field = document.createElement('textarea'); document.body.append(field); field.focus(); return true; })()",
    )?;
    page.press("/")?;
    page.press("Control+k")?;
    let (name, value): (String, String) =
        page.ask("[document.activeElement.localName, document.activeElement.value]")?;
    assert_eq!((name.as_str(), value.as_str()), ("textarea", "/"));
    page.close()
}

#[test]
fn nothing_is_searched_while_an_input_method_composes() -> Result<()> {
    let places = Places::new()?;
    let page = places.browser.page(places.site.address())?;
    let composed = (0..10).find_map(|_| compose_undisturbed(&places, &page).transpose());
    let (asked, value) = composed.context("the browser ended every composition by itself")??;
    assert_eq!((asked, value.as_str()), (Vec::new(), "討"), "nothing was asked, and what was composed stands there");
    page.insert("討")?;
    page.wait_for("asked.length")?;
    assert_eq!(page.ask::<Vec<String>>("asked")?, ["討"]);
    page.close()
}

/// What was asked and what stands in the box while a word is being composed; nothing when the browser ended the composition
/// by itself, as it does when the tab of another test comes to the front.
fn compose_undisturbed(places: &Places, page: &Page<'_>) -> Result<Option<(Vec<String>, String)>> {
    page.open(&places.site.address_of("index.html")?)?;
    page.open(&places.site.address_of(places.ordinary()?)?)?;
    page.ask::<bool>(
        "(() => { const answer = fudaoLoad.answer; window.asked = []; window.ended = false;
            fudaoLoad.answer = (query, options) => { asked.push(query); return answer(query, options); };
            document.addEventListener('compositionend', () => { ended = true; }); return true; })()",
    )?;
    page.press("/")?;
    for composed in ["ㄊ", "ㄊㄠ", "討"] {
        page.compose(composed)?;
    }
    // Keys that the input method takes reach the page with this code; none of them may choose, open or close.
    page.ask::<bool>(
        "(() => { for (const key of ['Enter', 'Escape', 'ArrowDown']) {
            document.activeElement.dispatchEvent(new KeyboardEvent('keydown', { key, keyCode: 229, isComposing: true, bubbles: true, cancelable: true }));
        } return true; })()",
    )?;
    let (ended, asked, value): (bool, Vec<String>, String) = page.ask(
        "new Promise((resolve) => setTimeout(() => resolve([ended, asked, document.querySelector('[role=search] [name=q]').value]), 400))",
    )?;
    Ok((!ended).then_some((asked, value)))
}

#[test]
fn the_box_leaves_the_page_alone_when_it_is_left() -> Result<()> {
    let places = Places::new()?;
    let page = places.browser.page(places.site.address())?;
    page.open(&places.site.address_of(places.ordinary()?)?)?;
    page.press("/")?;
    type_and_wait(&page, OFTEN)?;
    page.press("Tab")?;
    page.wait_for("document.querySelector('.suggestions').hidden")?;
    let focused: String = page.ask("document.activeElement.type")?;
    assert_eq!(focused, "submit");
    page.close()
}
