//! The dates of a group and its periods, decoded once for all rules.

use chrono::NaiveDate;
use target_groups_json::rows::Node;
use target_groups_json::sort_indexes;
use target_groups_model::{Date, FieldValue, Period, Read, TargetGroup};

/// The dates of a group, and its periods in document order.
#[derive(Debug, Clone)]
pub(super) struct Calendar<'d> {
    pub(super) from: WrittenDate<'d>,
    pub(super) to: WrittenDate<'d>,
    /// The start of the first cycle in the older form.
    pub(super) cycle_start: WrittenDate<'d>,
    pub(super) cycle_end: WrittenDate<'d>,
    pub(super) cycle_start_iso: WrittenDate<'d>,
    pub(super) cycle_end_iso: WrittenDate<'d>,
    pub(super) periods: Vec<PeriodDates<'d>>,
}

/// A period and its dates.
#[derive(Debug, Clone, Copy)]
pub(super) struct PeriodDates<'d> {
    /// The period, if it is an object.
    pub(super) period: Option<Period<'d>>,
    pub(super) start: WrittenDate<'d>,
    pub(super) end: WrittenDate<'d>,
    /// `true` if the period ends before it starts. Its dates are then ignored by all other rules.
    pub(super) is_reversed: bool,
}

/// A date as written in the text.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct WrittenDate<'d> {
    /// The value, if it is present.
    pub(super) value: Option<Node<'d>>,
    /// The date, if the value is one.
    pub(super) date: Option<Date>,
}

impl<'d> WrittenDate<'d> {
    fn of(field: FieldValue<'d, Date>) -> Self {
        let value = field.value();
        Self { value, date: value.and_then(Date::read) }
    }

    /// Returns the value and the date, if the value is one.
    pub(super) fn both(&self) -> Option<(Node<'d>, Date)> {
        self.value.zip(self.date)
    }

    /// Returns the day as written.
    pub(super) fn day(&self) -> Option<NaiveDate> {
        self.date.map(|date| date.day)
    }
}

impl<'d> Calendar<'d> {
    pub(super) fn of(group: &TargetGroup<'d>) -> Self {
        let items = group.periods().items();
        let mut periods = Vec::with_capacity(items.len());
        periods.extend(items.map(|item| PeriodDates::of(item.content())));
        Self {
            from: WrittenDate::of(group.from_date()),
            to: WrittenDate::of(group.to_date()),
            cycle_start: WrittenDate::of(group.target_cycle_start_date()),
            cycle_end: WrittenDate::of(group.target_cycle_end_date()),
            cycle_start_iso: WrittenDate::of(group.target_cycle_start_date_iso()),
            cycle_end_iso: WrittenDate::of(group.target_cycle_end_date_iso()),
            periods,
        }
    }
}

impl<'d> PeriodDates<'d> {
    fn of(period: Option<Period<'d>>) -> Self {
        match period {
            Some(record) => Self::new(period, WrittenDate::of(record.start_date()), WrittenDate::of(record.end_date())),
            None => Self::new(period, WrittenDate::default(), WrittenDate::default()),
        }
    }

    fn new(period: Option<Period<'d>>, start: WrittenDate<'d>, end: WrittenDate<'d>) -> Self {
        let is_reversed = start.date.zip(end.date).is_some_and(|(start, end)| end.ends_before(&start));
        Self { period, start, end, is_reversed }
    }

    /// Replaces the dates of the period that are given.
    pub(super) fn with_dates(&self, start: Option<Date>, end: Option<Date>) -> Self {
        let replaced = |written: WrittenDate<'d>, date: Option<Date>| WrittenDate { date: date.or(written.date), ..written };
        Self::new(self.period, replaced(self.start, start), replaced(self.end, end))
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
