//! The doors of families and of those who look up their own duties, in the real content: whole, near, and true to the texts.

#[expect(dead_code, reason = "the tests of the whole site ask for more")]
#[path = "support/html.rs"]
mod html;
#[path = "support/real.rs"]
mod real;
#[expect(dead_code, reason = "the tests of the whole site ask for more")]
#[path = "support/site.rs"]
mod site;

use std::collections::BTreeSet;
use std::sync::LazyLock;

use fudao::content::question::Verdict;
use fudao::guide::{Guide, LangIx, Part, Question, WithLaw};
use html::Page;
use site::{Link, Site, link};

static GUIDE: LazyLock<Guide> = LazyLock::new(|| {
    let (guide, found) = fudao::check(&real::SOURCES.0);
    guide.unwrap_or_else(|| panic!("the content has errors: {found:#?}"))
});

static SITE: LazyLock<Site> = LazyLock::new(|| {
    let built = fudao::build(&real::SOURCES.0, Vec::new(), None).expect("the templates are right");
    Site::new(built.files.expect("the content is clean"))
});

fn none(complaints: &[String]) {
    assert!(complaints.is_empty(), "{} complaints:\n{}", complaints.len(), complaints.join("\n"));
}

fn page(path: &str) -> &'static Page {
    SITE.pages.get(path).unwrap_or_else(|| panic!("there is no page `{path}`"))
}

/// Every page of a language's home, its links, and theirs.
fn within_two_clicks(folder: &str) -> BTreeSet<String> {
    let mut reached = BTreeSet::from([format!("{folder}/index.html")]);
    for _ in 0..2 {
        let here: Vec<_> = reached.iter().filter_map(|path| SITE.pages.get(path)).collect();
        let links = here.into_iter().flat_map(|page| {
            page.named("a").filter_map(|a| match link(&page.path, a.get("href")?) {
                Link::Inside(path, _) => Some(path),
                Link::Web | Link::Refused => None,
            })
        });
        let links: Vec<_> = links.collect();
        reached.extend(links);
    }
    reached
}

/// All words of a page's main part, without white space.
fn words(page: &Page) -> String {
    page.named("main").flat_map(|main| main.text.chars()).filter(|c| !c.is_whitespace()).collect()
}

fn squeezed(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

#[test]
fn there_are_thirty_questions_and_more_in_every_language() {
    assert!(GUIDE.questions.len() >= 30, "only {} questions", GUIDE.questions.len());
    let mut gaps = Vec::new();
    for row in &GUIDE.questions {
        for lang in GUIDE.lang_ids() {
            let texts = [Some(&row.question), Some(&row.answer), Some(&row.about), row.open.as_ref()];
            let facts = row.outside.iter().map(|fact| Some(&fact.says));
            let silent = texts.into_iter().chain(facts).flatten().filter(|text| text.own(lang).is_none()).count();
            if silent > 0 || row.asked_as[lang.get()].is_empty() {
                gaps.push(format!("{} in {}", row.id, GUIDE[lang].key));
            }
        }
    }
    none(&gaps);
}

#[test]
fn every_question_is_two_clicks_from_home() {
    let mut far = Vec::new();
    for lang in GUIDE.lang_ids() {
        let folder = &GUIDE[lang].folder;
        let near = within_two_clicks(folder);
        let pages = GUIDE.questions.iter().map(|row| row.id.as_str()).chain(["duties", "meeting"]);
        let pages = pages.map(|id| format!("{folder}/families/{id}.html"));
        far.extend(pages.filter(|path| !near.contains(path)));
    }
    none(&far);
}

#[test]
fn every_topic_has_questions() {
    let families = GUIDE.families.as_ref().expect("there is a door");
    let empty = families.topics.iter().zip(0..).filter(|(_, n)| !GUIDE.questions.iter().any(|row| row.topic == *n));
    none(&empty.map(|(topic, _)| topic.id.clone()).collect::<Vec<_>>());
    assert!(families.topics.len() >= 10);
}

#[test]
fn every_answer_quotes_its_provisions_word_for_word() {
    let mut lost = Vec::new();
    for lang in GUIDE.lang_ids() {
        for row in &GUIDE.questions {
            let page = page(&format!("{}/families/{}.html", GUIDE[lang].folder, row.id));
            let shown = words(page);
            lost.extend(unquoted(row, page, &shown, lang));
        }
    }
    none(&lost);
}

fn unquoted(row: &Question, page: &Page, shown: &str, lang: LangIx) -> Vec<String> {
    let mut lost = Vec::new();
    for at in &row.provisions {
        let cited = GUIDE.citation(*at, lang, WithLaw::Yes);
        if !page.named("a").any(|a| a.text == cited) {
            lost.push(format!("{}: {cited} is not cited", page.path));
        }
        for (_, part) in GUIDE.below(*at).filter(|(_, part)| part.depth > 0) {
            let text = part.text.as_ref().and_then(|text| text.own(lang)).unwrap_or_default();
            // Marks of warnings stand between the words.
            let quoted = shown.contains(&squeezed(text)) || !part.notices.is_empty();
            if text.is_empty() || !quoted {
                lost.push(format!("{}: {} is not quoted", page.path, part.id));
            }
        }
    }
    lost
}

#[test]
fn verdicts_are_mixed_and_those_left_open_say_so() {
    let count = |verdict| GUIDE.questions.iter().filter(|row| row.verdict == verdict).count();
    for verdict in [Verdict::Shall, Verdict::May, Verdict::MayNot, Verdict::Open] {
        assert!(count(verdict) > 0, "no answer is {verdict:?}");
    }
    // An answer that the texts do not give begins by saying so, or names the other law that gives it.
    let says = |row: &&Question| {
        let answer = row.answer.shown(LangIx::ORIGINAL).text;
        answer.contains("沒有") || !row.outside.is_empty()
    };
    let silent = GUIDE.questions.iter().filter(|row| row.verdict == Verdict::Open).filter(|row| !says(row));
    none(&silent.map(|row| row.id.clone()).collect::<Vec<_>>());
}

#[test]
fn what_is_pending_is_marked_where_it_is_quoted() {
    let pending = |row: &&Question| {
        row.provisions.iter().any(|at| ["act/1", "act/2", "act/3", "act/11", "act/11-1"].contains(&unit(*at).as_str()))
    };
    let rows: Vec<_> = GUIDE.questions.iter().filter(pending).collect();
    assert!(!rows.is_empty(), "some answer quotes a pending provision");
    let marked = |row: &Question| {
        page(&format!("zh/families/{}.html", row.id)).named("span").any(|span| span.has("class", "pending"))
    };
    none(&rows.iter().filter(|row| !marked(row)).map(|row| row.id.clone()).collect::<Vec<_>>());
}

fn unit(at: fudao::guide::ProvisionIx) -> String {
    GUIDE[GUIDE.unit_of(at)].id.clone()
}

#[test]
fn the_duties_page_has_every_row_of_its_roles_and_topics_once() {
    let families = GUIDE.families.as_ref().expect("there is a door");
    let chosen = GUIDE.duties.iter().filter(|duty| {
        duty.roles.iter().any(|role| families.duties.roles.contains(role))
            && duty.topics.iter().any(|topic| families.duties.topics.contains(topic))
    });
    let mut expected: Vec<_> = chosen.map(|duty| format!("../duties/{}.html", duty.id)).collect();
    for folder in ["zh", "en"] {
        let page = page(&format!("{folder}/families/duties.html"));
        let links = page.named("a").filter_map(|a| a.get("href"));
        let mut shown: Vec<_> = links.filter(|href| href.starts_with("../duties/")).map(str::to_owned).collect();
        shown.sort();
        expected.sort();
        assert_eq!(shown, expected, "{folder}");
    }
}

#[test]
fn everyone_whom_the_law_puts_to_work_in_a_school_can_choose_themselves() {
    let mine = GUIDE.my_duties.as_ref().expect("there is a door");
    let roles: BTreeSet<_> = mine.people.iter().map(|person| GUIDE[person.role].id.as_str()).collect();
    let asked = [
        "teacher",
        "homeroom-teacher",
        "full-time-counselor",
        "part-time-counselor",
        "joint-counselor",
        "section-chief",
        "director-of-counseling",
        "principal",
        "admin-units",
    ];
    assert_eq!(roles, BTreeSet::from(asked));
}

#[test]
fn every_step_of_a_situation_stands_with_everyone_whom_it_concerns() {
    let mut wrong = Vec::new();
    for person in GUIDE.people() {
        let page = page(&format!("en/my-duties/{}.html", GUIDE[person].id));
        for at in GUIDE.cases_of(person) {
            let situation = &GUIDE[at];
            assert!(page.ids().any(|id| id == situation.id), "{} has no section {}", page.path, situation.id);
            for step in &situation.steps {
                let text = squeezed(step.title.shown(LangIx::new(1)).text);
                let elsewhere = GUIDE.part_of(person, step) == Part::Others;
                let name = if elsewhere { "a" } else { "h4" };
                if !page.named(name).any(|element| squeezed(&element.text) == text) {
                    wrong.push(format!("{}: {}", page.path, step.title.shown(LangIx::new(1)).text));
                }
            }
        }
    }
    none(&wrong);
}

#[test]
fn the_chooser_leads_to_every_section() {
    for lang in GUIDE.lang_ids() {
        let chooser = page(&format!("{}/my-duties/index.html", GUIDE[lang].folder));
        let hrefs: BTreeSet<_> = chooser.named("a").filter_map(|a| a.get("href")).collect();
        for person in GUIDE.people() {
            for at in GUIDE.cases_of(person) {
                let href = format!("{}.html#{}", GUIDE[person].id, GUIDE[at].id);
                assert!(hrefs.contains(href.as_str()), "{} does not lead to {href}", chooser.path);
            }
        }
    }
}
