//! Two long numbers beside each other, so that a slip is seen and nothing else.

/// More digits than these that differ are not shown: two numbers, and not one with a slip in it.
const SLIPS: usize = 4;

/// How many digits at the end of a number are shown.
const END: usize = 4;

/// Two numbers masked but for their ends, and for the digits in which they differ where these are few: otherwise a slip in the
/// middle could not be seen.
#[must_use]
pub fn masked_apart(old: &str, new: &str) -> (String, String) {
    let covered = old.chars().count().saturating_sub(END);
    let differs = |at: usize, c: char, other: &str| other.chars().nth(at) != Some(c);
    let slips = old.chars().take(covered).enumerate().filter(|(at, c)| differs(*at, *c, new)).count();
    let mask = |text: &str, other: &str| {
        let shown = |at: usize, c: char| at >= covered || (slips <= SLIPS && differs(at, c, other));
        text.chars().enumerate().map(|(at, c)| if shown(at, c) { c } else { '•' }).collect::<String>()
    };
    (mask(old, new), mask(new, old))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_is_seen_and_two_numbers_stay_covered() {
        let (old, new) = masked_apart("3516134101909901", "3516134107909901");
        assert_eq!((old.as_str(), new.as_str()), ("•••••••••1••9901", "•••••••••7••9901"));
        let (old, new) = masked_apart("3516134101909901", "3578010203859902");
        assert_eq!((old.as_str(), new.as_str()), ("••••••••••••9901", "••••••••••••9902"));
    }
}
