//! The reference pages: all that there is has a section, every link leads somewhere, and the examples are true.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, clippy::string_slice, reason = "tests fail by panicking")]

use std::collections::BTreeSet;
use std::path::Path;

use target_groups::model::{Record, Target, TargetGroup};
use target_groups::rule_book::all;
use target_groups_docgen::reference;
use target_groups_docgen::rule_files::{RuleFile, Section, read_all};

fn rule_files() -> Vec<RuleFile> {
    read_all(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")).unwrap()
}

fn rules_page() -> String {
    reference::rules(&rule_files())
}

/// The anchors that GitHub gives to the headings of a page.
fn anchors(page: &str) -> BTreeSet<String> {
    let headings = page.lines().filter(|line| line.starts_with('#')).map(|line| line.trim_start_matches('#').trim());
    headings.map(|heading| heading.replace('`', "").replace(' ', "-").to_lowercase()).collect()
}

/// The places that a page links to: pages and anchors.
fn links(page: &str) -> Vec<(&str, &str)> {
    page.split("](").skip(1).map(|rest| rest.split(')').next().unwrap()).map(|link| link.split_once('#').unwrap_or((link, ""))).collect()
}

/// The code of each rule with a section, and the section.
fn sections(page: &str) -> Vec<(&str, &str)> {
    page.split("\n## `").skip(1).map(|section| section.split_once("`\n").unwrap()).collect()
}

/// Returns the content of the first code block in that language.
fn block<'t>(section: &'t str, language: &str) -> Option<&'t str> {
    section.split_once(&format!("```{language}\n"))?.1.split_once("\n```")?.0.into()
}

#[test]
fn every_rule_has_a_section_under_its_code() {
    let page = rules_page();
    let sections: Vec<&str> = sections(&page).into_iter().map(|(code, _)| code).collect();
    assert_eq!(sections, all().map(|rule| rule.code).collect::<Vec<_>>());
    for rule in all() {
        assert!(anchors(&page).contains(rule.code), "{}", rule.code);
    }
}

#[test]
fn every_field_stands_in_its_record() {
    let page = reference::fields();
    for schema in [TargetGroup::SCHEMA, Target::SCHEMA] {
        let record = page.split(&format!("\n### {}\n", schema.name)).nth(1).unwrap().split("\n### ").next().unwrap();
        let rows: Vec<&str> = record.lines().filter_map(|line| line.strip_prefix("| `")?.split('`').next()).collect();
        assert_eq!(rows, schema.fields.iter().map(|field| field.name).collect::<Vec<_>>());
    }
}

#[test]
fn every_link_leads_somewhere() {
    let (fields, rules) = (reference::fields(), rules_page());
    for page in [&fields, &rules] {
        for (target, anchor) in
            links(page).into_iter().filter(|(target, _)| !target.starts_with("https://docs.capillarytech.com/reference/"))
        {
            let target = match target {
                "" => page,
                "fields.md" => &fields,
                "rules.md" => &rules,
                other => panic!("{other}"),
            };
            assert!(anchor.is_empty() || anchors(target).contains(anchor), "{anchor}");
        }
    }
}

#[test]
fn every_section_has_the_description_and_the_example_of_the_file() {
    let page = rules_page();
    let sections = sections(&page);
    let (mut examples, mut fixes) = (0, 0);
    for file in rule_files() {
        let (_, section) = sections.iter().find(|(code, _)| *code == file.code).unwrap();
        assert!(section.contains(&file.description), "{}", file.code);
        let Some(example) = file.section(Section::Example).next() else { continue };
        let language = example.info.split(' ').next().unwrap();
        assert_eq!(block(section, language), Some(example.text().as_str()), "{}", file.code);
        examples += 1;
        let Some(fix) = &example.outcome.fix else { continue };
        let diff = block(section, "diff").unwrap();
        let side = |sign| diff.lines().filter(|line| !line.starts_with(sign)).map(|line| &line[2..]).collect::<Vec<_>>().join("\n");
        assert_eq!((side('+'), side('-')), (example.text(), fix.result.clone()), "{}", file.code);
        fixes += 1;
    }
    assert!(examples >= 100 && fixes >= 30, "{examples} examples, {fixes} fixes");
}
