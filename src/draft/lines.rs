//! The lines of a new row: keys with what is known, `~` for what a person has to write.

/// Builds the lines of a mapping, without indentation of their own.
pub(super) struct Lines<'a> {
    languages: &'a [&'a str],
    lines: Vec<String>,
}

impl<'a> Lines<'a> {
    pub(super) fn new(languages: &'a [&'a str]) -> Self {
        Self { languages, lines: Vec::new() }
    }

    /// `key: value`, where the value is one word.
    pub(super) fn word(mut self, key: &str, value: &str) -> Self {
        self.lines.push(format!("{key}: {}", scalar(value)));
        self
    }

    /// `key: value`, if there is one.
    pub(super) fn maybe(self, key: &str, value: Option<&String>) -> Self {
        match value {
            Some(value) => self.word(key, value),
            None => self,
        }
    }

    /// `key: [one, other]`, if there are any.
    pub(super) fn list(mut self, key: &str, values: &[String]) -> Self {
        if !values.is_empty() {
            let values: Vec<_> = values.iter().map(|value| scalar(value)).collect();
            self.lines.push(format!("{key}: [{}]", values.join(", ")));
        }
        self
    }

    /// A text of a few words, in one line: `key: {zh-Hant: ~, en: ~}`.
    pub(super) fn short(mut self, key: &str) -> Self {
        let texts: Vec<_> = self.languages.iter().map(|language| format!("{language}: ~")).collect();
        self.lines.push(format!("{key}: {{{}}}", texts.join(", ")));
        self
    }

    /// A text of a sentence or more, a line for each language.
    pub(super) fn long(mut self, key: &str) -> Self {
        self.lines.push(format!("{key}:"));
        self.lines.extend(self.languages.iter().map(|language| format!("  {language}: ~")));
        self
    }

    /// `key:` with a list of mappings below it.
    pub(super) fn rows(mut self, key: &str, rows: &[Vec<String>]) -> Self {
        self.lines.push(format!("{key}:"));
        self.lines.extend(rows.iter().flat_map(|row| entry(row, 2)));
        self
    }

    pub(super) fn done(self) -> Vec<String> {
        self.lines
    }
}

/// The lines of a mapping as an entry of a list, so many columns in.
pub(super) fn entry(lines: &[String], indent: usize) -> Vec<String> {
    let mark = |n: usize| if n == 0 { "- " } else { "  " };
    lines.iter().enumerate().map(|(n, line)| format!("{:indent$}{}{line}", "", mark(n))).collect()
}

/// A word as YAML reads it back: in quotes where it would be a number or a truth value.
fn scalar(word: &str) -> String {
    let meant = ["null", "true", "false", "yes", "no", "on", "off", "y", "n"];
    let plain = word.starts_with(char::is_alphabetic) && !meant.contains(&word.to_ascii_lowercase().as_str());
    if plain { word.to_owned() } else { format!("\"{word}\"") }
}
