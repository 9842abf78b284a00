//! Turns numbers into Han numerals (一百零五) and a leading Han numeral of a text into a number.
//! It must not know what is numbered.

const DIGITS: [char; 10] = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九'];
const UNITS: [(u32, char); 3] = [(1000, '千'), (100, '百'), (10, '十')];
const MYRIADS: [(u32, char); 2] = [(100_000_000, '億'), (10_000, '萬')];

/// Longer runs are no numerals. The bound keeps reading linear on text made of numerals alone.
const LONGEST: usize = 32;

/// 0 is 零, 12 十二, 105 一百零五, 110 一百一十, 1001 一千零一; every `u32` has a form.
pub(crate) fn write(value: u32) -> String {
    if value == 0 {
        return DIGITS[0].to_string();
    }
    let mut out = String::new();
    let mut rest = value;
    for (size, sign) in MYRIADS {
        if rest >= size {
            section(rest / size, &mut out);
            out.push(sign);
            rest %= size;
        }
    }
    section(rest, &mut out);
    match out.strip_prefix("一十") {
        Some(tail) => format!("十{tail}"),
        None => out,
    }
}

/// Writes 1 to 9999, with 零 for each gap between what stands before and a digit.
fn section(value: u32, out: &mut String) {
    let mut rest = value;
    let mut gap = false;
    for (size, sign) in UNITS {
        if rest >= size {
            digit(rest / size, gap, out);
            out.push(sign);
            gap = false;
        } else {
            gap = !out.is_empty();
        }
        rest %= size;
    }
    if rest > 0 {
        digit(rest, gap, out);
    }
}

fn digit(value: u32, gap: bool, out: &mut String) {
    if gap {
        out.push(DIGITS[0]);
    }
    out.extend(DIGITS.get(value as usize));
}

/// The value of the longest run of Han numerals at the start of `text` and its length in bytes.
///
/// Takes 十二, 二百一十, 百二十, 一百零六 and, digit by digit, 一○一. `None` when there is no run, or the
/// run is out of order (十百), too long, or above `u32::MAX`.
pub(crate) fn read_prefix(text: &str) -> Option<(u32, usize)> {
    let signs = text.char_indices().map_while(|(at, c)| Some((at + c.len_utf8(), sign(c)?)));
    let run: Vec<(usize, Sign)> = signs.take(LONGEST + 1).collect();
    let &(end, _) = run.last()?;
    if run.len() > LONGEST {
        return None;
    }
    let positional = run.iter().all(|(_, sign)| matches!(sign, Sign::Digit(_)));
    let signs = run.iter().map(|&(_, sign)| sign);
    let value = if positional { by_position(signs) } else { by_unit(signs) };
    Some((value?, end))
}

#[derive(Debug, Clone, Copy)]
enum Sign {
    Digit(u32),
    Unit(u32),
    Myriad(u32),
}

fn sign(c: char) -> Option<Sign> {
    let sign = match c {
        '〇' | '○' => Sign::Digit(0),
        '兩' | '两' => Sign::Digit(2),
        '万' => Sign::Myriad(10_000),
        '亿' => Sign::Myriad(100_000_000),
        _ => {
            let digit = (0..).zip(DIGITS).find(|&(_, sign)| sign == c).map(|(value, _)| Sign::Digit(value));
            let unit = || UNITS.iter().find(|(_, sign)| *sign == c).map(|&(size, _)| Sign::Unit(size));
            let myriad = || MYRIADS.iter().find(|(_, sign)| *sign == c).map(|&(size, _)| Sign::Myriad(size));
            return digit.or_else(unit).or_else(myriad);
        }
    };
    Some(sign)
}

fn by_position(signs: impl Iterator<Item = Sign>) -> Option<u32> {
    let mut value: u32 = 0;
    for sign in signs {
        let Sign::Digit(digit) = sign else {
            return None;
        };
        value = value.checked_mul(10)?.checked_add(digit)?;
    }
    Some(value)
}

fn by_unit(signs: impl Iterator<Item = Sign>) -> Option<u32> {
    let (mut total, mut section): (u32, u32) = (0, 0);
    let (mut last_unit, mut last_myriad) = (10_000, u32::MAX);
    let mut digit = None;
    for sign in signs {
        match sign {
            Sign::Digit(_) if digit.is_some() => return None,
            Sign::Digit(0) => {}
            Sign::Digit(value) => digit = Some(value),
            Sign::Unit(size) if size >= last_unit => return None,
            Sign::Unit(size) => {
                section += digit.take().unwrap_or(1) * size;
                last_unit = size;
            }
            Sign::Myriad(size) if size >= last_myriad => return None,
            Sign::Myriad(size) => {
                section += digit.take().unwrap_or(0);
                let count = Some(section).filter(|&count| count > 0)?;
                total = total.checked_add(count.checked_mul(size)?)?;
                (section, last_unit, last_myriad) = (0, 10_000, size);
            }
        }
    }
    total.checked_add(section + digit.unwrap_or(0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn written_as_statutes_do() {
        let table = [
            (0, "零"),
            (1, "一"),
            (10, "十"),
            (11, "十一"),
            (20, "二十"),
            (21, "二十一"),
            (100, "一百"),
            (105, "一百零五"),
            (110, "一百一十"),
            (111, "一百一十一"),
            (210, "二百一十"),
            (1000, "一千"),
            (1001, "一千零一"),
            (1010, "一千零一十"),
            (1100, "一千一百"),
            (10_000, "一萬"),
            (10_001, "一萬零一"),
            (10_100, "一萬零一百"),
            (100_000, "十萬"),
            (110_000, "十一萬"),
            (99_999_999, "九千九百九十九萬九千九百九十九"),
            (100_000_001, "一億零一"),
            (u32::MAX, "四十二億九千四百九十六萬七千二百九十五"),
        ];
        for (value, text) in table {
            assert_eq!(write(value), text);
            assert_eq!(read_prefix(text), Some((value, text.len())), "{text}");
        }
    }

    #[test]
    fn what_is_written_is_read() {
        for value in (1..20_000).chain((1..99_999_999).step_by(7919)) {
            let text = write(value);
            assert_eq!(read_prefix(&text), Some((value, text.len())), "{text}");
        }
    }

    #[test]
    fn other_ways_of_writing_are_read() {
        let table = [
            ("百二十條", 120, 9),
            ("一○一年", 101, 9),
            ("一〇一", 101, 9),
            ("一一三年", 113, 9),
            ("一百零六", 106, 12),
            ("一百十二", 112, 12),
            ("兩項", 2, 3),
            ("一○○○二一五一三二號", 1_000_215_132, 30),
        ];
        for (text, value, end) in table {
            assert_eq!(read_prefix(text), Some((value, end)), "{text}");
        }
    }

    #[test]
    fn runs_that_are_no_numeral_are_not_read() {
        let long = "九".repeat(100_000);
        for text in ["", "條", "十百", "二十三四", "萬", "百百", "九九九九九九九九九九", &long] {
            assert_eq!(read_prefix(text), None);
        }
    }
}
