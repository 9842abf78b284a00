//! Cuts running text at the lines that pull in a piece of the guide.
//!
//! Such a line stands by itself: `::statute[act/6/p1]`, `::chart[three-tiers]`, `::duties[regulations/5/p1/s1]`,
//! `::mandate[new-counselors]`, or, for a case of the same module, `::case[first-day]`.

use super::Resolver;
use crate::content::{Spanned, Text};
use crate::diag::{Code, Diagnostic, Span, nearest};
use crate::guide::{Block, Case, Prose};
use crate::source::FileId;

/// The words before the bracket.
const NAMES: [&str; 5] = ["case", "chart", "duties", "mandate", "statute"];

impl Resolver<'_> {
    pub(super) fn prose(&mut self, file: FileId, text: &Text, cases: &[Case]) -> Option<Prose> {
        let words = self.texts.words(file, text)?;
        let spans = self.texts.spans(file, text);
        let mut blocks = vec![Vec::new(); spans.len()];
        for (lang, own) in words.all() {
            blocks[lang.get()] = self.blocks(own, spans[lang.get()], cases);
        }
        Some(Prose { words, blocks, spans })
    }

    fn blocks(&mut self, text: &str, span: Span, cases: &[Case]) -> Vec<Block> {
        let mut blocks = Vec::new();
        let mut markdown = String::new();
        // Where the search for the next line begins, so that a line that stands twice is found twice.
        let mut from = span.start;
        for line in text.lines() {
            let Some(command) = line.trim().strip_prefix("::") else {
                markdown.push_str(line);
                markdown.push('\n');
                continue;
            };
            if !markdown.trim().is_empty() {
                blocks.push(Block::Markdown(std::mem::take(&mut markdown)));
            }
            markdown.clear();
            let place = self.find(line.trim(), Span { start: from, ..span });
            from = place.end.max(from);
            blocks.extend(self.block(command, place, cases));
        }
        if !markdown.trim().is_empty() {
            blocks.push(Block::Markdown(markdown));
        }
        blocks
    }

    fn block(&mut self, command: &str, place: Span, cases: &[Case]) -> Option<Block> {
        let Some((name, id)) = command.strip_suffix(']').and_then(|command| command.split_once('[')) else {
            let message = format!("`::{command}` pulls nothing in");
            let unknown = Diagnostic::new(Code::UnknownPiece, place, message);
            self.complain(unknown.help("write a name, and an id in brackets: `::chart[id]`"));
            return None;
        };
        let start = place.start + (name.len() + "::[".len()) as u32;
        let id = Spanned::new(id.to_owned(), start, start + id.len() as u32);
        match name {
            "statute" => self.provision(&id, place.file).map(Block::Statute),
            "duties" => self.provision(&id, place.file).map(Block::Duties),
            "chart" => self.chart(&id, place.file).map(Block::Chart),
            "mandate" => self.mandate_id(&id, place.file).map(Block::Mandate),
            "case" => self.case(&id, place.file, cases).map(Block::Case),
            _ => {
                let unknown = Diagnostic::new(Code::UnknownPiece, place, format!("nothing is pulled in by `::{name}`"));
                self.complain(match nearest(name, NAMES) {
                    Some(near) => unknown.help(format!("did you mean `::{near}`?")),
                    None => unknown.help(format!("these are known: {}", NAMES.join(", "))),
                });
                None
            }
        }
    }

    fn case(&mut self, id: &Spanned<String>, file: FileId, cases: &[Case]) -> Option<usize> {
        let found = cases.iter().position(|case| case.id == id.value);
        if found.is_none() {
            let message = format!("this module has no case `{}`", id.value);
            let dangling = Diagnostic::new(Code::DanglingReference, id.span(file), message);
            let near = nearest(&id.value, cases.iter().map(|case| case.id.as_str()));
            self.complain(match near {
                Some(near) => dangling.help(format!("did you mean `{near}`?")),
                None => dangling,
            });
        }
        found
    }

    /// The place of a line in its file; that of the text where the file writes it differently.
    fn find(&self, line: &str, from: Span) -> Span {
        let text = &self.sources.get(from.file).text;
        let after = text.get(from.start as usize..from.end as usize).unwrap_or_default();
        after.find(line).map_or(from, |at| {
            let start = from.start + at as u32;
            Span { start, end: start + line.len() as u32, ..from }
        })
    }
}
