//! How wide words are, and where to break them.
//!
//! Fonts differ from reader to reader, so the widths are those of a wide sans serif, and every box has room to spare.
//! Source of the line breaking rules: Unicode Standard Annex 14, classes ID, CL, CP, OP and EX.

/// Width of a line in px at a font size in px.
#[must_use]
pub fn width(text: &str, size: f64) -> f64 {
    text.chars().map(em).sum::<f64>() * size
}

/// Width of a character in em.
fn em(c: char) -> f64 {
    match c {
        ' ' | 'i' | 'j' | 'l' | 'I' | '.' | ',' | ':' | ';' | '\'' | '!' | '|' => 0.32,
        'f' | 'r' | 't' | '(' | ')' | '-' | '"' => 0.42,
        'm' | 'w' | 'M' | 'W' => 0.95,
        'a'..='z' | '0'..='9' | '?' => 0.6,
        'A'..='Z' => 0.74,
        c if (c as u32) < 0x1100 => 0.65,
        _ => 1.0,
    }
}

/// Breaks a text into lines no wider than `limit` px where that can be done.
#[must_use]
pub fn wrap(text: &str, size: f64, limit: f64) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut line = String::new();
    for piece in pieces(text) {
        let longer = format!("{line}{piece}");
        if !line.is_empty() && width(longer.trim_end(), size) > limit {
            lines.push(line.trim_end().to_owned());
            piece.trim_start().clone_into(&mut line);
        } else {
            line = longer;
        }
    }
    if !line.trim().is_empty() {
        lines.push(line.trim_end().to_owned());
    }
    lines
}

/// The smallest pieces that stay together: a word with its space, a character with the marks that cling to it.
fn pieces(text: &str) -> Vec<String> {
    let mut pieces: Vec<String> = Vec::new();
    let mut glue = true;
    for c in text.chars() {
        let wide = em(c) >= 1.0;
        let clings = "，。、；：？！）」』》〉".contains(c) || (!wide && c != ' ' && !glue);
        match pieces.last_mut() {
            Some(last) if clings || (c == ' ') || last.ends_with(['（', '「', '『', '《']) => last.push(c),
            _ => pieces.push(c.to_string()),
        }
        glue = wide || c == ' ';
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::{width, wrap};

    #[test]
    fn lines_break_between_words_and_characters() {
        assert_eq!(wrap("School convenes a case conference", 14.0, 140.0), ["School convenes a", "case conference"]);
        assert_eq!(wrap("學校召開個案會議，評估需求", 14.0, 112.0), ["學校召開個案會", "議，評估需求"]);
        assert_eq!(wrap("", 14.0, 100.0), [""; 0]);
    }

    #[test]
    fn no_line_is_wider_than_its_limit_unless_a_word_is() {
        for text in ["法定代理人同意嗎？", "Does the legal representative consent?", "開 case 會議（系統整合）"]
        {
            assert!(wrap(text, 14.0, 120.0).iter().all(|line| width(line, 14.0) <= 130.0), "{text}");
        }
    }
}
