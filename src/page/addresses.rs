//! Which pages the guide has.

use super::NEEDED_PAGES;
use super::url::Address;
use crate::guide::{
    DutyIx, FlowchartIx, Guide, LangIx, LawIx, ModuleIx, ProgrammeIx, QuestionIx, RoleIx, RuleIx, SituationIx, TierIx,
};

/// Every page that has an address of its own, in every language.
#[must_use]
pub fn addresses(guide: &Guide) -> Vec<Address> {
    let mut addresses = Vec::new();
    for lang in guide.lang_ids() {
        addresses.extend([Address::Home(lang), Address::Glossary(lang), Address::Sources(lang), Address::Search(lang)]);
        for (law, n) in guide.laws.iter().zip(0..) {
            addresses.push(Address::Law(lang, LawIx::new(n)));
            addresses.extend(law.units.iter().map(|unit| Address::Provision(lang, *unit)));
        }
        addresses.extend(addresses_of_work(guide, lang));
        addresses.extend(addresses_of_doors(guide, lang));
        addresses.extend((!guide.rules.is_empty()).then_some(Address::Calculators(lang)));
        addresses.extend((0..guide.rules.len()).map(|n| Address::Calculator(lang, RuleIx::new(n))));
        addresses.extend(guide.calendar.as_ref().map(|_| Address::Calendar(lang)));
        addresses.extend(addresses_of_training(guide, lang));
        let texts = guide.pages.keys().filter(|id| !NEEDED_PAGES.contains(&id.as_str()));
        addresses.extend(texts.map(|id| Address::Text(lang, id.clone())));
    }
    addresses
}

/// The pages that turn the law round; none where the guide has no roles.
fn addresses_of_work(guide: &Guide, lang: LangIx) -> Vec<Address> {
    let mut addresses = Vec::new();
    if guide.roles.is_empty() {
        return addresses;
    }
    addresses.extend([Address::Roles(lang), Address::Matrix(lang), Address::Situations(lang)]);
    let roles = || (0..guide.roles.len()).map(RoleIx::new);
    addresses.extend(roles().map(|role| Address::Role(lang, role)));
    addresses.extend(roles().map(|role| Address::Card(lang, role)));
    addresses.extend((0..guide.tiers.len()).map(|n| Address::Tier(lang, TierIx::new(n))));
    addresses.extend((0..guide.duties.len()).map(|n| Address::Duty(lang, DutyIx::new(n))));
    addresses.extend((0..guide.situations.len()).map(|n| Address::Situation(lang, SituationIx::new(n))));
    addresses.extend((0..guide.flowcharts.len()).map(|n| Address::Flowchart(lang, FlowchartIx::new(n))));
    addresses
}

/// The pages behind the families' and the teachers' door, as far as the guide has these.
fn addresses_of_doors(guide: &Guide, lang: LangIx) -> Vec<Address> {
    let mut addresses = Vec::new();
    if guide.families.is_some() {
        addresses.extend([Address::Families(lang), Address::DutiesByForce(lang), Address::Meeting(lang)]);
        addresses.extend((0..guide.questions.len()).map(|n| Address::Question(lang, QuestionIx::new(n))));
    }
    if guide.my_duties.is_some() {
        addresses.push(Address::MyDuties(lang));
        addresses.extend(guide.people().map(|person| Address::Person(lang, person)));
    }
    addresses
}

/// The trainers' pages; none where the guide has no mandates.
fn addresses_of_training(guide: &Guide, lang: LangIx) -> Vec<Address> {
    let mut addresses = Vec::new();
    if guide.mandates.is_empty() {
        return addresses;
    }
    addresses.extend([Address::Training(lang), Address::Planner(lang), Address::Coverage(lang)]);
    addresses.extend((0..guide.programmes.len()).map(|n| Address::Programme(lang, ProgrammeIx::new(n))));
    for module in (0..guide.modules.len()).map(ModuleIx::new) {
        addresses.extend([Address::Module(lang, module), Address::Slides(lang, module)]);
        addresses.extend([Address::Handout(lang, module), Address::Quiz(lang, module)]);
    }
    addresses
}
