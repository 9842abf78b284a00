//! The templates of `templates/`, compiled once.

use std::marker::PhantomData;

use serde::Serialize;
use tera::{ErrorKind, Tera};

use crate::site::OutputFile;
use crate::source::SourceSet;

const FOLDER: &str = "templates/";

/// All templates.
pub struct Templates(Tera);

/// A view that many pages share, made ready for the templates once. A page that holds a clone of it costs next to nothing.
#[derive(Clone, Debug, Serialize)]
#[serde(transparent)]
pub struct Ready<V> {
    value: tera::Value,
    #[serde(skip)]
    view: PhantomData<fn(&V)>,
}

impl<V: Serialize> Ready<V> {
    /// Makes a view ready.
    ///
    /// # Panics
    /// When the view is no plain data: every key of a map has to be a text or a number.
    #[must_use]
    pub fn new(view: &V) -> Self {
        Self { value: tera::Value::from_serializable(view), view: PhantomData }
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
        Ok(Self(tera))
    }

    /// Renders a page.
    ///
    /// # Errors
    /// When the template does not exist, or asks for what its view does not have.
    pub fn render<V: Serialize>(&self, template: &str, page: &str, view: &V) -> Result<OutputFile, TemplateError> {
        let failed = |error: tera::Error| TemplateError::Render { page: page.to_owned(), reason: explain(&error) };
        let context = tera::Context::from_serialize(view).map_err(failed)?;
        let html = self.0.render(template, &context).map_err(failed)?;
        Ok(OutputFile { path: page.to_owned(), bytes: html.into_bytes() })
    }
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
