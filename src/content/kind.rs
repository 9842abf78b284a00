//! Where each kind of file stands in `content/`, and the first line by which an editor knows its schema.

/// Where files stand, each with the name under which the schema of its kind is published. `*` is any name; of two that fit, the
/// first counts.
const PLACES: [(&str, &str); 26] = [
    ("content/calendar.yaml", "calendar"),
    ("content/duties/*.yaml", "duties"),
    ("content/families.yaml", "families"),
    ("content/flowcharts/*.yaml", "flowchart"),
    ("content/labels.yaml", "labels"),
    ("content/languages/*.yaml", "language"),
    ("content/laws/*/law.yaml", "law"),
    ("content/laws/*/*.yaml", "unit"),
    ("content/levels.yaml", "levels"),
    ("content/mandates.yaml", "mandates"),
    ("content/measures.yaml", "measures"),
    ("content/modules/*.yaml", "module"),
    ("content/my-duties.yaml", "my-duties"),
    ("content/notices.yaml", "notices"),
    ("content/outside-laws.yaml", "outside-laws"),
    ("content/pages/*.yaml", "page"),
    ("content/programmes/*.yaml", "programme"),
    ("content/questions/*.yaml", "questions"),
    ("content/roles.yaml", "roles"),
    ("content/rules/*.yaml", "rule"),
    ("content/site.yaml", "site"),
    ("content/situations/*.yaml", "situation"),
    ("content/sources.yaml", "sources"),
    ("content/terms.yaml", "terms"),
    ("content/tiers.yaml", "tiers"),
    ("content/topics.yaml", "topics"),
];

/// The kind of the YAML file at a path (`content/duties/teacher.yaml` is `duties`); `None` where nothing reads it.
#[must_use]
pub fn kind_of(path: &str) -> Option<&'static str> {
    PLACES.iter().find(|(place, _)| fits(place, path)).map(|(_, kind)| *kind)
}

/// The files that stand directly in `content/`.
pub(super) fn top() -> impl Iterator<Item = &'static str> {
    PLACES.iter().map(|(place, _)| *place).filter(|place| !place.contains('*'))
}

/// Whether a path lies at a place, part by part.
fn fits(place: &str, path: &str) -> bool {
    let part = |(place, part): (&str, &str)| match place.split_once('*') {
        Some((before, after)) => {
            part.len() > before.len() + after.len() && part.starts_with(before) && part.ends_with(after)
        }
        None => place == part,
    };
    place.matches('/').count() == path.matches('/').count() && place.split('/').zip(path.split('/')).all(part)
}

/// What the first line of a file begins with when it names its schema.
const MODELINE: &str = "# yaml-language-server: $schema=";

/// The first line that tells an editor which schema a file follows: `# yaml-language-server: $schema=../../docs/schema/duties.json`,
/// without a line end. `schemas` is the folder of the schemas, from the guide's root. `None` where nothing reads the file.
#[must_use]
pub fn modeline(path: &str, schemas: &str) -> Option<String> {
    let kind = kind_of(path)?;
    let up = "../".repeat(path.matches('/').count());
    Some(format!("{MODELINE}{up}{schemas}/{kind}.json"))
}

/// The folder of the schemas, from the guide's root, as the first line of a file at this path names it: `docs/schema`.
#[must_use]
pub fn schemas_of<'a>(path: &str, text: &'a str) -> Option<&'a str> {
    let mut named = text.lines().next()?.strip_prefix(MODELINE)?;
    for _ in path.matches('/') {
        named = named.strip_prefix("../")?;
    }
    named.rsplit_once('/').map(|(folder, _)| folder)
}

#[cfg(test)]
mod tests {
    use super::{PLACES, kind_of, modeline, schemas_of};

    #[test]
    fn every_schema_has_a_place_and_every_place_a_schema() {
        let mut places: Vec<_> = PLACES.iter().map(|(_, kind)| *kind).collect();
        let mut schemas: Vec<_> = crate::content::schemas().into_iter().map(|(kind, _)| kind).collect();
        places.sort_unstable();
        schemas.sort_unstable();
        assert_eq!(places, schemas);
    }

    #[test]
    fn a_path_has_one_kind() {
        assert_eq!(kind_of("content/laws/one/law.yaml"), Some("law"));
        assert_eq!(kind_of("content/laws/one/06-1.yaml"), Some("unit"));
        assert_eq!(kind_of("content/duties/any.yaml"), Some("duties"));
        for nowhere in
            ["content/duties.yaml", "content/duties/a/b.yaml", "content/duties/.yaml", "content/laws/one/source.txt"]
        {
            assert_eq!(kind_of(nowhere), None, "{nowhere}");
        }
    }

    #[test]
    fn a_modeline_leads_to_the_schema_and_back() {
        let path = "content/laws/one/01.yaml";
        let line = modeline(path, "docs/schema").unwrap();
        assert_eq!(line, "# yaml-language-server: $schema=../../../docs/schema/unit.json");
        assert_eq!(schemas_of(path, &format!("{line}\ntitle: …\n")), Some("docs/schema"));
        assert_eq!(schemas_of(path, "title: …\n"), None);
    }
}
