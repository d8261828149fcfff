//! Many requests in one call.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, clippy::string_slice, reason = "tests fail by panicking")]

use target_groups::batch::{
    ArrayFault, ArrayFaultKind, BatchReport, Before, PartReport, Splitter, StreamForm, position_after, split, validate_lines_or_array,
    validate_part, validate_texts,
};
use target_groups::rules::{Limits, Options, validate};

fn request(name: &str) -> String {
    format!(r#"{{"name": "{name}", "targets": [{{"name": "t", "targetType": "COUNT"}}]}}"#)
}

fn check(text: &str) -> BatchReport {
    validate_lines_or_array(text, &Options::default())
}

/// Index, line and error codes of each faulty item.
fn faulty(report: &BatchReport) -> Vec<(usize, Option<usize>, Vec<&str>)> {
    let errors = |item: &target_groups::batch::FaultyItem| {
        let errors = item.diagnostics.iter().filter(|found| found.severity == target_groups::rules::Severity::Error);
        errors.map(|found| found.code).collect::<Vec<_>>()
    };
    report.faulty.iter().map(|item| (item.index, item.line, errors(item))).collect()
}

#[test]
fn a_broken_line_spoils_only_itself() {
    let text = format!("{}\r\n\r\n{{\"name\": }}\r\n   \n{}\n{}", request("a"), request(" "), request("b"));
    let report = check(&text);
    assert_eq!((report.valid, report.items), (false, 4));
    assert_eq!(faulty(&report), [(1, Some(3), vec!["required", "json-syntax"]), (2, Some(5), vec!["name-blank"])]);
    assert_eq!((report.counts["json-syntax"], report.counts["name-blank"], report.counts["frequency-missing"]), (1, 1, 4));
}

#[test]
fn an_array_is_checked_item_by_item() {
    let text = format!("[\n  {},\n  {},\n  7\n]", request("a"), request(" "));
    let report = check(&text);
    assert_eq!(report.items, 3);
    assert_eq!(faulty(&report), [(1, Some(3), vec!["name-blank"]), (2, Some(4), vec!["wrong-type"])]);
    assert_eq!((check("[]").items, check("[]").valid, check("").items), (0, true, 0));
    assert_eq!(faulty(&check("[{}, ")), [(0, Some(1), vec!["wrong-type", "json-syntax"])]);
}

#[test]
fn ranges_are_in_the_text_of_the_batch() {
    let lines = format!("{}\n{{\"é\": \"😀\", \"name\": \"\"}}", request("😀"));
    let array = format!("[{},\n {{\"é\": \"😀\",\n \"name\": \"\"}}]", request("😀"));
    for text in [lines, array] {
        let report = check(&text);
        let blank = report.faulty[0].diagnostics.iter().find(|found| found.code == "name-blank").unwrap();
        let range = blank.range.unwrap();
        let units: Vec<u16> = text.encode_utf16().collect();
        assert_eq!(String::from_utf16(&units[range.from..range.to]).unwrap(), "\"\"");
        let before = String::from_utf16(&units[..range.from]).unwrap();
        let column = before.rsplit('\n').next().unwrap().encode_utf16().count() + 1;
        assert_eq!((range.line, range.column), (before.matches('\n').count() + 1, column));
        assert_eq!(blank.pointer, "/name");
    }
}

#[test]
fn a_name_that_an_earlier_item_has_is_an_error() {
    let text = [request("Summer"), request("winter"), request("SUMMER")].join("\n");
    let report = check(&text);
    assert_eq!(faulty(&report), [(2, Some(3), vec!["name-repeated"])]);
    assert!(report.faulty[0].diagnostics.iter().any(|found| found.message.contains("Item 0")));
}

#[test]
fn separate_texts_are_judged_as_lines_are() {
    let texts = [request("a"), "{".to_owned(), request("A")];
    let separate = validate_texts(&texts, &Options::default());
    let lines = check(&texts.join("\n"));
    assert_eq!(separate.counts, lines.counts);
    assert_eq!(faulty(&separate), [(1, None, vec!["required", "required", "json-syntax"]), (2, None, vec!["name-repeated"])]);
}

#[test]
fn the_limits_hold_for_each_item() {
    let large = format!("{{\"name\": \"{}\"}}", "x".repeat(2_000));
    let options = Options { limits: Limits { bytes: 1_000, depth: 4, ..Limits::default() }, ..Options::default() };
    let report = validate_lines_or_array(&[request("a"), large, "[[[[[1]]]]]".to_owned()].join("\n"), &options);
    assert_eq!(faulty(&report), [(1, Some(2), vec!["too-large"]), (2, Some(3), vec!["too-deep"])]);
    let many = format!("[{}]", (0..100).map(|number| request(&number.to_string())).collect::<Vec<_>>().join(","));
    assert!(validate_lines_or_array(&many, &options).valid);
}

#[test]
fn an_item_is_judged_as_a_request_of_its_own() {
    let item = include_str!("data/published/count.request.json").replace('\n', " ");
    let alone = validate(&item, &Options::default());
    let mut batch = check(&format!("{item}\n{}", item.replace("uatTargetGroupBE01", " ")));
    let codes = |diagnostics: &[target_groups::rules::Diagnostic]| diagnostics.iter().map(|found| found.code).collect::<Vec<_>>();
    batch.faulty[0].diagnostics.retain(|found| found.code != "name-blank");
    assert_eq!(codes(&batch.faulty[0].diagnostics), codes(&alone.diagnostics));
}

/// All parts of a batch, as a caller joins them.
fn in_parts(parts: &[&str]) -> Vec<PartReport> {
    let mut before = Before::default();
    let mut reports = Vec::new();
    for part in parts {
        let spans: Vec<_> =
            split(part.as_bytes(), &mut Splitter::new(StreamForm::Lines), true).spans.chunks(2).map(|span| span[0]..span[1]).collect();
        let checked = validate_part(part.as_bytes(), &spans, &before, &Options::default());
        before.items += checked.report.items;
        (before.offset, before.line, before.column) = (checked.end.offset, checked.end.line, checked.end.column);
        before.names.extend(checked.names.iter().map(|new| (new.name.clone(), new.index)));
        reports.push(checked);
    }
    reports
}

#[test]
fn parts_say_what_the_whole_says() {
    let parts = [
        format!("{}\r\n\n", request("Ä😀")),
        format!("{{\"name\": \"😀\", }}\n{}\n", request("b")),
        format!("{}\n{}", request("B"), request("ä😀")),
    ];
    let whole = check(&parts.concat());
    let reports = in_parts(&parts.each_ref().map(String::as_str));
    let faulty: Vec<_> = reports.iter().flat_map(|part| &part.report.faulty).collect();
    assert_eq!(serde_json::to_value(&faulty).unwrap(), serde_json::to_value(&whole.faulty).unwrap());
    assert_eq!(reports.iter().map(|part| part.report.items).sum::<usize>(), whole.items);
    assert_eq!(whole.faulty.len(), 3);
    assert_eq!(reports.iter().map(|part| part.names.len()).collect::<Vec<_>>(), [1, 2, 0]);
}

#[test]
fn a_part_may_name_its_items_and_hold_bytes_that_are_no_text() {
    let bytes = b"{\"name\": \"a\"},\n {\"name\": \"\xff\"}";
    let part = validate_part(bytes, &[0..13, 16..bytes.len()], &Before::default(), &Options::default());
    let found = &part.report.faulty[1];
    assert_eq!((found.index, found.line, found.diagnostics[0].code), (1, Some(2), "json-syntax"));
    let range = found.diagnostics[0].range.unwrap();
    assert_eq!((range.from, range.line, range.column), (26, 2, 12));
    let empty = validate_part(bytes, std::slice::from_ref(&(9..900)), &Before::default(), &Options::default());
    assert_eq!(empty.report.faulty[0].diagnostics[0].code, "json-syntax", "a span beyond the part holds nothing");
}

#[test]
fn the_faulty_end_of_an_array_is_reported_at_its_place() {
    for (kind, at, expected) in [(ArrayFaultKind::Open, 6, (105, 105, 8, 3)), (ArrayFaultKind::Rest, 4, (103, 104, 8, 1))] {
        let before = Before { items: 3, offset: 100, line: 7, column: 5, fault: Some(ArrayFault { kind, at }), ..Before::default() };
        let part = validate_part("é]\nxy".as_bytes(), &[], &before, &Options::default());
        let item = &part.report.faulty[0];
        let found = item.diagnostics[0].range.unwrap();
        assert_eq!((found.from, found.to, found.line, found.column), expected);
        assert_eq!((item.index, item.line, item.diagnostics[0].code), (3, Some(8), "json-syntax"));
        assert_eq!((part.report.valid, part.report.items, part.report.counts["json-syntax"]), (false, 0, 1));
    }
}

#[test]
fn equal_names_have_equal_hashes_and_others_do_not() {
    let hashes = |name: &str| {
        let text = request(name);
        let part = validate_part(text.as_bytes(), std::slice::from_ref(&(0..text.len())), &Before::default(), &Options::default());
        part.names.iter().map(|new| new.hash).collect::<Vec<_>>()
    };
    assert_eq!(hashes("Ä😀"), hashes("ä😀"));
    assert_ne!(hashes("a"), hashes("b"));
    assert_eq!(hashes(" "), Vec::<[u32; 2]>::new());
}

#[test]
fn a_position_follows_from_the_bytes_before_it() {
    let start = target_groups::json::Position { offset: 10, line: 2, column: 3 };
    for (bytes, expected) in [(&b""[..], (10, 2, 3)), (b"ab", (12, 2, 5)), (b"a\r\nb", (14, 3, 2)), (b"\xff\n", (12, 3, 1))] {
        let end = position_after(bytes, start);
        assert_eq!((end.offset, end.line, end.column), expected);
    }
}
