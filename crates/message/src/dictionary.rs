//! Templates by the keys of texts.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use super::Text;

/// Templates, sorted by key.
#[derive(Debug, Default)]
pub(super) struct Dictionary(Vec<(String, String)>);

impl Dictionary {
    pub(super) fn get(&self, text: &Text) -> Option<&str> {
        let found = self.0.binary_search_by(|(key, _)| compare(key, text)).ok()?;
        self.0.get(found).map(|(_, template)| template.as_str())
    }
}

impl From<BTreeMap<String, String>> for Dictionary {
    fn from(messages: BTreeMap<String, String>) -> Self {
        Self(messages.into_iter().collect())
    }
}

/// Compares a key with the key of a text without building the latter.
fn compare(key: &str, text: &Text) -> Ordering {
    let mut rest = key.as_bytes();
    for (index, part) in text.key.iter().filter(|part| !part.is_empty()).enumerate() {
        for piece in [if index > 0 { "." } else { "" }, part] {
            let (start, after) = rest.split_at(piece.len().min(rest.len()));
            match start.cmp(piece.as_bytes()) {
                Ordering::Equal => rest = after,
                different => return different,
            }
        }
    }
    if rest.is_empty() { Ordering::Equal } else { Ordering::Greater }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::{Dictionary, Text};

    #[test]
    fn each_key_is_found_and_no_other() {
        let keys = ["a", "a-b", "a-b.fix", "a-b.fix.c", "a.b", "a.fix", "ab", "b.c"];
        let all: BTreeMap<String, String> = keys.iter().map(|key| ((*key).to_owned(), format!("<{key}>"))).collect();
        let dictionary = Dictionary::from(all);
        let text = |key| Text { key, english: "" };
        for key in [
            ["a", "", ""],
            ["a-b", "", ""],
            ["a-b", "fix", ""],
            ["a-b", "fix", "c"],
            ["a", "b", ""],
            ["a", "fix", ""],
            ["ab", "", ""],
            ["b", "c", ""],
        ] {
            assert_eq!(dictionary.get(&text(key)).map(str::to_owned), Some(format!("<{}>", text(key).key())));
        }
        for key in [["", "", ""], ["a", "fi", ""], ["a", "fixx", ""], ["a-b", "fix", "d"], ["b", "", ""], ["c", "", ""], ["a", "b", "c"]] {
            assert_eq!(dictionary.get(&text(key)), None, "{key:?}");
        }
    }
}
