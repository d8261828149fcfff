//! The dates of all periods, decoded once for all the rules that look at them.

use chrono::NaiveDate;
use target_groups_json::rows::Node;
use target_groups_json::sort_indexes;
use target_groups_model::{Date, Period, Read, TargetGroup};

/// The periods of a group, in the order of the text.
#[derive(Debug)]
pub(super) struct Calendar<'d> {
    pub(super) periods: Vec<PeriodDates<'d>>,
}

/// A period and its dates.
#[derive(Debug, Clone, Copy)]
pub(super) struct PeriodDates<'d> {
    /// The period, where it is an object.
    pub(super) period: Option<Period<'d>>,
    pub(super) start_written: Option<Node<'d>>,
    pub(super) end_written: Option<Node<'d>>,
    /// The start, where it can be read.
    pub(super) start: Option<(Node<'d>, Date)>,
    pub(super) end: Option<(Node<'d>, Date)>,
}

impl<'d> Calendar<'d> {
    pub(super) fn of(group: &TargetGroup<'d>) -> Self {
        let items = group.periods().items();
        let mut periods = Vec::with_capacity(items.len());
        periods.extend(items.map(|item| PeriodDates::of(item.content())));
        Self { periods }
    }
}

impl<'d> PeriodDates<'d> {
    fn of(period: Option<Period<'d>>) -> Self {
        let start_written = period.and_then(|period| period.start_date().value());
        let end_written = period.and_then(|period| period.end_date().value());
        let read = |value: Option<Node<'d>>| value.and_then(|value| Some((value, Date::read(value)?)));
        Self { period, start_written, end_written, start: read(start_written), end: read(end_written) }
    }
}

/// Sorts pairs of first and last days.
pub(super) fn sort_days(days: &mut Vec<(NaiveDate, NaiveDate)>) {
    if days.is_sorted() {
        return;
    }
    let mut order: Vec<u32> = (0..super::params::length(days.len())).collect();
    let pair = |index: u32| days.get(index as usize);
    sort_indexes(&mut order, &|left, right| pair(left).cmp(&pair(right)));
    *days = order.iter().filter_map(|index| pair(*index).copied()).collect();
}
