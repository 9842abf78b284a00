//! The form of ids, which stand in addresses and in the names of files.

/// What to write instead of an id of another form.
pub const HELP: &str = "use small letters from a to z, digits, and single hyphens between them: `case-conference`";

/// Whether a text is lower-case words with hyphens: `case-conference`, `6-1`.
#[must_use]
pub fn fits(id: &str) -> bool {
    let letter = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit();
    id.split('-').all(|word| !word.is_empty() && word.chars().all(letter))
}
