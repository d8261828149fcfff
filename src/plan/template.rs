//! Plans to start from: each a sentence with gaps, and values that fill them.

use chrono::{Datelike, Days, NaiveDate};
use serde::Serialize;
use serde_json::value::RawValue;

use crate::json::{self, Kind, Value, quote};
use crate::message::{Joining, Locale, Param, Params, Text};
use crate::model::moment;
use crate::rules::Options;

use super::plan_of::laid_out;
use super::template_list::TEMPLATES;

/// A plan with gaps.
#[derive(Debug, Clone, Copy)]
pub(super) struct Blank {
    pub(super) id: &'static str,
    pub(super) title: Text,
    pub(super) sentence: Text,
    pub(super) parameters: &'static [Gap],
    /// JSON in which a string `"{name}"` stands for the value of a parameter, and `"{name#}"` for the number of its items.
    pub(super) plan: &'static str,
}

/// A gap in a plan.
#[derive(Debug, Clone, Copy)]
pub(super) struct Gap {
    pub(super) name: &'static str,
    pub(super) kind: ParameterKind,
    pub(super) label: Text,
    pub(super) usual: Usual,
}

/// What fills a gap that the caller leaves.
#[derive(Debug, Clone, Copy)]
pub(super) enum Usual {
    /// This JSON.
    Json(&'static str),
    /// The title of the template.
    Title,
    /// The first day of the next month.
    NextMonth,
    /// The first day of the next quarter.
    NextQuarter,
    /// The next Monday.
    NextMonday,
}

/// What a parameter takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum ParameterKind {
    /// A text.
    Text,
    /// The name of an event.
    Event,
    /// The name of an attribute of the event.
    Attribute,
    /// A whole number from 1.
    Count,
    /// A number.
    Amount,
    /// A list of numbers, one for each period.
    Amounts,
    /// A day, such as `2026-01-01`.
    Day,
    /// The IANA name of a time zone.
    Zone,
    /// A list of numbers that name stores.
    Identifiers,
}

impl ParameterKind {
    /// Whether its numbers are counted or measured, which each language writes in its own way; the numbers of stores are names.
    fn is_quantity(self) -> bool {
        matches!(self, Self::Count | Self::Amount | Self::Amounts)
    }
}

/// A plan to start from.
#[derive(Debug, Clone, Serialize)]
pub struct Template {
    /// The name of the template, which does not change.
    pub id: &'static str,
    /// What it is called.
    pub title: String,
    /// What the plan says, with the names of its parameters in braces.
    pub sentence: String,
    /// What can be chosen.
    pub parameters: Vec<Parameter>,
}

/// What can be chosen in a template.
#[derive(Debug, Clone, Serialize)]
pub struct Parameter {
    /// The name of the parameter.
    pub name: &'static str,
    /// What it takes.
    pub kind: ParameterKind,
    /// What to write beside its field.
    pub label: String,
    /// The value that it has when nothing is chosen.
    pub default: Box<RawValue>,
}

/// A template with its gaps filled.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FromTemplate {
    /// The plan as JSON text, laid out.
    pub text: String,
    /// What the plan says.
    pub sentence: String,
}

/// Why a template cannot be filled.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TemplateError {
    /// There is no template of this name.
    Template(String),
    /// The template has no parameter of this name.
    Parameter(String),
    /// The parameters are no JSON object.
    NoObject,
}

impl std::fmt::Display for TemplateError {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Template(id) => write!(formatter, "there is no template \"{id}\""),
            Self::Parameter(name) => write!(formatter, "the template has no parameter \"{name}\""),
            Self::NoObject => formatter.write_str("the parameters must be an object"),
        }
    }
}

/// All templates. Days to start on follow from the clock in the options.
#[must_use]
pub fn templates(options: &Options) -> Vec<Template> {
    let parameter = |gap: &Gap, blank: &Blank| {
        let default = RawValue::from_string(usual(gap.usual, blank, options)).ok()?;
        Some(Parameter { name: gap.name, kind: gap.kind, label: said(gap.label, &options.locale), default })
    };
    let template = |blank: &Blank| Template {
        id: blank.id,
        title: said(blank.title, &options.locale),
        sentence: options.locale.format(&blank.sentence, &names(blank)),
        parameters: blank.parameters.iter().filter_map(|gap| parameter(gap, blank)).collect(),
    };
    TEMPLATES.iter().map(template).collect()
}

/// Fills a template. `parameters` is a JSON object; what it leaves out has its usual value. A value that does not fit is put into
/// the plan as it is, where [`super::build`] reports it.
///
/// # Errors
/// When there is no such template or parameter.
///
/// ```
/// use target_groups::{plan::from_template, rules::Options};
/// let filled = from_template("steps-in-days", r#"{"goal": 8000}"#, &Options::default()).unwrap();
/// assert!(filled.text.contains(r#""goal": 8000"#) && filled.sentence.contains("8,000"));
/// ```
pub fn from_template(id: &str, parameters: &str, options: &Options) -> Result<FromTemplate, TemplateError> {
    let blank = TEMPLATES.iter().find(|blank| blank.id == id).ok_or_else(|| TemplateError::Template(id.to_owned()))?;
    let given = json::parse(parameters, options.limits.depth).map_err(|_| TemplateError::NoObject)?;
    let given = given.root();
    if given.kind() != Kind::Object {
        return Err(TemplateError::NoObject);
    }
    if let Some(member) = given.members().find(|member| blank.parameters.iter().all(|gap| gap.name != member.key())) {
        return Err(TemplateError::Parameter(member.key().into_owned()));
    }
    let value = |gap: &Gap| given.get(gap.name).map_or_else(|| usual(gap.usual, blank, options), |value| value.raw().to_owned());
    let values: Vec<(&'static str, String)> = blank.parameters.iter().map(|gap| (gap.name, value(gap))).collect();
    let mut params = Params::default();
    for (gap, (name, json)) in blank.parameters.iter().zip(&values) {
        params.add(name, in_words(gap.kind, json));
    }
    let text = laid_out(&fill(blank.plan, &values), options);
    Ok(FromTemplate { text, sentence: options.locale.format(&blank.sentence, &params) })
}

fn said(text: Text, locale: &Locale) -> String {
    locale.format(&text, &Params::default())
}

/// Values that leave the names of the parameters in the sentence.
fn names(blank: &Blank) -> Params {
    let mut params = Params::default();
    for gap in blank.parameters {
        params.add(gap.name, Param::Text(format!("{{{}}}", gap.name)));
    }
    params
}

fn usual(usual: Usual, blank: &Blank, options: &Options) -> String {
    let today = moment(options.now.unwrap_or_default()).unwrap_or_default().date();
    match usual {
        Usual::Json(json) => json.to_owned(),
        Usual::Title => quote(&said(blank.title, &options.locale)),
        Usual::NextMonth => day(first_of_month(today, 1)),
        Usual::NextQuarter => day(first_of_month(today, 3 - today.month0() % 3)),
        Usual::NextMonday => {
            let days = 7 - u64::from(today.weekday().num_days_from_monday());
            day(today.checked_add_days(Days::new(days)))
        }
    }
}

/// The first day of the month that lies so many months ahead.
fn first_of_month(today: NaiveDate, ahead: u32) -> Option<NaiveDate> {
    today.with_day(1)?.checked_add_months(chrono::Months::new(ahead))
}

fn day(day: Option<NaiveDate>) -> String {
    quote(&day.unwrap_or_default().to_string())
}

/// A plan with its gaps filled, in one pass: what a value holds is no gap.
fn fill(plan: &str, values: &[(&'static str, String)]) -> String {
    let mut filled = String::with_capacity(plan.len() * 2);
    let mut rest = plan;
    while let Some((before, after)) = rest.split_once("\"{") {
        filled.push_str(before);
        let (name, behind) = after.split_once("}\"").unwrap_or((after, ""));
        let value = |name: &str| values.iter().find(|(known, _)| *known == name).map(|(_, json)| json.as_str());
        match name.strip_suffix('#') {
            Some(name) => filled.push_str(&value(name).map_or(0, number_of_items).to_string()),
            None => filled.push_str(value(name).unwrap_or("null")),
        }
        rest = behind;
    }
    filled + rest
}

fn number_of_items(json: &str) -> usize {
    json::parse(json, 64).map_or(0, |document| document.root().elements().count())
}

/// A value as it stands in a sentence.
fn in_words(kind: ParameterKind, json: &str) -> Param {
    let word = |value: Value<'_>| {
        let number = value.as_decimal().and_then(|number| usize::try_from(number.to_i64()?).ok()).filter(|_| kind.is_quantity());
        let text = || value.as_str().map_or_else(|| value.raw().to_owned(), std::borrow::Cow::into_owned);
        number.map_or_else(|| Param::Text(text()), Param::Number)
    };
    let Ok(document) = json::parse(json, 64) else { return Param::Word("") };
    let root = document.root();
    if root.kind() == Kind::Array { Param::List(root.elements().map(word).collect(), Joining::Comma) } else { word(root) }
}
