use target_groups::{message::Locale, translation::messages};
#[test]
fn dump() {
    std::fs::write("/tmp/locale-en.json", serde_json::to_string_pretty(&messages(&Locale::default()).messages).unwrap()).unwrap();
}
