//! Whole numbers within bounds: division with its remainder, and digits in groups.

use crate::rule::Rounding;

/// No value is greater: a thousand million million. Products are formed in twice the width before they are compared
/// with it, so nothing can overflow.
pub const LIMIT: u64 = 1_000_000_000_000_000;

/// A number that is not above [`LIMIT`].
pub(crate) fn within(value: u128) -> Option<u64> {
    u64::try_from(value).ok().filter(|value| *value <= LIMIT)
}

/// `of ÷ by` with what it leaves over. `None` where `by` is 0.
pub(crate) fn divide(of: u64, by: u64) -> Option<(u64, u64)> {
    Some((of.checked_div(by)?, of.checked_rem(by)?))
}

/// A quotient and its remainder as one number.
pub(crate) fn rounded((quotient, remainder): (u64, u64), by: u64, round: Rounding) -> u64 {
    let more = match round {
        Rounding::Down => false,
        Rounding::Up => remainder > 0,
        // Not `2 * remainder >= by`, so that no bound is needed.
        Rounding::Near => remainder >= by - remainder,
    };
    quotient + u64::from(more)
}

/// A number with a mark between groups of three digits: `1200000` as `1,200,000`.
#[must_use]
pub fn grouped(value: u64, mark: &str) -> String {
    let digits = value.to_string();
    let mut out = String::new();
    for (n, digit) in digits.chars().enumerate() {
        if n > 0 && (digits.len() - n).is_multiple_of(3) {
            out.push_str(mark);
        }
        out.push(digit);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{LIMIT, divide, grouped, rounded, within};
    use crate::rule::Rounding;

    #[test]
    fn remainders_go_where_they_are_sent() {
        for (of, by, down, up, near) in
            [(0, 7, 0, 0, 0), (6, 7, 0, 1, 1), (7, 7, 1, 1, 1), (8, 7, 1, 2, 1), (3, 2, 1, 2, 2), (10, 7, 1, 2, 1)]
        {
            let divided = divide(of, by).unwrap();
            let got = [Rounding::Down, Rounding::Up, Rounding::Near].map(|round| rounded(divided, by, round));
            assert_eq!(got, [down, up, near], "{of} ÷ {by}");
        }
        assert_eq!(divide(1, 0), None);
        assert_eq!(rounded(divide(u64::MAX - 1, u64::MAX).unwrap(), u64::MAX, Rounding::Near), 1);
    }

    #[test]
    fn digits_stand_in_threes() {
        for (value, text) in [(0, "0"), (999, "999"), (1000, "1,000"), (25_600, "25,600"), (1_234_567, "1,234,567")] {
            assert_eq!(grouped(value, ","), text);
        }
    }

    #[test]
    fn the_limit_is_kept() {
        assert_eq!(within(u128::from(LIMIT)), Some(LIMIT));
        assert_eq!(within(u128::from(LIMIT) + 1), None);
        assert_eq!(within(u128::MAX), None);
    }
}
