//! Finds the known word that is closest to a misspelled one.

use strsim::osa_distance;
use target_groups_json::rows::Store;

use super::fold_case;

/// Returns the candidate that differs from the text by a few typos, or `None` if none or several do.
#[must_use]
pub fn nearest<'c>(text: &str, candidates: impl Iterator<Item = &'c str>) -> Option<&'c str> {
    let lower = fold_case(text.trim());
    let length = lower.bytes().filter(|byte| !matches!(byte, 0x80..=0xBF)).count();
    let allowed = (length / 3).min(2);
    if allowed == 0 {
        return None;
    }
    let letters = letters_of(&lower);
    let near = candidates
        .filter(|candidate| candidate.len().abs_diff(lower.len()) <= allowed)
        .filter(|candidate| (letters_of(candidate) ^ letters).count_ones() as usize <= 2 * allowed)
        .map(|candidate| (osa_distance(&lower, &fold_case(candidate)), candidate))
        .filter(|(distance, _)| *distance <= allowed);
    let mut nearest: Option<(usize, &str)> = None;
    let mut is_alone = true;
    for (distance, candidate) in near {
        match nearest {
            Some((least, _)) if distance > least => {}
            Some((least, _)) if distance == least => is_alone = false,
            _ => (nearest, is_alone) = (Some((distance, candidate)), true),
        }
    }
    nearest.filter(|_| is_alone).map(|(_, candidate)| candidate)
}

/// Returns a set of the ASCII letters in a text, ignoring case. A typo changes at most two of its bits, which rules out most candidates.
fn letters_of(text: &str) -> u32 {
    text.bytes().filter(u8::is_ascii).fold(0, |letters, byte| letters | 1 << (byte & 0x1F))
}

/// Reads each unknown key of a text as the known key that it is probably a typo of.
pub fn settle(store: &mut Store, text: &str, max_depth: usize) {
    store.settle_others(text, &|key, names| nearest(key, names), max_depth);
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn a_slip_is_understood_and_a_guess_is_not() {
        let words = ["COUNT", "VISIT", "EVENT_ATTRIBUTE", "SALES", "ALL"];
        for (text, expected) in [
            ("COUTN", Some("COUNT")),
            ("count", Some("COUNT")),
            ("VISITS", Some("VISIT")),
            ("EVENT_ATRIBUTE", Some("EVENT_ATTRIBUTE")),
            ("SUMS", None),
            ("", None),
            ("AL", None),
            ("QUANTITY", None),
        ] {
            assert_eq!(nearest(text, words.into_iter()), expected, "{text}");
        }
        assert_eq!(nearest("toDat", ["toDate", "toData"].into_iter()), None);
    }
}
