//! Roles, tiers, topics and duty rows: the law turned round.

use super::{DutyIx, ModuleIx, ProvisionIx, RoleIx, SituationIx, TierIx, TopicIx, Words};
use crate::content::duty::Force;
use crate::diag::Span;

/// Someone who has duties.
#[derive(Clone, Debug)]
pub struct Role {
    /// Its id.
    pub id: String,
    /// Position of its group.
    pub group: usize,
    /// What the texts call it.
    pub name: Words,
    /// A shorter name for narrow places.
    pub short: Words,
    /// What people call it, by language.
    pub also: Vec<Vec<String>>,
    /// A wider role, all of whose duties it has.
    pub kind_of: Option<RoleIx>,
    /// The body that it belongs to.
    pub part_of: Option<RoleIx>,
    /// Bodies whose duties fall to it too.
    pub shares: Vec<RoleIx>,
    /// Who it is.
    pub meaning: Words,
    /// Provisions that define it.
    pub provisions: Vec<ProvisionIx>,
    /// Where it is written.
    pub span: Span,
}

/// What duties are about.
#[derive(Clone, Debug)]
pub struct Topic {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: Words,
    /// Whether role pages show its rows under a heading of their own.
    pub featured: bool,
}

/// A group of roles.
#[derive(Clone, Debug)]
pub struct Named {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: Words,
}

/// A tier of the work.
#[derive(Clone, Debug)]
pub struct Tier {
    /// Its id.
    pub id: String,
    /// What the texts call it.
    pub name: Words,
    /// A short mark.
    pub short: Words,
    /// What people call it, by language.
    pub also: Vec<Vec<String>>,
    /// What it is.
    pub meaning: Words,
    /// Who is served.
    pub served: Words,
    /// What moves a case up.
    pub up: Words,
    /// What moves a case down.
    pub down: Words,
    /// Provisions that define and use it.
    pub provisions: Vec<ProvisionIx>,
}

/// One duty row.
#[derive(Clone, Debug)]
pub struct Duty {
    /// `regulations-5-p1-s1-i4`; with the row's key where the provision has several: `act-14-p3-leave`.
    pub id: String,
    /// The provision that says so.
    pub provision: ProvisionIx,
    /// Whose it is; at least one.
    pub roles: Vec<RoleIx>,
    /// The tier.
    pub tier: Option<TierIx>,
    /// Its force.
    pub force: Force,
    /// Those it is done with or for.
    pub partners: Vec<RoleIx>,
    /// Condition or trigger.
    pub when: Option<Words>,
    /// What is done.
    pub summary: Words,
    /// What it is about.
    pub topics: Vec<TopicIx>,
    /// How people ask for it, by language.
    pub asked_as: Vec<Vec<String>>,
    /// Provisions of the other half of the handshake, as written in this row.
    pub counterpart: Vec<ProvisionIx>,
    /// The other halves: rows of those provisions, and rows that name this one's provision.
    pub other_half: Vec<DutyIx>,
    /// Situations with a step that cites the provision.
    pub situations: Vec<SituationIx>,
    /// Modules that teach it.
    pub modules: Vec<ModuleIx>,
    /// Where it is written.
    pub span: Span,
}
