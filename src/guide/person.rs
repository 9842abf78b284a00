//! Those who look up their duties by what is happening.

use super::{Guide, PersonIx, ProvisionIx, RoleIx, Situation, SituationIx, Step, Words};

/// The page where one chooses, and those who can be chosen.
#[derive(Clone, Debug)]
pub struct MyDuties {
    /// Its heading.
    pub title: Words,
    /// One or two sentences under it.
    pub lead: Words,
    /// Those who can be chosen, in their order.
    pub people: Vec<Person>,
}

/// Someone who can be chosen.
#[derive(Clone, Debug)]
pub struct Person {
    /// Its id.
    pub id: String,
    /// The words that people use of themselves.
    pub name: Words,
    /// The role.
    pub role: RoleIx,
    /// Roles whose steps it has charge of.
    pub oversees: Vec<RoleIx>,
    /// The provisions that give it that charge.
    pub overseen_by: Vec<ProvisionIx>,
    /// Roles whose duty rows are about the post itself.
    pub post: Vec<RoleIx>,
}

/// How a step concerns someone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// It is their own.
    Own,
    /// It is not, and they have charge of it.
    Overseen,
    /// It is for others.
    Others,
}

impl Guide {
    /// Those who can be chosen, in their order.
    pub fn people(&self) -> impl Iterator<Item = PersonIx> + use<> {
        (0..self.my_duties.as_ref().map_or(0, |mine| mine.people.len())).map(PersonIx::new)
    }

    /// How a step concerns someone.
    #[must_use]
    pub fn part_of(&self, person: PersonIx, step: &Step) -> Part {
        let person = &self[person];
        let scope = self.scope(person.role);
        match step {
            step if step.roles.iter().any(|role| scope.contains(role)) => Part::Own,
            step if step.roles.iter().any(|role| person.oversees.contains(role)) => Part::Overseen,
            _ => Part::Others,
        }
    }

    /// Situations in which someone has a step to take or to see to.
    #[must_use]
    pub fn cases_of(&self, person: PersonIx) -> Vec<SituationIx> {
        let concerns =
            |situation: &Situation| situation.steps.iter().any(|step| self.part_of(person, step) != Part::Others);
        let found = self.situations.iter().zip(0..).filter(|(situation, _)| concerns(situation));
        found.map(|(_, n)| SituationIx::new(n)).collect()
    }
}

impl std::ops::Index<PersonIx> for Guide {
    type Output = Person;
    fn index(&self, index: PersonIx) -> &Person {
        let mine = self.my_duties.as_ref().expect("whoever has such an index has those who can be chosen");
        &mine.people[index.get()]
    }
}
