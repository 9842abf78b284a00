//! The families' door, its questions, and those who look up their duties.

use std::collections::BTreeMap;

use fudao_citation::Number;

use super::Resolver;
use crate::content::family::{AskRow, FamiliesRow};
use crate::content::person::PersonRow;
use crate::content::question::{OutsideFactRow, QuestionRow};
use crate::content::{Row, Spanned, Text};
use crate::diag::{Code, Diagnostic, Span, nearest};
use crate::guide::{Ask, DutiesByForce, Families, MeetingSheet, MyDuties, Named, OutsideFact, Person, Question, Words};
use crate::source::FileId;

/// Pages of the folder that questions share; no question may have such an id.
const TAKEN: [&str; 3] = ["duties", "index", "meeting"];

impl Resolver<'_> {
    pub(super) fn families(&mut self) -> Option<Families> {
        let Row { file, row } = self.content.families.as_ref()?;
        let title = self.texts.words(*file, &row.title);
        let lead = self.texts.words(*file, &row.lead);
        let scopes = self.named(&row.scopes, *file);
        let topics = self.named(&row.topics, *file);
        let duties = self.duties_by_force(row, *file);
        let sheet = self.meeting_sheet(row, *file);
        Some(Families { title: title?, lead: lead?, scopes, topics, duties: duties?, sheet: sheet? })
    }

    fn duties_by_force(&mut self, row: &FamiliesRow, file: FileId) -> Option<DutiesByForce> {
        let row = &row.duties;
        let title = self.texts.words(file, &row.title);
        let lead = self.texts.words(file, &row.lead);
        let roles = self.roles_of(&row.roles, file);
        let topics = row.topics.iter().filter_map(|topic| self.topic(topic, file)).collect();
        Some(DutiesByForce { title: title?, lead: lead?, roles, topics })
    }

    fn meeting_sheet(&mut self, row: &FamiliesRow, file: FileId) -> Option<MeetingSheet> {
        let row = &row.sheet;
        let title = self.texts.words(file, &row.title);
        let lead = self.texts.words(file, &row.lead);
        let head = self.all_words(file, &row.head);
        let mut seen = BTreeMap::new();
        let fresh: Vec<_> = row.asks.iter().filter(|ask| self.fresh(&mut seen, &ask.id, file)).collect();
        let asks = fresh.into_iter().filter_map(|ask| self.ask(ask, file)).collect();
        let foot = self.all_words(file, &row.foot);
        Some(MeetingSheet { title: title?, lead: lead?, head, asks, foot })
    }

    fn all_words(&mut self, file: FileId, texts: &[Text]) -> Vec<Words> {
        texts.iter().filter_map(|text| self.texts.words(file, text)).collect()
    }

    fn ask(&mut self, row: &AskRow, file: FileId) -> Option<Ask> {
        let ask = self.texts.words(file, &row.ask);
        let provisions = self.provisions_of(&row.provisions, file);
        Some(Ask { id: row.id.value.clone(), ask: ask?, provisions, span: row.id.span(file) })
    }

    /// Every question, by the order of the topics, then as they are written.
    pub(super) fn questions(&mut self, families: Option<&Families>) -> Vec<Question> {
        let content = self.content;
        let mut questions = Vec::new();
        let mut seen = BTreeMap::new();
        for (topic, Row { file, row: rows }) in &content.questions {
            let at = families.and_then(|families| families.topics.iter().position(|known| known.id == *topic));
            if at.is_none() {
                self.no_such_topic(topic, *file, families);
            }
            for row in rows.iter() {
                let fresh = self.fresh(&mut seen, &row.id, *file);
                let question = self.question(row, *file, families);
                if let (true, Some(topic), Some(question)) = (fresh, at, question) {
                    questions.push(Question { topic, ..question });
                }
            }
        }
        questions.sort_by_key(|question| question.topic);
        questions
    }

    fn no_such_topic(&mut self, topic: &str, file: FileId, families: Option<&Families>) {
        if families.is_none() && self.content.unread.file("content/families.yaml") {
            return;
        }
        let known: &[Named] = families.map_or(&[], |families| &families.topics);
        let message = format!("there is no topic `{topic}` in `content/families.yaml`");
        let dangling = Diagnostic::new(Code::DanglingReference, Span::start_of(file), message);
        self.complain(match nearest(topic, known.iter().map(|known| known.id.as_str())) {
            Some(near) => dangling.help(format!("did you mean `{near}`? the file's name is its topic")),
            None => dangling.help("name the topic there, or name the file after one of its topics"),
        });
    }

    fn question(&mut self, row: &QuestionRow, file: FileId, families: Option<&Families>) -> Option<Question> {
        if TAKEN.contains(&row.id.value.as_str()) {
            let message = format!("`{}` cannot be the id of a question: another page has that name", row.id.value);
            let taken = Diagnostic::new(Code::WrongValue, row.id.span(file), message);
            self.complain(taken.help("give the question another id"));
        }
        let question = self.texts.words(file, &row.question);
        let answer = self.texts.words(file, &row.answer);
        let about = self.texts.words(file, &row.about);
        let scope = row.scope.as_ref().and_then(|scope| self.scope_of_answer(scope, file, families));
        Some(Question {
            id: row.id.value.clone(),
            topic: 0,
            question: question?,
            answer: answer?,
            verdict: row.verdict,
            about: about?,
            who: self.roles_of(&row.who, file),
            provisions: self.provisions_of(&row.provisions, file),
            scope,
            open: row.open.as_ref().and_then(|open| self.texts.words(file, open)),
            outside: row.outside.iter().filter_map(|fact| self.outside_fact(fact, file)).collect(),
            situations: row.situations.iter().filter_map(|one| self.situation_id(one, file)).collect(),
            terms: row.terms.iter().filter_map(|term| self.term(term, file)).collect(),
            asked_as: self.texts.lists(file, &row.asked_as),
            span: row.id.span(file),
        })
    }

    fn scope_of_answer(&mut self, id: &Spanned<String>, file: FileId, families: Option<&Families>) -> Option<usize> {
        let known = &families?.scopes;
        let found = known.iter().position(|kind| kind.id == id.value);
        if found.is_none() {
            self.no_such("scope", id, file, known.iter().map(|kind| kind.id.as_str()));
        }
        found
    }

    fn outside_fact(&mut self, row: &OutsideFactRow, file: FileId) -> Option<OutsideFact> {
        let law = self.outside_law(&row.law, file);
        let says = self.texts.words(file, &row.says);
        let unit = row.unit.as_ref().and_then(|unit| self.unit_number(unit, file));
        let works = self.works_of(&row.sources, file);
        Some(OutsideFact { law: law?, unit, says: says?, certainty: row.certainty, works })
    }

    fn unit_number(&mut self, unit: &Spanned<String>, file: FileId) -> Option<Number> {
        let number = unit.value.parse().ok();
        if number.is_none() {
            let message = format!("`{}` is not the number of an article", unit.value);
            let wrong = Diagnostic::new(Code::WrongValue, unit.span(file), message);
            self.complain(wrong.help("write it as in `\"45\"` or `\"5-1\"`"));
        }
        number
    }

    pub(super) fn my_duties(&mut self) -> Option<MyDuties> {
        let Row { file, row } = self.content.my_duties.as_ref()?;
        let title = self.texts.words(*file, &row.title);
        let lead = self.texts.words(*file, &row.lead);
        let mut seen = BTreeMap::new();
        let fresh: Vec<_> = row.people.iter().filter(|person| self.fresh(&mut seen, &person.id, *file)).collect();
        let people = fresh.into_iter().filter_map(|person| self.person(person, *file)).collect();
        Some(MyDuties { title: title?, lead: lead?, people })
    }

    fn person(&mut self, row: &PersonRow, file: FileId) -> Option<Person> {
        let name = self.texts.words(file, &row.name);
        let role = self.role(&row.role, file);
        if row.id.value == "index" {
            let message = "`index` cannot be the id of someone: the page where one chooses has that name";
            let taken = Diagnostic::new(Code::WrongValue, row.id.span(file), message);
            self.complain(taken.help("give it another id"));
        }
        Some(Person {
            id: row.id.value.clone(),
            oversees: self.roles_of(&row.oversees, file),
            overseen_by: self.provisions_of(&row.overseen_by, file),
            post: self.roles_of(&row.post, file),
            name: name?,
            role: role?,
        })
    }
}
