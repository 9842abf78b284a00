//! The finished site as a list of files: pages, data and assets. Writing them is the business of `output`.

use bytes::Bytes;

use crate::export;
use crate::guide::Guide;
use crate::page::{self, Made, TemplateError, Templates, url};
use crate::search;

/// One file of the finished site.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OutputFile {
    /// Where it belongs below the site's root: `zh/laws/act/6-1.html`. Parts are separated by `/`; none is empty, `.` or
    /// `..`; no two files differ in case alone, so that a site built on Linux can be put on a USB stick.
    pub path: String,
    /// What stands in it. A copy shares it.
    pub bytes: Bytes,
}

impl OutputFile {
    /// A file at a path.
    #[must_use]
    pub fn new(path: &str, bytes: impl Into<Bytes>) -> Self {
        Self { path: path.to_owned(), bytes: bytes.into() }
    }
}

/// Stylesheet, scripts and icon are part of the program: a site cannot lose them.
const ASSETS: &[(&str, &[u8])] = &[
    (url::CALCULATOR_SCRIPT, include_bytes!("../assets/calc.js")),
    (url::STYLESHEET, include_bytes!("../assets/fudao.css")),
    (url::SCRIPT, include_bytes!("../assets/fudao.js")),
    (url::MATRIX_SCRIPT, include_bytes!("../assets/matrix.js")),
    (url::MY_DUTIES_SCRIPT, include_bytes!("../assets/my-duties.js")),
    (url::SLIDES_SCRIPT, include_bytes!("../assets/slides.js")),
    (url::QUIZ_SCRIPT, include_bytes!("../assets/quiz.js")),
    (url::PLANNER_SCRIPT, include_bytes!("../assets/planner.js")),
    (url::PAPER_SCRIPT, include_bytes!("../assets/planner-paper.js")),
    (url::ENGINE_SCRIPT, include_bytes!("../assets/engine.js")),
    (url::SEARCH_SCRIPT, include_bytes!("../assets/search.js")),
    (url::RESULTS_SCRIPT, include_bytes!("../assets/results.js")),
    (url::ICON, include_bytes!("../assets/icon.svg")),
];

/// Every file of the site, sorted by path. `base_url` ends in a slash; without it there is no `sitemap.xml`.
///
/// # Errors
/// When a template is missing or wrong.
pub fn files(
    guide: &Guide,
    templates: &Templates,
    base_url: Option<&str>,
    made: &mut Made,
) -> Result<Vec<OutputFile>, TemplateError> {
    // The pack takes one core as long as the pages take all of them.
    let (pages, rest) = rayon::join(|| pages(guide, templates, base_url, made), || rest(guide, base_url));
    Ok(joined(pages?, rest))
}

/// As [`files`], for somebody who waits for the pages: they are made first, and handed over before the rest is begun.
///
/// # Errors
/// When a template is missing or wrong.
pub fn pages_first(
    guide: &Guide,
    templates: &Templates,
    base_url: Option<&str>,
    made: &mut Made,
    hand_over: impl FnOnce(&[OutputFile]),
) -> Result<Vec<OutputFile>, TemplateError> {
    let pages = pages(guide, templates, base_url, made)?;
    hand_over(&pages);
    Ok(joined(pages, rest(guide, base_url)))
}

/// The pages, and what they need to be looked at.
fn pages(
    guide: &Guide,
    templates: &Templates,
    base_url: Option<&str>,
    made: &mut Made,
) -> Result<Vec<OutputFile>, TemplateError> {
    let mut files = page::render(guide, templates, base_url, made)?;
    files.extend(ASSETS.iter().map(|(path, bytes)| OutputFile::new(path, *bytes)));
    Ok(files)
}

/// What is searched and taken away.
fn rest(guide: &Guide, base_url: Option<&str>) -> Vec<OutputFile> {
    let mut files = search::files(guide);
    files.extend(export::files(guide));
    files.extend(export::calendars(guide, base_url));
    files.extend(base_url.map(|base| export::sitemap(guide, base)));
    files
}

fn joined(pages: Vec<OutputFile>, rest: Vec<OutputFile>) -> Vec<OutputFile> {
    let mut files = pages;
    files.extend(rest);
    files.sort_by(|a, b| a.path.cmp(&b.path));
    files
}
