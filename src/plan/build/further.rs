//! The fields of a request that a plan contains unchanged.

use std::collections::BTreeMap;

use crate::json::rows::Node;
use crate::json::{self, Member, Pointer};
use crate::model::{FieldValue, Object, Presence, RecordSchema};
use crate::plan::rules::FieldTaken;
use crate::rules::{Findings, Spot};
use crate::sorted::SortedMap;

/// A field and its value as JSON text.
pub(super) type FurtherField = (String, String);

/// Returns fields in the order of their indexes in an object.
fn in_order(fields: BTreeMap<String, (usize, &str)>) -> impl Iterator<Item = (String, &str)> {
    fields.into_iter().map(|(key, (place, json))| (place, (key, json))).collect::<SortedMap<_, _>>().into_values()
}

/// Returns the additional fields of a record, each once, as they are written.
pub(super) fn further(
    field: FieldValue<'_, Object>,
    taken: &[&str],
    schema: &'static RecordSchema,
    findings: &mut Findings<'_>,
) -> Vec<FurtherField> {
    let Some((object, _)) = field.both() else { return Vec::new() };
    let Ok(document) = json::parse(object.raw(), findings.options().limits.depth) else { return Vec::new() };
    let mut fields = BTreeMap::new();
    for (index, member) in document.root().members().enumerate() {
        let key = member.key();
        let is_of_answers = schema.field(&key).is_some_and(|field| field.request == Presence::Never);
        if is_of_answers || taken.contains(&&*key) {
            field_taken(object, member, is_of_answers, findings);
        } else {
            let place = fields.get(&*key).map_or(index, |(place, _)| *place);
            fields.insert(key.into_owned(), (place, member.value.raw()));
        }
    }
    in_order(fields).map(|(key, json)| (key, json.to_owned())).collect()
}

fn field_taken(object: Node<'_>, member: Member<'_>, is_of_answers: bool, findings: &mut Findings<'_>) {
    let (key, range, start) = (member.key(), member.key_range(), object.range().start);
    let finding = if is_of_answers { FieldTaken::Answer { field: &key } } else { FieldTaken::Usual { field: &key } };
    let below = Pointer::to(member.value).to_string();
    let spot = Spot::inside(object, &(range.start + start..range.end + start));
    findings.report(spot, finding).below(&below).fix(|fix| fix.remove_below(object.rows(), object.place(), &below));
}
