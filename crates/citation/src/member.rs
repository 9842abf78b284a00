//! Reads one member of a list: a law, a path, or both. It must not know the other members.

use crate::lens::Mode;
use crate::list::List;
use crate::mention::{Step, Which};
use crate::number::Number;
use crate::numeral;
use crate::path::{Bounds, Path};
use crate::reader::{Name, Reader};

impl<'a> Reader<'a> {
    /// A law, a path, or a law and its path, as a list of one member; of two when an aside stands between them.
    /// `beside` is the level that the member before it ends with.
    pub(crate) fn member(self, at: usize, beside: Option<&str>) -> Option<List<'a>> {
        let Some(name) = self.law(at) else {
            let path = self.path(at, Bounds { beside, ..Bounds::FREE })?;
            return Some(List::of_path(self.lens.start(at), None, path));
        };
        let path = self.path_behind(name.end, Bounds::FREE).or_else(|| self.unit(name.end));
        if let Some(path) = path {
            return Some(List::of_path(name.start, Some(name.law), path));
        }
        let mut law = List::of_law(name);
        if let Some(path) = self.behind_aside(name) {
            law.add(path);
        }
        Some(law)
    }

    /// The path that belongs to the law whose name ends at `end`.
    pub(crate) fn path_behind(self, end: usize, bounds: Bounds<'_>) -> Option<Path<'a>> {
        self.placed_path(end, bounds).map(|(_, path)| path)
    }

    fn placed_path(self, end: usize, bounds: Bounds<'_>) -> Option<(usize, Path<'a>)> {
        let mut paths = self.inward(end).filter_map(|at| Some((at, self.path(at, bounds)?)));
        paths.find(|(_, path)| matches!(path.head(), Some(Which::Number(_))))
    }

    fn behind_aside(self, name: Name) -> Option<List<'a>> {
        let (start, path) = self.placed_path(self.aside(name.end)?, Bounds::FREE)?;
        Some(List::of_path(self.lens.start(start), Some(name.law), path))
    }

    /// The number of a unit right behind a law's name, as readers type it: the forms of the unit without their words.
    fn unit(self, at: usize) -> Option<Path<'a>> {
        if self.lens.mode != Mode::Query {
            return None;
        }
        let level = self.vocabulary.unit()?;
        let forms = self.vocabulary.grammar.levels.get(level).into_iter();
        let patterns = forms.flat_map(|forms| forms.write.iter().chain(&forms.one).chain(&forms.typed));
        let numbers = patterns.filter_map(|pattern| pattern.read_bare(self.lens, at));
        let (number, end) = numbers.max_by_key(|&(_, end)| end).or_else(|| self.figures(at))?;
        let steps = vec![Step { level: level.to_owned(), which: Which::Number(number) }];
        let path = Path { steps, end, many: None };
        self.lens.is_border(end).then(|| self.descend(path, usize::MAX))
    }

    /// A number alone, in any figures, and where it ends.
    pub(crate) fn figures(self, at: usize) -> Option<(Number, usize)> {
        let at = self.lens.start(at);
        let (value, length) = numeral::read_figures(self.lens.rest(at))?;
        Some((Number::from_parts(vec![value])?, at + length))
    }
}
