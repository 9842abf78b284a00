//! `half-width-in-statute`: the Chinese text of a statute has the punctuation of Chinese.
//!
//! The witness is compared without regard to the width of signs and to blanks, because the texts as supplied mix them. So
//! nobody else would see a comma that was typed in the wrong width, or a blank between two characters, and they would be
//! published as the words of the law.
//!
//! Bad: `zh-Hant: 學校應設學生輔導工作委員會,並置主任委員`; `zh-Hant: 學 校應設學生輔導工作委員會`
//!
//! Good: `zh-Hant: 學校應設學生輔導工作委員會，並置主任委員`

use std::collections::BTreeSet;

use super::place_of;
use crate::diag::{Code, Diagnostic, Span};
use crate::guide::{Guide, LangIx, Provision, ProvisionIx};
use crate::source::SourceSet;

/// Signs of half width with those that Chinese has in their place.
const SIGNS: [(char, char); 8] =
    [(',', '，'), ('.', '。'), (';', '；'), (':', '：'), ('?', '？'), ('!', '！'), ('(', '（'), (')', '）')];

/// The provisions that hold such a sign, and everything that is to be said.
pub(super) fn check(guide: &Guide, sources: &SourceSet) -> (BTreeSet<ProvisionIx>, Vec<Diagnostic>) {
    let units = guide.laws.iter().flat_map(|law| &law.units);
    let provisions = units.flat_map(|unit| guide.below(*unit));
    provisions.filter_map(|(at, provision)| Some((at, complaint(provision, sources)?))).unzip()
}

/// The first such sign of a provision: whoever mends it sees the others beside it.
fn complaint(provision: &Provision, sources: &SourceSet) -> Option<Diagnostic> {
    let text = provision.text.as_ref()?.own(LangIx::ORIGINAL)?;
    let (at, sign) = half_width(text)?;
    let whole = provision.text_spans.first().copied().unwrap_or(provision.span);
    let found = place_of(text, whole, sources);
    let is_there = (found.end - found.start) as usize == text.len();
    let start = found.start + at as u32;
    let span = if is_there { Span { start, end: start + sign.len_utf8() as u32, ..found } } else { whole };
    let id = &provision.id;
    let chinese = SIGNS.iter().find(|(half, _)| *half == sign);
    let (message, help) = match chinese {
        Some((half, full)) => {
            (format!("`{half}` of half width stands in the Chinese text of `{id}`"), format!("write `{full}`"))
        }
        None => (format!("a blank stands in the Chinese text of `{id}`"), "take it away".to_owned()),
    };
    Some(Diagnostic::new(Code::HalfWidthInStatute, span, message).help(help))
}

/// The first sign of half width, or blank, that touches a Chinese character or sign.
fn half_width(text: &str) -> Option<(usize, char)> {
    let mut before = None;
    let mut letters = text.char_indices().peekable();
    while let Some((at, letter)) = letters.next() {
        let after = letters.peek().map(|(_, after)| *after);
        let touches = [before, after].into_iter().flatten().any(is_chinese);
        let suspect = letter.is_whitespace() || SIGNS.iter().any(|(half, _)| *half == letter);
        if suspect && touches {
            return Some((at, letter));
        }
        before = Some(letter);
    }
    None
}

/// Chinese characters, and the signs that stand between them. Source: the blocks of Unicode. The `is_han` of the search is wider:
/// it takes Thai, too, which parts its sentences by blanks.
fn is_chinese(letter: char) -> bool {
    let is_han = matches!(letter, '\u{3400}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{3FFFF}');
    is_han || matches!(letter, '、'..='〿' | '！'..='｠')
}

#[cfg(test)]
mod tests {
    use super::half_width;

    #[test]
    fn a_sign_counts_where_it_touches_chinese() {
        assert_eq!(half_width("學校,應"), Some((6, ',')));
        assert_eq!(half_width("學 校"), Some((3, ' ')));
        assert_eq!(half_width("學\u{3000}校"), Some((3, '\u{3000}')));
        assert_eq!(half_width("學校應設。 "), Some((15, ' ')));
        assert_eq!(half_width("（1.5 hours）"), None);
        assert_eq!(half_width("A school, and its staff"), None);
        assert_eq!(half_width("學校應於1,200人以上時，設置（含）專任人員。"), None);
    }
}
