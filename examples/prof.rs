use target_groups::rules::*;
fn main() {
    let large = std::fs::read_to_string(std::env::args().nth(1).unwrap()).unwrap();
    let n: u32 = std::env::args().nth(2).unwrap().parse().unwrap();
    let o = Options::default();
    for _ in 0..n {
        std::hint::black_box(validate(&large, &o));
    }
}
