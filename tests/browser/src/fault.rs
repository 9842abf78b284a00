//! What can go wrong on a page without anybody seeing it.

use std::fmt;

use chromiumoxide::cdp::browser_protocol::log::{EventEntryAdded, LogEntryLevel};
use chromiumoxide::cdp::js_protocol::runtime::{
    EventConsoleApiCalled, EventExceptionThrown, ExceptionDetails, RemoteObject,
};

/// Something that a page should not have done.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fault {
    /// The browser complains: a refused resource, a violation of the page's security policy, a file that is not there.
    Complaint(String),
    /// The page wrote to the console.
    Console(String),
    /// A script threw.
    Exception(String),
    /// The page asked for something outside its site.
    Outside(String),
    /// The browser said something that the harness cannot read, so that it cannot vouch for the page.
    Unread(String),
}

impl Fault {
    /// Warnings and errors; Chromium's own advice (`verbose`, `info`) is no fault.
    pub(crate) fn of_entry(event: &EventEntryAdded) -> Option<Self> {
        let entry = &event.entry;
        let serious = matches!(entry.level, LogEntryLevel::Warning | LogEntryLevel::Error);
        serious.then(|| Self::Complaint(format!("{} {}", entry.text, entry.url.as_deref().unwrap_or_default())))
    }

    /// Any call of `console`: a finished page has nothing to say there.
    pub(crate) fn of_console(event: &EventConsoleApiCalled) -> Self {
        let words: Vec<String> = event.args.iter().map(words).collect();
        Self::Console(format!("{:?}: {}", event.r#type, words.join(" ")))
    }

    pub(crate) fn of_exception(event: &EventExceptionThrown) -> Self {
        Self::thrown(&event.exception_details)
    }

    pub(crate) fn thrown(details: &ExceptionDetails) -> Self {
        let thrown = details.exception.as_ref().and_then(|thrown| thrown.description.clone()).unwrap_or_default();
        Self::Exception(format!("{} {thrown}", details.text))
    }
}

fn words(argument: &RemoteObject) -> String {
    match (&argument.value, &argument.description) {
        (Some(value), _) => value.to_string(),
        (None, Some(description)) => description.clone(),
        (None, None) => "…".to_owned(),
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Complaint(text) => write!(out, "the browser complains: {text}"),
            Self::Console(text) => write!(out, "the console says: {text}"),
            Self::Exception(text) => write!(out, "a script threw: {text}"),
            Self::Outside(address) => write!(out, "it asks for something outside its folder: {address}"),
            Self::Unread(message) => write!(out, "the harness cannot read a message of the browser: {message}"),
        }
    }
}
