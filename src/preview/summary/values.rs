//! The amounts of goals.

use crate::json::Decimal;
use crate::message::{Locale, Text};
use crate::model::{DefaultValue, Target};

use super::join_and;
use super::schedule::PeriodList;

const AMOUNT: Text = Text::new("summary", "amount", "{count, number}");
const AMOUNT_IN: Text = Text::new("summary", "amount-in", "{amount} ({period})");
const IN_ORDER: Text = Text::new("summary", "amounts-in-order", "{amounts}, in the order of the periods");
const RISING: Text = Text::new("summary", "amounts-rising", "{first} in the first period, rising to {last} in the last");
const RANGE: Text = Text::new("summary", "amounts-between", "{least} to {most}, depending on the period");

const MISMATCHED: Text = Text::new(
    "summary",
    "amounts-mismatched",
    "There {values, plural, =0 {are no values} one {is # value} other {are # values}} for {periods, plural, one {# period} other {# periods}}.",
);
const WITHOUT_PERIODS: Text = Text::new(
    "summary",
    "amounts-without-periods",
    "There {values, plural, =0 {are no periods and no values} one {is # value but no periods} other {are # values but no periods}}.",
);
const BROKEN: Text = Text::new("summary", "amounts-invalid", "Some of the values are invalid.");

pub(super) const TEXTS: &[Text] = &[AMOUNT, AMOUNT_IN, IN_ORDER, RISING, RANGE, MISMATCHED, WITHOUT_PERIODS, BROKEN];

/// The maximum number of different amounts that are listed; otherwise only their range is given.
const MAX_AMOUNTS: usize = 12;

/// The values of a target.
pub(super) enum Values<'d> {
    /// The same value in all periods.
    Same(Decimal<'d>),
    /// One value for each period.
    Different(Vec<Decimal<'d>>),
    /// A number of values that differs from the number of periods.
    Mismatched { values: usize, periods: usize },
    /// Some of the values are invalid.
    Broken,
}

impl<'d> Values<'d> {
    pub(super) fn of(target: &Target<'d>, periods: usize) -> Self {
        let items = target.default_values().items();
        let amount = |value: DefaultValue<'d>| Some(value.default_value().get()?.decimal());
        let amounts: Vec<Decimal<'d>> = target.default_values().contents().filter_map(amount).collect();
        match amounts.as_slice() {
            _ if target.default_values().is_broken() || amounts.len() < items.len() => Self::Broken,
            _ if amounts.len() != periods || amounts.is_empty() => Self::Mismatched { values: amounts.len(), periods },
            [first, rest @ ..] if rest.iter().all(|amount| amount == first) => Self::Same(*first),
            _ => Self::Different(amounts),
        }
    }

    /// Returns the amounts as part of a sentence, or `None` if they are unclear.
    pub(super) fn phrase(&self, schedule: &PeriodList, locale: &Locale) -> Option<String> {
        match self {
            Self::Same(value) => Some(amount(*value, locale)),
            Self::Different(values) => Some(different(values, schedule, locale)),
            Self::Mismatched { .. } | Self::Broken => None,
        }
    }

    /// Returns the reason why the amounts are unclear.
    pub(super) fn problem(&self, locale: &Locale) -> String {
        match self {
            Self::Mismatched { values, periods: 0 } => locale.format(&WITHOUT_PERIODS, &[("values", (*values).into())].into()),
            Self::Mismatched { values, periods } => {
                locale.format(&MISMATCHED, &[("values", (*values).into()), ("periods", (*periods).into())].into())
            }
            _ => locale.format_plain(&BROKEN),
        }
    }
}

/// A value that consecutive periods share, with the indexes of the first and the last of them.
struct Run<'d> {
    value: Decimal<'d>,
    first: usize,
    last: usize,
}

fn runs<'d>(values: &[Decimal<'d>]) -> Vec<Run<'d>> {
    let mut runs: Vec<Run<'d>> = Vec::new();
    for (index, value) in values.iter().enumerate() {
        match runs.last_mut() {
            Some(run) if run.value == *value => run.last = index,
            _ => runs.push(Run { value: *value, first: index, last: index }),
        }
    }
    runs
}

/// Returns "1,000 (December) and 2,000 (January to March)"; for many amounts, returns only their range.
fn different(values: &[Decimal<'_>], schedule: &PeriodList, locale: &Locale) -> String {
    let runs = runs(values);
    let labels: Option<Vec<String>> = runs.iter().take(MAX_AMOUNTS).map(|run| schedule.label(run.first, run.last, locale)).collect();
    match labels {
        Some(labels) if runs.len() <= MAX_AMOUNTS => {
            let of = |(run, label): (&Run<'_>, String)| {
                locale.format(&AMOUNT_IN, &[("amount", amount(run.value, locale).into()), ("period", label.into())].into())
            };
            join_and(runs.iter().zip(labels).map(of).collect(), locale)
        }
        None if values.len() <= MAX_AMOUNTS => {
            let amounts = join_and(values.iter().map(|value| amount(*value, locale)).collect(), locale);
            locale.format(&IN_ORDER, &[("amounts", amounts.into())].into())
        }
        _ => range(values, locale),
    }
}

fn range(values: &[Decimal<'_>], locale: &Locale) -> String {
    let written = |value: Option<&Decimal<'_>>| value.map(|value| amount(*value, locale)).unwrap_or_default();
    if values.is_sorted() {
        return locale.format(&RISING, &[("first", written(values.first()).into()), ("last", written(values.last()).into())].into());
    }
    let (least, most) = (written(values.iter().min()), written(values.iter().max()));
    locale.format(&RANGE, &[("least", least.into()), ("most", most.into())].into())
}

/// Formats an amount. Whole numbers use the number format of the locale; others are written as in the request.
fn amount(value: Decimal<'_>, locale: &Locale) -> String {
    match value.to_i64().and_then(|value| usize::try_from(value).ok()) {
        Some(count) => locale.format(&AMOUNT, &[("count", count.into())].into()),
        None => value.as_written().to_owned(),
    }
}
