//! Reads a path of steps: from the larger level to the smaller, as far as one follows the other.
//! It must not know laws or lists.

use crate::lens::Mode;
use crate::mention::{Step, Which};
use crate::pattern::Pattern;
use crate::reader::{Reader, Reading};

/// Steps that follow each other, at least one.
#[derive(Debug, Clone)]
pub(crate) struct Path<'a> {
    /// Largest level first.
    pub(crate) steps: Vec<Step>,
    pub(crate) end: usize,
    /// Set where further numbers may follow the last step without their word.
    pub(crate) many: Option<Many<'a>>,
}

/// The form that spoke of many parts, as in "Articles 1 to 3, 11 and 11-1".
#[derive(Debug, Clone, Copy)]
pub(crate) struct Many<'a> {
    pub(crate) level: &'a str,
    pub(crate) pattern: &'a Pattern,
    /// The word that ends such a list ("and") has been read.
    pub(crate) closed: bool,
}

/// What a path may hold, by the place where it stands.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Bounds<'b> {
    /// The level of the last step before it in a list: a form that only `follows` may be joined to its like.
    pub(crate) beside: Option<&'b str>,
    /// Only levels of a smaller rank: it is the larger part to which something belongs.
    pub(crate) above: usize,
}

impl Bounds<'_> {
    /// A path that stands alone.
    pub(crate) const FREE: Bounds<'static> = Bounds { beside: None, above: usize::MAX };
}

impl<'a> Reader<'a> {
    /// The path at `at`, its first step of any kind.
    pub(crate) fn path(self, at: usize, bounds: Bounds<'_>) -> Option<Path<'a>> {
        let head = self.step(at, |form| {
            let stands = !form.follows || bounds.beside == Some(form.level);
            stands && form.rank < bounds.above
        })?;
        Some(self.descend(Path::from(head), bounds.above))
    }

    /// The path goes on for as long as a smaller level follows.
    pub(crate) fn descend(self, path: Path<'a>, above: usize) -> Path<'a> {
        let mut path = path;
        while let Some(next) = path.steps.last().and_then(|last| self.below(last, path.end, above)) {
            path.end = next.end;
            path.many = next.many.map(|pattern| Many::open(next.level, pattern));
            path.steps.push(Step { level: next.level.to_owned(), which: next.which });
        }
        path
    }

    /// The places where a step may begin that belongs to what ends at `end`, likeliest first.
    pub(crate) fn inward(self, end: usize) -> impl Iterator<Item = usize> {
        let free = (self.lens.mode == Mode::Query).then_some(end);
        self.vocabulary.deeper.iter().filter_map(move |text| self.lens.literal(end, text)).chain(free)
    }

    fn below(self, last: &Step, end: usize, above: usize) -> Option<Reading<'a>> {
        if last.which == Which::Each {
            return None;
        }
        let rank = self.vocabulary.rank(&last.level);
        let smaller = |at| {
            self.step(at, |form| {
                let follows = !form.follows || self.vocabulary.below(&last.level) == Some(form.level);
                follows && form.rank > rank && form.rank < above
            })
        };
        let mut steps = self.inward(end).filter_map(smaller);
        let step = steps.find(|step| matches!(step.which, Which::Number(_) | Which::Each));
        step.or_else(|| self.bracket(last, end))
    }

    /// `(2)`, as readers type it.
    fn bracket(self, last: &Step, end: usize) -> Option<Reading<'a>> {
        if self.lens.mode != Mode::Query {
            return None;
        }
        let level = self.vocabulary.below(&last.level)?;
        let (number, end) = self.figures(self.lens.literal(end, "(")?)?;
        let end = self.lens.literal(end, ")")?;
        Some(Reading { level, which: Which::Number(number), end, many: None })
    }
}

impl<'a> Many<'a> {
    fn open(level: &'a str, pattern: &'a Pattern) -> Self {
        Self { level, pattern, closed: false }
    }
}

impl Path<'_> {
    /// What the largest level says.
    pub(crate) fn head(&self) -> Option<&Which> {
        self.steps.first().map(|step| &step.which)
    }
}

impl<'a> From<Reading<'a>> for Path<'a> {
    fn from(head: Reading<'a>) -> Self {
        Self {
            steps: vec![Step { level: head.level.to_owned(), which: head.which }],
            end: head.end,
            many: head.many.map(|pattern| Many::open(head.level, pattern)),
        }
    }
}
