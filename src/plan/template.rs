//! Templates: plans to start from, each a sentence with gaps and the values that fill them.

use chrono::{Datelike, Days, NaiveDate};
use serde::Serialize;
use serde_json::value::RawValue;

use crate::json::{self, Kind, Value, quote};
use crate::message::{Joining, Locale, Param, Params, Text};
use crate::model::moment;
use crate::rules::Options;

use super::plan_of::laid_out;
use super::template_definition::{ParameterDefault, ParameterKind, TemplateDefinition, TemplateParameter};
use super::template_list::TEMPLATES;

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
    let parameter = |parameter: &TemplateParameter, definition: &TemplateDefinition| {
        let TemplateParameter { name, kind, label, default } = *parameter;
        let default = RawValue::from_string(default_json(default, definition, options)).ok()?;
        Some(Parameter { name, kind, label: in_language(label, &options.locale), default })
    };
    let template = |definition: &TemplateDefinition| Template {
        id: definition.id,
        title: in_language(definition.title, &options.locale),
        sentence: options.locale.say(&definition.sentence, &names(definition)),
        parameters: definition.parameters.iter().filter_map(|known| parameter(known, definition)).collect(),
    };
    TEMPLATES.iter().map(template).collect()
}

/// Fills a template. `parameters` is a JSON object; what it leaves out has its default value. A value that does not fit is put into
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
    let definition = TEMPLATES.iter().find(|definition| definition.id == id).ok_or_else(|| TemplateError::Template(id.to_owned()))?;
    let given = json::parse(parameters, options.limits.depth).map_err(|_| TemplateError::NoObject)?;
    let given = given.root();
    if given.kind() != Kind::Object {
        return Err(TemplateError::NoObject);
    }
    if let Some(member) = given.members().find(|member| definition.parameters.iter().all(|known| known.name != member.key())) {
        return Err(TemplateError::Parameter(member.key().into_owned()));
    }
    let value = |parameter: &TemplateParameter| match given.get(parameter.name) {
        Some(value) => value.raw().to_owned(),
        None => default_json(parameter.default, definition, options),
    };
    let values: Vec<(&'static str, String)> = definition.parameters.iter().map(|known| (known.name, value(known))).collect();
    let mut params = Params::default();
    for (parameter, (name, json)) in definition.parameters.iter().zip(&values) {
        params.add(name, in_words(parameter.kind, json));
    }
    let text = laid_out(&fill(definition.plan, &values), options);
    Ok(FromTemplate { text, sentence: options.locale.say(&definition.sentence, &params) })
}

fn in_language(text: Text, locale: &Locale) -> String {
    locale.say(&text, &Params::default())
}

/// Values that leave the names of the parameters in the sentence.
fn names(definition: &TemplateDefinition) -> Params {
    let mut params = Params::default();
    for parameter in definition.parameters {
        params.add(parameter.name, Param::Text(format!("{{{}}}", parameter.name)));
    }
    params
}

/// The default value of a parameter, as JSON.
fn default_json(default: ParameterDefault, definition: &TemplateDefinition, options: &Options) -> String {
    let today = moment(options.now.unwrap_or_default()).unwrap_or_default().date();
    match default {
        ParameterDefault::Json(json) => json.to_owned(),
        ParameterDefault::Title => quote(&in_language(definition.title, &options.locale)),
        ParameterDefault::NextMonth => day(first_of_month(today, 1)),
        ParameterDefault::NextQuarter => day(first_of_month(today, 3 - today.month0() % 3)),
        ParameterDefault::NextMonday => {
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

/// A plan with its gaps filled, in one pass: gaps inside values are left alone.
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
