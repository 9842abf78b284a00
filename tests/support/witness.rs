//! The texts as supplied, read line by line without the help of fudao: ids come from the markers alone.

/// One provision as the witness has it.
#[derive(Debug, PartialEq, Eq)]
pub struct Supplied {
    /// `act/6-1/p3`
    pub id: String,
    /// Its words without its marker, in full-width punctuation; `None` for a unit.
    pub text: Option<String>,
    /// The line of the witness, from 0.
    pub line: usize,
}

/// Reads one law. Its lines begin with the markers of its own levels, and a line without a marker is a paragraph.
pub fn read(law: &str, witness: &str) -> Vec<Supplied> {
    let mut reader = Reader { law, path: Vec::new(), found: Vec::new(), line: 0 };
    for (n, line) in witness.lines().enumerate() {
        reader.line = n;
        let line = line.trim();
        if line.is_empty() || (law == "act" && line.starts_with("本作品來自")) {
            if !line.is_empty() {
                break;
            }
            continue;
        }
        let points = law == "directions";
        match (heading(line), marker(line)) {
            (Some((number, text)), _) if !points => reader.unit(&number, text),
            (_, Some((Marker::Han, number, text))) if points => reader.unit(&number.to_string(), text),
            _ if reader.found.is_empty() => {}
            (_, Some((marker, number, text))) => reader.numbered(marker.depth(points), number, text),
            (_, None) => reader.paragraph(line),
        }
    }
    reader.found
}

struct Reader<'a> {
    law: &'a str,
    /// Numbers of the parts above and at the last line: paragraph, subparagraph, item, and the level below.
    path: Vec<usize>,
    found: Vec<Supplied>,
    line: usize,
}

impl Reader<'_> {
    fn unit(&mut self, number: &str, text: &str) {
        self.path.clear();
        self.found.push(Supplied { id: format!("{}/{number}", self.law), text: None, line: self.line });
        if !text.is_empty() {
            self.paragraph(text);
        }
    }

    fn paragraph(&mut self, text: &str) {
        let number = self.path.first().map_or(1, |last| last + 1);
        self.path = vec![number];
        self.part(text);
    }

    fn numbered(&mut self, depth: usize, number: usize, text: &str) {
        let next = self.path.get(depth - 1).map_or(1, |last| last + 1);
        assert_eq!(number, next, "line {} of {} is out of order", self.line + 1, self.law);
        assert!(self.path.len() >= depth - 1, "line {} of {} leaves a level out", self.line + 1, self.law);
        self.path.truncate(depth - 1);
        self.path.push(number);
        self.part(text);
    }

    fn part(&mut self, text: &str) {
        let unit = self.found.iter().rev().find(|found| found.text.is_none()).expect("a part stands in a unit");
        let steps = self.path.iter().zip(["p", "s", "i", "t"]).map(|(number, letter)| format!("/{letter}{number}"));
        let id = unit.id.clone() + &steps.collect::<String>();
        self.found.push(Supplied { id, text: Some(full_width(text)), line: self.line });
    }
}

/// What a line begins with.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Marker {
    /// 一、
    Han,
    /// （一）
    HanInBrackets,
    /// 1、
    Digit,
    /// (1)
    DigitInBrackets,
}

impl Marker {
    /// Levels below the unit: 2 is a subparagraph.
    fn depth(self, points: bool) -> usize {
        let depth = match self {
            Marker::Han => 2,
            Marker::HanInBrackets => 3,
            Marker::Digit => 4,
            Marker::DigitInBrackets => 5,
        };
        if points { depth - 1 } else { depth }
    }
}

fn marker(line: &str) -> Option<(Marker, usize, &str)> {
    let brackets = line.strip_prefix(['(', '（']);
    let inside = brackets.unwrap_or(line);
    let end = if brackets.is_some() { &[')', '）'][..] } else { &['、'][..] };
    let (number, text) = inside.split_once(end)?;
    let han = number_of_han(number).map(|n| (n, Marker::Han, Marker::HanInBrackets));
    let digit = || number.parse().ok().map(|n| (n, Marker::Digit, Marker::DigitInBrackets));
    let (number, bare, bracketed) = han.or_else(digit)?;
    Some((if brackets.is_some() { bracketed } else { bare }, number, text.trim()))
}

/// `第 六 條之一　　text` to `6-1` and the text.
fn heading(line: &str) -> Option<(String, &str)> {
    let (number, rest) = line.strip_prefix('第')?.split_once('條')?;
    let number = number_of_han(number.trim())?;
    match rest.strip_prefix('之') {
        Some(branch) => {
            let end = branch.find(|c| number_of_han(&String::from(c)).is_none()).unwrap_or(branch.len());
            Some((format!("{number}-{}", number_of_han(&branch[..end])?), branch[end..].trim()))
        }
        None => (rest.is_empty() || rest.starts_with(char::is_whitespace)).then(|| (number.to_string(), rest.trim())),
    }
}

/// 一 to 九十九.
pub fn number_of_han(text: &str) -> Option<usize> {
    let digit = |text: &str| "一二三四五六七八九".chars().position(|c| text == c.to_string()).map(|n| n + 1);
    match text.split_once('十') {
        None => digit(text),
        Some((tens, ones)) => {
            let tens = if tens.is_empty() { 1 } else { digit(tens)? };
            let ones = if ones.is_empty() { 0 } else { digit(ones)? };
            Some(tens * 10 + ones)
        }
    }
}

/// Punctuation of half width as it is set between Chinese characters.
fn full_width(text: &str) -> String {
    let full = |c| match c {
        ',' => '，',
        ';' => '；',
        ':' => '：',
        '(' => '（',
        ')' => '）',
        other => other,
    };
    text.chars().filter(|c| !c.is_whitespace()).map(full).collect()
}
