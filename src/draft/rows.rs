//! What each kind of row is begun with: every key that it must have, and those that the request has given.

use super::lines::Lines;
use super::{DutyRequest, Procedure};

pub(super) fn article(languages: &[&str]) -> Vec<String> {
    let part = Lines::new(languages).long("text").done();
    Lines::new(languages).short("title").rows("parts", &[part]).done()
}

pub(super) fn duty(languages: &[&str], duty: &DutyRequest) -> Vec<String> {
    let row = Lines::new(languages).word("provision", &duty.provision).maybe("key", duty.key.as_ref());
    let row = row.list("roles", &duty.roles).maybe("tier", duty.tier.as_ref());
    row.word("force", duty.force.key()).long("summary").done()
}

pub(super) fn role(languages: &[&str], id: &str, group: &str) -> Vec<String> {
    Lines::new(languages).word("id", id).long("name").word("group", group).long("meaning").done()
}

/// A translation counts as recommended until a work is named that has it.
pub(super) fn term(languages: &[&str], id: &str, group: &str) -> Vec<String> {
    let row = Lines::new(languages).word("id", id).word("group", group).short("name");
    row.word("standing", "recommended").long("meaning").done()
}

pub(super) fn situation(languages: &[&str], situation: &Procedure) -> Vec<String> {
    let step = Lines::new(languages).word("id", "first").short("title").long("text");
    let step = step.list("roles", &situation.roles).list("provisions", &situation.provisions).done();
    let row = Lines::new(languages).short("title").long("lead").list("roles", &situation.roles);
    row.maybe("tier", situation.tier.as_ref()).rows("steps", &[step]).done()
}

/// A beginning, a step and an end: the least that can be followed.
pub(super) fn flowchart(languages: &[&str], chart: &Procedure) -> Vec<String> {
    let node = |kind: &str| Lines::new(languages).word("id", kind).word("kind", kind).short("label");
    let first = |node: Lines<'_>| node.list("provisions", &chart.provisions).done();
    let step = node("step").maybe("role", chart.roles.first());
    let nodes = vec![first(node("start")), first(step), first(node("end"))];
    let edge = |from: &str, to: &str| vec![format!("{{from: {from}, to: {to}}}")];
    let row = Lines::new(languages).short("title").long("description").maybe("tier", chart.tier.as_ref());
    row.rows("nodes", &nodes).rows("edges", &[edge("start", "step"), edge("step", "end")]).done()
}

/// An answer is open until somebody has found what the texts decide.
pub(super) fn question(languages: &[&str], id: &str, provisions: &[String]) -> Vec<String> {
    let row =
        Lines::new(languages).word("id", id).long("question").long("answer").word("verdict", "open").long("about");
    row.list("provisions", provisions).done()
}

pub(super) fn topic(languages: &[&str], id: &str) -> Vec<String> {
    Lines::new(languages).word("id", id).long("name").done()
}

pub(super) fn tier(languages: &[&str], id: &str) -> Vec<String> {
    let row = Lines::new(languages).word("id", id).short("name").short("short").long("meaning").long("served");
    row.long("up").long("down").done()
}

/// D says that it was not found: whoever has read it says how.
pub(super) fn source(languages: &[&str], id: &str) -> Vec<String> {
    Lines::new(languages).word("id", id).long("title").short("publisher").word("certainty", "D").done()
}

pub(super) fn page(languages: &[&str]) -> Vec<String> {
    Lines::new(languages).short("title").long("lead").done()
}
