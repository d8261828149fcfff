//! Sentences about targets. If several targets have the same sentence, it is written once.

use std::collections::BTreeMap;

use crate::message::{Locale, Text};

use super::join_and;

const NAMED: Text = Text::new("summary", "target", "{count, plural, one {Target} other {Targets}} {names}: {sentence}");
const EACH: Text = Text::new("summary", "each-target", "Each of the {count} targets: {sentence}");
const QUOTED: Text = Text::new("summary", "target-name", "\"{name}\"");
const UNNAMED: Text = Text::new("summary", "target-number", "no. {number}");
const MORE_NAMES: Text = Text::new("summary", "more-names", "{count} more");
const MORE_TARGETS: Text = Text::new(
    "summary",
    "more-targets",
    "{count, plural, one {# more target is} other {# more targets are}} not included in this summary.",
);

pub(super) const TEXTS: &[Text] = &[NAMED, EACH, QUOTED, UNNAMED, MORE_NAMES, MORE_TARGETS];

/// The maximum number of names that are listed; further names are only counted.
const MAX_NAMES: usize = 3;

/// The maximum number of different sentences; further sentences are only counted.
const MAX_SENTENCES: usize = 10;

/// Sentences, each with the indexes of the targets that it applies to.
#[derive(Default)]
pub(super) struct PerTarget {
    groups: Vec<(String, Vec<usize>)>,
    known: BTreeMap<String, usize>,
}

impl PerTarget {
    /// Adds a sentence about a target.
    pub(super) fn add(&mut self, target: usize, sentence: String) {
        if let Some((_, targets)) = self.known.get(&sentence).and_then(|group| self.groups.get_mut(*group)) {
            targets.push(target);
        } else {
            self.known.insert(sentence.clone(), self.groups.len());
            self.groups.push((sentence, vec![target]));
        }
    }

    /// Returns the sentences, each with the names of its targets. A sentence that applies to all targets has no names, unless `is_each`
    /// requires it to say that it applies to each of them.
    pub(super) fn finish(self, names: &TargetNames, is_each: bool, locale: &Locale) -> Vec<String> {
        let all = names.0.len();
        let more: usize = self.groups.iter().skip(MAX_SENTENCES).map(|(_, targets)| targets.len()).sum();
        let sentence = |(sentence, targets): (String, Vec<usize>)| match targets.len() {
            count if count == all && (all == 1 || !is_each) => sentence,
            count if count == all => locale.format(&EACH, &[("count", count.into()), ("sentence", sentence.into())].into()),
            count => {
                let names = names.list(&targets, locale);
                locale.format(&NAMED, &[("count", count.into()), ("names", names.into()), ("sentence", sentence.into())].into())
            }
        };
        let mut sentences: Vec<String> = self.groups.into_iter().take(MAX_SENTENCES).map(sentence).collect();
        if more > 0 {
            sentences.push(locale.format(&MORE_TARGETS, &[("count", more.into())].into()));
        }
        sentences
    }
}

/// The names of all targets, in order.
pub(super) struct TargetNames(Vec<Option<String>>);

impl TargetNames {
    pub(super) fn new(names: impl Iterator<Item = Option<String>>) -> Self {
        Self(names.collect())
    }

    fn list(&self, targets: &[usize], locale: &Locale) -> String {
        let name = |target: &usize| match self.0.get(*target) {
            Some(Some(name)) => locale.format(&QUOTED, &[("name", name.as_str().into())].into()),
            _ => locale.format(&UNNAMED, &[("number", (target + 1).into())].into()),
        };
        let mut names: Vec<String> = targets.iter().take(MAX_NAMES).map(name).collect();
        if targets.len() > MAX_NAMES {
            names.push(locale.format(&MORE_NAMES, &[("count", (targets.len() - MAX_NAMES).into())].into()));
        }
        join_and(names, locale)
    }
}
