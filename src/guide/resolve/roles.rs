//! Roles, tiers, topics and duty rows.

use std::collections::BTreeMap;

use super::Resolver;
use crate::content::duty::DutyRow;
use crate::content::role::{NamedRow, RoleRow};
use crate::content::tier::TierRow;
use crate::content::{Row, Spanned};
use crate::diag::{Code, Diagnostic, Span};
use crate::guide::{Duty, DutyIx, Named, Provision, Role, RoleIx, Tier, TierIx, Topic, TopicIx};
use crate::source::FileId;

impl Resolver<'_> {
    /// The groups of roles and the roles. Ids are known before any role is read, because roles name one another. A role
    /// that cannot be resolved has an error of its own; its id stays known, so that nothing is said about those who name it.
    pub(super) fn roles(&mut self) -> (Vec<Named>, Vec<Role>) {
        let Some(Row { file, row }) = &self.content.roles else { return (Vec::new(), Vec::new()) };
        let groups = self.named(&row.groups, *file);
        let mut seen = BTreeMap::new();
        let fresh: Vec<_> = row.roles.iter().filter(|role| self.fresh(&mut seen, &role.id, *file)).collect();
        for (role, n) in fresh.iter().zip(0..) {
            self.ids.roles.insert(role.id.value.clone(), RoleIx::new(n));
        }
        let roles: Vec<_> = fresh.iter().map(|role| self.one_role(role, *file, &groups)).collect();
        (groups, roles.into_iter().flatten().collect())
    }

    fn one_role(&mut self, row: &RoleRow, file: FileId, groups: &[Named]) -> Option<Role> {
        let group = groups.iter().position(|group| group.id == row.group.value);
        if group.is_none() {
            self.no_such("group", &row.group, file, groups.iter().map(|group| group.id.as_str()));
        }
        let name = self.texts.words(file, &row.name);
        let meaning = self.texts.words(file, &row.meaning);
        let short = row.short.as_ref().and_then(|short| self.texts.words(file, short));
        Some(Role {
            id: row.id.value.clone(),
            group: group?,
            short: short.or_else(|| name.clone())?,
            name: name?,
            also: self.texts.lists(file, &row.also),
            kind_of: row.kind_of.as_ref().and_then(|role| self.role(role, file)),
            part_of: row.part_of.as_ref().and_then(|role| self.role(role, file)),
            shares: self.roles_of(&row.shares, file),
            meaning: meaning?,
            provisions: self.provisions_of(&row.provisions, file),
            span: row.id.span(file),
        })
    }

    /// Things that have an id and a name.
    pub(super) fn named(&mut self, rows: &[NamedRow], file: FileId) -> Vec<Named> {
        let mut seen = BTreeMap::new();
        let mut named = Vec::new();
        for row in rows {
            if let (true, Some(name)) = (self.fresh(&mut seen, &row.id, file), self.texts.words(file, &row.name)) {
                named.push(Named { id: row.id.value.clone(), name });
            }
        }
        named
    }

    pub(super) fn topics(&mut self) -> Vec<Topic> {
        let mut topics = Vec::new();
        let mut seen = BTreeMap::new();
        let Some(Row { file, row: rows }) = &self.content.topics else { return topics };
        for row in rows.iter() {
            let id = row.id.value.clone();
            match (self.fresh(&mut seen, &row.id, *file), self.texts.words(*file, &row.name)) {
                (true, Some(name)) => {
                    self.ids.topics.insert(id.clone(), TopicIx::new(topics.len()));
                    topics.push(Topic { id, name, featured: row.featured });
                }
                _ => _ = self.spoiled.insert(("topic", id)),
            }
        }
        topics
    }

    pub(super) fn tiers(&mut self) -> Vec<Tier> {
        let mut tiers = Vec::new();
        let mut seen = BTreeMap::new();
        let Some(Row { file, row: rows }) = &self.content.tiers else { return tiers };
        for row in rows.iter() {
            if !self.fresh(&mut seen, &row.id, *file) {
                continue;
            }
            let Some(tier) = self.one_tier(row, *file) else {
                self.spoiled.insert(("tier", row.id.value.clone()));
                continue;
            };
            self.ids.tiers.insert(tier.id.clone(), TierIx::new(tiers.len()));
            tiers.push(tier);
        }
        tiers
    }

    fn one_tier(&mut self, row: &TierRow, file: FileId) -> Option<Tier> {
        let texts = [&row.name, &row.short, &row.meaning, &row.served, &row.up, &row.down];
        let words: Vec<_> = texts.into_iter().map(|text| self.texts.words(file, text)).collect();
        let [name, short, meaning, served, up, down] = words.try_into().ok()?;
        Some(Tier {
            id: row.id.value.clone(),
            name: name?,
            short: short?,
            also: self.texts.lists(file, &row.also),
            meaning: meaning?,
            served: served?,
            up: up?,
            down: down?,
            provisions: self.provisions_of(&row.provisions, file),
        })
    }

    /// Every duty row, in the order of the texts; provisions learn which rows cite them.
    pub(super) fn duties(&mut self, provisions: &mut [Provision]) -> Vec<Duty> {
        let mut duties = Vec::new();
        let content = self.content;
        for (_, Row { file, row: rows }) in &content.duties {
            for row in rows.iter() {
                let duty = self.one_duty(row, *file, provisions);
                if duty.is_none() {
                    self.lost_duties.push(row.provision.value.clone());
                }
                duties.extend(duty);
            }
        }
        duties.sort_by(|a, b| (a.provision, &a.id).cmp(&(b.provision, &b.id)));
        self.drop_duplicates(&mut duties, provisions);
        for (duty, n) in duties.iter().zip(0..) {
            provisions[duty.provision.get()].duties.push(DutyIx::new(n));
        }
        handshakes(&mut duties, provisions);
        duties
    }

    fn one_duty(&mut self, row: &DutyRow, file: FileId, provisions: &[Provision]) -> Option<Duty> {
        let provision = self.provision(&row.provision, file);
        let roles = self.roles_of(&row.roles, file);
        if row.roles.is_empty() {
            let message = "a duty needs at least one role";
            self.complain(Diagnostic::new(Code::WrongValue, row.provision.span(file), message));
        }
        let summary = self.texts.words(file, &row.summary);
        let tier = row.tier.as_ref().and_then(|tier| self.tier(tier, file));
        let provision = provision?;
        let mut id = provisions[provision.get()].id.replace('/', "-");
        if let Some(key) = &row.key {
            self.usable(&key.value, key.span(file));
            id = format!("{id}-{}", key.value);
        }
        Some(Duty {
            id,
            provision,
            roles,
            tier,
            force: row.force,
            partners: self.roles_of(&row.partners, file),
            when: row.when.as_ref().and_then(|when| self.texts.words(file, when)),
            summary: summary?,
            topics: row.topics.iter().filter_map(|topic| self.topic(topic, file)).collect(),
            asked_as: self.texts.lists(file, &row.asked_as),
            counterpart: self.provisions_of(&row.counterpart, file),
            other_half: Vec::new(),
            situations: Vec::new(),
            modules: Vec::new(),
            span: row.provision.span(file),
        })
    }

    /// Two rows of one provision need keys that tell them apart.
    fn drop_duplicates(&mut self, duties: &mut Vec<Duty>, provisions: &[Provision]) {
        let mut seen: BTreeMap<String, Span> = BTreeMap::new();
        duties.retain(|duty| match seen.get(&duty.id) {
            None => {
                seen.insert(duty.id.clone(), duty.span);
                true
            }
            Some(first) => {
                let message = format!("two rows have the id `{}`", duty.id);
                let duplicate = Diagnostic::new(Code::DuplicateId, duty.span, message).related(*first, "first here");
                self.complain(duplicate.help(match first.file == duty.span.file {
                    true => "give each row of the provision a `key` of its own",
                    false => "delete one of the two if a file was copied, or give each row a `key` of its own",
                }));
                self.lost_duties.push(provisions[duty.provision.get()].id.clone());
                false
            }
        });
    }

    pub(super) fn roles_of(&mut self, ids: &[Spanned<String>], file: FileId) -> Vec<RoleIx> {
        ids.iter().filter_map(|id| self.role(id, file)).collect()
    }
}

/// A handshake seen from one side is one from the other side too.
fn handshakes(duties: &mut [Duty], provisions: &[Provision]) {
    let mut pairs = Vec::new();
    for (duty, n) in duties.iter().zip(0..) {
        for other in duty.counterpart.iter().flat_map(|at| &provisions[at.get()].duties) {
            pairs.extend([(DutyIx::new(n), *other), (*other, DutyIx::new(n))]);
        }
    }
    pairs.sort();
    pairs.dedup();
    for (one, other) in pairs.into_iter().filter(|(one, other)| one != other) {
        duties[one.get()].other_half.push(other);
    }
}
