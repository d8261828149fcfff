//! Records: typed views of the rows of a text.
//!
//! [`record!`](crate::record) declares a record. It generates the struct whose methods rules and features call, the
//! [`RecordSchema`] that everything else is derived from, the documentation, and the [`RowLayout`](crate::json::rows::RowLayout)
//! that the reader uses. A record is as small as a pointer; fields are decoded on demand.

use std::marker::PhantomData;

use target_groups_json::Value;
use target_groups_json::rows::{Class, Holds, Node, NodeElements, Place, RowRef};

use super::{FieldKind, RecordSchema};

/// A type of value that can be read from the text.
pub trait Read<'d>: Sized {
    /// The description of the type.
    const KIND: FieldKind;

    /// Reads a value. Returns `None` if it has another type or no known meaning.
    fn read(node: Node<'d>) -> Option<Self>;

    /// Reads a value of a parsed document.
    #[must_use]
    fn read_value(value: Value<'d>) -> Option<Self> {
        Self::read(Node::from(value))
    }
}

/// An object with described fields.
pub trait Record<'d>: Read<'d> {
    /// The schema.
    const SCHEMA: &'static RecordSchema;

    /// The layout that the reader uses for such an object.
    const ROOT: &'static Holds;

    /// Returns the object as a row.
    fn object(&self) -> RowRef<'d>;
}

/// A field of a record: absent, null, invalid or valid.
#[derive(Debug)]
pub struct FieldValue<'d, T> {
    object: RowRef<'d>,
    cell: u8,
    content: PhantomData<fn() -> T>,
}

impl<T> Clone for FieldValue<'_, T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for FieldValue<'_, T> {}

impl<'d, T> FieldValue<'d, T> {
    /// Creates the field of a cell.
    #[doc(hidden)]
    #[must_use]
    #[inline]
    pub fn new(object: RowRef<'d>, cell: u8) -> Self {
        Self { object, cell, content: PhantomData }
    }

    /// Returns the value as written in the text, including null.
    #[must_use]
    #[inline]
    pub fn written(self) -> Option<Node<'d>> {
        self.object.cell(self.cell)
    }

    /// Returns the value as written in the text. A null is treated as absent.
    #[must_use]
    #[inline]
    pub fn value(self) -> Option<Node<'d>> {
        self.written().filter(|value| value.class() != Class::Null)
    }

    /// Returns `true` if the field is present and not null, even if its value is invalid.
    #[must_use]
    #[inline]
    pub fn is_sent(self) -> bool {
        !matches!(self.object.class(self.cell), Class::Absent | Class::Null)
    }

    /// Returns `true` if the value consists of digits only, without a leading zero. This is a fast check that applies to nearly all
    /// goals.
    #[must_use]
    #[inline]
    pub fn is_natural(self) -> bool {
        self.object.is_natural(self.cell)
    }

    /// Returns the object that the field belongs to.
    #[must_use]
    pub fn object(self) -> RowRef<'d> {
        self.object
    }

    /// Returns the place of the value, even if it is absent.
    #[must_use]
    pub fn place(self) -> Place {
        self.object.place_of(self.cell)
    }
}

impl<'d, T: Read<'d>> FieldValue<'d, T> {
    /// Returns the content if the value is valid or unambiguous.
    #[must_use]
    #[inline]
    pub fn get(self) -> Option<T> {
        self.value().and_then(T::read)
    }

    /// Returns the value and its content if it has one.
    #[must_use]
    #[inline]
    pub fn both(self) -> Option<(Node<'d>, T)> {
        let value = self.value()?;
        Some((value, T::read(value)?))
    }

    /// Returns `true` if the field is present but invalid.
    #[must_use]
    pub fn is_broken(self) -> bool {
        self.value().is_some_and(|value| T::read(value).is_none())
    }
}

impl<'d, T: Read<'d>> FieldValue<'d, List<'d, T>> {
    /// Returns the elements of a list. The list is empty if the field is absent or invalid.
    #[inline]
    pub fn items(self) -> List<'d, T> {
        List::of(self.value().map_or_else(NodeElements::default, Node::elements))
    }

    /// Iterates over the contents of the valid elements.
    #[inline]
    pub fn contents(self) -> impl Iterator<Item = T> + use<'d, T> {
        self.items().filter_map(|item| item.content())
    }

    /// Returns `true` if the field is present but not an array.
    #[must_use]
    pub fn is_no_list(self) -> bool {
        self.value().is_some_and(|value| value.class() != Class::Array)
    }
}

/// An iterator over the elements of an array, valid or not.
#[derive(Debug)]
pub struct List<'d, T> {
    elements: NodeElements<'d>,
    content: PhantomData<fn() -> T>,
}

impl<T> Clone for List<'_, T> {
    fn clone(&self) -> Self {
        Self { elements: self.elements.clone(), content: PhantomData }
    }
}

/// An element of an array.
#[derive(Debug)]
pub struct ListItem<'d, T> {
    /// The element as written in the text.
    pub value: Node<'d>,
    content: PhantomData<fn() -> T>,
}

impl<T> Clone for ListItem<'_, T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for ListItem<'_, T> {}

impl<'d, T: Read<'d>> ListItem<'d, T> {
    /// Returns the content if the element is valid.
    #[must_use]
    #[inline]
    pub fn content(&self) -> Option<T> {
        T::read(self.value)
    }
}

impl<'d, T> List<'d, T> {
    fn of(elements: NodeElements<'d>) -> Self {
        Self { elements, content: PhantomData }
    }

    /// Returns `true` if the list is empty.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.elements.len() == 0
    }
}

impl<'d, T> Iterator for List<'d, T> {
    type Item = ListItem<'d, T>;

    #[inline]
    fn next(&mut self) -> Option<ListItem<'d, T>> {
        self.elements.next().map(|value| ListItem { value, content: PhantomData })
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.elements.size_hint()
    }
}

impl<T> ExactSizeIterator for List<'_, T> {}

impl<'d, T: Read<'d>> Read<'d> for List<'d, T> {
    const KIND: FieldKind = FieldKind::List(&T::KIND);

    fn read(node: Node<'d>) -> Option<Self> {
        (node.class() == Class::Array).then(|| Self::of(node.elements()))
    }
}

/// Declares a record: the struct that rules use, and the [`RecordSchema`] that everything else is derived from.
///
/// A field consists of its doc comment, its name in JSON, its presence in requests and responses, and the type of its content. Its
/// source is the page on the request unless another one is given.
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
        #[derive(Debug, Clone, Copy)]
        pub struct $name<'d>($crate::json::rows::RowRef<'d>);

        impl<'d> $name<'d> {
            const FIELDS: &'static [$crate::Field] = &[$(
                $crate::Field {
                    name: $crate::json::rows::name_of_member(concat!("\"", $wire, "\":")),
                    kind: <$content as $crate::Read<'_>>::KIND,
                    request: $crate::Presence::$request,
                    answer: $crate::Presence::$answer,
                    max_length: $crate::record!(@max $($max)?),
                },
            )+];

            const KEYS: &'static [$crate::json::rows::Key] =
                &$crate::json::rows::RowLayout::with_cells([$($crate::key(concat!("\"", $wire, "\":"), &<$content as $crate::Read<'_>>::KIND, $crate::Presence::$request)),+]);

            const LAYOUT: &'static $crate::json::rows::RowLayout = &$crate::json::rows::RowLayout::new(stringify!($name), $name::KEYS);

            $(
                $(#[doc = $field_docs])+
                #[must_use]
                #[inline]
                pub fn $field(&self) -> $crate::FieldValue<'d, $content> {
                    $crate::FieldValue::new(self.0, const { $crate::cell_of($name::LAYOUT, $wire) })
                }
            )+

            /// The documentation of the record. Only generators and native callers use it.
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
                fields: Self::FIELDS,
                layout: $name::LAYOUT,
                held: <Self as $crate::Record<'_>>::ROOT,
            };

            const ROOT: &'static $crate::json::rows::Holds = &$crate::json::rows::Holds::Object($name::LAYOUT);

            fn object(&self) -> $crate::json::rows::RowRef<'d> {
                self.0
            }
        }

        impl<'d> $crate::Read<'d> for $name<'d> {
            const KIND: $crate::FieldKind = $crate::FieldKind::Record(<$name<'_> as $crate::Record<'_>>::SCHEMA);

            #[inline]
            fn read(node: $crate::json::rows::Node<'d>) -> Option<Self> {
                node.row().map(Self)
            }
        }
    };
    (@max) => { None };
    (@max $max:literal) => { Some($max) };
    (@source) => { $crate::Source::PAGE };
    (@source $source:ident) => { $crate::Source::$source };
}
