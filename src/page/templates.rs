//! The templates of `templates/`, compiled once.

use std::hash::{DefaultHasher, Hash, Hasher as _};
use std::sync::{Arc, OnceLock};

use serde::ser::Error as _;
use serde::{Serialize, Serializer};
use tera::{ErrorKind, Tera};

use crate::source::{Source, SourceSet};

const FOLDER: &str = "templates/";

/// All templates.
pub struct Templates {
    tera: Tera,
    /// What their texts come to.
    print: u64,
}

/// A view that many pages share, made ready for the templates once, for the first page that is rendered with it. A page that
/// holds a clone of it costs next to nothing.
#[derive(Debug)]
pub struct Ready<V>(Arc<Shared<V>>);

#[derive(Debug)]
struct Shared<V> {
    view: V,
    /// What the view comes to.
    print: u64,
    value: OnceLock<tera::Value>,
}

impl<V> Clone for Ready<V> {
    fn clone(&self) -> Self {
        Self(Arc::clone(&self.0))
    }
}

impl<V> Hash for Ready<V> {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        self.0.print.hash(state);
    }
}

impl<V: Serialize> Serialize for Ready<V> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Shared { view, value, .. } = &*self.0;
        let ready = match value.get() {
            Some(ready) => ready,
            None => {
                let made = tera::Value::try_from_serializable(view).map_err(S::Error::custom)?;
                value.get_or_init(|| made)
            }
        };
        ready.serialize(serializer)
    }
}

impl<V: Serialize + Hash> Ready<V> {
    /// A view to be made ready.
    #[must_use]
    pub fn new(view: V) -> Self {
        let print = print(&view);
        Self(Arc::new(Shared { view, print, value: OnceLock::new() }))
    }
}

/// A template that is missing or wrong. It is no fault of the content, so the exit code is 2.
#[derive(Debug, thiserror::Error)]
pub enum TemplateError {
    /// The templates cannot be compiled.
    #[error("the templates cannot be compiled\n{0}")]
    Compile(String),
    /// A page cannot be rendered.
    #[error("the page `{page}` cannot be rendered\n{reason}")]
    Render {
        /// The page below the site's root.
        page: String,
        /// Template, line and what is wrong.
        reason: String,
    },
}

impl Templates {
    /// Compiles every file below `templates/`.
    ///
    /// # Errors
    /// When one cannot be read as a template, with its line.
    pub fn new(sources: &SourceSet) -> Result<Self, TemplateError> {
        let mut tera = Tera::new();
        let templates = sources.under(FOLDER).map(|source| (&source.path[FOLDER.len()..], source.text.as_str()));
        tera.add_raw_templates(templates).map_err(|error| TemplateError::Compile(explain(&error)))?;
        Ok(Self { tera, print: print_of(sources) })
    }

    /// Whether these are the templates of a guide, as they are now.
    #[must_use]
    pub fn are_of(&self, sources: &SourceSet) -> bool {
        self.print == print_of(sources)
    }

    /// What a page comes to that is rendered by this template from this view: as long as it is the same, so is the page.
    #[must_use]
    pub fn print<V: Hash>(&self, template: &str, view: &V) -> u64 {
        print(&(self.print, template, view))
    }

    /// Renders a page.
    ///
    /// # Errors
    /// When the template does not exist, asks for what its view does not have, or makes no whole page.
    pub fn render<V: Serialize>(&self, template: &str, page: &str, view: &V) -> Result<String, TemplateError> {
        let failed = |error: tera::Error| TemplateError::Render { page: page.to_owned(), reason: explain(&error) };
        let context = tera::Context::from_serialize(view).map_err(failed)?;
        let html = self.tera.render(template, &context).map_err(failed)?;
        match is_whole(&html) {
            true => Ok(html),
            false => {
                let reason = format!(
                    "error: the template `{FOLDER}{template}` makes no whole page: what it makes does not begin with \
                     `<!doctype html>` and end with `</html>`"
                );
                Err(TemplateError::Render { page: page.to_owned(), reason })
            }
        }
    }
}

/// Whether it is a page from its beginning to its end: a template that was emptied makes none.
fn is_whole(html: &str) -> bool {
    const BEGINNING: &str = "<!doctype html>";
    let begins = html.trim_start().get(..BEGINNING.len()).is_some_and(|begins| begins.eq_ignore_ascii_case(BEGINNING));
    begins && html.trim_end().ends_with("</html>")
}

fn print_of(sources: &SourceSet) -> u64 {
    let template = |source: &Source| print(&(&source.path, &source.text));
    print(&sources.under(FOLDER).map(template).collect::<Vec<_>>())
}

/// What a value comes to, in this run of the program: two versions of a page that share it by chance are not to be expected
/// in a lifetime.
fn print(value: &impl Hash) -> u64 {
    let mut hasher = DefaultHasher::new();
    value.hash(&mut hasher);
    hasher.finish()
}

/// What tera says, with the template's path as the reader knows it.
fn explain(error: &tera::Error) -> String {
    match error.kind() {
        ErrorKind::TemplateNotFound(name) => format!("error: the template `{FOLDER}{name}` is missing"),
        ErrorKind::MissingParent { current, parent } => {
            format!("error: `{FOLDER}{current}` extends `{FOLDER}{parent}`, which is missing")
        }
        _ => error.to_string().replace("--> ", &format!("--> {FOLDER}")),
    }
}
