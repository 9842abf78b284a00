//! `text-differs-from-witness`, `witness-without-provision`: the statute must be word for word what was supplied.
//!
//! Each law's folder keeps the text as supplied. Every provision, with its marker, must stand there in the same order,
//! each on its own line. White space and the width of punctuation do not count; every other character does.
//!
//! Bad: `zh-Hant: 學校應設學生輔導委員會` where the witness has 學校應設學生輔導工作委員會
//!
//! Good: the words of the witness; when the law has changed, replace the witness and follow the report

use std::collections::BTreeSet;
use std::ops::Range;

use similar::{Algorithm, DiffOp, capture_diff_slices};

use crate::content::Unread;
use crate::diag::{Code, Diagnostic, Span};
use crate::guide::{Guide, LangIx, Law, ProvisionIx, Witness};
use crate::source::{Source, SourceSet};

/// Characters shown on each side of a difference.
const CONTEXT: usize = 12;

/// The provisions that differ, and everything that is to be said.
pub(super) fn check(guide: &Guide, unread: &Unread, sources: &SourceSet) -> (BTreeSet<ProvisionIx>, Vec<Diagnostic>) {
    let readable = |law: &&Law| !unread.below(&format!("content/laws/{}/", law.id));
    let compared = guide.laws.iter().filter(readable).filter_map(|law| Some((law, law.witness.as_ref()?)));
    let compared = compared.filter(|(_, witness)| sources.get(witness.file).readable);
    let found = compared.flat_map(|(law, witness)| compare(guide, law, witness, sources));
    let (differing, said): (Vec<_>, Vec<_>) = found.unzip();
    (differing.into_iter().flatten().collect(), said)
}

/// One character that counts, and where it comes from: a place in a provision or a byte of the witness.
#[derive(Clone, Copy)]
struct Mark<T> {
    letter: char,
    from: T,
}

/// A place in a provision: the byte in its own words, nothing for its marker and the end of its line.
#[derive(Clone, Copy)]
struct Spot {
    provision: ProvisionIx,
    byte: Option<usize>,
}

/// A complaint, and the provision whose words it is about.
type Difference = (Option<ProvisionIx>, Diagnostic);

fn compare(guide: &Guide, law: &Law, witness: &Witness, sources: &SourceSet) -> Vec<Difference> {
    let source = sources.get(witness.file);
    let expected = expected(guide, law);
    let supplied = supplied(guide, law, source, witness);
    let left: Vec<char> = expected.iter().map(|mark| mark.letter).collect();
    let right: Vec<char> = supplied.iter().map(|mark| mark.letter).collect();
    if left == right {
        return Vec::new();
    }
    let ops = capture_diff_slices(Algorithm::Myers, &left, &right);
    let changes: Vec<_> = ops.into_iter().filter(|op| !matches!(op, DiffOp::Equal { .. })).collect();
    Comparison { guide, law, sources, source, expected: &expected, supplied: &supplied }.report(&changes)
}

/// The law as the YAML gives it: for each provision its marker and its own words, each provision a line.
fn expected(guide: &Guide, law: &Law) -> Vec<Mark<Spot>> {
    let mut marks = Vec::new();
    for unit in &law.units {
        for (at, provision) in guide.below(*unit) {
            let marker = law.levels[provision.depth].marker(&provision.number, LangIx::ORIGINAL);
            let text = provision.text.as_ref().and_then(|text| text.own(LangIx::ORIGINAL)).unwrap_or_default();
            let spot = |byte| Spot { provision: at, byte };
            let marker = marker.chars().map(|c| (c, None));
            let letters = marker.chain(text.char_indices().map(|(byte, c)| (c, Some(byte))));
            marks.extend(letters.filter_map(|(c, byte)| Some(Mark { letter: counted(c)?, from: spot(byte) })));
            marks.push(Mark { letter: '\n', from: spot(None) });
        }
    }
    tidy_headings(guide, marks)
}

/// A unit whose marker is followed by its text on the same line has no line of its own: 一、本要點….
fn tidy_headings(guide: &Guide, marks: Vec<Mark<Spot>>) -> Vec<Mark<Spot>> {
    marks.into_iter().filter(|mark| mark.letter != '\n' || guide[mark.from.provision].depth > 0).collect()
}

/// The law as supplied: from the first line that begins like a unit to its end, empty lines left out.
fn supplied(guide: &Guide, law: &Law, source: &Source, witness: &Witness) -> Vec<Mark<usize>> {
    let heading = |n: usize| law.units.get(n).map(|unit| heading(guide, law, *unit)).unwrap_or_default();
    let mut marks = Vec::new();
    let mut begun = law.levels[0].markers[LangIx::ORIGINAL.get()].is_none();
    let mut units = 0;
    let mut at = 0;
    for line in source.text.split_inclusive('\n') {
        let start = at;
        at += line.len();
        let letters: Vec<_> = letters(line, start);
        let spelled: String = letters.iter().map(|mark| mark.letter).collect();
        if witness.until.as_ref().is_some_and(|until| line.trim().starts_with(until.as_str())) {
            break;
        }
        let next = heading(units);
        let is_heading = !next.is_empty() && spelled.starts_with(&next);
        begun |= begins_a_unit(law, line);
        if letters.is_empty() || !begun {
            continue;
        }
        let alone = is_heading && spelled == next;
        units += usize::from(is_heading);
        marks.extend(letters);
        if !alone {
            marks.push(Mark { letter: '\n', from: start });
        }
    }
    marks
}

/// Whether a line begins with the marker of any unit, also of one that the YAML does not have.
fn begins_a_unit(law: &Law, line: &str) -> bool {
    let spelled: String = line.chars().filter(|c| !c.is_whitespace()).collect();
    let marker = law.levels[0].markers[LangIx::ORIGINAL.get()].as_ref();
    marker.is_some_and(|marker| marker.read_prefix(&spelled).is_some())
}

fn heading(guide: &Guide, law: &Law, unit: ProvisionIx) -> String {
    law.levels[0].marker(&guide[unit].number, LangIx::ORIGINAL).chars().filter_map(counted).collect()
}

fn letters(line: &str, start: usize) -> Vec<Mark<usize>> {
    let letters = line.char_indices().filter_map(|(at, c)| Some(Mark { letter: counted(c)?, from: start + at }));
    letters.collect()
}

/// A character as it counts: nothing for white space, half width for what has both widths.
fn counted(c: char) -> Option<char> {
    match c {
        c if c.is_whitespace() => None,
        '！'..='～' => char::from_u32(c as u32 - 0xFEE0),
        c => Some(c),
    }
}

/// Two unequal texts.
struct Comparison<'a> {
    guide: &'a Guide,
    law: &'a Law,
    sources: &'a SourceSet,
    source: &'a Source,
    expected: &'a [Mark<Spot>],
    supplied: &'a [Mark<usize>],
}

impl Comparison<'_> {
    /// One diagnostic per provision that differs, at its first difference.
    fn report(&self, changes: &[DiffOp]) -> Vec<Difference> {
        let mut found = Vec::new();
        let mut last = None;
        for change in changes {
            let (old, new) = (change.old_range(), change.new_range());
            let in_witness = self.in_witness(new.clone());
            let whole_lines = old.is_empty().then(|| self.whole_lines(&new)).flatten();
            if let Some(lines) = whole_lines {
                let words = self.words(self.supplied, lines.start, lines.len());
                found.push((None, self.extra(self.in_witness(lines), &words)));
                continue;
            }
            let Some(at) = self.provision_at(old.start) else {
                found.push((None, self.extra(in_witness, &self.words(self.supplied, new.start, new.len()))));
                continue;
            };
            let provision = &self.guide[at];
            let missing = provision.text.as_ref().is_some_and(|text| text.own(LangIx::ORIGINAL).is_none());
            if last == Some(at) || missing {
                continue;
            }
            last = Some(at);
            let differs = self.differs(at, (old.start, old.len()), (new.start, new.len()), in_witness);
            found.push((Some(at), differs));
        }
        found
    }

    /// The same stretch of the witness from a line's beginning to a line's end, where it can be cut like that: what is
    /// missing between 甲⏎ and 乙⏎ may as well be ⏎丙 as 丙⏎.
    fn whole_lines(&self, new: &Range<usize>) -> Option<Range<usize>> {
        let letter = |n: usize| self.supplied.get(n).map_or('\n', |mark| mark.letter);
        let before = |n: usize| n.checked_sub(1).map_or('\n', letter);
        let mut lines = new.clone();
        while before(lines.start) != '\n' && before(lines.start) == before(lines.end) {
            lines = lines.start - 1..lines.end - 1;
        }
        (before(lines.start) == '\n' && before(lines.end) == '\n').then_some(lines)
    }

    fn provision_at(&self, n: usize) -> Option<ProvisionIx> {
        self.expected.get(n).map(|mark| mark.from.provision)
    }

    /// Where the differing characters stand in the YAML; the whole text where it is not written on one line.
    fn in_yaml(&self, at: ProvisionIx, (start, length): (usize, usize)) -> Span {
        let provision = &self.guide[at];
        let whole = provision.text_spans.first().copied().unwrap_or(provision.span);
        let own = provision.text.as_ref().and_then(|text| text.own(LangIx::ORIGINAL)).unwrap_or_default();
        let written =
            self.sources.get(whole.file).text.get(whole.start as usize..whole.end as usize).unwrap_or_default();
        let Some(inside) = written.find(own).filter(|_| !own.is_empty()) else { return whole };
        let of_provision = |mark: &&Mark<Spot>| mark.from.provision == at;
        let bytes = |n: usize| self.expected.get(n).filter(of_provision).and_then(|mark| mark.from.byte);
        let begin = whole.start + inside as u32;
        let (first, last) = match (start..start + length).filter_map(bytes).collect::<Vec<_>>()[..] {
            [] => bytes(start).map_or((own.len(), own.len()), |byte| (byte, byte)),
            [one] => (one, own.ceil_char_boundary(one + 1)),
            [one, .., last] => (one, own.ceil_char_boundary(last + 1)),
        };
        Span { file: whole.file, start: begin + first as u32, end: begin + last as u32 }
    }

    fn in_witness(&self, range: Range<usize>) -> Span {
        let end_of_text = self.source.text.len();
        let byte = |n: usize| self.supplied.get(n).map_or(end_of_text, |mark| mark.from) as u32;
        Span { file: self.source.id, start: byte(range.start), end: byte(range.end).max(byte(range.start)) }
    }

    fn differs(&self, at: ProvisionIx, old: (usize, usize), new: (usize, usize), in_witness: Span) -> Diagnostic {
        let provision = &self.guide[at];
        let (have, want) = (self.words(self.expected, old.0, old.1), self.words(self.supplied, new.0, new.1));
        let message = format!("`{}` does not say what its witness says: `{have}`", provision.id);
        let differs = Diagnostic::new(Code::TextDiffersFromWitness, self.in_yaml(at, old), message);
        differs.related(in_witness, "the witness").help(format!("the witness has `{want}`"))
    }

    fn extra(&self, in_witness: Span, words: &str) -> Diagnostic {
        let message = format!("no provision of `{}` says what its witness says: `{words}`", self.law.id);
        Diagnostic::new(Code::WitnessWithoutProvision, in_witness, message)
            .help("add the provision, or end the law before it with `until`")
    }

    /// The differing characters with some on each side, a line's end shown as `⏎`.
    fn words<T>(&self, marks: &[Mark<T>], start: usize, length: usize) -> String {
        let from = start.saturating_sub(CONTEXT);
        let to = (start + length.min(4 * CONTEXT) + CONTEXT).min(marks.len());
        let shown =
            marks[from.min(marks.len())..to].iter().map(|mark| if mark.letter == '\n' { '⏎' } else { mark.letter });
        shown.collect()
    }
}
