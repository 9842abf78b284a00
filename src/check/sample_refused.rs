//! `sample-refused`: a row of a table whose values its rule refuses.
//!
//! Without a script the tables are all that a reader has. They are computed like every other answer, so what may not be
//! typed may not stand in them either.
//!
//! Bad: `tables: [{vary: classes, over: [0, 9999]}]` where `classes` goes to 500
//!
//! Good: `tables: [{vary: classes, over: [20, 21]}]`

use crate::diag::{Code, Diagnostic};
use crate::guide::{Guide, LangIx};
use crate::page::calculator::{bare, sample};

pub(super) fn check(guide: &Guide) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    let lang = &guide[LangIx::ORIGINAL].key;
    for rule in guide.rules.iter().filter(|rule| rule.whole && !rule.tables.is_empty()) {
        let pack = bare(guide, std::slice::from_ref(rule));
        for table in &rule.tables {
            for (value, span) in &table.over {
                let answer = pack.answer(&rule.id, &sample(table, value), lang);
                let said: Vec<_> = answer.problems.into_iter().map(|problem| problem.message).collect();
                if !said.is_empty() {
                    let message = format!("the rule refuses `{value}`: {}", said.join(" "));
                    let refused = Diagnostic::new(Code::SampleRefused, *span, message);
                    found.push(refused.help("write what could be typed, and in `with` the inputs that are needed"));
                }
            }
        }
    }
    found
}
