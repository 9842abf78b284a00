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

/// Every file of the site, sorted by path. `base_url` ends in a slash; without it there is no `sitemap.xml`. Of its pages those
/// that were made before are not made again.
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
    let (pages, search) = rayon::join(|| page::render(guide, templates, base_url, made), || search::files(guide));
    let mut files = pages?;
    files.extend(search);
    files.extend(export::files(guide));
    files.extend(export::calendars(guide, base_url));
    files.extend(ASSETS.iter().map(|(path, bytes)| OutputFile::new(path, *bytes)));
    files.extend(base_url.map(|base| export::sitemap(guide, base)));
    files.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(files)
}
