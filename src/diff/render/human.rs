//! What differs for people: each provision with its words, what is gone in `[-…-]`, what is new in `{+…+}`, and the rows it touches.

use std::fmt::Write as _;

use super::States;
use crate::diag::render::human::Colour;
use crate::diff::{Change, Kind, Piece, Side, Touch};

/// Draws all changes, a blank line behind each, and a last line that counts them.
///
/// `colour` is for terminals only, and comes to the marks; nothing is told by colour alone.
#[must_use]
pub fn render(changes: &[Change], states: States<'_>, colour: Colour) -> String {
    let mut text = String::new();
    for change in changes {
        draw(&mut text, change, states, colour);
        text.push('\n');
    }
    text.push_str(&count(changes));
    text
}

fn draw(text: &mut String, change: &Change, states: States<'_>, colour: Colour) {
    let name = change.citation.first().map(|(_, name)| name.as_str()).unwrap_or_default();
    let was = change.was.as_ref().map(|was| format!(" (was {was})")).unwrap_or_default();
    let head = format!("{} {}{was}", change.kind.word(), change.id);
    let _ = writeln!(text, "{}  {name}", paint(&head, Paint::Strong, colour));
    for (language, pieces) in &change.texts {
        let shown: String = pieces.iter().map(|piece| mark(piece, change.kind, colour)).collect();
        let _ = writeln!(text, "  {language}: {shown}");
    }
    if let Some((old, new)) = &change.status {
        let _ = writeln!(text, "  in force: [-{old}-] {{+{new}+}}");
    }
    for language in &change.out_of_date {
        let _ = writeln!(text, "  the translation `{language}` was made from another text");
    }
    for (side, touch) in &change.touches {
        let _ = writeln!(text, "  {}", line(*side, touch, states));
    }
}

/// A piece with its mark; what is wholly added or removed needs none.
fn mark(piece: &Piece, kind: Kind, colour: Colour) -> String {
    let whole = matches!(kind, Kind::Added | Kind::Removed);
    match piece.side {
        Side::Both => piece.text.clone(),
        Side::Old if whole => paint(&piece.text, Paint::Old, colour),
        Side::New if whole => paint(&piece.text, Paint::New, colour),
        Side::Old => paint(&format!("[-{}-]", piece.text), Paint::Old, colour),
        Side::New => paint(&format!("{{+{}+}}", piece.text), Paint::New, colour),
    }
}

/// `duty         act-12-p1-developmental        content/duties/teacher.yaml:2`
fn line(side: Side, touch: &Touch, states: States<'_>) -> String {
    let part = touch.part.as_ref().map(|part| format!(" {part}")).unwrap_or_default();
    let old = if side == Side::Old { "  (old state)" } else { "" };
    let place = states.place(side, touch).map(|place| format!("  {}:{}", place.path, place.line)).unwrap_or_default();
    format!("{:<11}{}{part}{place}{old}", touch.kind, touch.id)
}

#[derive(Clone, Copy)]
enum Paint {
    Strong,
    Old,
    New,
}

fn paint(text: &str, paint: Paint, colour: Colour) -> String {
    let code = match paint {
        Paint::Strong => "1",
        Paint::Old => "31",
        Paint::New => "32",
    };
    match colour {
        Colour::Always => format!("\u{1b}[{code}m{text}\u{1b}[0m"),
        Colour::Never => text.to_owned(),
    }
}

fn count(changes: &[Change]) -> String {
    if changes.is_empty() {
        return "no provision differs; other content is not compared: `git diff` shows it\n".to_owned();
    }
    let of = |kind: Kind| changes.iter().filter(|change| change.kind == kind).count();
    let counts = Kind::ALL.into_iter().map(|kind| (of(kind), kind)).filter(|(count, _)| *count > 0);
    let counts: Vec<_> = counts
        .map(|(count, kind)| match kind {
            Kind::Status => format!("{count} in force at another time"),
            _ => format!("{count} {}", kind.word()),
        })
        .collect();
    let mut rows: Vec<_> = changes.iter().flat_map(|change| &change.touches).collect();
    rows.sort();
    rows.dedup();
    let resting = if rows.len() == 1 { "1 row rests".to_owned() } else { format!("{} rows rest", rows.len()) };
    format!("{}; {resting} on them\n", counts.join(", "))
}
