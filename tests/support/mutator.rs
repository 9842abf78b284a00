//! Texts that are nearly right: real ones, with a few places spoiled. The same seed gives the same text.

use fastrand::Rng;

/// What spoils YAML, Markdown, citations and queries, or has spoiled readers of them elsewhere.
const PIECES: [&str; 62] = [
    ": ",
    "- ",
    "{",
    "}",
    "[",
    "]",
    ",",
    "\"",
    "'",
    "|\n",
    ">-\n",
    "&a ",
    "*a",
    "<<: *a",
    "!!binary ",
    "!x ",
    "? ",
    "%YAML 9\n",
    "---\n",
    "...\n",
    "\u{feff}",
    "\r",
    "\r\n",
    "\t",
    "\u{0}",
    "\u{85}",
    "\u{2028}",
    "#",
    " #",
    "~",
    "null",
    ".inf",
    "-1",
    "0",
    "1e999",
    "99999999999999999999",
    "::statute[",
    "::chart[x]",
    "](",
    "[](",
    "[](act",
    "<b>",
    "<script>",
    "javascript:",
    "\\",
    "`",
    "第",
    "之",
    "條",
    "前項",
    "Article ",
    "§",
    "－",
    "１",
    "廿",
    "\u{3000}",
    "e\u{301}",
    "🧑‍🏫",
    "\u{202e}",
    "𠀀",
    "ﷺ",
    "AND NOT (",
];

/// A text with so many places spoiled.
pub fn spoiled(text: &str, places: usize, rng: &mut Rng) -> String {
    let mut text = text.to_owned();
    for _ in 0..places {
        text = match rng.u8(0..8) {
            0 => cut(&text, rng),
            1 => doubled(&text, rng),
            2 => lines_exchanged(&text, rng),
            3 => indented(&text, rng),
            4 => deep(&text, rng),
            _ => put_in(&text, PIECES[rng.usize(0..PIECES.len())], rng),
        };
    }
    text
}

/// A place between two characters.
fn place(text: &str, rng: &mut Rng) -> usize {
    text.floor_char_boundary(rng.usize(0..=text.len()))
}

/// A stretch of at most so many bytes.
fn stretch(text: &str, most: usize, rng: &mut Rng) -> std::ops::Range<usize> {
    let start = place(text, rng);
    start..text.floor_char_boundary((start + rng.usize(0..=most)).min(text.len()))
}

fn put_in(text: &str, piece: &str, rng: &mut Rng) -> String {
    let at = place(text, rng);
    format!("{}{piece}{}", &text[..at], &text[at..])
}

fn cut(text: &str, rng: &mut Rng) -> String {
    let gone = stretch(text, 80, rng);
    format!("{}{}", &text[..gone.start], &text[gone.end..])
}

fn doubled(text: &str, rng: &mut Rng) -> String {
    let again = text[stretch(text, 200, rng)].to_owned();
    put_in(text, &again, rng)
}

fn lines_exchanged(text: &str, rng: &mut Rng) -> String {
    let mut lines: Vec<_> = text.split_inclusive('\n').collect();
    if !lines.is_empty() {
        let (one, other) = (rng.usize(0..lines.len()), rng.usize(0..lines.len()));
        lines.swap(one, other);
    }
    lines.concat()
}

fn indented(text: &str, rng: &mut Rng) -> String {
    let mut lines: Vec<_> = text.split_inclusive('\n').map(str::to_owned).collect();
    if !lines.is_empty() {
        let n = rng.usize(0..lines.len());
        lines[n] = if rng.bool() { format!("  {}", lines[n]) } else { lines[n].trim_start_matches(' ').to_owned() };
    }
    lines.concat()
}

/// Brackets within brackets, deeper than any reader should follow.
fn deep(text: &str, rng: &mut Rng) -> String {
    let depth = 1 << rng.u32(3..12);
    let piece = ["[", "{a: ", "- ", "(", "（", "> "][rng.usize(0..6)];
    put_in(text, &piece.repeat(depth), rng)
}
