//! Why nothing was begun.

/// Why a request is refused. Nothing has been written then.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// A name that nothing has.
    #[error("there is no {what} `{id}`{hint}")]
    Unknown {
        /// What it should be the name of.
        what: &'static str,
        /// The name.
        id: String,
        /// The nearest known name, or the few that there are.
        hint: String,
    },
    /// A name that must be given.
    #[error("the {what} is missing: give it with {option}; there are: {known}")]
    Missing {
        /// What it should be the name of.
        what: &'static str,
        /// The option that gives it.
        option: &'static str,
        /// The names that there are.
        known: String,
    },
    /// The id has been given already.
    #[error("the {what} `{id}` is there already, in `{path}`")]
    Taken {
        /// What has it.
        what: &'static str,
        /// The id.
        id: String,
        /// Where it stands.
        path: String,
    },
    /// A row of the same provision with the same key.
    #[error("`{path}` has a row of `{id}`; give this one a --key of its own")]
    SameDuty {
        /// The provision, and the key if there is one.
        id: String,
        /// Where it stands.
        path: String,
    },
    /// An id that could not stand in an address.
    #[error("`{id}` cannot be an id; {}", crate::content::id::HELP)]
    BadId {
        /// What was given.
        id: String,
    },
    /// An article is named by its law and its number.
    #[error("`{id}` is not an article; write its law and its number, such as `law/25` or `law/6-1`")]
    NotAnArticle {
        /// What was given.
        id: String,
    },
    /// The file to be written to, or to be asked, holds errors of shape.
    #[error("`{path}` cannot be read; `fudao check` says why")]
    Unread {
        /// The file.
        path: String,
    },
    /// The list is empty, or not written one row below the other.
    #[error("no place for a new row can be found in `{path}`; write it there by hand")]
    NoPlace {
        /// The file.
        path: String,
    },
}
