//! Templates: plans with parameters, and a sentence that describes the goal.
//!
//! [`templates`] returns them with the names and kinds of their parameters, from which a form can be built; [`from_template`] fills in a
//! template. The templates are data in `list`, in the form that `definition` declares.
//!
//! ```
//! use target_groups::{plan::templates, rules::Options};
//! assert!(templates(&Options::default()).iter().any(|template| template.id == "steps-in-days"));
//! ```

mod definition;
mod list;

use chrono::{Datelike, Days, NaiveDate};
use serde::Serialize;
use serde_json::value::RawValue;

use crate::json::{self, Kind, Value, quote};
use crate::message::{Joining, Locale, Param, Params, Text};
use crate::model::moment;
use crate::rules::Options;

use super::layout::laid_out;

pub use definition::TemplateParameterKind;
pub(in crate::plan) use list::texts;

use definition::{ParameterDefault, ParameterDefinition, TemplateDefinition};
use list::TEMPLATES;

/// A plan with parameters.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "docgen", derive(schemars::JsonSchema))]
pub struct Template {
    /// The ID of the template, which never changes.
    pub id: &'static str,
    /// The title.
    pub title: String,
    /// The goal in words, with the names of the parameters in braces.
    pub sentence: String,
    /// The parameters.
    pub parameters: Vec<TemplateParameter>,
}

/// A parameter of a template.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "docgen", derive(schemars::JsonSchema))]
pub struct TemplateParameter {
    /// The name of the parameter.
    pub name: &'static str,
    /// The kind of value that the parameter accepts.
    pub kind: TemplateParameterKind,
    /// The label of its form field.
    pub label: String,
    /// The default value.
    #[cfg_attr(feature = "docgen", schemars(with = "serde_json::Value", extend("x-typescript" = "string | number | number[]")))]
    pub default: Box<RawValue>,
}

/// A template with its parameters filled in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "docgen", derive(schemars::JsonSchema))]
pub struct FilledTemplate {
    /// The plan as formatted JSON text.
    pub text: String,
    /// The goal in words.
    pub sentence: String,
}

/// The reason why a template cannot be filled in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TemplateError {
    /// The template is unknown.
    Template(String),
    /// The template does not have a parameter with this name.
    Parameter(String),
    /// The parameters are not a JSON object.
    NoObject,
}

impl std::fmt::Display for TemplateError {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Template(id) => write!(formatter, "unknown template \"{id}\""),
            Self::Parameter(name) => write!(formatter, "unknown template parameter \"{name}\""),
            Self::NoObject => formatter.write_str("the template parameters must be an object"),
        }
    }
}

/// Returns all templates. Default start dates depend on the current time in the options.
#[must_use]
pub fn templates(options: &Options) -> Vec<Template> {
    let describe = |parameter: &ParameterDefinition, definition: &TemplateDefinition| {
        let default = RawValue::from_string(default_value(parameter.default, definition, options)).ok()?;
        Some(TemplateParameter {
            name: parameter.name,
            kind: parameter.kind,
            label: in_language(parameter.label, &options.locale),
            default,
        })
    };
    let template = |definition: &TemplateDefinition| Template {
        id: definition.id,
        title: in_language(definition.title, &options.locale),
        sentence: options.locale.format(&definition.sentence, &names(definition)),
        parameters: definition.parameters.iter().filter_map(|parameter| describe(parameter, definition)).collect(),
    };
    TEMPLATES.iter().map(template).collect()
}

/// Fills in a template. `parameters` is a JSON object; parameters that it omits have their default values. An invalid value is copied to
/// the plan unchanged, and [`super::build`] reports it.
///
/// # Errors
/// Returns an error if the template or a parameter is unknown.
///
/// ```
/// use target_groups::{plan::from_template, rules::Options};
/// let filled = from_template("steps-in-days", r#"{"goal": 8000}"#, &Options::default()).unwrap();
/// assert!(filled.text.contains(r#""goal": 8000"#) && filled.sentence.contains("8,000"));
/// ```
pub fn from_template(id: &str, parameters: &str, options: &Options) -> Result<FilledTemplate, TemplateError> {
    let definition = TEMPLATES.iter().find(|definition| definition.id == id).ok_or_else(|| TemplateError::Template(id.to_owned()))?;
    let given = json::parse(parameters, options.limits.depth).map_err(|_| TemplateError::NoObject)?;
    let given = given.root();
    if given.kind() != Kind::Object {
        return Err(TemplateError::NoObject);
    }
    if let Some(member) = given.members().find(|member| definition.parameters.iter().all(|parameter| parameter.name != member.key())) {
        return Err(TemplateError::Parameter(member.key().into_owned()));
    }
    let value = |parameter: &ParameterDefinition| {
        given.get(parameter.name).map_or_else(|| default_value(parameter.default, definition, options), |value| value.raw().to_owned())
    };
    let values: Vec<(&'static str, String)> = definition.parameters.iter().map(|parameter| (parameter.name, value(parameter))).collect();
    let mut params = Params::default();
    for (parameter, (name, json)) in definition.parameters.iter().zip(&values) {
        params.add(name, in_words(parameter.kind, json));
    }
    let text = laid_out(&fill(definition.plan, &values), options);
    Ok(FilledTemplate { text, sentence: options.locale.format(&definition.sentence, &params) })
}

fn in_language(text: Text, locale: &Locale) -> String {
    locale.format(&text, &Params::default())
}

/// Returns parameters that leave the placeholders in the sentence.
fn names(definition: &TemplateDefinition) -> Params {
    let mut params = Params::default();
    for parameter in definition.parameters {
        params.add(parameter.name, Param::Text(format!("{{{}}}", parameter.name)));
    }
    params
}

fn default_value(default: ParameterDefault, definition: &TemplateDefinition, options: &Options) -> String {
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

/// Returns the first day of the month that is `ahead` months after today.
fn first_of_month(today: NaiveDate, ahead: u32) -> Option<NaiveDate> {
    today.with_day(1)?.checked_add_months(chrono::Months::new(ahead))
}

fn day(day: Option<NaiveDate>) -> String {
    quote(&day.unwrap_or_default().to_string())
}

/// Replaces the placeholders of a plan with values in one pass, because a value may look like a placeholder.
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

/// Formats a value for use in a sentence.
fn in_words(kind: TemplateParameterKind, json: &str) -> Param {
    let word = |value: Value<'_>| {
        let number = value.as_decimal().and_then(|number| usize::try_from(number.to_i64()?).ok()).filter(|_| kind.is_quantity());
        let text = || value.as_str().map_or_else(|| value.raw().to_owned(), std::borrow::Cow::into_owned);
        number.map_or_else(|| Param::Text(text()), Param::Number)
    };
    let Ok(document) = json::parse(json, 64) else { return Param::Word("") };
    let root = document.root();
    if root.kind() == Kind::Array { Param::List(root.elements().map(word).collect(), Joining::Comma) } else { word(root) }
}
