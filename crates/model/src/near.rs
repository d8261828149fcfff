//! Finds the word that was probably meant.

use strsim::osa_distance;
use target_groups_json::rows::Store;

use super::fold_case;

/// The one candidate that a few slips of the keyboard make of the text; `None` when none or several are as near.
#[must_use]
pub fn nearest<'c>(text: &str, candidates: impl Iterator<Item = &'c str>) -> Option<&'c str> {
    let lower = fold_case(text.trim());
    let allowed = (lower.chars().count() / 3).min(2);
    let near = candidates
        .filter(|candidate| candidate.len().abs_diff(lower.len()) <= allowed)
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

/// Settles the members of a text that has been read: a key that is unknown is read as the one that it is a slip of.
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
