//! Bodies as people and programs break them: a right one with a few values replaced, reworded, removed or added.

use serde_json::{Map, Value};

const RIGHT: [&str; 3] = [
    include_str!("../data/schema/every-field.json"),
    include_str!("../data/published/count.request.json"),
    include_str!("../data/published/sum.request.json"),
];

/// The bodies that follow from a seed, the same in every run.
pub(super) struct BrokenBodies {
    state: u64,
    right: Vec<Value>,
    odd: Vec<Value>,
}

impl BrokenBodies {
    pub(super) fn new(seed: u64) -> Self {
        let odd: Vec<Value> = serde_json::from_str(include_str!("../data/schema/odd-values.json")).unwrap();
        let long = [("a", 200), ("a", 201), ("😀", 100), ("😀", 101), ("😀", 201)];
        let long = long.map(|(text, times)| Value::from(text.repeat(times)));
        Self { state: seed, right: RIGHT.map(|text| serde_json::from_str(text).unwrap()).into(), odd: [odd, long.into()].concat() }
    }

    /// A number below the limit (`SplitMix64`).
    fn below(&mut self, limit: usize) -> usize {
        self.state = self.state.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (self.state ^ (self.state >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        usize::try_from((mixed ^ (mixed >> 31)) % limit as u64).unwrap()
    }

    fn break_one(&mut self, body: &mut Value) {
        let values = count(body);
        let place = self.below(values);
        let value = nth(body, &mut { place }).unwrap();
        match self.below(4) {
            0 => *value = self.odd_value(),
            1 => self.vary(value),
            _ => self.rearrange(value),
        }
    }

    fn odd_value(&mut self) -> Value {
        let index = self.below(self.odd.len());
        self.odd[index].clone()
    }

    /// The same value in other words.
    fn vary(&mut self, value: &mut Value) {
        match value {
            Value::String(text) => *value = self.reword(text).into(),
            Value::Number(number) => {
                let number = number.as_f64().unwrap();
                *value = [Value::from(number.to_string()), (-number).into(), (number + 0.5).into(), (number * 1e15).into()][self.below(4)]
                    .clone();
            }
            Value::Bool(truth) => *value = truth.to_string().into(),
            Value::Array(elements) => *value = elements.first().cloned().unwrap_or_default(),
            _ => *value = Value::Array(vec![value.clone()]),
        }
    }

    fn reword(&mut self, text: &str) -> String {
        let at = self.below(text.chars().count() + 1);
        match self.below(7) {
            0 => text.to_lowercase(),
            1 => text.replace('_', " "),
            2 => text.replacen('_', "-", 1),
            3 => format!(" {text}\n"),
            4 => format!("\u{85}{text}\u{2003}"),
            5 => text.chars().enumerate().filter(|(index, _)| *index != at).map(|(_, character)| character).collect(),
            _ => text.chars().enumerate().flat_map(|(index, it)| std::iter::repeat_n(it, 1 + usize::from(index == at))).collect(),
        }
    }

    /// Members and elements that are missing, too many, or somewhere else.
    fn rearrange(&mut self, value: &mut Value) {
        match value {
            Value::Object(members) if !members.is_empty() => self.rearrange_members(members),
            Value::Array(elements) if !elements.is_empty() => {
                let at = self.below(elements.len());
                if self.below(2) == 0 { drop(elements.remove(at)) } else { elements.push(self.odd_value()) }
            }
            _ => *value = Value::Null,
        }
    }

    fn rearrange_members(&mut self, members: &mut Map<String, Value>) {
        let at = self.below(members.len());
        let key = members.keys().nth(at).unwrap().clone();
        match self.below(4) {
            0 => drop(members.remove(&key)),
            1 => drop(members.insert("id".to_owned(), self.odd_value())),
            2 => drop(members.insert("mood".to_owned(), self.odd_value())),
            _ => {
                let value = members.remove(&key).unwrap();
                members.insert(self.reword(&key), value);
            }
        }
    }
}

impl Iterator for BrokenBodies {
    type Item = Value;

    fn next(&mut self) -> Option<Value> {
        let index = self.below(self.right.len());
        let mut body = self.right[index].clone();
        for _ in 0..self.below(6) {
            self.break_one(&mut body);
        }
        Some(body)
    }
}

/// How many values a value is made of, itself included.
fn count(value: &Value) -> usize {
    1 + children(value).map(count).sum::<usize>()
}

fn children(value: &Value) -> Box<dyn Iterator<Item = &Value> + '_> {
    match value {
        Value::Array(elements) => Box::new(elements.iter()),
        Value::Object(members) => Box::new(members.values()),
        _ => Box::new(std::iter::empty()),
    }
}

/// The value at a place, counted in depth from the root.
fn nth<'v>(value: &'v mut Value, place: &mut usize) -> Option<&'v mut Value> {
    if *place == 0 {
        return Some(value);
    }
    *place -= 1;
    match value {
        Value::Array(elements) => elements.iter_mut().find_map(|element| nth(element, place)),
        Value::Object(members) => members.values_mut().find_map(|member| nth(member, place)),
        _ => None,
    }
}
