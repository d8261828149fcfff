//! Reads an object of the text into a record with a slot for every field.

use crate::json::Kind::Null;
use crate::json::Value;

use super::{Kind, Shape};

/// A kind of value that can be read from the text.
pub trait Read<'d>: Sized {
    /// How the kind is described.
    const KIND: Kind;

    /// Reads a value; `None` when it is of another kind or says nothing that is known.
    fn read(value: Value<'d>) -> Option<Self>;
}

/// An object with described fields.
pub trait Record<'d>: Read<'d> {
    /// The description.
    const SHAPE: &'static Shape;
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
    pub(super) fn fill(&mut self, value: Value<'d>) {
        self.written = Some(value);
        self.content = if value.kind() == Null { None } else { T::read(value) };
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

    fn read(value: Value<'d>) -> Option<Self> {
        let mut items = Vec::with_capacity(value.elements().count());
        items.extend(value.elements().map(|value| Item { value, content: T::read(value) }));
        (value.kind() == crate::json::Kind::Array).then_some(Self { items })
    }
}

/// Describes a record once: the struct that rules read, and the [`Shape`] that everything else follows from.
///
/// A field is its doc comment, its name on the wire, its presence in requests and answers, and the kind of its content.
macro_rules! record {
    (
        $(#[doc = $docs:literal])+
        $name:ident {
            $(
                $(#[doc = $field_docs:literal])+
                $wire:literal ($request:ident, $answer:ident $(, max $max:literal)?) $field:ident: $content:ty,
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
                pub $field: $crate::model::Slot<'d, $content>,
            )+
        }

        impl<'d> $crate::model::Record<'d> for $name<'d> {
            const SHAPE: &'static $crate::model::Shape = &$crate::model::Shape {
                name: stringify!($name),
                docs: concat!($($docs, "\n"),+),
                fields: &[$(
                    $crate::model::Field {
                        name: $wire,
                        kind: <$content as $crate::model::Read<'_>>::KIND,
                        docs: concat!($($field_docs, "\n"),+),
                        request: $crate::model::Presence::$request,
                        answer: $crate::model::Presence::$answer,
                        max_length: record!(@max $($max)?),
                    },
                )+],
            };
        }

        impl<'d> $name<'d> {
            /// Fills the slot of a field; false when there is none of that name.
            fn fill(&mut self, name: &str, value: $crate::json::Value<'d>) -> bool {
                match name {
                    $($wire => self.$field.fill(value),)+
                    _ => return false,
                }
                true
            }
        }

        impl<'d> $crate::model::Read<'d> for $name<'d> {
            const KIND: $crate::model::Kind =
                $crate::model::Kind::Record(<$name<'_> as $crate::model::Record<'_>>::SHAPE);

            fn read(object: $crate::json::Value<'d>) -> Option<Self> {
                if object.kind() != $crate::json::Kind::Object {
                    return None;
                }
                let mut record = Self { object, $($field: $crate::model::Slot::default(),)+ };
                for member in object.members() {
                    let key = member.key();
                    if !record.fill(&key, member.value) {
                        let meant = <$name as $crate::model::Record>::SHAPE.meant_field(&key, object);
                        let _ = meant.is_some_and(|field| record.fill(field.name, member.value));
                    }
                }
                Some(record)
            }
        }
    };
    (@max) => { None };
    (@max $max:literal) => { Some($max) };
}

pub(super) use record;
