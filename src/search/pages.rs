//! What is found beside provisions: roles, tiers, terms, situations, flowcharts, questions, and the pages of the laws.

use std::collections::BTreeSet;

use fudao_search::{Document, FieldTexts, Kind, Shown};

use super::{addresses, in_all, own};
use crate::guide::{
    Flowchart, FlowchartIx, Guide, LangIx, Law, LawIx, ProvisionIx, Question, QuestionIx, Role, RoleIx, Situation,
    SituationIx, Term, TermIx, Tier, TierIx, Words,
};
use crate::page::markdown;
use crate::page::url::Address;

pub(super) const ANY: LangIx = LangIx::ORIGINAL;

/// Every document that is no provision, kind by kind, each in the order of the guide.
pub(super) fn documents(guide: &Guide) -> Vec<Document> {
    let mut documents = Vec::new();
    let terms = guide.terms.iter().zip(0..).filter(|(row, _)| !has_page(guide, row));
    documents.extend(terms.map(|(row, n)| term(guide, row, TermIx::new(n))));
    documents.extend(guide.roles.iter().zip(0..).map(|(row, n)| role(guide, row, RoleIx::new(n))));
    documents.extend(guide.tiers.iter().zip(0..).map(|(row, n)| tier(guide, row, TierIx::new(n))));
    documents.extend(guide.situations.iter().zip(0..).map(|(row, n)| situation(guide, row, SituationIx::new(n))));
    documents.extend(guide.flowcharts.iter().zip(0..).map(|(row, n)| flowchart(guide, row, FlowchartIx::new(n))));
    documents.extend(guide.questions.iter().zip(0..).map(|(row, n)| question(guide, row, QuestionIx::new(n))));
    documents.extend(guide.laws.iter().zip(0..).map(|(row, n)| law(guide, row, LawIx::new(n))));
    documents
}

/// Whether a term is the name of a role or a tier, whose own page is found in its stead.
fn has_page(guide: &Guide, term: &Term) -> bool {
    let names = guide.roles.iter().map(|role| &role.name).chain(guide.tiers.iter().map(|tier| &tier.name));
    names.into_iter().any(|name| name.own(ANY) == term.name.own(ANY))
}

/// A page with its title, what is said in it, and the provisions that it answers from.
pub(super) struct Page<'a> {
    pub(super) kind: Kind,
    pub(super) id: &'a str,
    pub(super) address: Address,
    pub(super) title: &'a Words,
    /// The first is what snippets are cut from.
    pub(super) words: Vec<&'a Words>,
    /// Other names, by language.
    pub(super) names: Vec<Vec<String>>,
    /// How people ask for it, by language.
    pub(super) asked: Vec<Vec<String>>,
    pub(super) provisions: Vec<ProvisionIx>,
    pub(super) roles: Vec<RoleIx>,
    pub(super) tiers: Vec<TierIx>,
}

impl Page<'_> {
    pub(super) fn document(self, guide: &Guide) -> Document {
        let body = self.words.first().map_or_else(|| in_all(guide, self.title), |words| in_all(guide, words));
        let shown = Shown {
            id: self.id.to_owned(),
            kind: self.kind,
            provisions: self.provisions.iter().map(|at| guide[*at].id.clone()).collect(),
            citation: vec![String::new(); guide.languages.len()],
            title: in_all(guide, self.title),
            body,
            url: addresses(guide, &self.address),
            under: Vec::new(),
        };
        let laws: BTreeSet<&str> = self.provisions.iter().map(|at| guide[guide[*at].law].id.as_str()).collect();
        Document {
            shown,
            path: None,
            heading: false,
            also_kinds: Vec::new(),
            roles: self.roles.iter().map(|role| guide[*role].id.clone()).collect(),
            tiers: self.tiers.iter().map(|tier| guide[*tier].id.clone()).collect(),
            laws: laws.into_iter().map(str::to_owned).collect(),
            fields: guide.lang_ids().map(|lang| self.fields(lang)).collect(),
        }
    }

    fn fields(&self, lang: LangIx) -> FieldTexts {
        let list = |lists: &[Vec<String>]| lists.get(lang.get()).cloned().unwrap_or_default();
        FieldTexts {
            title: own(self.title, lang).into_iter().chain(list(&self.names)).collect(),
            plain: self.words.iter().flat_map(|words| own(words, lang)).collect(),
            asked: list(&self.asked),
            ..FieldTexts::default()
        }
    }
}

fn term(guide: &Guide, term: &Term, at: TermIx) -> Document {
    Page {
        kind: Kind::Term,
        id: &term.id,
        address: Address::Term(ANY, at),
        title: &term.name,
        words: term.meaning.iter().collect(),
        names: term.also.clone(),
        asked: Vec::new(),
        provisions: term.provisions.clone(),
        roles: Vec::new(),
        tiers: Vec::new(),
    }
    .document(guide)
}

fn role(guide: &Guide, role: &Role, at: RoleIx) -> Document {
    Page {
        kind: Kind::Role,
        id: &role.id,
        address: Address::Role(ANY, at),
        title: &role.name,
        words: vec![&role.meaning],
        names: role.also.clone(),
        asked: Vec::new(),
        provisions: role.provisions.clone(),
        roles: vec![at],
        tiers: Vec::new(),
    }
    .document(guide)
}

fn tier(guide: &Guide, tier: &Tier, at: TierIx) -> Document {
    Page {
        kind: Kind::Tier,
        id: &tier.id,
        address: Address::Tier(ANY, at),
        title: &tier.name,
        words: vec![&tier.meaning, &tier.served, &tier.up, &tier.down],
        names: tier.also.clone(),
        asked: Vec::new(),
        provisions: tier.provisions.clone(),
        roles: Vec::new(),
        tiers: vec![at],
    }
    .document(guide)
}

fn situation(guide: &Guide, situation: &Situation, at: SituationIx) -> Document {
    let steps = situation.steps.iter();
    let provisions: BTreeSet<ProvisionIx> = steps.clone().flat_map(|step| step.provisions.iter().copied()).collect();
    Page {
        kind: Kind::Situation,
        id: &situation.id,
        address: Address::Situation(ANY, at),
        title: &situation.title,
        words: std::iter::once(&situation.lead).chain(steps.map(|step| &step.title)).collect(),
        names: Vec::new(),
        asked: situation.asked_as.clone(),
        provisions: provisions.into_iter().collect(),
        roles: situation.roles.clone(),
        tiers: situation.tier.into_iter().collect(),
    }
    .document(guide)
}

fn flowchart(guide: &Guide, flowchart: &Flowchart, at: FlowchartIx) -> Document {
    let nodes = flowchart.nodes.iter();
    let provisions: BTreeSet<ProvisionIx> = nodes.clone().flat_map(|node| node.provisions.iter().copied()).collect();
    Page {
        kind: Kind::Flowchart,
        id: &flowchart.id,
        address: Address::Flowchart(ANY, at),
        title: &flowchart.title,
        words: std::iter::once(&flowchart.description).chain(nodes.map(|node| &node.label)).collect(),
        names: Vec::new(),
        asked: Vec::new(),
        provisions: provisions.into_iter().collect(),
        roles: Vec::new(),
        tiers: flowchart.tier.into_iter().collect(),
    }
    .document(guide)
}

fn question(guide: &Guide, question: &Question, at: QuestionIx) -> Document {
    let bare = |lang: LangIx| question.answer.own(lang).map(markdown::bare);
    let answer = Words::new(guide.lang_ids().map(bare).collect());
    Page {
        kind: Kind::Question,
        id: &question.id,
        address: Address::Question(ANY, at),
        title: &question.question,
        words: answer.iter().chain([&question.about]).collect(),
        names: Vec::new(),
        asked: question.asked_as.clone(),
        provisions: question.provisions.clone(),
        roles: question.who.clone(),
        tiers: Vec::new(),
    }
    .document(guide)
}

fn law(guide: &Guide, law: &Law, at: LawIx) -> Document {
    let mut names = law.also.clone();
    for (list, lang) in names.iter_mut().zip(guide.lang_ids()) {
        list.extend(own(&law.short, lang));
    }
    let mut document = Page {
        kind: Kind::Page,
        id: &law.id,
        address: Address::Law(ANY, at),
        title: &law.name,
        words: vec![&law.about],
        names,
        asked: Vec::new(),
        provisions: Vec::new(),
        roles: Vec::new(),
        tiers: Vec::new(),
    }
    .document(guide);
    document.laws = vec![law.id.clone()];
    document
}
