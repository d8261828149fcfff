use std::time::Instant;
use target_groups::{json, model::*, rules::*};
fn t(name: &str, n: u32, mut f: impl FnMut()) {
    for _ in 0..n / 10 {
        f()
    }
    let s = Instant::now();
    for _ in 0..n {
        f()
    }
    println!("{name:20} {:.2} µs", s.elapsed().as_secs_f64() * 1e6 / f64::from(n));
}
fn main() {
    let count = include_str!("../tests/data/published/count.request.json").to_owned();
    let large = std::fs::read_to_string("/tmp/large.json").unwrap();
    for (text, n) in [(&count, 50_000), (&large, 300)] {
        let o = Options::default();
        t("parse", n, || {
            std::hint::black_box(json::parse(text, 64).unwrap());
        });
        let d = json::parse(text, 64).unwrap();
        t("read", n, || {
            std::hint::black_box(TargetGroup::read(d.root()));
        });
        t("check", n, || {
            std::hint::black_box(check(&d, &o));
        });
        t("validate", n, || {
            std::hint::black_box(validate(text, &o));
        });
        let r = validate(text, &o);
        println!("{} diagnostics", r.diagnostics.len());
        t("serialize", n, || {
            std::hint::black_box(serde_json::to_string(&r).unwrap());
        });
        t("serde_json skip", n, || {
            std::hint::black_box(serde_json::from_str::<serde::de::IgnoredAny>(text).unwrap());
        });
    }
}
