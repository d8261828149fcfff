//! Enumerations: fields with a fixed set of values.

use super::suggestion::nearest;

/// An enumeration.
#[derive(Debug, Clone, Copy)]
pub struct Enumeration {
    /// The name of the enumeration.
    pub name: &'static str,
    /// The values that the API is known to use.
    pub values: &'static [EnumValue],
    /// The same values, in the form that the reader uses.
    pub words: &'static [&'static str],
    /// Other spellings, in the normalized form that [`Enumeration::recognise`] compares, each with its value.
    pub spellings: &'static [(&'static str, &'static str)],
}

/// A value of an enumeration.
#[derive(Debug, Clone, Copy)]
pub struct EnumValue {
    /// The value in JSON.
    pub wire: &'static str,
}

/// The result of looking up a text in an enumeration.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Recognised {
    /// The value at this index.
    Exact(usize),
    /// Another spelling of the value at this index.
    Spelled(usize),
    /// A typo of the value at this index.
    Near(usize),
    /// None of the values.
    Unknown,
}

impl Enumeration {
    /// Looks up a text. Differences in case, spaces and hyphens are other spellings of the same value.
    #[must_use]
    pub fn recognise(&self, text: &str) -> Recognised {
        if let Some(index) = self.place(text) {
            return Recognised::Exact(index);
        }
        let folded = fold(text);
        let stands_for = |(spelling, wire): &(&str, &'static str)| (*spelling == folded).then_some(*wire);
        let wire = self.spellings.iter().find_map(stands_for).unwrap_or(folded.as_str());
        if let Some(index) = self.place(wire) {
            return Recognised::Spelled(index);
        }
        let near = nearest(text, self.values.iter().map(|value| value.wire));
        near.and_then(|wire| self.place(wire)).map_or(Recognised::Unknown, Recognised::Near)
    }

    /// Returns the value for a text in any spelling.
    #[must_use]
    pub fn wire_of(&self, text: &str) -> Option<&'static str> {
        self.values.get(self.place_of(text)?).map(|value| value.wire)
    }

    /// Returns the index of the value for a text in any spelling.
    #[must_use]
    pub fn place_of(&self, text: &str) -> Option<usize> {
        match self.recognise(text) {
            Recognised::Exact(index) | Recognised::Spelled(index) | Recognised::Near(index) => Some(index),
            Recognised::Unknown => None,
        }
    }

    fn place(&self, wire: &str) -> Option<usize> {
        self.values.iter().position(|value| value.wire == wire)
    }
}

/// Converts a text to upper case with underscores, the form of all values of the API.
fn fold(text: &str) -> String {
    text.trim().chars().map(|character| if matches!(character, ' ' | '-') { '_' } else { character.to_ascii_uppercase() }).collect()
}

/// Declares an enumeration: the enum that rules match on, and the [`Enumeration`] that everything else is derived from.
#[macro_export]
macro_rules! enumeration {
    (
        $(#[doc = $docs:literal])+
        $name:ident {
            $($(#[doc = $value_docs:literal])+ $variant:ident = $wire:literal,)+
        }
        $(spelled { $($spelling:literal = $stands_for:literal,)+ })?
    ) => {
        $(#[doc = $docs])+
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum $name {
            $($(#[doc = $value_docs])+ $variant,)+
        }

        impl $name {
            /// The values, in the order of the variants.
            pub const ENUMERATION: &'static $crate::Enumeration = &$crate::Enumeration {
                name: stringify!($name),
                values: &[$($crate::EnumValue { wire: $wire },)+],
                words: &[$($wire),+],
                spellings: &[$($(($spelling, $stands_for),)+)?],
            };

            /// The documentation of the enumeration. Only generators and native callers use it.
            pub const DOCS: $crate::EnumerationDocs = $crate::EnumerationDocs {
                name: stringify!($name),
                text: concat!($($docs, "\n"),+),
                values: &[$($crate::ValueDocs { wire: $wire, text: concat!($($value_docs, "\n"),+) },)+],
            };

            /// Returns the value in JSON.
            #[must_use]
            pub fn wire(self) -> &'static str {
                match self {
                    $(Self::$variant => $wire,)+
                }
            }
        }

        impl<'d> $crate::Read<'d> for $name {
            const KIND: $crate::FieldKind = $crate::FieldKind::Enumeration(Self::ENUMERATION);

            #[inline]
            fn read(node: $crate::json::rows::Node<'d>) -> Option<Self> {
                const ALL: &[$name] = &[$($name::$variant),+];
                let place = match node.word() {
                    Some(place) => place,
                    None => Self::ENUMERATION.place_of(&node.as_str()?)?,
                };
                ALL.get(place).copied()
            }
        }
    };
}
