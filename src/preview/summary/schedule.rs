//! When goals are to be reached.

use chrono::{Datelike, Days, Months, NaiveDate};

use crate::message::{Locale, Param, Params, Text};
use crate::model::{EvaluationType, TargetGroup};

use super::{Paragraph, calendar};

const EACH_DAY: Text = Text::new("summary", "each-day", "on each of {count} days, {days}");
const EACH_WEEK: Text = Text::new("summary", "each-week", "in each of {count} weeks, {days}");
const EACH_MONTH: Text = Text::new("summary", "each-month", "in each of {count} months, {days}");
const EACH_QUARTER: Text = Text::new("summary", "each-quarter", "in each of {count} quarters, {days}");
const EACH_HALF_YEAR: Text = Text::new("summary", "each-half-year", "in each of {count} half-years, {days}");
const EACH_YEAR: Text = Text::new("summary", "each-year", "in each of {count} years, {days}");
const EACH_SOME_DAYS: Text = Text::new("summary", "each-some-days", "in each of {count} periods of {length} days, {days}");
const EACH_SOME_MONTHS: Text =
    Text::new("summary", "each-some-months", "in each of {count} periods of {length, plural, one {# month} other {# months}}, {days}");
const EACH_IRREGULAR: Text = Text::new("summary", "each-irregular", "in each of {count} periods, {days}");
const ONE_PERIOD: Text = Text::new("summary", "one-period", "in one period, {days}");
const UNTOLD_PERIODS: Text = Text::new(
    "summary",
    "untold-periods",
    "in {count, plural, one {one period, whose days cannot be told} other {each of # periods, whose days cannot all be told}}",
);
const NO_PERIOD: Text = Text::new("summary", "no-period", "in a period (the request has none)");
const CYCLIC: Text = Text::new(
    "summary",
    "cyclic",
    "in {count, plural, =0 {a period} one {one period} other {each of # periods}} that {count, plural, one {starts} other {start}} with the customer's first transaction after enrolment",
);
const PERIOD_AGNOSTIC: Text = Text::new("summary", "period-agnostic", "in whatever time it takes");
const UNTOLD_WINDOW: Text = Text::new("summary", "untold-window", "in a window that cannot be told");
const ZONED: Text = Text::new("summary", "zoned", "{when}, {zone} time");

const DATES_NOT_TOLD: Text = Text::new(
    "summary",
    "dates-not-told",
    "What the dates of {count, plural, one {the period} other {its # periods}} mean in such a window cannot be told.",
);
const LIST: Text = Text::new("summary", "period-list", "The periods are {periods}.");
const GAPS: Text = Text::new(
    "summary",
    "period-gaps",
    "{days, plural, one {One day} other {# days}} between the periods {days, plural, one {belongs} other {belong}} to none of them; nothing is tracked then.",
);
const OVERLAPS: Text =
    Text::new("summary", "period-overlaps", "{days, plural, one {One day belongs} other {# days belong}} to more than one period.");
const DISORDER: Text = Text::new("summary", "period-disorder", "The periods do not stand in the order of their days.");
const INACTIVE: Text = Text::new("summary", "periods-inactive", "{count, plural, one {One period is} other {# periods are}} inactive.");

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
    UNTOLD_PERIODS,
    NO_PERIOD,
    CYCLIC,
    PERIOD_AGNOSTIC,
    UNTOLD_WINDOW,
    ZONED,
    DATES_NOT_TOLD,
    LIST,
    GAPS,
    OVERLAPS,
    DISORDER,
    INACTIVE,
];

/// Up to so many periods without a rhythm are told one by one.
const MOST_LISTED: usize = 12;

/// The periods of a group.
pub(super) struct Schedule {
    /// Their first and last days, in the order of the days.
    periods: Vec<(NaiveDate, NaiveDate)>,
    /// Whether they stand in that order in the request.
    is_ordered: bool,
    /// Whether the days of all periods are known.
    is_whole: bool,
}

/// The length that all periods have, one after the other.
#[derive(Clone, Copy)]
enum Rhythm {
    Days(u64),
    Months { length: u32, is_calendar: bool },
}

impl Schedule {
    pub(super) fn of(group: &TargetGroup<'_>) -> Self {
        let days = group.periods().contents().filter_map(|period| Some((period.start_date().get()?.day, period.end_date().get()?.day)));
        let mut periods: Vec<(NaiveDate, NaiveDate)> = days.filter(|(first, last)| first <= last).collect();
        let is_whole = periods.len() == group.periods().items().len();
        let is_ordered = periods.is_sorted();
        periods.sort_unstable();
        Self { periods, is_ordered, is_whole }
    }

    /// When goals are to be reached, as part of a sentence.
    pub(super) fn when(&self, group: &TargetGroup<'_>, window: EvaluationType, locale: &Locale) -> String {
        let count = group.periods().items().len();
        let counted = || Params::from([("count", count.into())]);
        if group.target_evaluation_type().is_broken() {
            return locale.say_plain(&UNTOLD_WINDOW);
        }
        match window {
            EvaluationType::CyclicWindow => return locale.say(&CYCLIC, &counted()),
            EvaluationType::PeriodAgnosticWindow => return locale.say_plain(&PERIOD_AGNOSTIC),
            EvaluationType::FixedCalendarWindow => {}
        }
        let (Some(first), Some(last)) = (self.periods.first(), self.periods.iter().map(|(_, last)| last).max()) else {
            return if count == 0 && !group.periods().is_broken() {
                locale.say_plain(&NO_PERIOD)
            } else {
                locale.say(&UNTOLD_PERIODS, &counted())
            };
        };
        if !self.is_whole {
            return locale.say(&UNTOLD_PERIODS, &counted());
        }
        let mut params = counted();
        params.add("days", calendar::days(first.0, *last, locale));
        let text = self.each(&mut params);
        let when = locale.say(text, &params);
        match group.time_zone_name().get() {
            Some(zone) => locale.say(&ZONED, &[("when", when.into()), ("zone", (*zone).into())].into()),
            None => when,
        }
    }

    /// How the periods follow each other, and what is to be said of their length.
    fn each(&self, params: &mut Params) -> &'static Text {
        let of_length = |length: u64, text: &'static Text, params: &mut Params| {
            params.add("length", usize::try_from(length).unwrap_or_default());
            text
        };
        match self.rhythm() {
            _ if self.periods.len() == 1 => &ONE_PERIOD,
            None => &EACH_IRREGULAR,
            Some(Rhythm::Days(1)) => &EACH_DAY,
            Some(Rhythm::Days(7)) => &EACH_WEEK,
            Some(Rhythm::Days(days)) => of_length(days, &EACH_SOME_DAYS, params),
            Some(Rhythm::Months { length: 1, is_calendar: true }) => &EACH_MONTH,
            Some(Rhythm::Months { length: 3, is_calendar: true }) => &EACH_QUARTER,
            Some(Rhythm::Months { length: 6, is_calendar: true }) => &EACH_HALF_YEAR,
            Some(Rhythm::Months { length: 12, is_calendar: true }) => &EACH_YEAR,
            Some(Rhythm::Months { length, .. }) => of_length(u64::from(length), &EACH_SOME_MONTHS, params),
        }
    }

    /// The rhythm of periods that follow each other without gap and overlap.
    fn rhythm(&self) -> Option<Rhythm> {
        let (first, last) = *self.periods.first()?;
        for length in [1, 2, 3, 4, 6, 12] {
            let start = |beat: u32| first.checked_add_months(Months::new(length * beat));
            let keeps = (0..)
                .zip(&self.periods)
                .all(|(beat, period)| start(beat) == Some(period.0) && start(beat + 1).and_then(|next| next.pred_opt()) == Some(period.1));
            if keeps {
                return Some(Rhythm::Months { length, is_calendar: first.day() == 1 && first.month0().is_multiple_of(length) });
            }
        }
        let days = u64::try_from((last - first).num_days() + 1).ok()?;
        let start = |beat: u64| first.checked_add_days(Days::new(days * beat));
        let keeps = (0..)
            .zip(&self.periods)
            .all(|(beat, period)| start(beat) == Some(period.0) && start(beat + 1).and_then(|next| next.pred_opt()) == Some(period.1));
        keeps.then_some(Rhythm::Days(days))
    }

    /// What is remarkable about the periods.
    pub(super) fn describe(&self, group: &TargetGroup<'_>, window: EvaluationType, paragraph: &mut Paragraph<'_>) {
        let count = group.periods().items().len();
        if window != EvaluationType::FixedCalendarWindow && count > 0 {
            paragraph.say(&DATES_NOT_TOLD, [("count", count.into())]);
        } else if window == EvaluationType::FixedCalendarWindow {
            self.describe_days(paragraph);
        }
        let inactive = group.periods().contents().filter(|period| period.active().get() == Some(false)).count();
        if inactive > 0 {
            paragraph.say(&INACTIVE, [("count", inactive.into())]);
        }
    }

    fn describe_days(&self, paragraph: &mut Paragraph<'_>) {
        if (2..=MOST_LISTED).contains(&self.periods.len()) && self.rhythm().is_none() {
            let locale = paragraph.locale;
            let periods: Vec<String> = self.periods.iter().map(|(first, last)| calendar::days(*first, *last, locale)).collect();
            paragraph.say(&LIST, [("periods", Param::all_of(periods))]);
        }
        let (gaps, overlaps) = self.gaps_and_overlaps();
        if gaps > 0 {
            paragraph.say(&GAPS, [("days", gaps.into())]);
        }
        if overlaps > 0 {
            paragraph.say(&OVERLAPS, [("days", overlaps.into())]);
        }
        if !self.is_ordered {
            paragraph.say_plain(&DISORDER);
        }
    }

    /// How many days between the first and the last belong to no period, and how many to several.
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
