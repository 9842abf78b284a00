//! `fudao build`: check the content and write the site.
#![expect(clippy::print_stdout, reason = "this module talks to the terminal")]
#![expect(clippy::disallowed_methods, reason = "the time that a build takes is measured here and nowhere else")]

use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressStyle};

use super::{BuildArguments, Failure, Outcome, report};
use crate::{Built, output, source};

pub(super) fn run(arguments: &BuildArguments) -> Result<Outcome, Failure> {
    let start = Instant::now();
    let progress = Progress::new();
    progress.stage("reading content and templates");
    let (sources, found) = source::load(&arguments.root.root)?;
    progress.stage("checking and rendering");
    let Built { files, diagnostics } = crate::build(&sources, found, arguments.base_url.as_deref())?;
    let Some(files) = files else {
        progress.done();
        report(&diagnostics, &sources);
        return Ok(Outcome::ContentErrors);
    };
    progress.stage("writing the site");
    let out = arguments.out.clone().unwrap_or_else(|| arguments.root.root.join("site"));
    let synced = output::sync(&out, &files);
    progress.done();
    synced?;
    report(&diagnostics, &sources);
    let pages = files.iter().filter(|file| file.path.ends_with(".html")).count();
    let bytes: usize = files.iter().map(|file| file.bytes.len()).sum();
    println!("open {}", out.join("index.html").display());
    println!("built {pages} pages, {bytes} bytes, {} ms", start.elapsed().as_millis());
    Ok(Outcome::Done)
}

/// Says what is being done, once a build has taken a quarter of a second; silent when no one watches.
struct Progress(ProgressBar);

impl Progress {
    fn new() -> Self {
        let bar = ProgressBar::new_spinner();
        bar.set_style(
            ProgressStyle::with_template("{spinner} {msg} {elapsed}")
                .unwrap_or_else(|_| ProgressStyle::default_spinner()),
        );
        bar.enable_steady_tick(Duration::from_millis(250));
        Self(bar)
    }

    fn stage(&self, what: &'static str) {
        self.0.set_message(what);
    }

    fn done(&self) {
        self.0.finish_and_clear();
    }
}
