//! Citations as terms of the index, and what a reader typed as the terms that it means.

use fudao_citation::{Mention, Number, Step, Which, query};

use crate::corpus::Frame;

/// Stands for a unit of any level: 學輔法21 does not say what the law calls its units.
const ANY_LEVEL: &str = "*";

/// Stands before the keys of what a provision is a part of.
pub(crate) const WITHIN: char = '^';

/// The longest range of units that is listed.
const LONGEST_RANGE: usize = 30;

/// The terms by which a provision is found: its path with and without its law, and with levels between the unit and the
/// last left out, because readers leave out a paragraph that stands alone (第五條第二款).
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
    let mut keys = Vec::new();
    for tail in &tails {
        keys.push(format!("{law}|{unit_level} {unit}{tail}"));
        keys.push(format!("|{unit_level} {unit}{tail}"));
        keys.push(format!("{law}|{ANY_LEVEL} {unit}{tail}"));
    }
    keys
}

/// The term by which a provision is found by its id.
pub(crate) fn by_id(id: &str) -> String {
    format!("#{id}")
}

/// The terms by which a provision is found as a part of another: the keys of all above it.
pub(crate) fn keys_above(law: &str, path: &[(String, Number)]) -> Vec<String> {
    let above = (1..path.len()).filter_map(|length| path.get(..length));
    above.flat_map(|path| keys(law, path)).map(|key| format!("{WITHIN}{key}")).collect()
}

/// What a part of a query cites.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Cited {
    /// The law, as a place in the frame.
    pub(crate) law: Option<usize>,
    /// Terms, best first: the first that exists is meant, and every provision with it. Empty for a law alone.
    pub(crate) terms: Vec<Vec<String>>,
}

/// Reads the whole of `text` as a citation.
pub(crate) fn read(text: &str, frame: &Frame) -> Option<Cited> {
    let grammars: Vec<_> = frame.languages.iter().map(|language| &language.grammar).collect();
    let order: Vec<&str> = frame.order.iter().map(String::as_str).collect();
    let named =
        frame.laws.iter().enumerate().flat_map(|(law, row)| row.names.iter().map(move |name| (law, name.as_str())));
    let (laws, names): (Vec<usize>, Vec<&str>) = named.unzip();
    let mention = query(text, &grammars, &order, &names)?;
    let law = mention.law.and_then(|name| laws.get(name).copied());
    let terms = terms(&mention, law.and_then(|law| frame.laws.get(law)).map(|law| law.id.as_str()));
    // 前項 cites what stands before; a reader at a search box stands nowhere.
    (law.is_some() || !terms.is_empty()).then_some(Cited { law, terms })
}

/// For each provision that is meant, the terms by which it may be found.
fn terms(mention: &Mention, law: Option<&str>) -> Vec<Vec<String>> {
    let Some((head, parts)) = mention.steps.split_first() else { return Vec::new() };
    let mut tail = String::new();
    for step in parts {
        let Which::Number(number) = &step.which else { return Vec::new() };
        tail = format!("{tail}/{} {number}", step.level);
    }
    let numbers = numbers(head);
    let one = |number: &Number| {
        let law_name = law.unwrap_or_default();
        let mut terms = vec![format!("{law_name}|{} {number}{tail}", head.level)];
        if law.is_some() {
            terms.push(format!("{law_name}|{ANY_LEVEL} {number}{tail}"));
        }
        terms
    };
    numbers.iter().map(one).collect()
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
