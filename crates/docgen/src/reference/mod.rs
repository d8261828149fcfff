//! The reference pages, as Markdown: one of the fields, one of the rules. They follow from the model and the rule table.

mod example;
mod fields;
mod markdown;
mod rules;

pub use fields::fields;
pub use rules::rules;
