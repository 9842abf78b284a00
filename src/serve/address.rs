//! What a request asks for: the path of an address, turned into a path of the site. Text to text; whether there is such a
//! file, and where a disk would lead, it does not know, because pages are served from memory.

use percent_encoding::percent_decode_str;

/// What a path asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Wanted {
    /// A file: `zh/laws/act/6-1.html`.
    File(String),
    /// A folder, named with its slash; the root is the empty text: `zh/`.
    Folder(String),
}

/// Reads the path of an address: `/zh/laws/act/6-1.html`.
///
/// `None` for a path that no page of a site can have, however it is written: with a part that is empty, `.` or `..`, or that
/// holds a slash, a backslash, a control character or bytes that are not UTF-8.
pub(super) fn read(path: &str) -> Option<Wanted> {
    let inside = path.strip_prefix('/')?;
    if inside.is_empty() {
        return Some(Wanted::Folder(String::new()));
    }
    let (inside, folder) = match inside.strip_suffix('/') {
        Some(inside) => (inside, true),
        None => (inside, false),
    };
    let parts: Option<Vec<_>> = inside.split('/').map(part).collect();
    let path = parts?.join("/");
    Some(if folder { Wanted::Folder(format!("{path}/")) } else { Wanted::File(path) })
}

fn part(written: &str) -> Option<String> {
    let part = percent_decode_str(written).decode_utf8().ok()?;
    let plain = !part.is_empty() && part != "." && part != ".." && !part.contains(['/', '\\']);
    (plain && !part.contains(char::is_control)).then(|| part.into_owned())
}

#[cfg(test)]
mod tests {
    use super::{Wanted, read};

    #[test]
    fn files_and_folders_are_told_apart() {
        assert_eq!(read("/"), Some(Wanted::Folder(String::new())));
        assert_eq!(read("/zh/"), Some(Wanted::Folder("zh/".to_owned())));
        assert_eq!(read("/zh/laws/act/6-1.html"), Some(Wanted::File("zh/laws/act/6-1.html".to_owned())));
        assert_eq!(read("/%E8%BC%94%E5%B0%8E.html"), Some(Wanted::File("輔導.html".to_owned())));
        assert_eq!(read("/..a/b..c/..."), Some(Wanted::File("..a/b..c/...".to_owned())));
    }

    #[test]
    fn what_could_lead_elsewhere_is_nothing() {
        for path in [
            "",
            "*",
            "zh/",
            "//",
            "///",
            "//zh/",
            "/zh//a",
            "/..",
            "/../",
            "/../etc/passwd",
            "/zh/../../a",
            "/.",
            "/./a",
            "/%2e%2e/a",
            "/%2E%2e",
            "/.%2e/a",
            "/%2e/a",
            "/zh%2flaws",
            "/..%2fa",
            "/..%5ca",
            "/..\\a",
            "/a\\b",
            "/a%00",
            "/%00",
            "/a%0ab",
            "/a%7f",
            "/%ff",
            "/%c0%ae%c0%ae/a",
            "/a\0b",
        ] {
            assert_eq!(read(path), None, "{path:?}");
        }
    }

    #[test]
    fn what_is_decoded_once_is_not_decoded_again() {
        assert_eq!(read("/%252e%252e"), Some(Wanted::File("%2e%2e".to_owned())));
        assert_eq!(read("/a%"), Some(Wanted::File("a%".to_owned())));
        assert_eq!(read("/a%zz"), Some(Wanted::File("a%zz".to_owned())));
    }
}
