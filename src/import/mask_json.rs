//! Masks credentials in JSON: members by their names, pairs such as `{"name": "token", "value": "…"}`, and strings.

use std::ops::Range;

use crate::json::{self, Kind, Value};

use super::credentials::{is_secret, is_secret_member};
use super::is_group::{is_field, is_group_value};
use super::loose_json::MAX_DEPTH;
use super::mask::{self, MASK};

/// Returns a text with its credentials masked, and the number of masks.
pub(super) fn mask(text: &str) -> (String, usize) {
    let Ok(document) = json::parse(text, MAX_DEPTH) else {
        return mask::mask(text);
    };
    let mut masker = JsonMasker::new(text);
    masker.value(document.root());
    masker.finish()
}

/// Returns a body with its credentials masked. The fields of target groups are kept, except for members that can only be a credential.
pub(super) fn mask_body(text: &str) -> (String, usize) {
    let Ok(document) = json::parse(text, MAX_DEPTH) else {
        return mask::mask(text);
    };
    let root = document.root();
    let mut masker = JsonMasker::new(text);
    if is_group_value(root) {
        masker.object(root, true);
    } else if root.kind() == Kind::Array && root.elements().all(is_group_value) {
        root.elements().for_each(|group| masker.object(group, true));
    } else {
        masker.value(root);
    }
    masker.finish()
}

struct JsonMasker<'t> {
    text: &'t str,
    out: String,
    /// The offset up to which everything has been written.
    at: usize,
    count: usize,
    /// `true` to mask only members with the name of a credential.
    keeps_texts: bool,
}

impl<'t> JsonMasker<'t> {
    fn new(text: &'t str) -> Self {
        Self { text, out: String::new(), at: 0, count: 0, keeps_texts: false }
    }

    fn finish(mut self) -> (String, usize) {
        self.keep_to(self.text.len());
        (self.out, self.count)
    }

    fn value(&mut self, value: Value<'_>) {
        match value.kind() {
            Kind::Object => self.object(value, false),
            Kind::Array => self.array(value),
            Kind::String if !self.keeps_texts => self.string(value),
            _ => {}
        }
    }

    /// Masks the members of an object. Strings in the fields of a group are kept.
    fn object(&mut self, object: Value<'_>, is_group: bool) {
        let named = ["key", "name", "id"].into_iter().filter_map(|key| object.get(key)?.as_str());
        let is_pair = !self.keeps_texts && named.into_iter().any(|name| is_secret(&name));
        for member in object.members() {
            let key = member.key();
            if is_group {
                self.keeps_texts = is_field(&key);
            }
            if is_secret_member(&key) || (is_pair && matches!(&*key, "value" | "initialValue" | "currentValue")) {
                self.hide(member.value);
            } else {
                self.value(member.value);
            }
        }
        self.keeps_texts &= !is_group;
    }

    /// Masks the elements of an array. An array such as `["Authorization", "Basic …"]` is treated as a pair.
    fn array(&mut self, array: Value<'_>) {
        let name = array.element(0).and_then(Value::as_str);
        let is_pair = !self.keeps_texts
            && name.is_some_and(|name| is_secret(&name))
            && array.element(1).is_some_and(|value| value.kind() == Kind::String);
        for (index, element) in array.elements().enumerate() {
            if is_pair && index > 0 { self.hide(element) } else { self.value(element) }
        }
    }

    /// Masks the credentials in a string, which may contain a URL, a header, or JSON.
    fn string(&mut self, string: Value<'_>) {
        let inner = string.as_str().unwrap_or_default();
        let (masked, count) = mask::mask(&inner);
        if count > 0 {
            self.replace(&string.range(), &json::quote(&masked));
            self.count += count;
        }
    }

    /// Masks every string and number in a value.
    fn hide(&mut self, value: Value<'_>) {
        match value.kind() {
            Kind::Object => value.members().for_each(|member| self.hide(member.value)),
            Kind::Array => value.elements().for_each(|element| self.hide(element)),
            Kind::String if value.as_str().is_some_and(|text| text.is_empty()) => {}
            Kind::String | Kind::Number => {
                self.replace(&value.range(), &json::quote(MASK));
                self.count += 1;
            }
            _ => {}
        }
    }

    fn replace(&mut self, range: &Range<usize>, text: &str) {
        self.keep_to(range.start);
        self.out.push_str(text);
        self.at = range.end;
    }

    fn keep_to(&mut self, end: usize) {
        self.out.push_str(self.text.get(self.at..end).unwrap_or_default());
        self.at = end;
    }
}
