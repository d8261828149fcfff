//! Reads an object of the text into a record with a slot for every field.

use std::collections::BTreeMap;

use target_groups_json::Kind::Null;
use target_groups_json::{Member, Value};

use super::{Field, Kind, Presence, RecordSchema};

/// A kind of value that can be read from the text.
pub trait Read<'d>: Sized {
    /// How the kind is described.
    const KIND: Kind;

    /// Reads a value; `None` when it is of another kind or says nothing that is known. The observer sees every record on the way.
    fn read_observed(value: Value<'d>, observer: &mut dyn Observer<'d>) -> Option<Self>;

    /// Reads a value that nobody observes.
    fn read(value: Value<'d>) -> Option<Self> {
        Self::read_observed(value, &mut Unobserved)
    }
}

/// An object with described fields.
pub trait Record<'d>: Read<'d> {
    /// The description.
    const SCHEMA: &'static RecordSchema;
}

/// Sees the objects of a text as they are read into records, so that each key is looked up once.
pub trait Observer<'d> {
    /// Sees an object and what was found in it.
    fn record(&mut self, object: Value<'d>, schema: &'static RecordSchema, located: &Located<'d, '_>);
}

/// Nobody.
struct Unobserved;

impl<'d> Observer<'d> for Unobserved {
    fn record(&mut self, _: Value<'d>, _: &'static RecordSchema, _: &Located<'d, '_>) {}
}

/// What an object holds, by the fields of its schema.
#[derive(Debug)]
pub struct Located<'d, 's> {
    /// For each field of the schema, the member that counts: the last one of that name.
    pub members: &'s [Option<Member<'d>>],
    /// The members that no field describes, by key; of those with the same key the one that counts.
    pub unknown: Vec<Unknown<'d>>,
    /// Whether a key is there more than once.
    pub repeats: bool,
}

/// A member that no field describes.
#[derive(Debug, Clone, Copy)]
pub struct Unknown<'d> {
    /// The member.
    pub member: Member<'d>,
    /// The field that it was probably meant to be.
    pub meant: Option<&'static Field>,
}

/// Finds the member of each field, shows it to the observer, and adds what unknown keys plainly mean.
pub fn locate<'d>(object: Value<'d>, schema: &'static RecordSchema, members: &mut [Option<Member<'d>>], observer: &mut dyn Observer<'d>) {
    let mut others = Vec::new();
    let mut repeats = false;
    for member in object.members() {
        let key = member.key();
        match schema.fields.iter().position(|field| field.name == key).and_then(|index| members.get_mut(index)) {
            Some(slot) => repeats |= slot.replace(member).is_some(),
            None => others.push(member),
        }
    }
    if others.len() > 1 {
        let mut by_key = BTreeMap::new();
        by_key.extend(others.iter().map(|member| (member.key(), *member)));
        repeats |= by_key.len() < others.len();
        others = by_key.into_values().collect();
    }
    let located = Located { members, unknown: unknown(others, object, schema), repeats };
    observer.record(object, schema, &located);
    let Located { unknown, .. } = located;
    for Unknown { member, meant } in unknown {
        let index = meant.and_then(|meant| schema.fields.iter().position(|field| field.name == meant.name));
        if let Some(slot) = index.and_then(|index| members.get_mut(index)) {
            slot.get_or_insert(member);
        }
    }
}

/// What members that no field describes were meant to be. Where several seem to mean the same field, none of them does.
fn unknown<'d>(others: Vec<Member<'d>>, object: Value<'d>, schema: &'static RecordSchema) -> Vec<Unknown<'d>> {
    let meant = |member: Member<'d>| Unknown { member, meant: schema.meant_field(&member.key(), object) };
    let mut unknown: Vec<Unknown<'d>> = others.into_iter().map(meant).collect();
    let mut claims: BTreeMap<&str, usize> = BTreeMap::new();
    for field in unknown.iter().filter_map(|unknown| unknown.meant) {
        *claims.entry(field.name).or_default() += 1;
    }
    for Unknown { meant, .. } in &mut unknown {
        *meant = meant.filter(|field| claims.get(field.name) == Some(&1));
    }
    unknown
}

/// The place of a field in a record: absent, null, wrong, or right.
#[derive(Debug, Clone)]
pub struct Slot<'d, T> {
    written: Option<Value<'d>>,
    content: Option<T>,
}

impl<T> Default for Slot<'_, T> {
    fn default() -> Self {
        Self { written: None, content: None }
    }
}

impl<'d, T: Read<'d>> Slot<'d, T> {
    /// Reads the slot of a field. What belongs to answers only is not looked into.
    pub fn read(member: Option<Member<'d>>, request: Presence, observer: &mut dyn Observer<'d>) -> Self {
        let Some(Member { value }) = member else { return Self::default() };
        let skipped = value.kind() == Null || request == Presence::Never;
        Self { written: Some(value), content: if skipped { None } else { T::read_observed(value, observer) } }
    }
}

impl<'d, T> Slot<'d, T> {
    /// The content, when it is right or plainly means something.
    #[must_use]
    pub fn get(&self) -> Option<&T> {
        self.content.as_ref()
    }

    /// The value as it stands in the text, null included.
    #[must_use]
    pub fn written(&self) -> Option<Value<'d>> {
        self.written
    }

    /// The value as it stands in the text. A null is read as not sent.
    #[must_use]
    pub fn value(&self) -> Option<Value<'d>> {
        self.written.filter(|value| value.kind() != Null)
    }

    /// The value and its content, where it has one.
    #[must_use]
    pub fn both(&self) -> Option<(Value<'d>, &T)> {
        self.written.zip(self.content.as_ref())
    }

    /// Whether the field is sent, but says nothing that can be understood.
    #[must_use]
    pub fn is_broken(&self) -> bool {
        self.is_sent() && self.content.is_none()
    }

    /// Whether the field is sent at all, right or wrong.
    #[must_use]
    pub fn is_sent(&self) -> bool {
        self.value().is_some()
    }
}

impl<'d, T> Slot<'d, List<'d, T>> {
    /// The elements of a list, none when it is absent or wrong.
    #[must_use]
    pub fn items(&self) -> &[Item<'d, T>] {
        self.content.as_ref().map_or(&[], |list| list.items.as_slice())
    }

    /// The elements that could be read.
    pub fn contents(&self) -> impl Iterator<Item = &T> {
        self.items().iter().filter_map(|item| item.content.as_ref())
    }
}

/// An array.
#[derive(Debug, Clone)]
pub struct List<'d, T> {
    /// The elements, right or wrong.
    pub items: Vec<Item<'d, T>>,
}

/// An element of an array.
#[derive(Debug, Clone)]
pub struct Item<'d, T> {
    /// The element as it stands in the text.
    pub value: Value<'d>,
    /// The content, when it is right.
    pub content: Option<T>,
}

impl<'d, T: Read<'d>> Read<'d> for List<'d, T> {
    const KIND: Kind = Kind::List(&T::KIND);

    fn read_observed(value: Value<'d>, observer: &mut dyn Observer<'d>) -> Option<Self> {
        let mut items = Vec::with_capacity(value.elements().count());
        items.extend(value.elements().map(|value| Item { value, content: T::read_observed(value, observer) }));
        (value.kind() == target_groups_json::Kind::Array).then_some(Self { items })
    }
}

/// Describes a record once: the struct that rules read, and the [`RecordSchema`] that everything else follows from.
///
/// A field is its doc comment, its name on the wire, its presence in requests and answers, and the kind of its content. Its source
/// is the page on the request, unless it says otherwise.
#[macro_export]
macro_rules! record {
    (
        $(#[doc = $docs:literal])+
        $name:ident {
            $(
                $(#[doc = $field_docs:literal])+
                $wire:literal ($request:ident, $answer:ident $(, max $max:literal)? $(, from $source:ident)?) $field:ident: $content:ty,
            )+
        }
    ) => {
        $(#[doc = $docs])+
        #[derive(Debug, Clone)]
        pub struct $name<'d> {
            /// The object as it stands in the text.
            pub object: $crate::json::Value<'d>,
            $(
                $(#[doc = $field_docs])+
                pub $field: $crate::Slot<'d, $content>,
            )+
        }

        impl $name<'_> {
            /// The doc texts of the record. Only generators and native callers use them.
            pub const DOCS: $crate::RecordDocs = $crate::RecordDocs {
                name: stringify!($name),
                text: concat!($($docs, "\n"),+),
                fields: &[$(
                    $crate::FieldDocs {
                        name: $wire,
                        text: concat!($($field_docs, "\n"),+),
                        source: $crate::record!(@source $($source)?),
                    },
                )+],
            };
        }

        impl<'d> $crate::Record<'d> for $name<'d> {
            const SCHEMA: &'static $crate::RecordSchema = &$crate::RecordSchema {
                name: stringify!($name),
                fields: &[$(
                    $crate::Field {
                        name: $wire,
                        kind: <$content as $crate::Read<'_>>::KIND,
                        request: $crate::Presence::$request,
                        answer: $crate::Presence::$answer,
                        max_length: $crate::record!(@max $($max)?),
                    },
                )+],
            };
        }

        impl<'d> $crate::Read<'d> for $name<'d> {
            const KIND: $crate::Kind =
                $crate::Kind::Record(<$name<'_> as $crate::Record<'_>>::SCHEMA);

            fn read_observed(object: $crate::json::Value<'d>, observer: &mut dyn $crate::Observer<'d>) -> Option<Self> {
                if object.kind() != $crate::json::Kind::Object {
                    return None;
                }
                let mut members = [$($crate::record!(@none $field)),+];
                $crate::locate(object, <Self as $crate::Record<'_>>::SCHEMA, &mut members, observer);
                let [$($field),+] = members;
                Some(Self {
                    object,
                    $($field: $crate::Slot::read($field, $crate::Presence::$request, observer),)+
                })
            }
        }
    };
    (@none $field:ident) => { None };
    (@max) => { None };
    (@max $max:literal) => { Some($max) };
    (@source) => { $crate::Source::PAGE };
    (@source $source:ident) => { $crate::Source::$source };
}
