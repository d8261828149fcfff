//! Declarations of rules.
//!
//! A subject file declares its rules in one [`rules!`](crate::rules) block. For each of them the block makes an enum with a variant
//! for each message and typed parameters, so that a message that does not exist, or a parameter that it does not have, does not
//! compile:
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
//! Summaries stand in constants of their own, which only the generators of documentation use.

use serde::{Deserialize, Serialize};
use target_groups_message::Text;

use super::params::{ParamKind, ParamWriter};

/// How much a diagnostic matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// The API is documented to refuse the request, or it cannot mean what its author wants.
    Error,
    /// The API takes it, but it is probably a mistake.
    Warning,
    /// The server will rewrite it, or there is something worth knowing.
    Info,
}

/// How a fix can be applied.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum FixKind {
    /// It means what was written, or what the server makes of it.
    Safe,
    /// It changes what the request means, or rests on a guess.
    Asks,
}

/// A rule of the rule book.
#[derive(Debug)]
pub struct Rule {
    /// The public name, which never changes its meaning.
    pub code: &'static str,
    /// How much it matters, unless the caller says otherwise.
    pub severity: Severity,
    /// Its messages. The first is the usual one.
    pub variants: &'static [Variant],
    /// Of its fixes, if it has any.
    pub fix: Option<FixKind>,
    /// The code of the server's refusal, where the server is known to refuse such a request.
    pub server_code: Option<u32>,
}

/// A message of a rule.
#[derive(Debug, Clone, Copy)]
pub struct Variant {
    /// The name of the variant in catalogues; empty for the usual one.
    pub name: &'static str,
    /// The names of its parameters, in order.
    pub params: &'static [&'static str],
    /// The template of the message; empty where it is that of the usual variant.
    pub message: &'static str,
    /// The template of the fix's title; empty where it is that of the usual variant.
    pub fix: &'static str,
    /// `true` if a person must confirm the fix, although those of the other variants are safe.
    pub asks: bool,
}

/// The documentation of a rule. It is not linked into any WebAssembly module.
#[derive(Debug, Clone, Copy)]
pub struct RuleDocs {
    /// The code of the rule.
    pub code: &'static str,
    /// When it applies, in one sentence.
    pub summary: &'static str,
    /// The parameters of each of its messages.
    pub params: &'static [&'static [ParamDocs]],
}

/// The documentation of a message's parameter.
#[derive(Debug, Clone, Copy)]
pub struct ParamDocs {
    /// Its name.
    pub name: &'static str,
    /// The type of its values as data.
    pub kind: ParamKind,
    /// `true` if the message may lack it.
    pub optional: bool,
}

/// A message of a rule with its parameters: what a check reports.
pub trait Reported {
    /// The declaration of the rule.
    fn rule() -> &'static Rule
    where
        Self: Sized;

    /// The place of the message among the variants of the rule.
    fn variant(&self) -> u8
    where
        Self: Sized;

    /// Writes the parameters in their order.
    fn write(&self, params: &mut ParamWriter<'_>);
}

impl Rule {
    /// The message of a variant; that of the usual one where it has none of its own.
    #[must_use]
    pub fn message(&self, variant: u8) -> Text {
        let own = |variant: &&Variant| !variant.message.is_empty();
        let chosen = self.variants.get(usize::from(variant)).filter(own).or(self.variants.first());
        chosen.map_or(Text::new("", "", ""), |chosen| Text { key: [self.code, chosen.name, ""], english: chosen.message })
    }

    /// The title of a variant's fix; that of the usual one where it has none of its own.
    #[must_use]
    pub fn fix_title(&self, variant: u8) -> Text {
        let own = |variant: &&Variant| !variant.fix.is_empty();
        let chosen = self.variants.get(usize::from(variant)).filter(own).or(self.variants.first());
        chosen.map_or(Text::new("", "", ""), |chosen| Text { key: [self.code, "fix", chosen.name], english: chosen.fix })
    }

    /// How the fix of a variant can be applied.
    #[must_use]
    pub fn fix_kind(&self, variant: u8) -> FixKind {
        let asks = self.variants.get(usize::from(variant)).is_some_and(|variant| variant.asks);
        self.fix.filter(|_| !asks).unwrap_or(FixKind::Asks)
    }

    /// All its sentences.
    pub fn texts(&'static self) -> impl Iterator<Item = Text> {
        let places = 0..u8::try_from(self.variants.len()).unwrap_or(u8::MAX);
        let messages = places.clone().zip(self.variants).filter(|(_, variant)| !variant.message.is_empty());
        let fixes = places.zip(self.variants).filter(|(_, variant)| !variant.fix.is_empty());
        messages.map(|(place, _)| self.message(place)).chain(fixes.map(|(place, _)| self.fix_title(place)))
    }
}

/// The name of a parameter: a keyword stands with `r#` in the code.
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

/// The place of a variant, at compile time.
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

/// Declares the rules of a subject: for each an enum of its messages, and the lists `RULES` and `DOCS`. See the module's page.
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

                /// The declaration of the rule.
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
