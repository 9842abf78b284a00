//! The ids that rows may name, and the complaint about those that nothing has.

use std::collections::{BTreeMap, BTreeSet};

use super::Resolver;
use super::meant::Dangling;
use crate::content::Spanned;
use crate::guide::{
    DutyIx, FlowchartIx, LawIx, LevelIx, MandateIx, ModuleIx, OutsideIx, ProvisionIx, RoleIx, SituationIx, TermIx,
    TierIx, TopicIx, WorkIx,
};
use crate::source::FileId;

/// What has been resolved so far, by id.
#[derive(Default)]
pub(super) struct Ids {
    /// Whether a law could not be resolved, so that its provisions have no ids here.
    pub law_missing: bool,
    pub levels: BTreeMap<String, LevelIx>,
    pub laws: BTreeMap<String, LawIx>,
    pub provisions: BTreeMap<String, ProvisionIx>,
    pub terms: BTreeMap<String, TermIx>,
    pub works: BTreeMap<String, WorkIx>,
    pub outside: BTreeMap<String, OutsideIx>,
    pub roles: BTreeMap<String, RoleIx>,
    pub tiers: BTreeMap<String, TierIx>,
    pub topics: BTreeMap<String, TopicIx>,
    pub flowcharts: BTreeMap<String, FlowchartIx>,
    pub situations: BTreeMap<String, SituationIx>,
    pub measures: BTreeSet<String>,
    pub duties: BTreeMap<String, DutyIx>,
    pub mandates: BTreeMap<String, MandateIx>,
    pub modules: BTreeMap<String, ModuleIx>,
}

impl Resolver<'_> {
    pub(super) fn level(&mut self, id: &Spanned<String>, file: FileId) -> Option<LevelIx> {
        let found = lookup(&self.ids.levels, "level", id, file);
        self.found(found, id, false)
    }

    pub(super) fn law_id(&mut self, id: &Spanned<String>, file: FileId) -> Option<LawIx> {
        let found = lookup(&self.ids.laws, "law", id, file);
        self.found(found, id, self.law_unknown())
    }

    pub(super) fn term(&mut self, id: &Spanned<String>, file: FileId) -> Option<TermIx> {
        let found = lookup(&self.ids.terms, "term", id, file);
        self.found(found, id, self.content.unread.file("content/terms.yaml"))
    }

    pub(super) fn work(&mut self, id: &Spanned<String>, file: FileId) -> Option<WorkIx> {
        let found = lookup(&self.ids.works, "source", id, file);
        self.found(found, id, self.content.unread.file("content/sources.yaml"))
    }

    pub(super) fn outside_law(&mut self, id: &Spanned<String>, file: FileId) -> Option<OutsideIx> {
        let found = lookup(&self.ids.outside, "outside law", id, file);
        self.found(found, id, self.content.unread.file("content/outside-laws.yaml"))
    }

    pub(super) fn role(&mut self, id: &Spanned<String>, file: FileId) -> Option<RoleIx> {
        let found = lookup(&self.ids.roles, "role", id, file);
        self.found(found, id, self.content.unread.file("content/roles.yaml"))
    }

    pub(super) fn tier(&mut self, id: &Spanned<String>, file: FileId) -> Option<TierIx> {
        let found = lookup(&self.ids.tiers, "tier", id, file);
        self.found(found, id, self.content.unread.file("content/tiers.yaml"))
    }

    pub(super) fn topic(&mut self, id: &Spanned<String>, file: FileId) -> Option<TopicIx> {
        let found = lookup(&self.ids.topics, "topic", id, file);
        self.found(found, id, self.content.unread.file("content/topics.yaml"))
    }

    pub(super) fn chart(&mut self, id: &Spanned<String>, file: FileId) -> Option<FlowchartIx> {
        let found = lookup(&self.ids.flowcharts, "flowchart", id, file);
        self.found(found, id, self.content.unread.below("content/flowcharts/"))
    }

    pub(super) fn situation_id(&mut self, id: &Spanned<String>, file: FileId) -> Option<SituationIx> {
        let found = lookup(&self.ids.situations, "situation", id, file);
        self.found(found, id, self.content.unread.below("content/situations/"))
    }

    /// A duty row by its id. What is not found may be a row of a file or of a law that could not be read.
    pub(super) fn duty(&mut self, id: &Spanned<String>, file: FileId) -> Option<DutyIx> {
        let found = lookup(&self.ids.duties, "duty row", id, file);
        self.found(found, id, self.law_unknown() || self.content.unread.below("content/duties/"))
    }

    pub(super) fn mandate_id(&mut self, id: &Spanned<String>, file: FileId) -> Option<MandateIx> {
        let found = lookup(&self.ids.mandates, "mandate", id, file);
        let excused = self.law_unknown() || self.content.unread.file("content/mandates.yaml");
        self.found(found, id, excused)
    }

    pub(super) fn module_id(&mut self, id: &Spanned<String>, file: FileId) -> Option<ModuleIx> {
        let found = lookup(&self.ids.modules, "module", id, file);
        self.found(found, id, self.content.unread.below("content/modules/"))
    }

    pub(super) fn provision(&mut self, id: &Spanned<String>, file: FileId) -> Option<ProvisionIx> {
        let found = lookup(&self.ids.provisions, "provision", id, file);
        self.found(found, id, self.law_unknown())
    }

    /// Many ids at once; those that nothing has are complained about and left out.
    pub(super) fn works_of(&mut self, ids: &[Spanned<String>], file: FileId) -> Vec<WorkIx> {
        ids.iter().filter_map(|id| self.work(id, file)).collect()
    }

    /// Many ids at once; those that nothing has are complained about and left out.
    pub(super) fn provisions_of(&mut self, ids: &[Spanned<String>], file: FileId) -> Vec<ProvisionIx> {
        ids.iter().filter_map(|id| self.provision(id, file)).collect()
    }

    /// A law or a provision by its id: where something holds.
    pub(super) fn scope(&mut self, id: &Spanned<String>, file: FileId) {
        if self.ids.laws.contains_key(&id.value) || self.ids.provisions.contains_key(&id.value) {
            return;
        }
        let laws = self.ids.laws.keys().map(|law| (law.clone(), ()));
        let known = laws.chain(self.ids.provisions.keys().map(|provision| (provision.clone(), ()))).collect();
        let found = lookup(&known, "law or provision", id, file);
        self.found(found, id, self.law_unknown());
    }

    /// Whether some law is not known, so that what is not found may stand in it.
    fn law_unknown(&self) -> bool {
        self.ids.law_missing || self.content.unread.below("content/laws/")
    }

    /// Keeps a complaint to itself where the thing may stand in a file that could not be read.
    fn found<T>(&mut self, found: Result<T, Dangling>, id: &Spanned<String>, excused: bool) -> Option<T> {
        match found {
            Ok(thing) => {
                self.named.insert(id.value.clone());
                Some(thing)
            }
            Err(dangling) => {
                if !excused && !self.spoiled.contains(&dangling.aim()) {
                    self.dangling.push(dangling);
                }
                None
            }
        }
    }

    /// Complains about an id that is not among the known ones.
    pub(super) fn no_such<'k>(
        &mut self,
        kind: &'static str,
        id: &Spanned<String>,
        file: FileId,
        known: impl Iterator<Item = &'k str>,
    ) {
        self.dangling.push(Dangling::new(kind, id, file, known));
    }
}

fn lookup<T: Copy>(
    known: &BTreeMap<String, T>,
    kind: &'static str,
    id: &Spanned<String>,
    file: FileId,
) -> Result<T, Dangling> {
    let found = known.get(&id.value).copied();
    found.ok_or_else(|| Dangling::new(kind, id, file, known.keys().map(String::as_str)))
}
