//! Citations as terms of the index, and what a reader typed as the terms that it means.

use fudao_citation::{Mention, Number, Queries, Step, Vocabulary, Which};

use crate::corpus::Frame;
use crate::fold::Fold;

/// The longest range of units that is listed.
const LONGEST_RANGE: usize = 30;

/// The terms by which a provision is found: its path, and the same with levels between the unit and the last left out,
/// because readers leave out a paragraph that stands alone (第五條第二款).
pub(crate) fn keys(law: &str, path: &[(String, Number)]) -> Vec<String> {
    let Some(((unit_level, unit), parts)) = path.split_first() else { return Vec::new() };
    let mut tails = vec![String::new()];
    if let Some((last, between)) = parts.split_last() {
        for (level, number) in between {
            let longer: Vec<String> = tails.iter().map(|tail| format!("{tail}/{level} {number}")).collect();
            tails.extend(longer);
        }
        tails.iter_mut().for_each(|tail| *tail = format!("{tail}/{} {}", last.0, last.1));
    }
    tails.iter().map(|tail| format!("{law}|{unit_level} {unit}{tail}")).collect()
}

/// The term by which a provision is found by its id.
pub(crate) fn by_id(id: &str) -> String {
    format!("#{id}")
}

/// What a part of a query cites.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Cited {
    /// The law, as a place in the frame.
    pub(crate) law: Option<usize>,
    /// For each provision that is meant, the terms that may be its own. Where the law is named, the first that exists is
    /// meant, otherwise all: a bare 第五條 is one of each law. Empty for a law alone.
    pub(crate) terms: Vec<Vec<String>>,
}

/// A frame whose grammars and names of laws are in one script, so that 学生辅导法第14条 is read as 學生輔導法第14條 is.
///
/// # Errors
/// When a grammar is none in the other script.
pub(crate) fn in_one_script(frame: &Frame, fold: &Fold) -> Result<Frame, serde_json::Error> {
    let mut frame = frame.clone();
    for language in &mut frame.languages {
        language.grammar = serde_json::from_str(&fold.script(&serde_json::to_string(&language.grammar)?))?;
    }
    for name in frame.laws.iter_mut().flat_map(|law| &mut law.names) {
        *name = fold.script(name);
    }
    Ok(frame)
}

/// The words of a frame by which citations are read.
pub(crate) struct Names<'f> {
    order: Vec<&'f str>,
    /// Of each name, the law as a place in the frame.
    laws: Vec<usize>,
    names: Vec<&'f str>,
}

impl<'f> Names<'f> {
    pub(crate) fn of(frame: &'f Frame) -> Self {
        let named =
            frame.laws.iter().enumerate().flat_map(|(law, row)| row.names.iter().map(move |name| (law, name.as_str())));
        let (laws, names) = named.unzip();
        Self { order: frame.order.iter().map(String::as_str).collect(), laws, names }
    }
}

/// Reads citations; prepared once for a query, in which each word is tried.
pub(crate) struct Citations<'f> {
    frame: &'f Frame,
    names: &'f Names<'f>,
    typed: Queries<'f>,
    running: Vec<Vocabulary<'f>>,
}

impl<'f> Citations<'f> {
    pub(crate) fn new(frame: &'f Frame, names: &'f Names<'f>) -> Self {
        let grammars: Vec<_> = frame.languages.iter().map(|language| &language.grammar).collect();
        let running = grammars.iter().map(|grammar| Vocabulary::new(grammar, &names.order, &names.names));
        Self { frame, names, running: running.collect(), typed: Queries::new(&grammars, &names.order, &names.names) }
    }

    /// Reads the whole of `text` as a citation.
    pub(crate) fn read(&self, text: &str) -> Option<Cited> {
        let mention = self.typed.read(text)?;
        let law = mention.law.and_then(|name| self.names.laws.get(name).copied());
        let terms = terms(&mention, law, self.frame);
        // 前項 cites what stands before; a reader at a search box stands nowhere.
        (law.is_some() || !terms.is_empty()).then_some(Cited { law, terms })
    }

    /// Where citations stand within `text`, by each language's grammar.
    pub(crate) fn within(&self, text: &str) -> impl Iterator<Item = Vec<Mention>> {
        self.running.iter().map(move |vocabulary| vocabulary.mentions(text))
    }
}

/// For each provision that is meant, the terms by which it may be found.
fn terms(mention: &Mention, law: Option<usize>, frame: &Frame) -> Vec<Vec<String>> {
    let Some((head, parts)) = mention.steps.split_first() else { return Vec::new() };
    let mut tail = String::new();
    let mut above = None;
    for step in parts {
        let Which::Number(number) = &step.which else { return Vec::new() };
        let at = level_of_part(&step.level, above, frame);
        tail = format!("{tail}/{} {number}", frame.order.get(at).unwrap_or(&step.level));
        above = Some(at);
    }
    let named = law.and_then(|law| frame.laws.get(law));
    let term = |law: &str, level: &str, number: &Number| format!("{law}|{level} {number}{tail}");
    let one = |number: &Number| match named {
        // 學輔法21 does not say what the law calls its units.
        Some(law) => {
            let levels = std::iter::once(&head.level).chain(&frame.order);
            levels.map(|level| term(&law.id, level, number)).collect()
        }
        None => frame.laws.iter().map(|law| term(&law.id, &head.level, number)).collect(),
    };
    numbers(head).iter().map(one).collect()
}

/// The place of a part's level among all. Art. 14(4) does not say what it counts, and the next level may be one of units, of which
/// none is part of another.
fn level_of_part(level: &str, above: Option<usize>, frame: &Frame) -> usize {
    let first = frame.order.iter().position(|level| !frame.units.contains(level)).unwrap_or(0);
    let own = frame.order.iter().position(|other| other == level).unwrap_or(0);
    own.max(first).max(above.map_or(0, |above| above + 1))
}

fn numbers(step: &Step) -> Vec<Number> {
    match &step.which {
        Which::Number(number) => vec![number.clone()],
        Which::Through(from, to) => {
            let (Some(first), Some(last)) = (from.parts().first(), to.parts().first()) else { return Vec::new() };
            (*first..=*last).take(LONGEST_RANGE).map(Number::from).collect()
        }
        Which::Preceding(_) | Which::This | Which::Each => Vec::new(),
    }
}
