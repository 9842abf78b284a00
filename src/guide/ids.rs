//! Typed indices into the vectors of a `Guide`. They are handed out by `resolve` only, so they always hit.

macro_rules! indices {
    ($($(#[doc = $doc:literal])+ $name:ident;)+) => {
        $($(#[doc = $doc])+
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub struct $name(u32);

        impl $name {
            /// The index of the n-th thing, from 0.
            #[must_use]
            pub fn new(n: usize) -> Self {
                Self(u32::try_from(n).expect("a guide holds fewer than four thousand million things of a kind"))
            }

            /// The position, from 0.
            #[must_use]
            pub fn get(self) -> usize {
                self.0 as usize
            }
        })+
    };
}

indices! {
    /// A language of the guide; 0 is that of the original texts.
    LangIx;
    /// A level of numbering.
    LevelIx;
    /// A law that the guide holds.
    LawIx;
    /// A provision, units included.
    ProvisionIx;
    /// A law that the guide only cites.
    OutsideIx;
    /// A definition or declared short name.
    DefinitionIx;
    /// A term of the glossary.
    TermIx;
    /// A warning.
    NoticeIx;
    /// A work relied on.
    WorkIx;
    /// Someone who has duties.
    RoleIx;
    /// A tier.
    TierIx;
    /// What a duty is about.
    TopicIx;
    /// A duty row.
    DutyIx;
    /// A situation.
    SituationIx;
    /// A flowchart.
    FlowchartIx;
    /// What families ask.
    QuestionIx;
    /// Someone who looks up their duties.
    PersonIx;
    /// A rule that computes.
    RuleIx;
    /// So many hours of training for somebody.
    MandateIx;
    /// A part of a course.
    ModuleIx;
    /// Modules that together meet a mandate.
    ProgrammeIx;
    /// An annex, within its law.
    AnnexIx;
}

impl LangIx {
    /// The language of the original texts.
    pub const ORIGINAL: LangIx = LangIx(0);
}
