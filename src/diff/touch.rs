//! What rests on a provision: every row of the guide that names it, or names what it is a part of.

use std::collections::BTreeMap;

use crate::diag::Span;
use crate::guide::{Block, Guide, LangIx, Module, Prose, ProvisionIx, Rule, Target, Words};
use crate::page::markdown::linked;

/// A row that names a provision.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Touch {
    /// What it is: `duty`, `situation`, `reference`.
    pub kind: &'static str,
    /// Its id: of a duty row, a role, a provision whose text refers to it.
    pub id: String,
    /// The part of it: a step, a node, a question of a quiz.
    pub part: Option<String>,
    /// Where it is written.
    pub span: Option<Span>,
}

/// Every row of a guide that names a provision, by provision.
pub(super) struct Uses(BTreeMap<ProvisionIx, Vec<Touch>>);

impl Uses {
    pub(super) fn new(guide: &Guide) -> Self {
        let mut uses = Self(BTreeMap::new());
        uses.work(guide);
        uses.steps(guide);
        uses.words(guide);
        uses.figures(guide);
        uses.training(guide);
        uses.references(guide);
        uses
    }

    /// What names a provision, or what it is a part of, in order and without repetition.
    pub(super) fn at(&self, guide: &Guide, at: ProvisionIx) -> Vec<Touch> {
        self.of(std::iter::successors(Some(at), |at| guide[*at].parent))
    }

    /// What names a provision or a part of it, in order and without repetition.
    pub(super) fn below(&self, guide: &Guide, at: ProvisionIx) -> Vec<Touch> {
        self.of(guide.below(at).map(|(part, _)| part))
    }

    fn of(&self, provisions: impl Iterator<Item = ProvisionIx>) -> Vec<Touch> {
        let mut found: Vec<_> = provisions.filter_map(|at| self.0.get(&at)).flatten().cloned().collect();
        found.sort();
        found.dedup_by(|one, other| (one.kind, &one.id, &one.part) == (other.kind, &other.id, &other.part));
        found
    }

    fn add<'a>(
        &mut self,
        provisions: impl IntoIterator<Item = &'a ProvisionIx>,
        (kind, id): (&'static str, &str),
        part: Option<&str>,
        span: Option<Span>,
    ) {
        for at in provisions {
            let touch = Touch { kind, id: id.to_owned(), part: part.map(str::to_owned), span };
            self.0.entry(*at).or_default().push(touch);
        }
    }

    fn work(&mut self, guide: &Guide) {
        for duty in &guide.duties {
            let provisions = std::iter::once(&duty.provision).chain(&duty.counterpart);
            self.add(provisions, ("duty", &duty.id), None, Some(duty.span));
        }
        for role in &guide.roles {
            self.add(&role.provisions, ("role", &role.id), None, Some(role.span));
        }
        for tier in &guide.tiers {
            self.add(&tier.provisions, ("tier", &tier.id), None, None);
        }
        for person in guide.my_duties.iter().flat_map(|mine| &mine.people) {
            self.add(&person.overseen_by, ("person", &person.id), None, None);
        }
    }

    fn steps(&mut self, guide: &Guide) {
        for situation in &guide.situations {
            for step in &situation.steps {
                let named = ("situation", situation.id.as_str());
                self.add(&step.provisions, named, Some(&step.id), Some(step.span));
                self.add(&links(guide, &[&step.text]), named, Some(&step.id), Some(step.span));
            }
        }
        for chart in &guide.flowcharts {
            for node in &chart.nodes {
                self.add(&node.provisions, ("flowchart", &chart.id), Some(&node.id), Some(node.span));
            }
        }
    }

    fn words(&mut self, guide: &Guide) {
        for question in &guide.questions {
            let texts: Vec<_> = [Some(&question.answer), question.open.as_ref()].into_iter().flatten().collect();
            let provisions: Vec<_> = question.provisions.iter().copied().chain(links(guide, &texts)).collect();
            self.add(&provisions, ("question", &question.id), None, Some(question.span));
        }
        for ask in guide.families.iter().flat_map(|families| &families.sheet.asks) {
            self.add(&ask.provisions, ("sheet", &ask.id), None, Some(ask.span));
        }
        for term in &guide.terms {
            self.add(&term.provisions, ("term", &term.id), None, Some(term.span));
        }
        for notice in &guide.notices {
            let places = notice.places.iter().map(|place| place.provision);
            let provisions: Vec<_> = places.chain(links(guide, &[&notice.text])).collect();
            self.add(&provisions, ("notice", &notice.id), None, Some(notice.span));
        }
        for definition in &guide.definitions {
            let name = definition.name.shown(LangIx::ORIGINAL).text;
            self.add([&definition.at], ("definition", name), None, Some(guide[definition.at].span));
        }
        for law in &guide.laws {
            let start = Some(Span::start_of(law.file));
            let set_by: Vec<_> = law.statuses.iter().filter_map(|status| status.set_by).collect();
            self.add(&set_by, ("status", &law.id), None, start);
        }
    }

    fn figures(&mut self, guide: &Guide) {
        for rule in &guide.rules {
            let Rule { id, provisions, cited, span, .. } = rule;
            self.add(provisions.iter().chain(cited), ("rule", id), None, Some(*span));
            for figure in &rule.figures {
                self.add(&figure.provision, ("rule", id), Some(&figure.value.to_string()), Some(figure.span));
            }
        }
        for entry in guide.calendar.iter().flat_map(|calendar| &calendar.entries) {
            self.add([&entry.provision], ("calendar", &entry.id), None, Some(entry.span));
        }
    }

    fn training(&mut self, guide: &Guide) {
        for mandate in &guide.mandates {
            let arrangements = [&mandate.forms, &mandate.content, &mandate.lecturers, &mandate.leave, &mandate.review];
            let arranged = arrangements.into_iter().flatten().map(|arrangement| &arrangement.provision);
            let provisions = std::iter::once(&mandate.provision).chain(arranged);
            self.add(provisions, ("mandate", &mandate.id), None, Some(mandate.hours_span));
        }
        for module in &guide.modules {
            self.module(guide, module);
        }
    }

    fn module(&mut self, guide: &Guide, module: &Module) {
        let named = ("module", module.id.as_str());
        for (at, span) in &module.provisions {
            self.add([at], named, None, Some(*span));
        }
        for (row, span) in &module.duties {
            self.add([&guide[*row].provision], named, None, Some(*span));
        }
        for slide in &module.slides {
            self.add(&shown(guide, &slide.body), named, Some(&slide.id), Some(slide.span));
            self.add(&links(guide, &[&slide.notes]), named, Some(&slide.id), Some(slide.span));
        }
        for case in &module.cases {
            let provisions: Vec<_> =
                case.provisions.iter().copied().chain(links(guide, &[&case.story, &case.answer])).collect();
            self.add(&provisions, named, Some(&case.id), Some(case.span));
        }
        for question in &module.quiz {
            let provisions: Vec<_> =
                question.provisions.iter().copied().chain(links(guide, &[&question.why])).collect();
            self.add(&provisions, named, Some(&question.id), Some(question.span));
        }
        self.add(&shown(guide, &module.handout), named, Some("handout"), module.handout.spans.first().copied());
    }

    /// Texts of the law that refer to a provision.
    fn references(&mut self, guide: &Guide) {
        for provision in &guide.provisions {
            for reference in provision.references_in(LangIx::ORIGINAL) {
                if let Target::Provisions(targets) = &reference.target {
                    let span = provision.text_spans.first().copied().or(Some(provision.span));
                    self.add(targets, ("reference", &provision.id), None, span);
                }
            }
        }
    }
}

/// The provisions to which Markdown texts lead.
fn links(guide: &Guide, texts: &[&Words]) -> Vec<ProvisionIx> {
    texts.iter().flat_map(|words| words.all()).flat_map(|(_, text)| linked(guide, text)).collect()
}

/// The provisions that running text leads to or shows.
fn shown(guide: &Guide, prose: &Prose) -> Vec<ProvisionIx> {
    let of_block = |block: &Block| match block {
        Block::Markdown(text) => linked(guide, text),
        Block::Statute(at) | Block::Duties(at) => vec![*at],
        // Charts, cases and mandates are touched themselves.
        Block::Chart(_) | Block::Case(_) | Block::Mandate(_) => Vec::new(),
    };
    prose.blocks.iter().flatten().flat_map(of_block).collect()
}
