//! Turns what a reader typed at a search box into the citation that it is, if it is one.
//! It must not know how to search; what is no citation is left to those who do.

use crate::grammar::Grammar;
use crate::lens::Mode;
use crate::mention::Mention;
use crate::reader::Reader;
use crate::vocabulary::Vocabulary;

/// The citation that the whole of `text` is, by the first grammar that reads it so; of a list its first member, of
/// a law named apart from its path the path.
///
/// Reads what [`mentions`](crate::mentions) does and more: white space, width and case are free, levels need no
/// word between them, a law's name may stand at the end, and there are the forms `typed` of the grammar. A number
/// right behind a law's name is one of its units, whatever it calls them: the step has the first level of `order`
/// (學輔法21, act 6-1). A number in brackets behind a step is of the level below: art. 12(2). A number alone is no
/// citation. The range is that of the text without white space and stops around it.
#[must_use]
pub fn query(text: &str, grammars: &[&Grammar], order: &[&str], names: &[&str]) -> Option<Mention> {
    Queries::new(grammars, order, names).read(text)
}

/// What [`query`] needs, prepared once for any number of texts.
#[derive(Debug, Clone)]
pub struct Queries<'a>(Vec<Vocabulary<'a>>);

impl<'a> Queries<'a> {
    /// Takes the arguments of [`query`]; its cost grows with the number of names.
    #[must_use]
    pub fn new(grammars: &[&'a Grammar], order: &'a [&'a str], names: &[&str]) -> Self {
        Self(grammars.iter().map(|grammar| Vocabulary::of_readers(grammar, order, names)).collect())
    }

    /// As [`query`] does.
    #[must_use]
    pub fn read(&self, text: &str) -> Option<Mention> {
        let start = text.len() - text.trim_start().len();
        let typed = text.trim().trim_end_matches(is_stop).trim_end();
        let mention = self.0.iter().find_map(|vocabulary| whole(typed, vocabulary))?;
        Some(Mention { range: start..start + typed.len(), ..mention })
    }
}

fn whole(typed: &str, vocabulary: &Vocabulary<'_>) -> Option<Mention> {
    let list = Reader::new(typed, vocabulary, Mode::Query).list(0)?;
    if list.end < typed.len() {
        return None;
    }
    let mut mentions = list.into_mentions(vocabulary);
    let first = mentions.next()?;
    // In 學生輔導法（以下簡稱本法）第十二條 the law comes first, and the reader means the article.
    let behind = if first.steps.is_empty() { mentions.next() } else { None };
    let part = behind.filter(|mention| !mention.steps.is_empty());
    Some(part.unwrap_or(first))
}

fn is_stop(c: char) -> bool {
    matches!(c, '.' | ',' | ';' | ':' | '?' | '!' | '。' | '，' | '、' | '；' | '：' | '？' | '！' | '．')
}
