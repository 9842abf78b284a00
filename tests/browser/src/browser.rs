//! One Chromium, started without a window and with nothing that talks to the network.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use anyhow::{Context as _, Result, anyhow};
use chromiumoxide::browser::BrowserConfig;
use chromiumoxide::cdp::browser_protocol::browser::{PermissionDescriptor, PermissionSetting, SetPermissionParams};
use chromiumoxide::error::CdpError;
use chromiumoxide::handler::Handler;
use futures::StreamExt as _;
use tempfile::TempDir;
use tokio::runtime::Runtime;

use crate::page::Page;
use crate::shared::Shared;

/// Beside chromiumoxide's own arguments, which silence background requests, synchronization and first-run pages.
const ARGUMENTS: [&str; 3] = ["disable-gpu", "disable-component-update", "disable-quic"];

/// Faults are made of these messages, so one of them that cannot be read is a fault itself.
const WATCHED: [&str; 4] =
    ["Network.requestWillBeSent", "Log.entryAdded", "Runtime.consoleAPICalled", "Runtime.exceptionThrown"];

/// A running browser, with a profile of its own; both end with this value.
pub struct Browser {
    runtime: Runtime,
    chromium: chromiumoxide::Browser,
    unread: Arc<Mutex<Vec<String>>>,
    _profile: TempDir,
}

static BROWSER: Shared<Browser> = Shared::new();

impl Browser {
    /// The browser that all tests have in common.
    ///
    /// # Errors
    /// When no browser can be found or started. `CHROME` names one; `cargo xtask test` finds or installs one.
    pub fn shared() -> Result<Arc<Self>> {
        BROWSER.get(Self::launch)
    }

    /// Starts a browser.
    ///
    /// # Errors
    /// When none can be found or started.
    pub fn launch() -> Result<Self> {
        let profile = TempDir::new().context("no temporary folder")?;
        let config = BrowserConfig::builder()
            .new_headless_mode()
            // The tests run as root in containers, where the sandbox cannot; they open no page but their own.
            .no_sandbox()
            .args(ARGUMENTS)
            .user_data_dir(profile.path())
            .viewport(None)
            .launch_timeout(Duration::from_secs(60))
            .surface_invalid_messages()
            .build()
            .map_err(|reason| anyhow!("{reason}; set CHROME, or run `cargo xtask test`, which installs one"))?;
        let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build()?;
        let launched = runtime.block_on(chromiumoxide::Browser::launch(config));
        let (chromium, handler) = launched.context("Chromium does not start")?;
        let unread = Arc::default();
        runtime.spawn(listen(handler, Arc::clone(&unread)));
        Ok(Self { runtime, chromium, unread, _profile: profile })
    }

    /// A new tab, which counts requests outside `home` as faults.
    ///
    /// # Errors
    /// When the browser does not answer.
    pub fn page<'a>(&'a self, home: &'a url::Url) -> Result<Page<'a>> {
        Page::new(self, home)
    }

    /// Lets pages read the clipboard, so that a test can see what a page has put there.
    ///
    /// # Errors
    /// When the browser refuses.
    pub fn let_pages_read_the_clipboard(&self) -> Result<()> {
        let reading = PermissionDescriptor::new("clipboard-read");
        self.wait(self.chromium.execute(SetPermissionParams::new(reading, PermissionSetting::Granted)))?;
        Ok(())
    }

    /// Waits for something that chromiumoxide does, and turns its error into one of ours.
    pub(crate) fn wait<T>(&self, work: impl Future<Output = Result<T, CdpError>>) -> Result<T> {
        let timed = async { tokio::time::timeout(Duration::from_secs(30), work).await };
        Ok(self.runtime.block_on(timed).context("the browser has not answered for 30 s")??)
    }

    pub(crate) fn chromium(&self) -> &chromiumoxide::Browser {
        &self.chromium
    }

    /// Messages of the browser, since this was last called, that no one could read.
    pub(crate) fn take_unread(&self) -> Vec<String> {
        std::mem::take(&mut *self.unread.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        let chromium = &mut self.chromium;
        self.runtime.block_on(async {
            // A browser that does not close by itself is ended: a test must not leave one behind.
            let closed = tokio::time::timeout(Duration::from_secs(5), async {
                chromium.close().await.ok();
                chromium.wait().await.ok();
            });
            if closed.await.is_err() {
                chromium.kill().await;
            }
        });
    }
}

/// Passes messages between browser and pages until the browser ends.
async fn listen(mut handler: Handler, unread: Arc<Mutex<Vec<String>>>) {
    while let Some(turn) = handler.next().await {
        if let Err(CdpError::InvalidMessage(message, reason)) = turn
            && is_watched(&message)
        {
            unread.lock().unwrap_or_else(PoisonError::into_inner).push(format!("{reason}: {message}"));
        }
    }
}

fn is_watched(message: &str) -> bool {
    let method = serde_json::from_str::<serde_json::Value>(message).ok();
    let method = method.as_ref().and_then(|message| message["method"].as_str());
    // What a message adds about headers and cookies is of no use here, and often of a newer protocol.
    let watched =
        |method: &str| WATCHED.iter().any(|watched| method.starts_with(watched)) && !method.ends_with("ExtraInfo");
    method.is_none_or(watched)
}
