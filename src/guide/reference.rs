//! References inside the texts: from what is written (`前項第二款`) to what is meant (`act/3/p1/s2`).

use std::ops::Range;

use fudao_citation::{Mention, Number, Step, Which};

use super::{AnnexIx, Guide, LawIx, OutsideIx, ProvisionIx};

/// A reference in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reference {
    /// Bytes of the text.
    pub range: Range<usize>,
    /// What it means.
    pub target: Target,
}

/// What a reference means.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Target {
    /// A law of the guide as a whole.
    Law(LawIx),
    /// One or more provisions, in the order of the text; never empty.
    Provisions(Vec<ProvisionIx>),
    /// An annex that the guide does not hold.
    Annex(LawIx, AnnexIx),
    /// A law outside the guide, or one of its units.
    Outside(OutsideIx, Option<Number>),
}

/// A law that a name in a text means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Named {
    /// One that the guide holds.
    Held(LawIx),
    /// One that it does not.
    Outside(OutsideIx),
}

/// Finds what a mention means, read at a provision. The error is a fragment that says what is not there.
pub(super) fn meaning(
    guide: &Guide,
    at: ProvisionIx,
    mention: &Mention,
    named: Option<Named>,
) -> Result<Target, String> {
    let law = match named {
        Some(Named::Outside(law)) => return Ok(Target::Outside(law, first_number(&mention.steps))),
        Some(Named::Held(law)) => law,
        None => guide[at].law,
    };
    if mention.steps.is_empty() {
        return Ok(Target::Law(law));
    }
    if let Some(annex) = annex(guide, law, &mention.steps) {
        return annex;
    }
    Walk { guide, law, at: (guide[at].law == law).then_some(at) }.through(&mention.steps).map(Target::Provisions)
}

fn first_number(steps: &[Step]) -> Option<Number> {
    match &steps.first()?.which {
        Which::Number(number) | Which::Through(number, _) => Some(number.clone()),
        _ => None,
    }
}

/// The level id under which a grammar reads annexes.
pub(super) const ANNEX: &str = "annex";

fn annex(guide: &Guide, law: LawIx, steps: &[Step]) -> Option<Result<Target, String>> {
    let step = steps.first().filter(|step| step.level == ANNEX)?;
    let number = first_number(std::slice::from_ref(step))?;
    let position = guide[law].annexes.iter().position(|annex| Number::from(annex.number) == number);
    let found = position.map(|n| Target::Annex(law, AnnexIx::new(n)));
    Some(found.ok_or_else(|| format!("`{}` declares no annex {number}", guide[law].id)))
}

/// A way down the levels of one law.
struct Walk<'a> {
    guide: &'a Guide,
    law: LawIx,
    /// Where the reference stands, when that is in the same law.
    at: Option<ProvisionIx>,
}

impl Walk<'_> {
    fn through(&self, steps: &[Step]) -> Result<Vec<ProvisionIx>, String> {
        let mut reached: Option<Vec<ProvisionIx>> = None;
        for step in steps {
            let depth = self.depth(&step.level)?;
            reached = Some(match reached {
                None => self.first(step, depth)?,
                Some(above) => self.next(&above, step, depth)?,
            });
        }
        Ok(reached.unwrap_or_default())
    }

    fn depth(&self, level: &str) -> Result<usize, String> {
        let law = &self.guide[self.law];
        let position = law.levels.iter().position(|used| self.guide[used.level].id == level);
        position.ok_or_else(|| format!("`{}` has no level `{level}`", law.id))
    }

    /// The first step starts at the law or, below the unit, at the place where the reference stands.
    fn first(&self, step: &Step, depth: usize) -> Result<Vec<ProvisionIx>, String> {
        match &step.which {
            Which::Preceding(count) => self.preceding(depth, *count as usize),
            Which::This => Ok(vec![self.ancestor(depth)?]),
            Which::Number(_) | Which::Through(..) | Which::Each if depth == 0 => {
                self.choose(&self.guide[self.law].units, step, &self.guide[self.law].id)
            }
            _ => self.next(&[self.ancestor(depth - 1)?], step, depth),
        }
    }

    fn next(&self, above: &[ProvisionIx], step: &Step, depth: usize) -> Result<Vec<ProvisionIx>, String> {
        let mut found = Vec::new();
        for parent in above {
            let parent = self.descend(*parent, depth - 1);
            let parent = &self.guide[parent];
            found.extend(self.choose(&parent.parts, step, &parent.id)?);
        }
        Ok(found)
    }

    /// Goes down through lone parts: "subparagraph 2" of an article with one paragraph.
    fn descend(&self, mut from: ProvisionIx, depth: usize) -> ProvisionIx {
        while let (true, [only]) = (self.guide[from].depth < depth, &self.guide[from].parts[..]) {
            from = *only;
        }
        from
    }

    /// Picks from siblings, which stand in the order of their numbers.
    fn choose(&self, among: &[ProvisionIx], step: &Step, parent: &str) -> Result<Vec<ProvisionIx>, String> {
        let place = |number: &Number| {
            let found = among.binary_search_by(|part| self.guide[*part].number.cmp(number));
            found.map_err(|_| format!("`{parent}` has no {} {number}", step.level))
        };
        match &step.which {
            Which::Number(number) => Ok(vec![among[place(number)?]]),
            Which::Through(from, to) => {
                let (from, to) = (place(from)?, place(to)?);
                if to < from {
                    return Err("the range ends before it begins".to_owned());
                }
                Ok(among[from..=to].to_vec())
            }
            Which::Each if !among.is_empty() => Ok(among.to_vec()),
            Which::Each => Err(format!("`{parent}` has no {}", step.level)),
            Which::Preceding(_) | Which::This => Err("a relative reference cannot follow another step".to_owned()),
        }
    }

    fn preceding(&self, depth: usize, count: usize) -> Result<Vec<ProvisionIx>, String> {
        let here = self.ancestor(depth)?;
        let siblings = match self.guide[here].parent {
            Some(parent) => &self.guide[parent].parts,
            None => &self.guide[self.law].units,
        };
        let position = siblings.binary_search(&here).unwrap_or_default();
        match position.checked_sub(count) {
            Some(first) if count > 0 => Ok(siblings[first..position].to_vec()),
            _ if position == 0 => Err(format!("nothing stands before `{}`", self.guide[here].id)),
            _ => Err(format!("only {position} stand before `{}`", self.guide[here].id)),
        }
    }

    /// The provision of this depth that the reference stands in.
    fn ancestor(&self, depth: usize) -> Result<ProvisionIx, String> {
        let mut at = self.at.ok_or("a relative reference cannot lead into another law")?;
        if self.guide[at].depth < depth {
            return Err(format!("`{}` is not within such a part", self.guide[at].id));
        }
        while self.guide[at].depth > depth {
            at = self.guide[at].parent.ok_or("the text stands in no unit")?;
        }
        Ok(at)
    }
}
