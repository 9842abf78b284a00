//! The calculators in the browser, over http and from the disk: what is typed into the form, what is refused, and that the
//! browser answers every worked case as the terminal does.

use std::collections::BTreeMap;

use anyhow::{Context as _, Result, ensure};
use browser_tests::{Page, Site};
use fudao_rules::Pack;
use serde_json::Value;
use url::Url;

use crate::search::Places;

const TABLES: [&str; 2] =
    [include_str!("../../../rules/hand-worked.txt"), include_str!("../../../rules/bad-inputs.txt")];

/// How many questions travel to the browser at once.
const BATCH: usize = 40;

/// What the page says: results by reading, problems, the names of the fields that are marked.
type Said = (Vec<Vec<String>>, Vec<String>, Vec<String>);

/// Fills the form, presses the button, and waits for the answer.
fn ask(page: &Page<'_>, fields: &[(&str, &str)]) -> Result<Said> {
    let fields = serde_json::to_string(fields)?;
    page.ask::<bool>(&format!(
        "(() => {{ const form = document.querySelector('form.calc');
            document.querySelector('.answer').textContent = '';
            for (const [name, value] of {fields}) form.elements[name].value = value;
            form.querySelector('button').click(); return true; }})()"
    ))?;
    page.wait_for("document.querySelector('.answer .reading, .answer .problems')")?;
    page.ask(
        "(() => {
            const texts = (of, selector) => [...of.querySelectorAll(selector)].map((one) => one.textContent);
            return [[...document.querySelectorAll('.answer .reading')].map((one) => texts(one, '.results-of dd')),
                texts(document, '.answer .problems li'),
                [...document.querySelectorAll('.calc [aria-invalid]')].map((field) => field.name)]; })()",
    )
}

fn open(page: &Page<'_>, root: &Url, rule: &str) -> Result<()> {
    page.open(&root.join(&format!("en/calculators/{rule}.html"))?)?;
    page.wait_for("!document.querySelector('[data-part=\"form\"]').hidden")
}

#[test]
fn the_form_answers_a_case_worked_by_hand() -> Result<()> {
    Places::new()?.in_both(|page, root| {
        // Article 10: 45 classes are 20, 20 more, and 5 begun; 13 classes are 12 and one begun: three and two.
        open(page, root, "full-time-counselors")?;
        let (results, problems, marked) = ask(page, &[("elementary", "45"), ("junior-high", "13")])?;
        assert_eq!((results, problems, marked), (vec![vec!["5 posts".to_owned()]], vec![], vec![]));
        let shared: String = page.ask("location.href")?;
        ensure!(
            shared.ends_with("?elementary=45&junior-high=13&senior-secondary=0"),
            "the address holds what was asked: {shared}"
        );
        // A shared address arrives at its answer.
        page.open(&root.join("en/calculators/index.html")?)?;
        page.open(&shared.parse()?)?;
        page.wait_for("document.querySelector('.answer .reading')")?;
        assert_eq!(page.ask::<String>("document.querySelector('.results-of dd').textContent")?, "5 posts");
        let cited: String = page.ask("document.querySelector('.working .cites a').href")?;
        ensure!(cited.contains("/en/laws/act/10.html#p1-s1"), "the provision is linked: {cited}");
        assert_eq!(page.faults(), []);
        Ok(())
    })
}

#[test]
fn where_the_text_is_open_every_reading_has_its_result() -> Result<()> {
    Places::new()?.in_both(|page, root| {
        open(page, root, "supervisors")?;
        for (persons, expected) in [("7", vec!["1 person"; 2]), ("8", vec!["1 person", "2 persons"])] {
            let (results, ..) = ask(page, &[("persons", persons)])?;
            assert_eq!(results.concat(), expected, "{persons} persons");
        }
        for (persons, expected) in [("13", ["1 person", "2 persons"]), ("15", ["2 persons", "3 persons"])] {
            let (results, ..) = ask(page, &[("persons", persons)])?;
            assert_eq!(results.concat(), expected, "{persons} persons");
        }
        let badges: usize = page.ask("document.querySelectorAll('.answer .working .badge.pending').length")?;
        assert_eq!(badges, 2, "each reading says that its article is pending");
        assert_eq!(page.faults(), []);
        Ok(())
    })
}

#[test]
fn nonsense_is_refused_in_words_at_its_field() -> Result<()> {
    Places::new()?.in_both(|page, root| {
        open(page, root, "full-time-counselors")?;
        for nonsense in ["-1", "2.5", "twenty", "10000000", "1e9", "<b>", "\u{202e}5"] {
            let (results, problems, marked) = ask(page, &[("elementary", nonsense)])?;
            ensure!(results.is_empty() && problems.len() == 1, "`{nonsense}`: {results:?} {problems:?}");
            ensure!(problems[0].starts_with("Elementary classes"), "`{nonsense}`: {problems:?}");
            assert_eq!(marked, ["elementary"], "`{nonsense}`");
        }
        let (results, problems, _) = ask(page, &[("elementary", "")])?;
        ensure!(results.is_empty() && problems.len() == 1, "nothing at all: {results:?} {problems:?}");
        let (results, problems, marked) = ask(page, &[("elementary", "20")])?;
        assert_eq!((results.concat(), problems, marked), (vec!["1 post".to_owned()], vec![], vec![]));
        assert_eq!(page.faults(), []);
        Ok(())
    })
}

/// What is typed, by input.
type Inputs = BTreeMap<&'static str, &'static str>;

/// Every question of the tables by its rule.
fn questions() -> BTreeMap<&'static str, Vec<Inputs>> {
    let mut questions: BTreeMap<_, Vec<_>> = BTreeMap::new();
    let lines = TABLES.iter().flat_map(|table| table.lines()).filter(|line| !line.starts_with('#'));
    for (question, _) in lines.filter_map(|line| line.split_once("->")) {
        let mut words = question.split_whitespace();
        let rule = words.next().unwrap_or_default();
        questions.entry(rule).or_default().push(words.filter_map(|word| word.split_once('=')).collect());
    }
    questions
}

#[test]
fn the_browser_answers_every_worked_case_as_the_terminal_does() -> Result<()> {
    let places = Places::new()?;
    let mut questions = questions();
    // The tables also ask for rules that do not exist.
    let site = Site::shared()?;
    let pages = site.pages();
    questions.retain(|rule, _| pages.contains(&format!("en/calculators/{rule}.html").as_str()));
    ensure!(questions.len() > 10, "the tables are read");
    places.in_both(|page, root| {
        let mut compared = 0;
        for (rule, inputs) in &questions {
            open(page, root, rule)?;
            let rules: String = page.ask("document.querySelector('form.calc').dataset.rules")?;
            let pack: Pack = serde_json::from_str(&rules).context("the rules of the page")?;
            for batch in inputs.chunks(BATCH) {
                let found: Vec<String> = page.ask(&format!(
                    "fudaoLoad.engine().then((engine) => {{
                        const {{ rules, rule }} = document.querySelector('form.calc').dataset;
                        return {}.map((inputs) => engine.calc(rules, rule, JSON.stringify(inputs), 'zh-Hant')); }})",
                    serde_json::to_string(batch)?
                ))?;
                for (inputs, found) in batch.iter().zip(found) {
                    let owned = inputs.iter().map(|(key, value)| ((*key).to_owned(), (*value).to_owned())).collect();
                    let expected = serde_json::to_value(pack.answer(rule, &owned, "zh-Hant"))?;
                    assert_eq!(serde_json::from_str::<Value>(&found)?, expected, "{rule} {inputs:?}");
                    compared += 1;
                }
            }
        }
        ensure!(compared > 250, "only {compared} cases were compared");
        assert_eq!(page.faults(), []);
        Ok(())
    })
}
