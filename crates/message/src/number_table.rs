//! Plural and number rules as data, for languages whose rules are not built in.
//!
//! Only the host knows the plural rules of, for example, Polish. The table contains the results for single numbers. A missing
//! number is formatted provisionally and recorded; the host then adds the recorded numbers and formats the message again.
//!
//! ```
//! use std::collections::BTreeMap;
//! use target_groups_message::{Category, CustomCatalogue, Locale, NumberForm, NumberRules, NumberTable, Param, Text};
//!
//! let periods = Text::new("example", "periods", "{count, plural, one {# period} other {# periods}}");
//! let polish = "{count, plural, one {# okres} few {# okresy} other {# okresów}}";
//! let templates = BTreeMap::from([(periods.key(), polish.to_owned())]);
//! let locale = Locale::from(CustomCatalogue::new("pl".to_owned(), templates, NumberRules::Table(NumberTable::default())));
//! let params = [("count", Param::Number(1004))].into();
//! assert_eq!(locale.format(&periods, &params), "1004 okresów");
//!
//! let table = locale.number_table().unwrap();
//! assert_eq!(table.take_missing(), [1004]);
//! table.add(1004, NumberForm { category: Category::Few, written: "1 004".to_owned() });
//! assert_eq!(locale.format(&periods, &params), "1 004 okresy");
//! ```

use std::sync::{Mutex, MutexGuard, PoisonError};

use super::plural_rules::Category;

/// The form of a number in one language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NumberForm {
    /// Its plural category.
    pub category: Category,
    /// The number as written in the language.
    pub written: String,
}

/// The known numbers of one language, and the numbers that were requested but missing.
#[derive(Debug, Default)]
pub struct NumberTable(Mutex<NumberTableState>);

#[derive(Debug, Default)]
struct NumberTableState {
    /// Sorted in ascending order, like the missing ones.
    known: Vec<(usize, NumberForm)>,
    missing: Vec<usize>,
}

impl NumberTable {
    /// Adds a number.
    pub fn add(&self, number: usize, form: NumberForm) {
        let known = &mut self.state().known;
        match known.binary_search_by_key(&number, |(known, _)| *known) {
            Ok(place) => {
                if let Some(entry) = known.get_mut(place) {
                    entry.1 = form;
                }
            }
            Err(place) => known.insert(place, (number, form)),
        }
    }

    /// Returns the missing numbers that were requested since the last call, in ascending order.
    pub fn take_missing(&self) -> Vec<usize> {
        std::mem::take(&mut self.state().missing)
    }

    /// Returns the form of a number. A missing number is recorded, and provisionally has plain digits and the category `Other`.
    pub(super) fn form(&self, number: usize) -> NumberForm {
        let mut state = self.state();
        let known = state.known.binary_search_by_key(&number, |(known, _)| *known);
        if let Some((_, form)) = known.ok().and_then(|place| state.known.get(place)) {
            return form.clone();
        }
        if let Err(place) = state.missing.binary_search(&number) {
            state.missing.insert(place, number);
        }
        NumberForm { category: Category::Other, written: number.to_string() }
    }

    /// Locks the state. It is always valid, so a poisoned lock is ignored.
    fn state(&self) -> MutexGuard<'_, NumberTableState> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::{Category, NumberForm, NumberTable};

    #[test]
    fn unknown_numbers_are_recorded_once() {
        let table = NumberTable::default();
        for number in [1000, 3, 1000] {
            assert_eq!(table.form(number), NumberForm { category: Category::Other, written: number.to_string() });
        }
        assert_eq!(table.take_missing(), [3, 1000]);
        assert_eq!(table.take_missing(), []);
        let form = NumberForm { category: Category::Few, written: "3.".to_owned() };
        table.add(3, form.clone());
        assert_eq!(table.form(3), form);
        assert_eq!(table.take_missing(), []);
    }
}
