//! Mandates, modules and programmes of the real content, held against the texts.

#[path = "support/real.rs"]
mod real;

use std::sync::LazyLock;

use fudao::guide::{Block, Guide, LangIx, Mandate, Module, Prose};
use fudao::page;

static GUIDE: LazyLock<Guide> = LazyLock::new(|| {
    let (guide, found) = fudao::check(&real::SOURCES.0);
    guide.unwrap_or_else(|| panic!("the content has errors: {found:#?}"))
});

/// Fails with every complaint, one a line.
#[track_caller]
fn none(complaints: &[String]) {
    assert!(complaints.is_empty(), "{} complaints:\n{}", complaints.len(), complaints.join("\n"));
}

fn mandate(id: &str) -> &'static Mandate {
    GUIDE.mandates.iter().find(|mandate| mandate.id == id).unwrap_or_else(|| panic!("there is a mandate `{id}`"))
}

#[test]
fn the_five_figures_are_those_of_article_14() {
    // Read off the statute by hand: whom, hours, provision, who holds it.
    let expected = [
        ("whole-staff", 3, "act/14/p6", "school"),
        ("new-heads", 18, "act/14/p3", "school-authority"),
        ("heads", 12, "act/14/p3", "school-authority"),
        ("new-counselors", 36, "act/14/p4", "school-authority"),
        ("counselors", 18, "act/14/p4", "school-authority"),
    ];
    let found: Vec<_> = GUIDE
        .mandates
        .iter()
        .map(|row| {
            let holders: Vec<_> = row.holders.iter().map(|role| GUIDE[*role].id.as_str()).collect();
            (row.id.as_str(), row.hours, GUIDE[row.provision].id.as_str(), holders.join(" "))
        })
        .collect();
    let expected: Vec<_> = expected.map(|(id, hours, at, holder)| (id, hours, at, holder.to_owned())).into();
    assert_eq!(found, expected);
}

#[test]
fn the_quoted_words_say_the_figure_in_every_language() {
    let chinese = [(3, "三小時"), (12, "十二小時"), (18, "十八小時"), (36, "三十六小時")];
    let wrong = |mandate: &Mandate| {
        let (_, words) = chinese.iter().find(|(hours, _)| *hours == mandate.hours)?;
        let phrases: Vec<_> = mandate.phrase.all().collect();
        let numeral = phrases.iter().any(|(lang, text)| *lang == LangIx::ORIGINAL && text.ends_with(words));
        let digits = format!("{} hours", mandate.hours);
        let english = phrases.iter().any(|(lang, text)| *lang != LangIx::ORIGINAL && text.contains(&digits));
        (!numeral || !english).then(|| format!("{}: {phrases:?}", mandate.id))
    };
    none(&GUIDE.mandates.iter().filter_map(wrong).collect::<Vec<_>>());
}

#[test]
fn nothing_is_said_beyond_the_text() {
    // Paragraph 5 speaks of "the preceding two paragraphs", so not of the three hours; article 15 of in-service courses of
    // guidance counselors and professional guidance counselors alone; leave is granted to all.
    for row in &GUIDE.mandates {
        let by_paragraph_5 = row.id != "whole-staff";
        for (name, rule) in [("forms", &row.forms), ("content", &row.content), ("lecturers", &row.lecturers)] {
            assert_eq!(rule.is_some(), by_paragraph_5, "{}: {name}", row.id);
            assert!(rule.iter().all(|rule| GUIDE[rule.provision].id == "act/14/p5"), "{}: {name}", row.id);
        }
        assert_eq!(row.review.is_some(), row.id == "counselors", "{}: review", row.id);
        let leave = row.leave.as_ref().unwrap_or_else(|| panic!("{}: leave", row.id));
        assert_eq!(leave.provision, row.provision, "{}: leave", row.id);
    }
    let review = mandate("counselors").review.as_ref().expect("it has been asserted");
    assert_eq!(GUIDE[review.provision].id, "act/15/p1");
}

#[test]
fn every_mandate_has_a_programme_of_just_its_hours() {
    for (n, row) in GUIDE.mandates.iter().enumerate() {
        let programmes: Vec<_> = GUIDE.programmes.iter().filter(|programme| programme.mandate.get() == n).collect();
        assert!(!programmes.is_empty(), "{} has no programme", row.id);
        for programme in programmes {
            let minutes: u32 = programme.modules.iter().map(|module| GUIDE[*module].minutes).sum();
            assert_eq!(minutes, row.hours * 60, "{}", programme.id);
            let fits = |module: &Module| module.audience.iter().any(|role| row.roles.contains(role));
            let others = programme.modules.iter().filter(|module| !fits(&GUIDE[**module]));
            none(&others.map(|module| format!("{} is not for {}", GUIDE[*module].id, row.id)).collect::<Vec<_>>());
        }
    }
}

#[test]
fn the_three_hours_for_the_whole_staff_are_ready_to_hold() {
    let three = GUIDE.programmes.iter().find(|row| GUIDE[row.mandate].id == "whole-staff").expect("there is one");
    let modules: Vec<_> = three.modules.iter().map(|module| &GUIDE[*module]).collect();
    let sum = |count: fn(&Module) -> usize| modules.iter().map(|module| count(module)).sum::<usize>();
    assert!(sum(|module| module.slides.len()) >= 40, "slides");
    assert!(sum(|module| module.cases.len()) >= 3, "cases");
    assert!(sum(|module| module.quiz.len()) >= 20, "questions");
}

#[test]
fn every_text_of_a_course_stands_in_both_languages() {
    let mut found = Vec::new();
    let all = GUIDE.lang_ids().count();
    for module in &GUIDE.modules {
        let slides = module.slides.iter().flat_map(|slide| [&slide.title, &slide.notes, &slide.body.words]);
        let cases = module
            .cases
            .iter()
            .flat_map(|case| [&case.title, &case.story, &case.answer].into_iter().chain(&case.tasks));
        let quiz = module.quiz.iter().flat_map(|question| {
            [&question.ask, &question.why].into_iter().chain(question.options.iter().map(|option| &option.text))
        });
        let agenda = module.agenda.iter().flat_map(|item| [&item.title, &item.how]);
        let own = [&module.title, &module.lead, &module.prepare, &module.handout.words];
        let words = own.into_iter().chain(&module.objectives).chain(agenda).chain(slides).chain(cases).chain(quiz);
        let lacking = words.filter(|words| words.all().count() < all);
        found.extend(lacking.map(|words| format!("{}: {}", module.id, words.shown(LangIx::ORIGINAL).text)));
    }
    none(&found);
}

#[test]
fn no_course_copies_statute() {
    // A whole provision of thirty characters or more in running text has been copied; shorter ones are phrases of the law.
    let long = |text: &str| text.chars().count() >= 30;
    let statute: Vec<&str> = GUIDE
        .all()
        .filter_map(|(_, part)| part.text.as_ref()?.own(LangIx::ORIGINAL))
        .filter(|text| long(text))
        .collect();
    let mut found = Vec::new();
    for module in &GUIDE.modules {
        for prose in module.slides.iter().map(|slide| &slide.body).chain([&module.handout]) {
            found.extend(markdown(prose).filter(|text| statute.iter().any(|law| text.contains(law))));
        }
    }
    none(&found);
}

fn markdown(prose: &Prose) -> impl Iterator<Item = String> + '_ {
    prose.blocks[LangIx::ORIGINAL.get()].iter().filter_map(|block| match block {
        Block::Markdown(text) => Some(text.clone()),
        _ => None,
    })
}

#[test]
fn every_row_of_the_division_of_work_is_taught() {
    let rows = GUIDE.duties.iter().filter(|duty| GUIDE[duty.provision].id.starts_with("regulations/"));
    let lost = rows.filter(|duty| duty.modules.is_empty()).map(|duty| duty.id.clone());
    none(&lost.collect::<Vec<_>>());
}

#[test]
fn answers_are_not_always_the_same_letter() {
    let same = |module: &&Module| module.quiz.windows(2).all(|pair| pair[0].answer == pair[1].answer);
    none(&GUIDE.modules.iter().filter(same).map(|module| module.id.clone()).collect::<Vec<_>>());
}

#[test]
fn a_course_has_its_pages_in_every_language() {
    let addresses = page::addresses(&GUIDE);
    let files: Vec<_> = addresses.iter().map(|address| address.file(&GUIDE)).collect();
    for lang in GUIDE.lang_ids() {
        let folder = &GUIDE[lang].folder;
        for module in &GUIDE.modules {
            for kind in ["modules", "slides", "handouts", "quizzes"] {
                let file = format!("{folder}/training/{kind}/{}.html", module.id);
                assert!(files.contains(&file), "{file}");
            }
        }
    }
}
