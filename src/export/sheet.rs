//! Rows as CSV for spreadsheets: UTF-8 with a byte order mark, without which Excel reads Chinese as Latin.

/// Writes a header and rows.
#[must_use]
pub fn csv(header: &[String], rows: impl Iterator<Item = Vec<String>>) -> Vec<u8> {
    let mut writer =
        csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer("\u{feff}".as_bytes().to_vec());
    let failed = "writing to memory cannot fail, and all rows have the header's length";
    writer.write_record(header).expect(failed);
    for row in rows {
        writer.write_record(row.iter().map(|cell| harmless(cell))).expect(failed);
    }
    writer.into_inner().expect(failed)
}

/// A spreadsheet runs a cell that begins like a formula; an apostrophe before it keeps it text.
fn harmless(cell: &str) -> String {
    match cell.chars().next() {
        Some('=' | '+' | '-' | '@' | '\t' | '\r') => format!("'{cell}"),
        _ => cell.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::csv;

    #[test]
    fn cells_are_quoted_and_formulas_disarmed() {
        let header = ["a".to_owned(), "b".to_owned()];
        let bytes = csv(&header, [vec!["x,\"y\"".to_owned(), "=1+1".to_owned()]].into_iter());
        assert_eq!(String::from_utf8(bytes).unwrap(), "\u{feff}a,b\r\n\"x,\"\"y\"\"\",'=1+1\r\n");
    }
}
