//! Reading of damaged text: every fault once, at its place, and the JSON that was meant.
#![allow(clippy::unwrap_used, clippy::string_slice, reason = "a test may fail by panic")]

use std::fmt::Write as _;

use target_groups::json::{Obstacle, Recovered, parse, recover};
use target_groups::model::{Record, TargetGroup};

const DEPTH: usize = 64;

fn recovered(text: &str) -> Recovered {
    recover(text, TargetGroup::ROOT, DEPTH)
}

/// Bodies of every shape, compact and indented.
fn bodies() -> Vec<String> {
    let texts = [
        include_str!("data/published/count.request.json"),
        include_str!("data/published/sum.request.json"),
        include_str!("data/schema/every-field.json"),
    ];
    let compact = texts.iter().map(|text| serde_json::from_str::<serde_json::Value>(text).unwrap().to_string());
    texts.iter().map(|text| (*text).to_owned()).chain(compact).collect()
}

#[test]
fn a_text_that_stops_anywhere_is_read() {
    for body in bodies() {
        for end in (1..body.trim_end().len()).filter(|end| body.is_char_boundary(*end)) {
            let text = &body[..end];
            let Recovered { faults, repair, obstacle } = recovered(text);
            assert_eq!(obstacle, None, "{text}");
            assert!(parse(repair.text(), DEPTH).is_ok(), "{text}\n=> {}", repair.text());
            assert!((1..=2).contains(&faults.len()), "{faults:?}\n{text}\n=> {}", repair.text());
        }
    }
}

struct Random(u64);

impl Random {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 20).unwrap() % limit.max(1)
    }
}

/// Deletes, inserts or swaps characters.
fn damage(body: &str, count: usize, random: &mut Random) -> (String, Vec<usize>) {
    let mut characters: Vec<char> = body.chars().collect();
    let mut places = Vec::new();
    for _ in 0..count {
        let at = random.below(characters.len() - 1);
        match random.below(3) {
            0 => drop(characters.remove(at)),
            1 => characters.insert(at, *['"', ',', ':', '{', '}', '[', ']', 'x', '1', '\\', ' ', '\n', '\''].get(random.below(13)).unwrap()),
            _ => characters.swap(at, at + 1),
        }
        places.push(at);
    }
    (characters.into_iter().collect(), places)
}

#[test]
fn any_damage_is_repaired() {
    let mut random = Random(0x9E37_79B9_7F4A_7C15);
    let bodies = bodies();
    let mut many = [0_usize; 8];
    let mut failures = String::new();
    let mut failed = 0;
    for round in 0..20_000 {
        let count = 1 + round % 5;
        let (text, _) = damage(&bodies[round % bodies.len()], count, &mut random);
        let Recovered { faults, repair, obstacle } = recovered(&text);
        let is_json = parse(&text, DEPTH).is_ok();
        let is_repaired = parse(repair.text(), DEPTH).is_ok() || obstacle == Some(Obstacle::NoValue);
        if !is_repaired || (is_json != faults.is_empty()) {
            failed += 1;
            if failed < 6 {
                writeln!(failures, "{faults:?}\n--- {text}\n=> {}\n", repair.text()).unwrap();
            }
        }
        many[(faults.len() / count).min(7)] += 1;
    }
    println!("faults per damage: {many:?}");
    assert!(failures.is_empty(), "{failed}\n{failures}");
}

#[test]
fn scratch() {
    let Ok(file) = std::env::var("SCRATCH") else { return };
    for text in std::fs::read_to_string(file).unwrap().split("\n---\n") {
        let Recovered { faults, repair, obstacle } = recovered(text);
        println!("{text}\n=> {}\n{faults:?} {obstacle:?} {}\n", repair.text(), parse(repair.text(), 64).is_ok());
    }
}
