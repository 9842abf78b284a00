//! How every provision is cited, written once: pages cite the same ones again and again.

use super::{LangIx, Language, Law, Level, Provision, ProvisionIx, WithLaw};

/// The citations of all provisions, in every language.
#[derive(Clone, Debug)]
pub(super) struct Citations {
    languages: usize,
    /// By provision and, within it, by language: with the law's name, and without.
    written: Vec<[String; 2]>,
}

impl Citations {
    pub(super) fn write(languages: &[Language], levels: &[Level], laws: &[Law], provisions: &[Provision]) -> Self {
        let mut written = Vec::with_capacity(provisions.len() * languages.len());
        for at in (0..provisions.len()).map(ProvisionIx::new) {
            let path = path(levels, provisions, at);
            let law = &laws[provisions[at.get()].law.get()].short;
            for (language, lang) in languages.iter().zip((0..).map(LangIx::new)) {
                let cite = |law: &str| language.grammar.write(law, &path);
                written.push([cite(law.shown(lang).text), cite("")]);
            }
        }
        Self { languages: languages.len(), written }
    }

    pub(super) fn of(&self, at: ProvisionIx, lang: LangIx, law: WithLaw) -> &str {
        let [whole, alone] = &self.written[at.get() * self.languages + lang.get()];
        match law {
            WithLaw::Yes => whole,
            WithLaw::No => alone,
        }
    }
}

/// Levels and numbers from the unit down.
fn path<'a>(
    levels: &'a [Level],
    provisions: &'a [Provision],
    at: ProvisionIx,
) -> Vec<(&'a str, &'a fudao_citation::Number)> {
    let mut path = Vec::new();
    let mut step = Some(at);
    while let Some(at) = step {
        let provision = &provisions[at.get()];
        path.push((levels[provision.level.get()].id.as_str(), &provision.number));
        step = provision.parent;
    }
    path.reverse();
    path
}
