//! What the browsers see: a site, and a report over it. One value, replaced whole, so that nobody ever sees half of the one
//! and half of the other.

use std::sync::Arc;

use serde::Serialize;

use super::pages::Pages;
use crate::site::OutputFile;

/// What is shown at one moment.
#[derive(Clone, Debug, Default)]
pub(super) struct Showing {
    /// The last good site, be it of an earlier run; `None` until there has been one.
    pub(super) site: Option<Arc<Pages>>,
    /// Why the content as it stands now is not what is shown, in the words of the terminal.
    pub(super) report: Option<Arc<str>>,
}

/// What a build came to, as far as the browsers are concerned.
#[derive(Debug)]
pub(super) enum Outcome {
    /// A site, or all of its pages while the rest is being made and nothing is written yet.
    Site(Arc<Pages>),
    /// No site, with the report that the terminal shows.
    Report(String),
    /// A site, with something that has to be said nevertheless: that it could not be written, or what is left of the one before.
    Both(Arc<Pages>, String),
}

/// `{"site":"0123456789abcdef.0123456789abcdef","report":null}`: the message to every browser that follows, and to each when it
/// begins to.
#[derive(Serialize)]
struct News<'a> {
    /// The version of the site that is served now, see [`Pages::version`]; empty when there has been none.
    site: &'a str,
    /// The report to show over the page, if any.
    report: Option<&'a str>,
}

impl Showing {
    /// The site that an earlier build left in the folder, for as long as there is no newer one.
    pub(super) fn of(standing: Vec<OutputFile>) -> Self {
        let site = (!standing.is_empty()).then(|| Arc::new(Pages::new(standing, None)));
        Self { site, report: None }
    }

    /// What is shown after a build: a good site replaces everything, a report leaves the last good site up.
    pub(super) fn after(&self, outcome: Outcome) -> Self {
        match outcome {
            Outcome::Site(pages) => Self { site: Some(pages), report: None },
            Outcome::Both(pages, report) => Self { site: Some(pages), report: Some(report.into()) },
            Outcome::Report(report) => Self { site: self.site.clone(), report: Some(report.into()) },
        }
    }

    /// Whether there is nothing to wait for.
    pub(super) fn is_whole(&self) -> bool {
        self.site.as_deref().is_none_or(Pages::is_whole)
    }

    /// The version of the site; empty when there is none.
    pub(super) fn version(&self) -> &str {
        self.site.as_deref().map_or("", Pages::version)
    }

    /// The message to the browsers. A browser reloads when the version differs from that of its page, and otherwise shows the
    /// report or takes it away: so no message can be missed, only overtaken.
    pub(super) fn news(&self) -> String {
        let news = News { site: self.version(), report: self.report.as_deref() };
        serde_json::to_string(&news).expect("two texts serialize")
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::{Outcome, Showing};
    use crate::serve::pages::Pages;
    use crate::site::OutputFile;

    fn site(text: &'static str) -> Arc<Pages> {
        Arc::new(Pages::new(vec![OutputFile::new("index.html", text)], None))
    }

    #[test]
    fn an_error_leaves_the_last_good_site_up_until_it_is_mended() {
        let good = Showing::default().after(Outcome::Site(site("one")));
        let broken = good.after(Outcome::Report("wrong".to_owned()));
        assert_eq!(broken.version(), good.version());
        assert_eq!(broken.report.as_deref(), Some("wrong"));
        let still = broken.after(Outcome::Report("also wrong".to_owned()));
        assert_eq!((still.version(), still.report.as_deref()), (good.version(), Some("also wrong")));
        let mended = still.after(Outcome::Site(site("two")));
        assert_ne!(mended.version(), good.version());
        assert_eq!(mended.report, None);
    }

    #[test]
    fn a_change_that_is_taken_back_needs_no_reload() {
        let good = Showing::default().after(Outcome::Site(site("one")));
        let back = good.after(Outcome::Report("wrong".to_owned())).after(Outcome::Site(site("one")));
        assert_eq!(back.news(), good.news());
    }

    #[test]
    fn without_a_site_the_report_is_all() {
        let broken = Showing::default().after(Outcome::Report("wrong \"thing\"\n".to_owned()));
        assert_eq!(broken.news(), r#"{"site":"","report":"wrong \"thing\"\n"}"#);
    }
}
