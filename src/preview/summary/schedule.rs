//! The periods and cycles: the time in which customers can reach goals.

use chrono::{Datelike, Days, Months, NaiveDate};

use crate::message::{Locale, Params, Text};
use crate::model::{EvaluationType, FrequencyType, TargetGroup};

use super::{SummarySectionKind, SummaryWriter, calendar, group, join_and};

const EACH_DAY: Text = Text::new("summary", "each-day", "on each of {count} days from {days}");
const EACH_WEEK: Text = Text::new("summary", "each-week", "in each of {count} weeks from {days}");
const EACH_MONTH: Text = Text::new("summary", "each-month", "in each of {count} months from {days}");
const EACH_QUARTER: Text = Text::new("summary", "each-quarter", "in each of {count} quarters from {days}");
const EACH_HALF_YEAR: Text = Text::new("summary", "each-half-year", "in each of {count} half-years from {days}");
const EACH_YEAR: Text = Text::new("summary", "each-year", "in each of {count} years from {days}");
const EACH_SOME_DAYS: Text =
    Text::new("summary", "each-some-days", "in each of {count} periods of {length, plural, one {# day} other {# days}} from {days}");
const EACH_SOME_MONTHS: Text =
    Text::new("summary", "each-some-months", "in each of {count} periods of {length, plural, one {# month} other {# months}} from {days}");
const EACH_IRREGULAR: Text = Text::new("summary", "each-irregular", "in each of {count} periods from {days}");
const ONE_PERIOD: Text = Text::new("summary", "one-period", "in one period ({days})");
const INVALID_PERIODS: Text = Text::new(
    "summary",
    "invalid-periods",
    "in {count, plural, one {one period with invalid dates} other {each of # periods, not all of which have valid dates}}",
);
const NO_PERIOD: Text = Text::new("summary", "no-period", "in each period (the request has no periods)");
const CYCLIC: Text = Text::new(
    "summary",
    "cyclic",
    "in {count, plural, =0 {a period that starts} one {one period that starts} other {each of # periods that start}} with the customer's first transaction after enrolment",
);
const PERIOD_AGNOSTIC: Text = Text::new("summary", "period-agnostic", "without a time limit");
const INVALID_WINDOW: Text = Text::new("summary", "invalid-window", "in a time window that is invalid");
const ZONED: Text = Text::new("summary", "zoned", "{when}, {zone} time");

const DATES_UNDOCUMENTED: Text = Text::new(
    "summary",
    "dates-undocumented",
    "The meaning of the dates of {count, plural, one {the period} other {the # periods}} is not documented for this time window.",
);
const LIST: Text = Text::new("summary", "period-list", "The periods are {periods}.");
const GAPS: Text =
    Text::new("summary", "period-gaps", "Nothing is tracked on {days, plural, one {# day} other {# days}} between the periods.");
const OVERLAPS: Text =
    Text::new("summary", "period-overlaps", "{days, plural, one {# day is} other {# days are}} part of more than one period.");
const DISORDER: Text = Text::new("summary", "period-disorder", "The periods are not in chronological order.");
const INACTIVE: Text = Text::new("summary", "periods-inactive", "{count, plural, one {# period is} other {# periods are}} inactive.");

const CYCLES: Text = Text::new("summary", "cycles", "The cycles run from {from} to {to}.");
const CYCLES_FROM: Text = Text::new("summary", "cycles-from", "The cycles start on {from}.");
const CYCLES_TO: Text = Text::new("summary", "cycles-to", "The cycles end on {to}.");
const CYCLE_DAYS: Text = Text::new("summary", "cycle-days", "A cycle lasts {count, plural, one {# day} other {# days}}.");
const CYCLE_WEEKS: Text = Text::new("summary", "cycle-weeks", "A cycle lasts {count, plural, one {# week} other {# weeks}}.");
const CYCLE_MONTHS: Text = Text::new("summary", "cycle-months", "A cycle lasts {count, plural, one {# month} other {# months}}.");
const CYCLE_QUARTERS: Text = Text::new("summary", "cycle-quarters", "A cycle lasts {count, plural, one {# quarter} other {# quarters}}.");
const CYCLE_HALF_YEARS: Text =
    Text::new("summary", "cycle-half-years", "A cycle lasts {count, plural, one {# half-year} other {# half-years}}.");
const CYCLE_YEARS: Text = Text::new("summary", "cycle-years", "A cycle lasts {count, plural, one {# year} other {# years}}.");
const RECURRING: Text = Text::new("summary", "cycles-count", "There {count, plural, one {is # cycle} other {are # cycles}}.");
const ENDLESS: Text = Text::new("summary", "cycles-endless", "The number of cycles is unlimited.");

pub(super) const TEXTS: &[Text] = &[
    EACH_DAY,
    EACH_WEEK,
    EACH_MONTH,
    EACH_QUARTER,
    EACH_HALF_YEAR,
    EACH_YEAR,
    EACH_SOME_DAYS,
    EACH_SOME_MONTHS,
    EACH_IRREGULAR,
    ONE_PERIOD,
    INVALID_PERIODS,
    NO_PERIOD,
    CYCLIC,
    PERIOD_AGNOSTIC,
    INVALID_WINDOW,
    ZONED,
    DATES_UNDOCUMENTED,
    LIST,
    GAPS,
    OVERLAPS,
    DISORDER,
    INACTIVE,
    CYCLES,
    CYCLES_FROM,
    CYCLES_TO,
    CYCLE_DAYS,
    CYCLE_WEEKS,
    CYCLE_MONTHS,
    CYCLE_QUARTERS,
    CYCLE_HALF_YEARS,
    CYCLE_YEARS,
    RECURRING,
    ENDLESS,
];

/// The maximum number of irregular periods that are listed one by one.
const MAX_LISTED: usize = 12;

/// The number of months, each of which has its own name.
const MONTHS_OF_A_YEAR: usize = 12;

/// The periods of a group.
pub(super) struct PeriodList {
    /// The first and last days of the periods, in chronological order.
    periods: Vec<(NaiveDate, NaiveDate)>,
    /// `true` if the request lists the periods in that order.
    is_ordered: bool,
    /// `true` if the days of all periods are valid.
    is_whole: bool,
}

/// The length that all periods have in common if each one immediately follows the previous one.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Cadence {
    Days(u64),
    Months { length: u32, is_calendar: bool },
}

impl PeriodList {
    pub(super) fn of(group: &TargetGroup<'_>) -> Self {
        let days = group.periods().contents().filter_map(|period| Some((period.start_date().get()?.day, period.end_date().get()?.day)));
        let mut periods: Vec<(NaiveDate, NaiveDate)> = days.filter(|(first, last)| first <= last).collect();
        let is_whole = periods.len() == group.periods().items().len();
        let is_ordered = periods.is_sorted();
        periods.sort_unstable();
        Self { periods, is_ordered, is_whole }
    }

    /// Returns the time in which customers can reach goals, as part of a sentence.
    pub(super) fn when(&self, group: &TargetGroup<'_>, window: EvaluationType, locale: &Locale) -> String {
        let count = group.periods().items().len();
        let counted = || Params::from([("count", count.into())]);
        if group.target_evaluation_type().is_broken() {
            return locale.format_plain(&INVALID_WINDOW);
        }
        match window {
            EvaluationType::CyclicWindow => return locale.format(&CYCLIC, &counted()),
            EvaluationType::PeriodAgnosticWindow => return locale.format_plain(&PERIOD_AGNOSTIC),
            EvaluationType::FixedCalendarWindow => {}
        }
        let (Some(first), Some(last)) = (self.periods.first(), self.periods.iter().map(|(_, last)| last).max()) else {
            return if count == 0 && !group.periods().is_broken() {
                locale.format_plain(&NO_PERIOD)
            } else {
                locale.format(&INVALID_PERIODS, &counted())
            };
        };
        if !self.is_whole {
            return locale.format(&INVALID_PERIODS, &counted());
        }
        let mut params = counted();
        params.add("days", calendar::days(first.0, *last, locale));
        let text = self.each(&mut params);
        let when = locale.format(text, &params);
        match group.time_zone_name().get() {
            Some(zone) => locale.format(&ZONED, &[("when", when.into()), ("zone", (*zone).into())].into()),
            None => when,
        }
    }

    /// Returns the phrase for the cadence of the periods, and adds their length to the parameters.
    fn each(&self, params: &mut Params) -> &'static Text {
        let of_length = |length: u64, text: &'static Text, params: &mut Params| {
            params.add("length", usize::try_from(length).unwrap_or_default());
            text
        };
        match self.cadence() {
            _ if self.periods.len() == 1 => &ONE_PERIOD,
            None => &EACH_IRREGULAR,
            Some(Cadence::Days(1)) => &EACH_DAY,
            Some(Cadence::Days(7)) => &EACH_WEEK,
            Some(Cadence::Days(days)) => of_length(days, &EACH_SOME_DAYS, params),
            Some(Cadence::Months { length: 1, is_calendar: true }) => &EACH_MONTH,
            Some(Cadence::Months { length: 3, is_calendar: true }) => &EACH_QUARTER,
            Some(Cadence::Months { length: 6, is_calendar: true }) => &EACH_HALF_YEAR,
            Some(Cadence::Months { length: 12, is_calendar: true }) => &EACH_YEAR,
            Some(Cadence::Months { length, .. }) => of_length(u64::from(length), &EACH_SOME_MONTHS, params),
        }
    }

    /// Returns the cadence of periods that follow each other without gaps and overlaps.
    fn cadence(&self) -> Option<Cadence> {
        let (first, last) = *self.periods.first()?;
        for length in [1, 2, 3, 4, 6, 12] {
            let start = |beat: u32| first.checked_add_months(Months::new(length * beat));
            let keeps = (0..)
                .zip(&self.periods)
                .all(|(beat, period)| start(beat) == Some(period.0) && start(beat + 1).and_then(|next| next.pred_opt()) == Some(period.1));
            if keeps {
                return Some(Cadence::Months { length, is_calendar: first.day() == 1 && first.month0().is_multiple_of(length) });
            }
        }
        let days = u64::try_from((last - first).num_days() + 1).ok()?;
        let start = |beat: u64| first.checked_add_days(Days::new(days * beat));
        let keeps = (0..)
            .zip(&self.periods)
            .all(|(beat, period)| start(beat) == Some(period.0) && start(beat + 1).and_then(|next| next.pred_opt()) == Some(period.1));
        keeps.then_some(Cadence::Days(days))
    }

    /// Describes the irregularities of the periods, and the cycles.
    pub(super) fn describe(&self, group: &TargetGroup<'_>, window: EvaluationType, writer: &mut SummaryWriter<'_>) {
        let count = group.periods().items().len();
        if window != EvaluationType::FixedCalendarWindow && count > 0 {
            writer.add(SummarySectionKind::When, &DATES_UNDOCUMENTED, [("count", count.into())]);
        } else if window == EvaluationType::FixedCalendarWindow {
            self.describe_days(writer);
        }
        let inactive = group.periods().contents().filter(|period| period.active().get() == Some(false)).count();
        if inactive > 0 {
            writer.add(SummarySectionKind::When, &INACTIVE, [("count", inactive.into())]);
        }
        cycles(group, writer);
    }

    fn describe_days(&self, writer: &mut SummaryWriter<'_>) {
        let locale = writer.locale;
        if (2..=MAX_LISTED).contains(&self.periods.len()) && self.cadence().is_none() {
            let periods: Vec<String> = self.periods.iter().map(|(first, last)| calendar::days(*first, *last, locale)).collect();
            writer.add(SummarySectionKind::When, &LIST, [("periods", join_and(periods, locale).into())]);
        }
        let (gaps, overlaps) = self.gaps_and_overlaps();
        if gaps > 0 {
            writer.add(SummarySectionKind::When, &GAPS, [("days", gaps.into())]);
        }
        if overlaps > 0 {
            writer.add(SummarySectionKind::When, &OVERLAPS, [("days", overlaps.into())]);
        }
        if !self.is_ordered {
            writer.add_plain(SummarySectionKind::When, &DISORDER);
        }
    }

    /// Returns a name for the time from one period of the request to another: "January", "January to March", "5 to 11 January 2026".
    /// Returns `None` if the periods are not in order or their days are invalid.
    pub(super) fn label(&self, first: usize, last: usize, locale: &Locale) -> Option<String> {
        let (from, to) = (self.periods.get(first)?.0, self.periods.get(last)?.1);
        if !self.is_whole || !self.is_ordered {
            return None;
        }
        let is_monthly = self.cadence() == Some(Cadence::Months { length: 1, is_calendar: true });
        if !is_monthly || self.periods.len() > MONTHS_OF_A_YEAR {
            return Some(calendar::days(from, to, locale));
        }
        let (from, to) = (calendar::month_of(from, locale), calendar::month_of(to, locale));
        Some(if from == to { from } else { calendar::between(from, to, locale) })
    }

    /// Returns the number of days between the first and the last that belong to no period, and the number of days that belong to several.
    fn gaps_and_overlaps(&self) -> (usize, usize) {
        let (mut gaps, mut overlaps) = (0, 0);
        let mut covered: Option<NaiveDate> = None;
        let mut covered_twice = NaiveDate::MIN;
        for (first, last) in &self.periods {
            if let Some(until) = covered {
                gaps += ((*first - until).num_days() - 1).max(0);
                let (from, to) = ((*first).max(covered_twice.succ_opt().unwrap_or(*first)), (*last).min(until));
                overlaps += ((to - from).num_days() + 1).max(0);
                covered_twice = covered_twice.max(to);
            }
            covered = covered.max(Some(*last));
        }
        let count = |days: i64| usize::try_from(days).unwrap_or_default();
        (count(gaps), count(overlaps))
    }
}

/// Describes the dates, the length and the number of the cycles.
fn cycles(group: &TargetGroup<'_>, writer: &mut SummaryWriter<'_>) {
    let locale = writer.locale;
    // The server prefers the older format of a date.
    let from = group::day(group.target_cycle_start_date(), locale).or_else(|| group::day(group.target_cycle_start_date_iso(), locale));
    let to = group::day(group.target_cycle_end_date(), locale).or_else(|| group::day(group.target_cycle_end_date_iso(), locale));
    match (from, to) {
        (Some(from), Some(to)) => writer.add(SummarySectionKind::When, &CYCLES, [("from", from.into()), ("to", to.into())]),
        (Some(from), None) => writer.add(SummarySectionKind::When, &CYCLES_FROM, [("from", from.into())]),
        (None, Some(to)) => writer.add(SummarySectionKind::When, &CYCLES_TO, [("to", to.into())]),
        (None, None) => {}
    }
    let count = |number: Option<i64>| number.and_then(|number| usize::try_from(number).ok()).filter(|count| *count > 0);
    let length = group.frequency_type().get().and_then(cycle_length);
    if let (Some(text), Some(frequency)) = (length, count(group.frequency().get().and_then(|frequency| frequency.to_i64()))) {
        writer.add(SummarySectionKind::When, text, [("count", frequency.into())]);
    }
    let recurring = group.recurring_cycles().get().and_then(|cycles| cycles.to_i64());
    if recurring == Some(-1) {
        writer.add_plain(SummarySectionKind::When, &ENDLESS);
    } else if let Some(cycles) = count(recurring) {
        writer.add(SummarySectionKind::When, &RECURRING, [("count", cycles.into())]);
    }
}

fn cycle_length(unit: FrequencyType) -> Option<&'static Text> {
    match unit {
        FrequencyType::Daily => Some(&CYCLE_DAYS),
        FrequencyType::Weekly => Some(&CYCLE_WEEKS),
        FrequencyType::Monthly => Some(&CYCLE_MONTHS),
        FrequencyType::Quarterly => Some(&CYCLE_QUARTERS),
        FrequencyType::HalfYearly => Some(&CYCLE_HALF_YEARS),
        FrequencyType::Yearly => Some(&CYCLE_YEARS),
        FrequencyType::Custom => None,
    }
}
