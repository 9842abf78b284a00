//! Site, languages, labels, levels and pages.

use std::collections::BTreeMap;
use std::str::FromStr;

use fudao_citation::{Grammar, LevelForms, PatternError};
use fudao_search::{Percent, Rules};

use super::Resolver;
use crate::content::language::{CitationRow, LanguageRow, LevelFormsRow, SearchRow};
use crate::content::{Content, Row, Spanned};
use crate::diag::{Code, Diagnostic, Span, nearest};
use crate::guide::reference::ANNEX;
use crate::guide::{Language, Level, LevelIx, Page, Site, Words};
use crate::source::FileId;

/// The languages that `site.yaml` names, in its order; those without a readable file are complained about.
pub(super) fn languages(content: &Content, complaints: &mut Vec<Diagnostic>) -> Vec<Language> {
    let mut found = Vec::new();
    if content.site.row.languages.is_empty() {
        let message = "`languages` is empty: a guide needs at least one";
        complaints.push(Diagnostic::new(Code::WrongValue, Span::start_of(content.site.file), message));
    }
    twice(content, complaints);
    for key in &content.site.row.languages {
        match content.languages.iter().find(|(name, _)| *name == key.value) {
            Some((_, row)) => {
                unknown_levels(content, row, complaints);
                found.push(language(key.value.clone(), row, complaints));
            }
            None if content.unread.file(&format!("content/languages/{}.yaml", key.value)) => {}
            None => {
                let message = format!("there is no language `{}`", key.value);
                let dangling = Diagnostic::new(Code::DanglingReference, key.span(content.site.file), message);
                let near = nearest(&key.value, content.languages.iter().map(|(name, _)| name.as_str()));
                let file = format!("add `content/languages/{}.yaml`", key.value);
                complaints.push(dangling.help(near.map_or(file, |near| format!("did you mean `{near}`?"))));
            }
        }
    }
    found
}

/// Two languages with one key or one folder would be written over each other; so would one in a folder of the site's own.
fn twice(content: &Content, complaints: &mut Vec<Diagnostic>) {
    let mut folders: BTreeMap<String, Span> = BTreeMap::new();
    for (n, key) in content.site.row.languages.iter().enumerate() {
        let span = key.span(content.site.file);
        if let Some(first) = content.site.row.languages[..n].iter().find(|earlier| earlier.value == key.value) {
            let duplicate =
                Diagnostic::new(Code::DuplicateId, span, format!("the language `{}` stands twice", key.value));
            complaints.push(duplicate.related(first.span(content.site.file), "first here"));
            continue;
        }
        if !key.value.chars().all(|c| c.is_ascii_alphanumeric() || c == '-') {
            let wrong =
                Diagnostic::new(Code::WrongValue, span, format!("`{}` cannot be the key of a language", key.value));
            complaints.push(wrong.help("use a language tag of BCP 47: `en`, `pt-BR`"));
        }
        let Some((_, row)) = content.languages.iter().find(|(name, _)| *name == key.value) else { continue };
        let folder = &row.row.folder;
        let span = folder.span(row.file);
        if OWN_FOLDERS.contains(&folder.value.as_str()) {
            let message = format!("`{}` is a folder of the site's own", folder.value);
            complaints.push(Diagnostic::new(Code::WrongValue, span, message).help("give the language another folder"));
        }
        if let Some(first) = folders.insert(folder.value.to_lowercase(), span) {
            let duplicate =
                Diagnostic::new(Code::DuplicateId, span, format!("the folder `{}` stands twice", folder.value));
            complaints.push(duplicate.related(first, "first here").help("give each language a folder of its own"));
        }
    }
}

/// Folders of the site that hold no language.
const OWN_FOLDERS: [&str; 3] = ["assets", "data", "search"];

/// Levels of a grammar that no law can use: most are misspelt.
fn unknown_levels(content: &Content, row: &Row<LanguageRow>, complaints: &mut Vec<Diagnostic>) {
    let known = content.levels.row.iter().map(|level| level.id.value.as_str()).chain([ANNEX]);
    for level in row.row.citation.levels.keys().filter(|_| !content.levels.row.is_empty()) {
        if known.clone().any(|known| known == level.value) {
            continue;
        }
        let message = format!("there is no level `{}`", level.value);
        let dangling = Diagnostic::new(Code::DanglingReference, level.span(row.file), message);
        complaints.push(match nearest(&level.value, known.clone()) {
            Some(near) => dangling.help(format!("did you mean `{near}`?")),
            None => dangling.help("`content/levels.yaml` lists the levels"),
        });
    }
}

fn language(key: String, row: &Row<LanguageRow>, complaints: &mut Vec<Diagnostic>) -> Language {
    let LanguageRow { folder, name, short, list, citation, search } = &*row.row;
    if folder.value.is_empty() || !folder.value.chars().all(|c| c.is_ascii_alphanumeric() || c == '-') {
        let message = format!("`{}` cannot be the name of a folder in the site", folder.value);
        let wrong = Diagnostic::new(Code::WrongValue, folder.span(row.file), message);
        complaints.push(wrong.help("use letters, digits and hyphens"));
    }
    Language {
        key,
        folder: folder.value.clone(),
        name: name.clone(),
        short: short.clone(),
        list: list.clone(),
        grammar: grammar(citation, row.file, complaints),
        search: rules(search, row.file, complaints),
    }
}

fn rules(row: &SearchRow, file: FileId, complaints: &mut Vec<Diagnostic>) -> Rules {
    let known = |name: &&Spanned<String>| fudao_search::STEMMERS.contains(&name.value.as_str());
    let stemmer = row.stemmer.as_ref();
    if let Some(name) = stemmer.filter(|name| !known(name)) {
        let message = format!("there is no stemmer `{}`", name.value);
        let wrong = Diagnostic::new(Code::WrongValue, name.span(file), message);
        complaints.push(match nearest(&name.value, fudao_search::STEMMERS) {
            Some(near) => wrong.help(format!("did you mean `{near}`?")),
            None => wrong.help(format!("there are: {}; without one, leave it out", fudao_search::STEMMERS.join(", "))),
        });
    }
    Rules {
        stemmer: stemmer.filter(known).map(|name| name.value.clone()),
        ignored: row.ignored.clone(),
        numbers: row.numbers.clone(),
        percent: Percent { before: row.percent_before.clone(), after: row.percent_after.clone() },
    }
}

fn grammar(row: &CitationRow, file: FileId, complaints: &mut Vec<Diagnostic>) -> Grammar {
    let levels = row.levels.iter().map(|(level, forms)| (level.value.clone(), forms_of(forms, file, complaints)));
    Grammar {
        law_and_path: row.law_and_path.clone(),
        between: row.between.clone(),
        levels: levels.collect(),
        deeper: row.deeper.clone(),
        and: row.and.clone(),
        to: row.to.clone(),
        of: row.of.clone(),
        before_law: row.before_law.clone(),
        never: row.never.clone(),
        aside: row.aside.clone(),
        words: row.words.clone(),
        fold_case: row.fold_case,
    }
}

fn forms_of(row: &LevelFormsRow, file: FileId, complaints: &mut Vec<Diagnostic>) -> LevelForms {
    LevelForms {
        write: row.write.as_ref().and_then(|pattern| read_pattern(&pattern.value, pattern.span(file), complaints)),
        one: read_patterns(&row.one, file, complaints),
        many: read_patterns(&row.many, file, complaints),
        typed: read_patterns(&row.typed, file, complaints),
        preceding: read_patterns(&row.preceding, file, complaints),
        this: row.this.clone(),
        each: row.each.clone(),
        follows: row.follows,
    }
}

fn read_patterns<P>(written: &[Spanned<String>], file: FileId, complaints: &mut Vec<Diagnostic>) -> Vec<P>
where
    P: FromStr<Err = PatternError>,
{
    written.iter().filter_map(|pattern| read_pattern(&pattern.value, pattern.span(file), complaints)).collect()
}

/// Reads a pattern of the citation grammar, or says what is wrong with it.
pub(super) fn read_pattern<P>(pattern: &str, span: Span, complaints: &mut Vec<Diagnostic>) -> Option<P>
where
    P: FromStr<Err = PatternError>,
{
    pattern
        .parse()
        .map_err(|error| {
            let message = format!("the pattern `{pattern}` cannot be read: {error}");
            complaints.push(Diagnostic::new(Code::MalformedPattern, span, message));
        })
        .ok()
}

impl Resolver<'_> {
    pub(super) fn site(&mut self) -> Site {
        let Row { file, row } = &self.content.site;
        let name = self.texts.words(*file, &row.name).unwrap_or_else(unnamed);
        let tagline = self.texts.words(*file, &row.tagline).unwrap_or_else(unnamed);
        Site { name, tagline }
    }

    pub(super) fn labels(&mut self) -> Vec<BTreeMap<&'static str, String>> {
        let Row { file, row } = &self.content.labels;
        let mut by_language = vec![BTreeMap::new(); self.texts.languages().count()];
        for (key, text) in row.entries() {
            let Some(words) = self.texts.words(*file, text) else { continue };
            for lang in self.texts.languages() {
                by_language[lang.get()].insert(key, words.shown(lang).text.to_owned());
            }
        }
        by_language
    }

    pub(super) fn levels(&mut self) -> Vec<Level> {
        let Row { file, row } = &self.content.levels;
        let mut seen = BTreeMap::new();
        let mut levels = Vec::new();
        for row in row.iter() {
            let Some(name) = self.texts.words(*file, &row.name) else { continue };
            if self.fresh(&mut seen, &row.id, *file) {
                self.ids.levels.insert(row.id.value.clone(), LevelIx::new(levels.len()));
                let letter = row.letter.clone().unwrap_or_default();
                let many = row.many.as_ref().and_then(|many| self.texts.words(*file, many));
                let many = many.unwrap_or_else(|| name.clone());
                levels.push(Level { id: row.id.value.clone(), letter, name, many });
            }
        }
        levels
    }

    pub(super) fn pages(&mut self) -> BTreeMap<String, Page> {
        let mut pages = BTreeMap::new();
        for (id, Row { file, row }) in &self.content.pages {
            let title = self.texts.words(*file, &row.title);
            let lead = self.texts.words(*file, &row.lead);
            let body = row.body.as_ref().and_then(|body| self.texts.words(*file, body));
            let glances = self.provisions_of(&row.glances, *file);
            if let Some((title, lead)) = title.zip(lead) {
                pages.insert(id.clone(), Page { title, lead, body, glances, span: Span::start_of(*file) });
            }
        }
        pages
    }
}

/// Stands in for words that no language has; the complaint has been made, so no page will show it.
fn unnamed() -> Words {
    Words::new(vec![Some(String::new())]).expect("one text is given")
}
