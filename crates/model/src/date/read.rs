//! Parses the parts of a date from bytes. This runs for every date of a request.

use chrono::NaiveTime;

/// Parses `length` digits.
fn digits(bytes: &[u8], at: usize, length: usize) -> Option<u32> {
    bytes.get(at..at + length)?.iter().try_fold(0, |number, byte| {
        let digit = byte.checked_sub(b'0').filter(|digit| *digit < 10)?;
        Some(number * 10 + u32::from(digit))
    })
}

/// Parses two digits.
#[inline]
pub(super) fn two(tens: u8, units: u8) -> Option<u32> {
    let (tens, units) = (tens.wrapping_sub(b'0'), units.wrapping_sub(b'0'));
    (tens < 10 && units < 10).then(|| u32::from(tens) * 10 + u32::from(units))
}

/// Parses `HH:MM`, `HH:MM:SS` or `HH:MM:SS.fff…`. Returns the time, `true` if it has seconds, and the rest of the bytes.
pub(super) fn read_time(bytes: &[u8]) -> Option<(NaiveTime, bool, &[u8])> {
    let [h1, h2, b':', m1, m2, rest @ ..] = bytes else { return None };
    let (hour, minute) = (two(*h1, *h2)?, two(*m1, *m2)?);
    let [b':', s1, s2, rest @ ..] = rest else {
        if rest.first() == Some(&b':') {
            return None;
        }
        return Some((NaiveTime::from_hms_opt(hour, minute, 0)?, false, rest));
    };
    let second = two(*s1, *s2)?;
    let Some(b'.') = rest.first() else {
        return Some((NaiveTime::from_hms_opt(hour, minute, second)?, true, rest));
    };
    let fraction = rest.get(1..)?;
    let (mut nanoseconds, mut unit, mut length) = (0, 100_000_000, 0);
    while let Some(digit) = fraction.get(length).map(|byte| byte.wrapping_sub(b'0')).filter(|digit| *digit < 10) {
        nanoseconds += u32::from(digit) * unit;
        unit /= 10;
        length += 1;
    }
    if length == 0 {
        return None;
    }
    Some((NaiveTime::from_hms_nano_opt(hour, minute, second, nanoseconds)?, true, fraction.get(length..)?))
}

/// Parses an empty text, `Z`, `+05:30`, `+0530` or `+05`. Returns the minutes, and `true` if the form is valid in RFC 3339.
pub(super) fn read_offset(bytes: &[u8]) -> Option<(Option<i32>, bool)> {
    let sign = match bytes {
        [] => return Some((None, true)),
        [b'Z'] => return Some((Some(0), true)),
        [b'z'] => return Some((Some(0), false)),
        [b'+', ..] => 1,
        [b'-', ..] => -1,
        _ => return None,
    };
    let (minutes, standard) = match bytes.len() {
        3 => (0, false),
        5 => (digits(bytes, 3, 2)?, false),
        6 if bytes.get(3) == Some(&b':') => (digits(bytes, 4, 2)?, true),
        _ => return None,
    };
    let hours = digits(bytes, 1, 2)?;
    let total = i32::try_from(hours * 60 + minutes).ok()?;
    // No time zone has an offset of more than 14 hours.
    (minutes < 60 && total <= 14 * 60).then_some((Some(sign * total), standard))
}
