//! Where a new row goes in a list of a YAML file: between the lines that are there, none of which is touched.

use super::lines;
use crate::content::tree::{Node, Tree};
use crate::content::yaml;

/// Where in a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Position {
    /// Before all rows.
    First,
    /// Behind the row with this number, from 0.
    After(usize),
    /// Behind all rows.
    End,
}

/// A list that is written one row below the other, and has at least one.
pub(super) struct List<'a> {
    text: &'a str,
    /// The byte at which the line of each row begins.
    starts: Vec<usize>,
    /// The columns before the hyphens.
    indent: usize,
}

impl<'a> List<'a> {
    /// The list under some keys of a file; the file itself where there are none. `None` when it is empty, or written otherwise.
    pub(super) fn find(text: &'a str, keys: &[&str]) -> Option<Self> {
        let tree = yaml::tree(text)?;
        let rows = rows(&tree, keys)?;
        let starts: Option<Vec<_>> = rows.iter().map(|row| line_of(text, row)).collect();
        let starts = starts.filter(|starts| !starts.is_empty())?;
        let indent = text[starts[0]..].bytes().take_while(|byte| *byte == b' ').count();
        Some(Self { text, starts, indent })
    }

    /// The byte at which a row goes, and the text to put there.
    pub(super) fn insert(&self, position: Position, row: &[String]) -> (usize, String) {
        let mut entry: String = lines::entry(row, self.indent).iter().map(|line| format!("{line}\n")).collect();
        let last = self.starts.len() - 1;
        let blank = if self.is_spaced() { "\n" } else { "" };
        let at = match position {
            Position::First => self.starts[0],
            Position::After(n) if n < last => back_over(self.text, self.starts[n + 1], Skip::Comments),
            _ => self.end(),
        };
        let begun = at == 0 || self.text[..at].ends_with('\n');
        entry = match position {
            Position::First => format!("{entry}{blank}"),
            _ => format!("{}{blank}{entry}", if begun { "" } else { "\n" }),
        };
        (at, if self.text.contains("\r\n") { entry.replace('\n', "\r\n") } else { entry })
    }

    /// Whether a blank line stands between rows. A single row says nothing, and then one does.
    fn is_spaced(&self) -> bool {
        let spaced = |start: &usize| {
            let comments = comments_above(self.text, *start);
            back_over(self.text, comments, Skip::Blank) < comments
        };
        self.starts.len() == 1 || self.starts[1..].iter().any(spaced)
    }

    /// Behind the last line of the last row.
    fn end(&self) -> usize {
        let last = self.starts[self.starts.len() - 1];
        let mut at = last;
        for (n, line) in self.text[last..].split_inclusive('\n').enumerate() {
            let shown = line.trim_start_matches(' ');
            let outside =
                line.len() - shown.len() <= self.indent && !shown.trim().is_empty() && !shown.starts_with('#');
            if n > 0 && outside {
                return back_over(self.text, at, Skip::Comments);
            }
            at += line.len();
        }
        back_over(self.text, at, Skip::Blank)
    }
}

/// What a way back through lines passes over.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Skip {
    /// Blank lines.
    Blank,
    /// Blank lines and comments, which belong to what follows them.
    Comments,
}

/// Back from the beginning of a line, over the lines before it that hold nothing.
fn back_over(text: &str, mut at: usize, skip: Skip) -> usize {
    while let Some(line) = text[..at].split_inclusive('\n').next_back() {
        let shown = line.trim();
        if !(shown.is_empty() || skip == Skip::Comments && shown.starts_with('#')) {
            break;
        }
        at -= line.len();
    }
    at
}

/// The beginning of the comments that stand right above a line.
fn comments_above(text: &str, mut at: usize) -> usize {
    while let Some(line) = text[..at].split_inclusive('\n').next_back().filter(|line| line.trim().starts_with('#')) {
        at -= line.len();
    }
    at
}

/// The byte at which the line of a row begins. `None` when something else stands before the row in its line.
fn line_of(text: &str, row: &Tree) -> Option<usize> {
    let Node::Map(entries) = &row.0.value else { return None };
    let first = entries.first()?.0.span(crate::source::FileId(0)).start as usize;
    let start = text[..first].rfind('\n').map_or(0, |at| at + 1);
    let before = text[start..first].trim();
    (before.starts_with('-') && matches!(before[1..].trim(), "" | "{")).then_some(start)
}

fn rows<'a>(tree: &'a Tree, keys: &[&str]) -> Option<&'a [Tree]> {
    match &tree.at(keys.iter().copied()).0.value {
        Node::List(rows) => Some(rows),
        _ => None,
    }
}

/// Whether a file, read again, holds what it held and one row more in that list: the proof that nothing was lost.
pub(super) fn grown_by_one(before: &str, after: &str, keys: &[&str]) -> bool {
    let (Some(before), Some(after)) = (yaml::tree(before), yaml::tree(after)) else { return false };
    let (Some(old), Some(new)) = (rows(&before, keys), rows(&after, keys)) else { return false };
    let (old, mut new): (Vec<_>, Vec<_>) =
        (old.iter().map(Tree::to_json).collect(), new.iter().map(Tree::to_json).collect());
    let added = (0..new.len()).find(|n| old.get(*n) != new.get(*n));
    if let Some(added) = added {
        new.remove(added);
    }
    let (mut rest_before, mut rest_after) = (before.to_json(), after.to_json());
    for rest in [&mut rest_before, &mut rest_after] {
        let path: String = keys.iter().map(|key| format!("/{key}")).collect();
        if let Some(list) = rest.pointer_mut(&path) {
            *list = serde_json::Value::Null;
        }
    }
    old == new && rest_before == rest_after
}

#[cfg(test)]
mod tests {
    use super::{List, Position, grown_by_one};

    fn inserted(text: &str, keys: &[&str], position: Position) -> String {
        let list = List::find(text, keys).expect("a list");
        let (at, insert) = list.insert(position, &["id: new".to_owned(), "name: ~".to_owned()]);
        let after = format!("{}{insert}{}", &text[..at], &text[at..]);
        assert!(grown_by_one(text, &after, keys), "{after}");
        after
    }

    #[test]
    fn rows_keep_their_distance() {
        assert_eq!(inserted("- id: a\n- id: b\n", &[], Position::End), "- id: a\n- id: b\n- id: new\n  name: ~\n");
        let spaced = "- id: a\n\n- id: b\n";
        assert_eq!(inserted(spaced, &[], Position::End), "- id: a\n\n- id: b\n\n- id: new\n  name: ~\n");
        assert_eq!(inserted(spaced, &[], Position::After(0)), "- id: a\n\n- id: new\n  name: ~\n\n- id: b\n");
        assert_eq!(inserted(spaced, &[], Position::First), "- id: new\n  name: ~\n\n- id: a\n\n- id: b\n");
    }

    #[test]
    fn comments_stay_with_what_follows_them() {
        let text = "# all\n- {id: a}\n# about b\n- {id: b}\n";
        let after = inserted(text, &[], Position::After(0));
        assert_eq!(after, "# all\n- {id: a}\n- id: new\n  name: ~\n# about b\n- {id: b}\n");
        assert!(inserted(text, &[], Position::First).starts_with("# all\n- id: new\n"));
    }

    #[test]
    fn a_list_inside_a_file_ends_where_the_next_key_begins() {
        let text = "rows:\n  - id: a\n    text: |-\n      - no row\n\n      one\n\n# about more\nmore: 1\n";
        let after = inserted(text, &["rows"], Position::End);
        let expected = "rows:\n  - id: a\n    text: |-\n      - no row\n\n      one\n\n  - id: new\n    name: ~\n\n# about more\nmore: 1\n";
        assert_eq!(after, expected);
        assert_eq!(
            inserted("rows:\n- id: a\nmore: 1", &["rows"], Position::End),
            "rows:\n- id: a\n\n- id: new\n  name: ~\nmore: 1"
        );
    }

    #[test]
    fn line_ends_are_those_of_the_file() {
        assert_eq!(
            inserted("- id: a\r\n- id: b", &[], Position::End),
            "- id: a\r\n- id: b\r\n- id: new\r\n  name: ~\r\n"
        );
    }

    #[test]
    fn what_is_written_otherwise_has_no_place() {
        for text in ["[]", "rows: []", "[{id: a}]", "rows: [{id: a}, {id: b}]", "-\n  id: a\n", "", "- a\n- b\n"] {
            let found = List::find(text, &[]).is_some() || List::find(text, &["rows"]).is_some();
            assert!(!found, "{text}");
        }
    }
}
