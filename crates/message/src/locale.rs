//! The language in which sentences are said.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

use super::counting::{Category, Counting};
use super::dictionary::Dictionary;
use super::template::{Segment, Segments, counted_segments, segments};
use super::{Joining, LIST_COMMA, LIST_OR, Param, Params, Text, pseudo};

/// The language in which sentences are said. English unless something else is asked for.
#[derive(Debug, Clone, Default)]
pub struct Locale {
    /// A language of ours; where a catalogue of the caller's lacks a sentence, this one has it.
    language: Language,
    own: Option<Arc<Own>>,
}

/// The languages that we speak.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
enum Language {
    #[default]
    English,
    Hindi,
    /// English in disguise, which shows what is not in the catalogue.
    Pseudo,
}

impl Language {
    const ALL: [Self; 3] = [Self::English, Self::Hindi, Self::Pseudo];

    fn tag(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::Hindi => "hi",
            Self::Pseudo => "en-XA",
        }
    }

    /// The language of a BCP 47 tag: the one of this very tag, or else of the longest beginning of it that is one of ours.
    fn of(tag: &str) -> Option<Self> {
        let known = |tag: &str| Self::ALL.into_iter().find(|language| language.tag().eq_ignore_ascii_case(tag));
        let mut tag = tag;
        loop {
            match (known(tag), tag.rsplit_once('-')) {
                (None, Some((shorter, _))) => tag = shorter,
                (found, _) => return found,
            }
        }
    }

    fn counting(self) -> Counting {
        match self {
            Self::English | Self::Pseudo => Counting::ENGLISH,
            Self::Hindi => Counting::HINDI,
        }
    }

    fn template(self, text: &Text) -> Cow<'static, str> {
        match self {
            Self::English => Cow::Borrowed(text.english),
            Self::Hindi => Cow::Borrowed(hindi().get(text).unwrap_or(text.english)),
            Self::Pseudo => Cow::Owned(pseudo::disguise(text.english)),
        }
    }
}

/// All sentences in Hindi, by their keys.
fn hindi() -> &'static Dictionary {
    static MESSAGES: OnceLock<Dictionary> = OnceLock::new();
    MESSAGES.get_or_init(|| serde_json::from_str::<BTreeMap<_, _>>(include_str!("hi.json")).unwrap_or_default().into())
}

/// A catalogue of the caller's.
#[derive(Debug)]
struct Own {
    tag: String,
    messages: Dictionary,
    counting: Counting,
}

impl Locale {
    /// The first of these languages (BCP 47 tags) that we speak, in whatever region; English when there is none.
    ///
    /// ```
    /// use target_groups_message::Locale;
    /// assert_eq!(Locale::negotiate(["fr", "hi-IN", "en"]).tag(), "hi");
    /// assert_eq!(Locale::negotiate(["fr"]).tag(), "en");
    /// ```
    pub fn negotiate<'t>(tags: impl IntoIterator<Item = &'t str>) -> Self {
        Self { language: tags.into_iter().find_map(Language::of).unwrap_or_default(), own: None }
    }

    /// A language of the caller's: its BCP 47 tag, its templates by the keys of [`Text`], and how it counts. A sentence that is
    /// missing is said in the language of ours that is nearest.
    #[must_use]
    pub fn own(tag: String, messages: BTreeMap<String, String>, counting: Counting) -> Self {
        let language = Language::of(&tag).unwrap_or_default();
        let counting = if tag == language.tag() { language.counting() } else { counting };
        Self { language, own: Some(Arc::new(Own { tag, messages: messages.into(), counting })) }
    }

    /// The BCP 47 tag of the language.
    #[must_use]
    pub fn tag(&self) -> &str {
        self.own.as_deref().map_or(self.language.tag(), |own| &own.tag)
    }

    /// Says a sentence.
    #[must_use]
    pub fn say(&self, text: &Text, params: &Params) -> String {
        let mut said = String::with_capacity(text.english.len() + 32);
        self.write(text, params, &mut said);
        said
    }

    /// Says a sentence that has no values.
    #[must_use]
    pub fn say_plain(&self, text: &Text) -> String {
        self.say(text, &Params::default())
    }

    /// The template of a sentence in this language.
    #[must_use]
    pub fn template(&self, text: &Text) -> Cow<'_, str> {
        self.own_template(text).map_or_else(|| self.language.template(text), |(_, template)| Cow::Borrowed(template))
    }

    fn own_template(&self, text: &Text) -> Option<(&Own, &str)> {
        let own = self.own.as_deref()?;
        Some((own, own.messages.get(text)?))
    }

    /// A sentence counts as the language does in which its template is, which need not be the caller's.
    fn write(&self, text: &Text, params: &Params, said: &mut String) {
        if let Some((own, template)) = self.own_template(text) {
            let speaker = Speaker { locale: self, tag: &own.tag, counting: own.counting, params };
            speaker.fill(segments(template), None, said);
        } else {
            let speaker = Speaker { locale: self, tag: self.language.tag(), counting: self.language.counting(), params };
            speaker.fill(segments(&self.language.template(text)), None, said);
        }
    }
}

/// Who fills a template: its language, and the values.
struct Speaker<'s> {
    locale: &'s Locale,
    tag: &'s str,
    counting: Counting,
    params: &'s Params,
}

impl Speaker<'_> {
    /// Fills a template, or the case of one that a value chose.
    fn fill(&self, pieces: Segments<'_>, count: Option<&Param>, said: &mut String) {
        for piece in pieces {
            match piece {
                Segment::Literal(text) => said.push_str(text),
                Segment::Value(name) => self.say_value(self.params.get(name), said),
                Segment::Count => self.say_value(count, said),
                Segment::Broken => said.push('{'),
                Segment::Plural(plural) => {
                    let value = self.params.get(plural.name);
                    let number = if let Some(Param::Number(number)) = value { Some(*number) } else { None };
                    let category = number.map_or(Category::Other, |number| (self.counting.category)(self.tag, number));
                    self.fill(counted_segments(plural.choose(number, category)), value, said);
                }
            }
        }
    }

    fn say_value(&self, value: Option<&Param>, said: &mut String) {
        match value {
            None => {}
            Some(Param::Text(text)) => said.push_str(text),
            Some(Param::Word(word)) => said.push_str(word),
            Some(Param::Number(number)) => said.push_str(&(self.counting.number)(self.tag, *number)),
            Some(Param::Term(text)) => self.locale.write(text, &Params::default(), said),
            Some(Param::List(values, joining)) => {
                for (index, value) in values.iter().enumerate() {
                    let is_last = index + 1 == values.len();
                    let between = if is_last && *joining == Joining::Or { &LIST_OR } else { &LIST_COMMA };
                    if index > 0 {
                        self.locale.write(between, &Params::default(), said);
                    }
                    self.say_value(Some(value), said);
                }
            }
        }
    }
}
