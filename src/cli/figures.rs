//! The figures with which `fudao check` ends: what the guide holds, and how its duties are spread.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use crate::content::duty::Force;
use crate::guide::{Guide, RoleIx};

/// The figures as lines of text. Provisions by kind, then duty rows by role, tier and force.
pub(super) fn of(guide: &Guide) -> String {
    let units: usize = guide.laws.iter().map(|law| law.units.len()).sum();
    let parts = guide.provisions.len() - units;
    let mut text =
        format!("checked: {} laws, {units} units, {parts} provisions below them, no errors\n", guide.laws.len());
    if !guide.roles.is_empty() {
        text.push_str(&kinds(guide));
        text.push_str(&duties(guide));
    }
    text
}

fn kinds(guide: &Guide) -> String {
    let mut by_kind: BTreeMap<String, usize> = BTreeMap::new();
    for part in guide.provisions.iter().filter(|part| part.depth > 0) {
        let kind = match part.kind {
            Some(kind) => {
                serde_json::to_value(kind).ok().and_then(|kind| Some(kind.as_str()?.to_owned())).unwrap_or_default()
            }
            None => "with duty rows".to_owned(),
        };
        *by_kind.entry(kind).or_default() += 1;
    }
    let listed: Vec<_> = by_kind.iter().map(|(kind, count)| format!("{count} {kind}")).collect();
    format!("provisions: {}\n", listed.join(", "))
}

/// A table: a line for each role, a column for each tier and for none, in each cell the counts by force.
fn duties(guide: &Guide) -> String {
    let tiers: Vec<_> = guide.tiers.iter().map(|tier| tier.id.as_str()).chain(["no tier"]).collect();
    let mut text = format!("{} duty rows, counted as shall/may/should/may-not:\n", guide.duties.len());
    let _ = write!(text, "{:28}", "role");
    for tier in &tiers {
        let _ = write!(text, "{tier:>16}");
    }
    text.push('\n');
    for n in 0..guide.roles.len() {
        text.push_str(&line(guide, RoleIx::new(n), tiers.len()));
    }
    text
}

fn line(guide: &Guide, role: RoleIx, columns: usize) -> String {
    let mut text = format!("{:28}", guide[role].id);
    for column in 0..columns {
        let here = |force: Force| {
            let rows = guide.duties.iter().filter(|duty| duty.force == force && duty.roles.contains(&role));
            rows.filter(|duty| duty.tier.map_or(columns - 1, |tier| tier.get()) == column).count()
        };
        let counts: Vec<_> = Force::ALL.into_iter().map(|force| here(force).to_string()).collect();
        let _ = write!(text, "{:>16}", counts.join("/"));
    }
    text.push('\n');
    text
}
