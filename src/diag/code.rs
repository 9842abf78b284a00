//! The names of all defects, in one list, so that each is unique and says how grave it is.

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

            /// Whether it keeps the guide from being built.
            #[must_use]
            pub fn severity(self) -> Severity {
                match self { $(Code::$name => Severity::$severity,)+ }
            }
        }
    };
}

codes! {
    /// A file's bytes are not UTF-8.
    NotUtf8 = "not-utf8", Error;
    /// A file or folder cannot be opened, is of the wrong kind, or a symbolic link leads in a circle.
    Unreadable = "unreadable", Error;
    /// A file lies where nothing reads it.
    StrayFile = "stray-file", Error;
    /// A file that every guide needs is not there.
    MissingFile = "missing-file", Error;
    /// The text is not YAML.
    YamlSyntax = "yaml-syntax", Error;
    /// A key stands twice in one mapping.
    DuplicateKey = "duplicate-key", Error;
    /// A key that this kind of row does not have.
    UnknownKey = "unknown-key", Error;
    /// A key that this kind of row must have.
    MissingKey = "missing-key", Error;
    /// A list where a text is expected, and the like.
    WrongType = "wrong-type", Error;
    /// A word that is not one of those allowed here.
    WrongValue = "wrong-value", Error;
    /// Two things with one id.
    DuplicateId = "duplicate-id", Error;
    /// An id that nothing has.
    DanglingReference = "dangling-reference", Error;
    /// A text in a language that the guide does not have.
    UnknownLanguage = "unknown-language", Error;
    /// A text without one of the guide's languages, and without `~` to say that it is missing.
    MissingTranslation = "missing-translation", Error;
    /// A part below the last level that its law declares.
    UndeclaredLevel = "undeclared-level", Error;
    /// A provision without its original text.
    MissingOriginal = "missing-original", Error;
    /// A translation that does not say which text it was made from.
    TranslationWithoutOrigin = "translation-without-origin", Error;
    /// A translation made from a text that has changed since.
    StaleTranslation = "stale-translation", Warning;
    /// A text that says something else than its witness.
    TextDiffersFromWitness = "text-differs-from-witness", Error;
    /// A stretch of the witness that no provision reproduces.
    WitnessWithoutProvision = "witness-without-provision", Error;
    /// A pattern of the citation grammar that cannot be read.
    MalformedPattern = "malformed-pattern", Error;
    /// A reference inside a text that leads to no provision.
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
    UncertainStatus = "uncertain-status", Error;
    /// An input of a rule without bounds or options, or with both.
    UnclearInput = "unclear-input", Error;
    /// A step of a rule that does nothing, or several things at once.
    UnclearStep = "unclear-step", Error;
    /// A step of a rule that some input could make too great, or divide by nothing.
    UnboundedStep = "unbounded-step", Error;
    /// The last number below a threshold and the first above it that do not follow each other.
    GapInThreshold = "gap-in-threshold", Error;
    /// A figure of a rule that names neither the provision nor the work that it is taken from, or both.
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
