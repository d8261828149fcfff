//! The model: every field of requests and responses, described once.
//!
//! A record such as [`TargetGroup`] is declared with the key, type, presence and documentation of each field. The typed views that
//! rules use are derived from it, and so are completion, the JSON Schema, the TypeScript types and the reference pages.
//!
//! Reading is tolerant: an absent, null, invalid or unknown field never hides another one. Unambiguous values in another form are
//! read as the intended value, so that rules see the result of the suggested fix.
//!
//! ```
//! use target_groups_json::rows::{ReadText, Rows, Store};
//! use target_groups_model::{Read, Record, TargetGroup, TrackingType};
//! let (text, mut store) = (r#"{"name": "Steps", "trackingType": "STREAKS", "totalPeriods": {}}"#, Store::default());
//! store.read(text, TargetGroup::ROOT, 64).unwrap();
//! let read = ReadText::new(text, &store);
//! let group = TargetGroup::read(Rows::of(&read).root()).unwrap();
//! assert_eq!(group.tracking_type().get(), Some(TrackingType::Streaks));
//! assert!(group.total_periods().get().is_none() && group.total_periods().is_sent());
//! ```
//!
//! The rules of the API are not part of this crate; they are in `target-groups-rules`.

#![forbid(unsafe_code)]

mod case;
mod catalogue;
mod date;
mod docs;
mod enumeration;
mod group;
mod period;
mod record;
mod schema;
mod source;
mod suggestion;
mod target;
mod time_zones;
mod values;
mod zone_offsets;

#[doc(hidden)]
pub use target_groups_json as json;

pub use case::fold_case;
pub use catalogue::{Attribute, Catalogue, Event, EventCatalogueError};
pub use date::{Date, DateForm, ambiguous_days, moment, plain_meaning, push_day};
pub use docs::{Docs, EnumerationDocs, FieldDocs, RecordDocs, ValueDocs};
pub use enumeration::{EnumValue, Enumeration, Recognised};
pub use suggestion::{nearest, settle};

pub use group::{
    Combination, EvaluationType, FrequencyType, Streak, TargetGroup, ThresholdAggregation, TrackingType, UnifiedTargetExpression,
};
pub use period::{Actor, Attribution, Period, PeriodStatus};
pub use record::{FieldValue, List, ListItem, Read, Record};
pub use schema::{Field, FieldKind, Presence, RecordSchema};
#[doc(hidden)]
pub use schema::{cell_of, key};
pub use source::Source;
pub use target::{
    AggregateFunction, AggregateWindow, DefaultValue, EnrolmentMethod, ExtendedFieldInfo, Filter, FilterEntity, Target, TargetEntity,
    TargetType, WindowType, WindowUnit,
};
pub use time_zones::TimeZones;
pub use values::{Amount, Anything, Identifier, Integer, JsonText, Number, Object, StringValue, TextOrBoolean, TextOrNumber};
pub use zone_offsets::ZoneClock;
