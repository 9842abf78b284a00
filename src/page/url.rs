//! Where each page lies in the site, and how one page links to another: always relative, always naming the file.

use crate::guide::{AnnexIx, Guide, LangIx, LawIx, ProvisionIx, TermIx};

/// Every page that can be linked.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Address {
    /// A language's first page.
    Home(LangIx),
    /// A law with its units.
    Law(LangIx, LawIx),
    /// A unit, or a place on its page.
    Provision(LangIx, ProvisionIx),
    /// The glossary.
    Glossary(LangIx),
    /// A term in the glossary.
    Term(LangIx, TermIx),
    /// Sources and status.
    Sources(LangIx),
    /// An annex, among what is missing.
    Annex(LangIx, LawIx, AnnexIx),
    /// A page of running text.
    Text(LangIx, String),
}

/// The list of languages at the site's root.
pub const INDEX: &str = "index.html";
/// What a server shows when there is no such page.
pub const NOT_FOUND: &str = "404.html";
/// Stylesheet, script and icon.
pub const STYLESHEET: &str = "assets/fudao.css";
/// See [`STYLESHEET`].
pub const SCRIPT: &str = "assets/fudao.js";
/// See [`STYLESHEET`].
pub const ICON: &str = "assets/icon.svg";

impl Address {
    /// The file below the site's root: `zh/laws/act/6-1.html`.
    #[must_use]
    pub fn file(&self, guide: &Guide) -> String {
        match self {
            Address::Home(lang) => format!("{}/index.html", guide[*lang].folder),
            Address::Law(lang, law) => format!("{}/laws/{}/index.html", guide[*lang].folder, guide[*law].id),
            Address::Provision(lang, at) => {
                format!("{}/laws/{}.html", guide[*lang].folder, guide[guide.unit_of(*at)].id)
            }
            Address::Glossary(lang) | Address::Term(lang, _) => format!("{}/glossary.html", guide[*lang].folder),
            Address::Sources(lang) | Address::Annex(lang, ..) => format!("{}/sources.html", guide[*lang].folder),
            Address::Text(lang, id) => format!("{}/{id}.html", guide[*lang].folder),
        }
    }

    /// File and anchor: `zh/laws/act/6-1.html#p3`.
    #[must_use]
    pub fn path(&self, guide: &Guide) -> String {
        let anchor = match self {
            Address::Provision(_, at) => guide[*at].anchor(),
            Address::Term(_, term) => guide[*term].id.clone(),
            Address::Annex(_, law, annex) => annex_anchor(guide, *law, *annex),
            _ => String::new(),
        };
        let file = self.file(guide);
        if anchor.is_empty() { file } else { format!("{file}#{anchor}") }
    }

    /// The same place in another language.
    #[must_use]
    pub fn in_language(&self, lang: LangIx) -> Self {
        match self.clone() {
            Address::Home(_) => Address::Home(lang),
            Address::Law(_, law) => Address::Law(lang, law),
            Address::Provision(_, at) => Address::Provision(lang, at),
            Address::Glossary(_) => Address::Glossary(lang),
            Address::Term(_, term) => Address::Term(lang, term),
            Address::Sources(_) => Address::Sources(lang),
            Address::Annex(_, law, annex) => Address::Annex(lang, law, annex),
            Address::Text(_, id) => Address::Text(lang, id),
        }
    }
}

/// The anchor of an annex on the page of sources: `directions-annex-1`.
#[must_use]
pub fn annex_anchor(guide: &Guide, law: LawIx, annex: AnnexIx) -> String {
    format!("{}-annex-{}", guide[law].id, guide[law].annexes[annex.get()].number)
}

/// How the page at `from` links to `to`, both paths below the root: `../../glossary.html#referral`.
///
/// A link to an anchor of the same page keeps the file's name, so that it survives being copied.
#[must_use]
pub fn relative(from: &str, to: &str) -> String {
    let from: Vec<_> = from.split('/').collect();
    let to: Vec<_> = to.split('/').collect();
    let shared = from[..from.len() - 1].iter().zip(&to[..to.len() - 1]).take_while(|(a, b)| a == b).count();
    let up = "../".repeat(from.len() - 1 - shared);
    format!("{up}{}", to[shared..].join("/"))
}

#[cfg(test)]
mod tests {
    use super::relative;

    #[test]
    fn links_are_relative() {
        for (from, to, expected) in [
            ("zh/index.html", "en/index.html", "../en/index.html"),
            ("zh/laws/act/1.html", "zh/laws/act/2.html#p1", "2.html#p1"),
            ("zh/laws/act/1.html", "zh/glossary.html", "../../glossary.html"),
            ("index.html", "zh/index.html", "zh/index.html"),
            ("zh/laws/act/1.html", "assets/fudao.css", "../../../assets/fudao.css"),
            ("zh/laws/act/index.html", "zh/laws/directions/1.html", "../directions/1.html"),
        ] {
            assert_eq!(relative(from, to), expected);
        }
    }
}
