//! The reference pages, as Markdown: one of the fields, one of the rules. They follow from the model, the declarations of the rules and their files.

mod fields;
mod markdown;
mod rules;

pub use fields::fields;
pub use rules::rules;
