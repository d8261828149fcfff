//! Declarations of rules.
//!
//! Each subject file declares its rules in one [`rules!`](crate::rules) block. For each rule, the block creates an enum with a
//! variant for each message and typed parameters, so that messages and parameters are checked at compile time:
//!
//! ```
//! target_groups_rules::rules! {
//!     /// The description is longer than it may be.
//!     DescriptionTooLong = "description-too-long", Warning {
//!         TooLong { length: usize, limit: usize } "" => "The description has {length} characters; up to {limit} are documented.";
//!     }
//! }
//! assert_eq!(DescriptionTooLong::rule().code, "description-too-long");
//! ```
//!
//! Summaries are in separate constants, which only documentation generators use.

use serde::{Deserialize, Serialize};
use target_groups_message::Text;

use super::params::{ParamKind, ParamWriter};

/// The severity of a diagnostic.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// According to the documentation, the API rejects the request, or the request cannot have the intended effect.
    Error,
    /// The API accepts the request, but it is probably a mistake.
    Warning,
    /// The server will rewrite the value, or there is something worth knowing.
    Info,
}

/// How a fix can be applied.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum FixKind {
    /// The fix keeps the meaning of the request, or the meaning that the server derives from it.
    Safe,
    /// The fix changes the meaning of the request, or relies on a guess. The user must confirm it.
    Asks,
}

/// A rule.
#[derive(Debug)]
pub struct Rule {
    /// The public name. Its meaning never changes.
    pub code: &'static str,
    /// The default severity.
    pub severity: Severity,
    /// The messages. The first one is the default.
    pub variants: &'static [Variant],
    /// How its fixes can be applied, if it has any.
    pub fix: Option<FixKind>,
    /// The error code of the server, if the server is known to reject such a request.
    pub server_code: Option<u32>,
}

/// A message of a rule.
#[derive(Debug, Clone, Copy)]
pub struct Variant {
    /// The name of the variant in catalogues. Empty for the default variant.
    pub name: &'static str,
    /// The names of the parameters, in order.
    pub params: &'static [&'static str],
    /// The template of the message. Empty to use that of the default variant.
    pub message: &'static str,
    /// The template of the fix's title. Empty to use that of the default variant.
    pub fix: &'static str,
    /// `true` if the user must confirm the fix, although the fixes of other variants are safe.
    pub asks: bool,
}

/// The documentation of a rule. It is not linked into any WebAssembly module.
#[derive(Debug, Clone, Copy)]
pub struct RuleDocs {
    /// The code of the rule.
    pub code: &'static str,
    /// The condition under which it applies, in one sentence.
    pub summary: &'static str,
    /// The parameters of each message.
    pub params: &'static [&'static [ParamDocs]],
}

/// The documentation of a message's parameter.
#[derive(Debug, Clone, Copy)]
pub struct ParamDocs {
    /// The name.
    pub name: &'static str,
    /// The type of its values as data.
    pub kind: ParamKind,
    /// `true` if the parameter is optional.
    pub optional: bool,
}

/// A message of a rule with its parameters, which a check reports.
pub trait Reported {
    /// Returns the declaration of the rule.
    fn rule() -> &'static Rule
    where
        Self: Sized;

    /// Returns the index of the message among the variants of the rule.
    fn variant(&self) -> u8
    where
        Self: Sized;

    /// Writes the parameters in order.
    fn write(&self, params: &mut ParamWriter<'_>);
}

impl Rule {
    /// Returns the message of a variant, or that of the default variant if it has none.
    #[must_use]
    pub fn message(&self, variant: u8) -> Text {
        let own = |variant: &&Variant| !variant.message.is_empty();
        let chosen = self.variants.get(usize::from(variant)).filter(own).or(self.variants.first());
        chosen.map_or(Text::new("", "", ""), |chosen| Text { key: [self.code, chosen.name, ""], english: chosen.message })
    }

    /// Returns the title of a variant's fix, or that of the default variant if it has none.
    #[must_use]
    pub fn fix_title(&self, variant: u8) -> Text {
        let own = |variant: &&Variant| !variant.fix.is_empty();
        let chosen = self.variants.get(usize::from(variant)).filter(own).or(self.variants.first());
        chosen.map_or(Text::new("", "", ""), |chosen| Text { key: [self.code, "fix", chosen.name], english: chosen.fix })
    }

    /// Returns how the fix of a variant can be applied.
    #[must_use]
    pub fn fix_kind(&self, variant: u8) -> FixKind {
        let asks = self.variants.get(usize::from(variant)).is_some_and(|variant| variant.asks);
        self.fix.filter(|_| !asks).unwrap_or(FixKind::Asks)
    }

    /// Iterates over all messages and fix titles.
    pub fn texts(&'static self) -> impl Iterator<Item = Text> {
        let places = 0..u8::try_from(self.variants.len()).unwrap_or(u8::MAX);
        let messages = places.clone().zip(self.variants).filter(|(_, variant)| !variant.message.is_empty());
        let fixes = places.zip(self.variants).filter(|(_, variant)| !variant.fix.is_empty());
        messages.map(|(place, _)| self.message(place)).chain(fixes.map(|(place, _)| self.fix_title(place)))
    }
}

/// Returns the name of a parameter: removes the `r#` of an identifier that is a keyword.
#[doc(hidden)]
#[must_use]
pub const fn name_of(identifier: &'static str) -> &'static str {
    match identifier.as_bytes() {
        [b'r', b'#', ..] => match identifier.split_at_checked(2) {
            Some((_, name)) => name,
            None => identifier,
        },
        _ => identifier,
    }
}

/// Returns the index of a variant. Use it at compile time.
#[doc(hidden)]
#[must_use]
#[allow(clippy::indexing_slicing, clippy::panic, clippy::cast_possible_truncation, reason = "evaluated at compile time")]
pub const fn place_of(variants: &[Variant], name: &str) -> u8 {
    let mut place = 0;
    while place < variants.len() {
        let known = variants[place].name.as_bytes();
        let mut same = known.len() == name.len();
        let mut at = 0;
        while same && at < known.len() {
            same = known[at] == name.as_bytes()[at];
            at += 1;
        }
        if same {
            return place as u8;
        }
        place += 1;
    }
    panic!("no such variant")
}

/// Declares the rules of a subject: an enum of the messages of each rule, and the lists `RULES` and `DOCS`. See the module documentation.
#[macro_export]
macro_rules! rules {
    ($(
        $(#[doc = $docs:literal])+
        $rule:ident = $code:literal, $severity:ident $(, fix $kind:ident)? $(, server $server:literal)? {
            $($variant:ident $({ $($param:ident: $type:ty),+ $(,)? })? $name:literal => $message:literal $(, fix $title:literal)? $(, asks $asks:literal)?;)+
        }
    )+) => {
        $(
            $(#[doc = $docs])+
            #[derive(Debug, Clone, Copy)]
            #[allow(missing_docs, dead_code, unreachable_pub, reason = "the messages document the variants; some are found by their names")]
            pub enum $rule<'p> {
                $($variant $({ $($param: $type),+ })?,)+
                #[doc(hidden)]
                Never(std::convert::Infallible, std::marker::PhantomData<&'p ()>),
            }

            impl<'p> $rule<'p> {
                const PARAMS: &'static [&'static [$crate::ParamDocs]] = &[$(
                    &[$($($crate::ParamDocs {
                        name: $crate::name_of(stringify!($param)),
                        kind: <$type as $crate::ToParam>::KIND,
                        optional: <$type as $crate::ToParam>::OPTIONAL,
                    }),+)?],
                )+];
            }

            impl $rule<'_> {
                const VARIANTS: &'static [$crate::Variant] = &[$(
                    $crate::Variant {
                        name: $name,
                        params: &[$($($crate::name_of(stringify!($param))),+)?],
                        message: $message,
                        fix: $crate::rules!(@title $($title)? $($asks)?),
                        asks: $crate::rules!(@asks $($asks)?),
                    },
                )+];

                /// Returns the declaration of the rule.
                #[must_use]
                #[allow(unreachable_pub, reason = "a subject may keep its rules to itself")]
                pub fn rule() -> &'static $crate::Rule {
                    static RULE: $crate::Rule = $crate::Rule {
                        code: $code,
                        severity: $crate::Severity::$severity,
                        variants: $rule::VARIANTS,
                        fix: $crate::rules!(@kind $($kind)?),
                        server_code: $crate::rules!(@server $($server)?),
                    };
                    &RULE
                }
            }

            impl $crate::Reported for $rule<'_> {
                fn rule() -> &'static $crate::Rule {
                    $rule::rule()
                }

                fn variant(&self) -> u8 {
                    match self {
                        $(Self::$variant { .. } => const { $crate::place_of(Self::VARIANTS, $name) },)+
                        Self::Never(never, _) => match *never {},
                    }
                }

                fn write(&self, params: &mut $crate::ParamWriter<'_>) {
                    match self {
                        $(Self::$variant $({ $($param),+ })? => { let _ = &params; $($(params.add($param);)+)? })+
                        Self::Never(never, _) => match *never {},
                    }
                }
            }
        )+

        /// The rules of this subject.
        #[allow(unreachable_pub, reason = "a subject may keep its rules to itself")]
        pub const RULES: &[fn() -> &'static $crate::Rule] = &[$($rule::rule),+];

        /// The documentation of the rules of this subject.
        #[allow(unreachable_pub, reason = "a subject may keep its rules to itself")]
        pub const DOCS: &[$crate::RuleDocs] = &[$(
            $crate::RuleDocs { code: $code, summary: concat!($($docs),+), params: $rule::PARAMS }
        ),+];
    };
    (@title) => { "" };
    (@title $title:literal) => { $title };
    (@asks) => { false };
    (@asks $title:literal) => { true };
    (@kind) => { None };
    (@kind $kind:ident) => { Some($crate::FixKind::$kind) };
    (@server) => { None };
    (@server $server:literal) => { Some($server) };
}
