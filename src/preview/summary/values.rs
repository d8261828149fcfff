//! How much must be reached.

use crate::json::Decimal;
use crate::message::{Locale, Param, Text};
use crate::model::{DefaultValue, Target};

use super::Paragraph;

const TIMES: Text = Text::new("summary", "times", "{count, plural, one {# time} other {# times}}");
const TIMES_WRITTEN: Text = Text::new("summary", "times-written", "{value} times");
const TIMES_DIFFER: Text = Text::new("summary", "times-differ", "as many times as the value of the period says");
const TIMES_UNTOLD: Text = Text::new("summary", "times-untold", "a number of times that cannot be told");
const DAYS: Text = Text::new("summary", "days", "{count, plural, one {# day} other {# different days}}");
const DAYS_WRITTEN: Text = Text::new("summary", "days-written", "{value} different days");
const DAYS_DIFFER: Text = Text::new("summary", "days-differ", "as many different days as the value of the period says");
const DAYS_UNTOLD: Text = Text::new("summary", "days-untold", "a number of days that cannot be told");
const VALUE: Text = Text::new("summary", "value", "{count, number}");
const VALUE_WRITTEN: Text = Text::new("summary", "value-written", "{value}");
const VALUE_DIFFERS: Text = Text::new("summary", "value-differs", "the value of the period");
const VALUE_UNTOLD: Text = Text::new("summary", "value-untold", "a value that cannot be told");

const LIST: Text = Text::new("summary", "value-list", "Its values in the order of the periods are {values}.");
const RISE: Text = Text::new("summary", "value-rise", "Its {count} values rise from period to period, from {first} to {last}.");
const RANGE: Text = Text::new("summary", "value-range", "Its {count} values lie between {least} and {most}.");
const NUMBER_DIFFERS: Text = Text::new(
    "summary",
    "value-number-differs",
    "It has {values, plural, =0 {no values} one {one value} other {# values}} for {periods, plural, =0 {no periods} one {one period} other {# periods}}, so it cannot be told which value is for which period.",
);
const BROKEN: Text = Text::new("summary", "value-broken", "Not all of its values can be read.");

pub(super) const TEXTS: &[Text] = &[
    TIMES,
    TIMES_WRITTEN,
    TIMES_DIFFER,
    TIMES_UNTOLD,
    DAYS,
    DAYS_WRITTEN,
    DAYS_DIFFER,
    DAYS_UNTOLD,
    VALUE,
    VALUE_WRITTEN,
    VALUE_DIFFERS,
    VALUE_UNTOLD,
    LIST,
    RISE,
    RANGE,
    NUMBER_DIFFERS,
    BROKEN,
];

/// Up to so many values are told one by one.
const MOST_LISTED: usize = 12;

/// What a value counts.
#[derive(Clone, Copy)]
pub(super) enum Unit {
    Times,
    Days,
    Plain,
}

impl Unit {
    /// How a value is said: a whole number, another one, one that differs, one that cannot be told.
    fn texts(self) -> [&'static Text; 4] {
        match self {
            Self::Times => [&TIMES, &TIMES_WRITTEN, &TIMES_DIFFER, &TIMES_UNTOLD],
            Self::Days => [&DAYS, &DAYS_WRITTEN, &DAYS_DIFFER, &DAYS_UNTOLD],
            Self::Plain => [&VALUE, &VALUE_WRITTEN, &VALUE_DIFFERS, &VALUE_UNTOLD],
        }
    }
}

/// The values of a target.
pub(super) enum Values<'d> {
    /// The same in all periods.
    Same(Decimal<'d>),
    /// One for each period.
    Different(Vec<Decimal<'d>>),
    /// So many values for so many periods.
    Mismatched(usize, usize),
    /// Not all can be read.
    Broken,
}

impl<'d> Values<'d> {
    pub(super) fn of(target: &Target<'d>, periods: usize) -> Self {
        let items = target.default_values().items();
        let amount = |value: DefaultValue<'d>| Some(value.default_value().get()?.decimal());
        let amounts: Vec<Decimal<'d>> = target.default_values().contents().filter_map(amount).collect();
        match amounts.as_slice() {
            _ if target.default_values().is_broken() || amounts.len() < items.len() => Self::Broken,
            _ if amounts.len() != periods || amounts.is_empty() => Self::Mismatched(amounts.len(), periods),
            [first, rest @ ..] if rest.iter().all(|amount| amount == first) => Self::Same(*first),
            _ => Self::Different(amounts),
        }
    }

    /// The value as part of a sentence.
    pub(super) fn phrase(&self, unit: Unit, locale: &Locale) -> String {
        let [whole, written, differ, untold] = unit.texts();
        match self {
            Self::Same(value) => match count(*value) {
                Some(count) => locale.say(whole, &[("count", count.into())].into()),
                None => locale.say(written, &[("value", value.as_written().into())].into()),
            },
            Self::Different(_) => locale.say_plain(differ),
            Self::Mismatched(..) | Self::Broken => locale.say_plain(untold),
        }
    }

    /// What the phrase leaves open.
    pub(super) fn describe(&self, paragraph: &mut Paragraph<'_>) {
        match self {
            Self::Same(_) => {}
            Self::Broken => paragraph.say_plain(&BROKEN),
            Self::Mismatched(values, periods) => {
                paragraph.say(&NUMBER_DIFFERS, [("values", (*values).into()), ("periods", (*periods).into())]);
            }
            Self::Different(values) if values.len() <= MOST_LISTED => {
                let values = values.iter().map(|value| said(*value)).collect();
                paragraph.say(&LIST, [("values", Param::List(values, crate::message::Joining::Comma))]);
            }
            Self::Different(values) => describe_many(values, paragraph),
        }
    }
}

fn describe_many(values: &[Decimal<'_>], paragraph: &mut Paragraph<'_>) {
    let (Some(first), Some(last), Some(lowest), Some(highest)) = (values.first(), values.last(), values.iter().min(), values.iter().max())
    else {
        return;
    };
    let count = ("count", values.len().into());
    if values.is_sorted_by(|before, after| before < after) {
        paragraph.say(&RISE, [count, ("first", said(*first)), ("last", said(*last))]);
    } else {
        paragraph.say(&RANGE, [count, ("least", said(*lowest)), ("most", said(*highest))]);
    }
}

/// A whole number that languages can write in their own way.
fn count(value: Decimal<'_>) -> Option<usize> {
    usize::try_from(value.to_i64()?).ok()
}

fn said(value: Decimal<'_>) -> Param {
    count(value).map_or_else(|| value.as_written().into(), Param::Number)
}
