//! The names of all defects, in one list, so that each is unique and says how grave it is.
//!
//! The first line of each says what it is. Those that arise while reading or resolving go on with why it matters, a bad row
//! and a good one; for the others their file in `src/check/` does. `docs/problems/` is made from both.

use super::Severity;

macro_rules! codes {
    ($($(#[doc = $doc:literal])+ $name:ident = $text:literal, $severity:ident;)+) => {
        /// The name of a defect. It reads as "allow ⟨name⟩" and never as the fix.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Code { $($(#[doc = $doc])+ $name,)+ }

        impl Code {
            /// Every code, in the order of the list.
            pub const ALL: &[Code] = &[$(Code::$name,)+];

            /// The name as printed: `unknown-key`.
            #[must_use]
            pub fn as_str(self) -> &'static str {
                match self { $(Code::$name => $text,)+ }
            }

            /// The page that explains it, in fudao's repository: `docs/problems/unknown-key.md`.
            #[must_use]
            pub fn page(self) -> String {
                format!("docs/problems/{}.md", self.as_str())
            }

            /// Whether it keeps the guide from being built.
            #[must_use]
            pub fn severity(self) -> Severity {
                match self { $(Code::$name => Severity::$severity,)+ }
            }
        }
    };
}

impl Code {
    /// Whether its file was not read for it, so that other complaints may come of this one.
    #[must_use]
    pub fn leaves_its_file_unread(self) -> bool {
        use Code::{DuplicateKey, EmptyFile, MissingFile, MissingKey, NotUtf8, StrayFile};
        use Code::{UnknownKey, Unreadable, WrongType, YamlSyntax};
        matches!(
            self,
            NotUtf8
                | Unreadable
                | StrayFile
                | MissingFile
                | EmptyFile
                | YamlSyntax
                | DuplicateKey
                | UnknownKey
                | MissingKey
                | WrongType
        )
    }
}

codes! {
    /// A file's bytes are not UTF-8.
    ///
    /// Statutes are compared character by character, so a file whose characters are uncertain cannot be read at all. Editors on
    /// older systems save Chinese as Big5 or GBK unless they are told otherwise.
    ///
    /// Bad: a file that was saved as Big5
    ///
    /// Good: the same file saved as UTF-8, with or without a byte order mark
    NotUtf8 = "not-utf8", Error;
    /// A file or folder cannot be opened, is of the wrong kind, or a symbolic link leads in a circle.
    ///
    /// What cannot be read cannot be checked, and a guide that silently left it out would lose duties. The other files are
    /// still checked.
    ///
    /// Bad: a folder that is called `01.yaml`; a link that leads nowhere
    ///
    /// Good: a plain file that you may read
    Unreadable = "unreadable", Error;
    /// A file lies where nothing reads it.
    ///
    /// Most such files are misspelt, or lie in the wrong folder. If they were passed over, what stands in them would be missing
    /// from the guide and nobody would know.
    ///
    /// Bad: `content/role.yaml`
    ///
    /// Good: `content/roles.yaml`; docs/content.md says where each kind of file belongs
    StrayFile = "stray-file", Error;
    /// A file that every guide needs is not there.
    ///
    /// Without its name, languages, levels of numbering and the words of its pages nothing can be shown; without `law.yaml` a law
    /// has no name to be cited by.
    ///
    /// Bad: a folder `content/laws/act/` without `law.yaml`
    ///
    /// Good: the same folder with `law.yaml`
    MissingFile = "missing-file", Error;
    /// A file with nothing in it, or with nothing but comments.
    ///
    /// An editor or a copy that went wrong leaves such a file behind. If it counted as a list without rows, all that stood in it
    /// would be gone, and the report would speak of everything else that missed it.
    ///
    /// Bad: `content/duties/teacher.yaml` with 0 bytes
    ///
    /// Good: its rows, taken from an earlier version; `[]` where there are none; or no such file
    EmptyFile = "empty-file", Error;
    /// The text is not YAML.
    ///
    /// The report names the slip where it knows it: a quote or bracket that is not closed, a line that is not indented like its
    /// neighbours, a tab, a full-width colon, a text with `: ` or ` #` in it that stands in no quotes. Else it names the place where
    /// reading could go no further, and the slip often stands before that.
    ///
    /// Bad: `en: Note: bring the plan`
    ///
    /// Good: `en: "Note: bring the plan"`
    YamlSyntax = "yaml-syntax", Error;
    /// A key stands twice in one mapping.
    ///
    /// Only one of the two could count, and which one would be a matter of chance to the reader of the file.
    ///
    /// Bad: `force: shall` and, further down in the same row, `force: may`
    ///
    /// Good: one of the two
    DuplicateKey = "duplicate-key", Error;
    /// A key that this kind of row does not have.
    ///
    /// A misspelt key would otherwise be passed over, and what stands behind it would be lost.
    ///
    /// Bad: `partner: [parents]`
    ///
    /// Good: `partners: [parents]`
    UnknownKey = "unknown-key", Error;
    /// A key that this kind of row must have.
    ///
    /// The page would have a hole where this belongs. Keys that may be left out are marked so in docs/content.md and in the schema.
    ///
    /// Bad: `- {provision: act/12/p1, roles: [teacher], force: shall}`
    ///
    /// Good: the same with `summary: {zh-Hant: …, en: …}`
    MissingKey = "missing-key", Error;
    /// A list where a text is expected, and the like.
    ///
    /// A list with one entry is still a list, and a text in two languages is not a plain text.
    ///
    /// Bad: `roles: teacher`
    ///
    /// Good: `roles: [teacher]`
    WrongType = "wrong-type", Error;
    /// A word that is not one of those allowed here.
    ///
    /// Some places take a few words only, a date, or an id that can stand in an address. Anything else could be shown nowhere.
    ///
    /// Bad: `force: must`; `date: 18.12.2024`
    ///
    /// Good: `force: shall`; `date: 2024-12-18`
    WrongValue = "wrong-value", Error;
    /// Two things with one id.
    ///
    /// Ids stand in addresses and in references. With two things of one name a link could lead to either.
    ///
    /// Bad: two roles with `id: teacher`
    ///
    /// Good: `id: teacher` and `id: homeroom-teacher`; two duty rows of one provision are told apart by `key`
    DuplicateId = "duplicate-id", Error;
    /// An id that nothing has.
    ///
    /// A reference is shown as a link, and this one would lead nowhere. Most such ids are misspelt: the report names the nearest
    /// that there is. When a law changes its numbers, this finds every row that still has the old ones.
    ///
    /// Bad: `roles: [techer]`
    ///
    /// Good: `roles: [teacher]`
    DanglingReference = "dangling-reference", Error;
    /// A text in a language that the guide does not have.
    ///
    /// A text in a language that `site.yaml` does not name would be shown nowhere. Often a comma has split a text that should
    /// stand in quotes.
    ///
    /// Bad: `{zh: 校長, en: principal}`
    ///
    /// Good: `{zh-Hant: 校長, en: principal}`
    UnknownLanguage = "unknown-language", Error;
    /// A text without one of the guide's languages, and without `~` to say that it is missing.
    ///
    /// A guide in two languages says everything in both. A translation that is not there yet is no error, if the file admits it:
    /// the page then shows the other language, marked. Something must stand there in at least one.
    ///
    /// Bad: `name: {zh-Hant: 校長}`; `name: {zh-Hant: ~, en: ~}`
    ///
    /// Good: `name: {zh-Hant: 校長, en: principal}`, or `en: ~` while it is missing
    MissingTranslation = "missing-translation", Error;
    /// A text whose translation is still to be written.
    ///
    /// `~`, `''` or nothing behind a language says that the words are known to be missing. The page shows those of another language until
    /// they are there, marked as such, and the report names each place, so that none is forgotten.
    ///
    /// Bad: `name: {zh-Hant: 校長, en: ~}`
    ///
    /// Good: `name: {zh-Hant: 校長, en: principal}`
    UntranslatedText = "untranslated-text", Warning;
    /// A part below the last level that its law declares.
    ///
    /// A part needs a level for its number to be cited by: without one there is no name for what the paragraph is split into.
    ///
    /// Bad: `parts:` below an item, in a law whose `levels` end with the item
    ///
    /// Good: the level added to `levels` in `law.yaml`, or the parts one level higher
    UndeclaredLevel = "undeclared-level", Error;
    /// A provision without its original text.
    ///
    /// The first language is statute. A translation without it would be a law that nobody made.
    ///
    /// Bad: `text: {zh-Hant: ~, en: "Schools shall …"}`
    ///
    /// Good: `text: {zh-Hant: 學校應…, en: "Schools shall …"}`
    MissingOriginal = "missing-original", Error;
    /// A translation that does not say which text it was made from.
    ///
    /// A law changes, and its translations stay behind unless they remember what they were made from. The report prints the hash
    /// to write.
    ///
    /// Bad: a part with `en` in its `text` and no `made_from`
    ///
    /// Good: the same with `made_from: {en: "54622b96"}`
    TranslationWithoutOrigin = "translation-without-origin", Error;
    /// A translation made from a text that has changed since.
    StaleTranslation = "stale-translation", Warning;
    /// A text that says something else than its witness.
    TextDiffersFromWitness = "text-differs-from-witness", Error;
    /// A sign of half width, or a blank, in the Chinese text of a statute.
    HalfWidthInStatute = "half-width-in-statute", Error;
    /// A stretch of the witness that no provision reproduces.
    WitnessWithoutProvision = "witness-without-provision", Error;
    /// A pattern of the citation grammar that cannot be read.
    ///
    /// Citations are written and read by patterns that stand in the content. One that cannot be read would make links that lead
    /// nowhere.
    ///
    /// Bad: `write: "Article"`
    ///
    /// Good: `write: "Article {n}"`
    MalformedPattern = "malformed-pattern", Error;
    /// A reference inside a text that leads to no provision.
    ///
    /// The text refers to a provision, and the reader must be able to go there. Either the number is wrong, or it means another law, which
    /// `outside-laws.yaml` or the law's own short names have to name.
    ///
    /// Bad: `under Article 99` in a law of 27 articles
    ///
    /// Good: `under Article 9`; the other law named as `outside-laws.yaml` has it
    UnresolvedReference = "unresolved-reference", Error;
    /// A translation that refers to other provisions than its original.
    ReferencesDiffer = "references-differ", Error;
    /// A word that the text does not contain at the place that is named.
    PhraseNotInText = "phrase-not-in-text", Error;
    /// HTML inside Markdown.
    HtmlInMarkdown = "html-in-markdown", Error;
    /// A link that leads neither to a page of the web nor to something in the guide.
    UnsafeLink = "unsafe-link", Error;
    /// A provision that no duty row cites and that does not say what it is instead, or that has other rows than it says.
    UnaccountedProvision = "unaccounted-provision", Error;
    /// A step or node that neither cites a provision nor says that it is practice.
    StepWithoutProvision = "step-without-provision", Error;
    /// A flowchart without a beginning or an end, with a node that nothing reaches, or a decision without a choice.
    BrokenFlowchart = "broken-flowchart", Error;
    /// An answer or a question for a meeting that cites no provision and does not say that the texts leave it open.
    QuestionWithoutProvision = "question-without-provision", Error;
    /// An answer whose verdict no duty row of its provisions bears out.
    VerdictWithoutDuty = "verdict-without-duty", Error;
    /// An answer that rests on a provision not yet in force, and says nothing of that.
    AnswerNotInForce = "answer-not-in-force", Error;
    /// A line of running text that begins with `::` and pulls nothing in.
    ///
    /// A line that begins with `::` stands for a piece of the guide: `statute`, `chart`, `duties`, `mandate`, `case`. Misspelt, it
    /// would stand on the slide as it is.
    ///
    /// Bad: `::statue[act/6/p1]`
    ///
    /// Good: `::statute[act/6/p1]`
    UnknownPiece = "unknown-piece", Error;
    /// A text whose languages pull in different pieces.
    PiecesDiffer = "pieces-differ", Error;
    /// A module whose order of work is longer or shorter than the module.
    AgendaDoesNotAddUp = "agenda-does-not-add-up", Error;
    /// A module that says it teaches what nothing in it cites or shows.
    ClaimNotTaught = "claim-not-taught", Error;
    /// A module without objectives, slides, a case, or enough questions.
    UnfinishedModule = "unfinished-module", Error;
    /// A question of a quiz that cites no provision.
    QuizWithoutProvision = "quiz-without-provision", Error;
    /// A question of a quiz whose answer is not one of its options, or that leaves no choice.
    QuizWithoutAnswer = "quiz-without-answer", Error;
    /// A programme whose modules take more or less time than its hours.
    ProgrammeDoesNotAddUp = "programme-does-not-add-up", Error;
    /// A programme of fewer hours than its mandate asks for.
    ProgrammeTooShort = "programme-too-short", Error;
    /// A unit that no entry of its law's status names, or that two name.
    ///
    /// Whether a provision is in force is part of what it says. Each unit has one status, and one entry of the law's `status` may leave
    /// `units` out and speak for all the others.
    ///
    /// Bad: `status: [{units: ["1"], commences: pending, …}]` in a law of two articles
    ///
    /// Good: the same with a second entry for the other article, or one without `units`
    UncertainStatus = "uncertain-status", Error;
    /// An input of a rule without bounds or options, or with both.
    ///
    /// The page draws a field for a number or a choice, and needs to know which, and within what bounds.
    ///
    /// Bad: `- {id: classes, label: …}`
    ///
    /// Good: `- {id: classes, label: …, from: 1, to: 120, measure: classes}`
    UnclearInput = "unclear-input", Error;
    /// A step of a rule that does nothing, or several things at once.
    ///
    /// Each step of a calculator is one sentence of its explanation, so it does exactly one thing, with values that stand above it.
    ///
    /// Bad: `- {id: posts, label: …, measure: posts}`; a step with both `sum` and `product`
    ///
    /// Good: `- {id: posts, label: …, measure: posts, sum: [first, more]}`
    UnclearStep = "unclear-step", Error;
    /// A step of a rule that some input could make too great, or divide by nothing.
    UnboundedStep = "unbounded-step", Error;
    /// The last number below a threshold and the first above it that do not follow each other.
    ///
    /// A text that says "up to 20" and "21 and more" covers every number. If the two figures do not follow each other, some number
    /// would have no answer, or two.
    ///
    /// Bad: `up_to` a figure of 20, `from` a figure of 22
    ///
    /// Good: `up_to` a figure of 20, `from` a figure of 21
    GapInThreshold = "gap-in-threshold", Error;
    /// A figure of a rule that names neither the provision nor the work that it is taken from, or both.
    ///
    /// Every number of a calculator is shown with the words it was taken from, so that it can be proved and found again when the law
    /// changes.
    ///
    /// Bad: `- {id: seven, value: 7, measure: persons}`
    ///
    /// Good: the same with `provision: act/11-1/p1`, or with `work: …` where the guide does not hold the text
    FigureWithoutSource = "figure-without-source", Error;
    /// A number that does not stand in the text of the provision that is named for it.
    FigureNotInText = "figure-not-in-text", Error;
    /// A row of a table whose values its rule refuses.
    SampleRefused = "sample-refused", Error;
}

impl std::fmt::Display for Code {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::Code;
    use std::collections::BTreeSet;

    #[test]
    fn codes_are_unique() {
        let names: BTreeSet<_> = Code::ALL.iter().map(|code| code.as_str()).collect();
        assert_eq!(names.len(), Code::ALL.len());
    }
}
