//! What readers type, and the citation that it is: the rows of `tables/query.txt`.

use fudao_citation::query;

use crate::common::{ORDER, chinese, english, show, table};

#[test]
fn what_readers_type() {
    let (chinese, english) = (chinese(), english());
    let table = table(include_str!("../tables/query.txt"));
    for row in table.rows {
        let (typed, citation) = row.split_once(" =").expect("a row has an equals sign");
        let found = query(typed, &[&chinese, &english], &ORDER, &table.names);
        let found = found.map(|mention| show(typed, &table.names, &mention));
        let expected = (!citation.is_empty()).then(|| row.to_owned());
        assert_eq!(found, expected, "{typed}");
    }
}

#[test]
fn blanks_and_stops_around_do_not_count() {
    let (chinese, english) = (chinese(), english());
    let read = |typed| query(typed, &[&chinese, &english], &ORDER, &[]);
    for (typed, linked) in [("\u{3000} 第五條。 ", "第五條"), ("art. 5?", "art. 5"), ("\tart 5\n", "art 5")] {
        let range = read(typed).map(|mention| mention.range);
        assert_eq!(range.and_then(|range| typed.get(range)), Some(linked));
    }
    for typed in ["", " ", "。", "\u{3000}。 "] {
        assert_eq!(read(typed), None);
    }
}
