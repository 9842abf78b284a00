//! A build that remembers the ones before it comes to the same, byte for byte, as one that remembers nothing.

#[path = "support/real.rs"]
mod real;

use fudao::site::OutputFile;
use fudao::source::SourceSet;
use fudao::{Built, Memory};

const DUTIES: &str = "content/duties/teacher.yaml";

/// The guide while it is edited, with a memory that sees every state of it.
struct Edited {
    files: Vec<(String, String)>,
    memory: Memory,
}

impl Edited {
    fn new() -> Self {
        let sources = &real::SOURCES.0;
        let all = ["content/", "templates/"].into_iter().flat_map(|folder| sources.under(folder));
        let files = all.map(|source| (source.path.clone(), source.text.clone())).collect();
        let mut edited = Self { files, memory: Memory::default() };
        edited.builds();
        edited
    }

    fn replace(&mut self, path: &str, from: &str, to: &str) {
        let file = self.files.iter_mut().find(|(own, _)| own == path).expect(path);
        assert!(file.1.contains(from), "`{path}` holds `{from}`");
        file.1 = file.1.replacen(from, to, 1);
    }

    /// Builds the state as it is, and answers whether there is a site.
    fn builds(&mut self) -> bool {
        let sources = SourceSet::new(self.files.clone());
        let mut early = Vec::new();
        let again = fudao::build_again(&mut self.memory, &sources, Vec::new(), |pages| early = pages.to_vec())
            .expect("the templates are right");
        let anew = fudao::build(&sources, Vec::new(), None).expect("the templates are right");
        assert_eq!(again.diagnostics, anew.diagnostics);
        assert_eq!(different(&again, &anew), Vec::<String>::new());
        let pages = again.files.iter().flatten().filter(|file| file.path.ends_with(".html"));
        assert!(pages.clone().all(|page| early.contains(page)), "pages are handed over as they are written");
        assert_eq!(early.iter().filter(|file| file.path.ends_with(".html")).count(), pages.count());
        again.files.is_some()
    }
}

/// The paths of the files in which two builds differ.
fn different(one: &Built, other: &Built) -> Vec<String> {
    let [one, other] = [one, other].map(|built| built.files.as_deref().unwrap_or_default());
    let lacking = |own: &[OutputFile], those: &[OutputFile]| {
        let own = own.iter().filter(|file| !those.contains(file));
        own.map(|file| file.path.clone()).collect::<Vec<_>>()
    };
    [lacking(one, other), lacking(other, one)].concat()
}

#[test]
fn edited_words_reach_every_page_that_shows_them() {
    let mut guide = Edited::new();
    guide.replace(DUTIES, "zh-Hant: 執行發展性輔導", "zh-Hant: 親自執行發展性輔導");
    assert!(guide.builds());
    guide.replace("content/flowcharts/appeal.yaml", "en: Meet the teacher}", "en: Meet the homeroom teacher first}");
    guide.replace("content/labels.yaml", "en: \"You are here\"", "en: \"Where you are\"");
    assert!(guide.builds());
    guide.replace("templates/base.html", "</body>", "<p>one more</p></body>");
    assert!(guide.builds());
    guide.replace(DUTIES, "親自執行發展性輔導", "執行發展性輔導");
    guide.replace("templates/base.html", "<p>one more</p>", "");
    assert!(guide.builds());
}

#[test]
fn a_mistake_is_named_each_time_until_it_is_mended() {
    let mut guide = Edited::new();
    guide.replace(DUTIES, "provision: act/12/p1", "provision: act/12/p99");
    assert!(!guide.builds());
    // A file before all others gives each of them another number, by which complaints name it.
    guide.files.insert(0, ("content/aside.yaml".to_owned(), String::new()));
    assert!(!guide.builds());
    guide.replace(DUTIES, "force: shall", "force: {shall");
    assert!(!guide.builds());
    guide.files.remove(0);
    assert!(!guide.builds());
    guide.replace(DUTIES, "force: {shall", "force: shall");
    guide.replace(DUTIES, "provision: act/12/p99", "provision: act/12/p1");
    assert!(guide.builds());
}
