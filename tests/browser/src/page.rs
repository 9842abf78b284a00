//! A tab: opened, looked at, clicked, and asked what went wrong.

use std::thread;
use std::time::Duration;

use anyhow::{Context as _, Result, anyhow, bail};
use chromiumoxide::cdp::browser_protocol::emulation::{
    MediaFeature, SetDeviceMetricsOverrideParams, SetEmulatedMediaParams, SetFocusEmulationEnabledParams,
    SetScriptExecutionDisabledParams,
};
use chromiumoxide::cdp::browser_protocol::log::EventEntryAdded;
use chromiumoxide::cdp::browser_protocol::network::EventRequestWillBeSent;
use chromiumoxide::cdp::browser_protocol::page::PrintToPdfParams;
use chromiumoxide::cdp::js_protocol::runtime::{EvaluateParams, EventConsoleApiCalled, EventExceptionThrown};
use chromiumoxide::error::CdpError;
use chromiumoxide::listeners::EventStream;
use chromiumoxide::{Command, cdp::IntoEventKind};
use futures::{FutureExt as _, StreamExt as _};
use serde::de::DeserializeOwned;
use url::Url;

use crate::browser::Browser;
use crate::fault::Fault;

/// Whether the page has loaded and stays.
const AT_REST: &str = "document.readyState === 'complete' && !document.querySelector('meta[http-equiv=refresh]')";

/// The colours that a reader's system asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scheme {
    /// Dark letters on a light ground.
    Light,
    /// Light letters on a dark ground.
    Dark,
}

/// A tab of the browser. It counts what goes wrong on it until [`Page::faults`] takes that away.
pub struct Page<'a> {
    browser: &'a Browser,
    home: &'a Url,
    tab: chromiumoxide::Page,
    entries: EventStream<EventEntryAdded>,
    console: EventStream<EventConsoleApiCalled>,
    exceptions: EventStream<EventExceptionThrown>,
    requests: EventStream<EventRequestWillBeSent>,
    asked: EventStream<EventRequestWillBeSent>,
}

impl<'a> Page<'a> {
    pub(crate) fn new(browser: &'a Browser, home: &'a Url) -> Result<Self> {
        let tab = browser.wait(browser.chromium().new_page("about:blank"))?;
        let page = Self {
            browser,
            home,
            entries: browser.wait(tab.event_listener())?,
            console: browser.wait(tab.event_listener())?,
            exceptions: browser.wait(tab.event_listener())?,
            requests: browser.wait(tab.event_listener())?,
            asked: browser.wait(tab.event_listener())?,
            tab,
        };
        // Each tab believes that it is in front: timers run and the clipboard answers, however many are open.
        page.send(SetFocusEmulationEnabledParams::new(true))?;
        Ok(page)
    }

    /// Opens a page and waits until all of it has loaded. A page that leads on by itself is open when it has arrived.
    ///
    /// # Errors
    /// When it cannot be loaded, or does not come to rest within some seconds.
    pub fn open(&self, address: &Url) -> Result<()> {
        let go = || self.browser.wait(self.tab.goto(address.as_str()));
        // The driver at times misses the event with which a page has loaded. A page that really hangs does so twice.
        let arrived = go().or_else(|error| if is_late(&error) { go() } else { Err(error) });
        arrived.with_context(|| format!("{address} does not load"))?;
        for _ in 0..200 {
            // While one page makes way for the next there may be none that could answer.
            if self.ask(AT_REST).unwrap_or(false) {
                return Ok(());
            }
            thread::sleep(Duration::from_millis(25));
        }
        bail!("{address} does not come to rest")
    }

    /// Gives the page the screen of a phone or a desk: `width` is in CSS pixels.
    ///
    /// # Errors
    /// When the browser refuses.
    pub fn set_width(&self, width: u16) -> Result<()> {
        let is_phone = width < 600;
        self.send(SetDeviceMetricsOverrideParams::new(i64::from(width), 900, 1.0, is_phone))?;
        let settled = format!(
            "new Promise((resolve, reject) => {{ let turns = 0; (function look() {{
                if (window.outerWidth === {width} || window.innerWidth === {width}) return resolve(true);
                if (++turns > 200) return reject(new Error('the page is still ' + window.innerWidth + ' px wide'));
                setTimeout(look, 5); }})(); }})"
        );
        self.ask::<bool>(&settled)?;
        Ok(())
    }

    /// Switches the page's scripts off or on; it counts from the next page that is opened.
    ///
    /// # Errors
    /// When the browser refuses.
    pub fn set_scripts(&self, on: bool) -> Result<()> {
        self.send(SetScriptExecutionDisabledParams::new(!on))
    }

    /// What the reader's system asks for, light or dark.
    ///
    /// # Errors
    /// When the browser refuses.
    pub fn set_scheme(&self, scheme: Scheme) -> Result<()> {
        let value = match scheme {
            Scheme::Light => "light",
            Scheme::Dark => "dark",
        };
        let feature = MediaFeature::new("prefers-color-scheme", value);
        self.send(SetEmulatedMediaParams::builder().feature(feature).build())
    }

    /// What a JavaScript expression comes to, promises awaited.
    ///
    /// # Errors
    /// When it throws, or its value has another shape.
    pub fn ask<T: DeserializeOwned>(&self, expression: &str) -> Result<T> {
        // Without naming a context, so that the page that is open now answers, and not the one before it.
        let question =
            EvaluateParams::builder().expression(expression).await_promise(true).return_by_value(true).build();
        let answer = self.browser.wait(self.tab.execute(question.map_err(|reason| anyhow!(reason))?))?.result;
        if let Some(thrown) = answer.exception_details {
            bail!("asked {}: {}", first_line(expression), Fault::thrown(&thrown));
        }
        let value = answer.result.value.unwrap_or_default();
        serde_json::from_value(value).with_context(|| format!("asked {}", first_line(expression)))
    }

    /// Clicks, as a mouse does, on the first element that a CSS selector finds.
    ///
    /// # Errors
    /// When there is none, or it cannot be seen.
    pub fn click(&self, selector: &str) -> Result<()> {
        let clicked = self.browser.wait(async { self.tab.find_element(selector).await?.click().await.map(drop) });
        clicked.with_context(|| format!("clicked on `{selector}`"))
    }

    /// How many sheets of A4 the page takes in print, in the sizes that its own style asks for.
    ///
    /// # Errors
    /// When the browser cannot print it.
    pub fn sheets(&self) -> Result<usize> {
        let sizes = PrintToPdfParams { prefer_css_page_size: Some(true), ..PrintToPdfParams::default() };
        let printed = self.browser.wait(self.tab.pdf(sizes))?;
        // Each sheet is an object of this type; the list of all of them is of the type `Pages`.
        let printed = String::from_utf8_lossy(&printed).into_owned();
        let types = printed.match_indices("/Type /Page").map(|(at, found)| &printed[at + found.len()..]);
        Ok(types.filter(|rest| !rest.starts_with('s')).count())
    }

    /// What went wrong since the last call, sorted, each thing once.
    pub fn faults(&mut self) -> Vec<Fault> {
        let home = self.home.as_str();
        let outside = |event: &EventRequestWillBeSent| {
            let address = &event.request.url;
            (!address.starts_with(home) && !address.starts_with("data:")).then(|| Fault::Outside(address.clone()))
        };
        let mut faults: Vec<Fault> =
            drain(&mut self.entries).iter().filter_map(|event| Fault::of_entry(event)).collect();
        faults.extend(drain(&mut self.console).iter().map(|event| Fault::of_console(event)));
        faults.extend(drain(&mut self.exceptions).iter().map(|event| Fault::of_exception(event)));
        faults.extend(drain(&mut self.requests).iter().filter_map(|event| outside(event)));
        faults.extend(self.browser.take_unread().into_iter().map(Fault::Unread));
        faults.sort();
        faults.dedup();
        faults
    }

    /// Every address that the page has asked for since the last call.
    pub fn requests(&mut self) -> Vec<String> {
        drain(&mut self.asked).iter().map(|event| event.request.url.clone()).collect()
    }

    /// Waits until a JavaScript expression is true.
    ///
    /// # Errors
    /// When it does not become true within some seconds, or still throws after them.
    pub fn wait_for(&self, expression: &str) -> Result<()> {
        let mut last = Ok(false);
        for _ in 0..800 {
            // While one page makes way for the next there may be none that could answer.
            last = self.ask(&format!("Boolean({expression})"));
            if matches!(last, Ok(true)) {
                return Ok(());
            }
            thread::sleep(Duration::from_millis(25));
        }
        last.with_context(|| format!("it does not come to `{}`", first_line(expression)))?;
        bail!("it does not come to `{}`", first_line(expression))
    }

    /// Closes the tab.
    ///
    /// # Errors
    /// When the browser does not answer.
    pub fn close(self) -> Result<()> {
        self.browser.wait(self.tab.close())
    }

    pub(crate) fn send<T: Command>(&self, command: T) -> Result<()> {
        self.browser.wait(self.tab.execute(command))?;
        Ok(())
    }
}

/// Whether an answer has been waited for in vain.
fn is_late(error: &anyhow::Error) -> bool {
    error.is::<tokio::time::error::Elapsed>() || matches!(error.downcast_ref(), Some(CdpError::Timeout))
}

fn first_line(expression: &str) -> &str {
    expression.lines().next().unwrap_or_default()
}

/// What a stream holds now. The browser answers in order, so whatever happened before the last answer is there.
fn drain<T: IntoEventKind + Unpin>(stream: &mut EventStream<T>) -> Vec<std::sync::Arc<T>> {
    std::iter::from_fn(|| stream.next().now_or_never().flatten()).collect()
}
