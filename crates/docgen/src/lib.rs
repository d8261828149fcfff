//! Generates every committed file that follows from the model and the rules: types, schema, reference pages and package data.
//!
//! The generators are a crate of their own above the features, so that nothing they use can end up in a WebAssembly module.
//! `cargo xtask docs` runs [`write()`], and `cargo xtask test` runs [`stale`]. Doc texts come from the `DOCS` constants of the model,
//! which a module must not mention.
//!
//! | file | generator |
//! |---|---|
//! | `pkg/src/generated/model.ts` | [`typescript::model`]: the types of requests, answers and plans, and the codes |
//! | `pkg/src/generated/answers.ts` | [`typescript::answers`]: the types of the answers that users see |
//! | `pkg/src/generated/internal.ts` | [`typescript::internal`]: the types of the answers that only the facade sees |
//! | `pkg/src/generated/docs.ts` | [`data::docs`]: the doc texts that `hover` and `complete` show |
//! | `pkg/src/generated/rules.ts` | [`data::rules`]: the summary and severity of each rule |
//! | `pkg/src/generated/schema.ts`, `pkg/schema.json` | [`schema::request`]: the JSON Schema of the request |
//! | `pkg/openapi.json` | [`openapi::document`]: the calls of the API, with the schemas of their bodies and responses |
//! | `src/types/generated.rs` | `rust`: the owned Rust types of requests and plans |
//! | `pkg/src/generated/form.ts`, `pkg/form.schema.json` | [`schema::form`]: the JSON Schema of the request for forms, and its ui schemas |
//! | `pkg/src/generated/plan-schema.ts`, `pkg/plan.schema.json` | [`schema::plan`]: the JSON Schema of plans |
//! | `docs/fields.md`, `docs/rules.md` | [`mod@reference`]: the pages that diagnostics link to; that of the rules is made from their [`rule_files`] |
//!
//! ```
//! assert!(target_groups_docgen::typescript::model().contains("export interface TargetGroupRequest {"));
//! ```
//!
//! Message catalogues are not generated here: translators start from `messages()` of the package.

#![forbid(unsafe_code)]

pub mod data;
mod files;
pub mod openapi;
pub mod reference;
pub mod rule_files;
mod rust;
pub mod schema;
mod summary;
pub mod typescript;
mod zone_offsets;

pub use files::{stale, write};
pub use zone_offsets::zone_offsets;
