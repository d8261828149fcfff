//! The clients of JavaScript and Python: the meaning of their arguments, and the keys of their options.

use crate::import::words::lists;

/// The meaning of an argument, or of a key of the options.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum ArgumentRole {
    Url,
    Method,
    Headers,
    Body,
    Options,
    /// A URL, or an object with the options.
    UrlOrOptions,
    Host,
    Path,
    Parameters,
    Cookies,
    Credentials,
    Nothing,
}

use ArgumentRole::{Body, Headers, Method, Options, Url, UrlOrOptions};

/// Functions that send a request, by their full name.
const FUNCTIONS: [(&str, &[ArgumentRole]); 17] = [
    ("fetch", &[UrlOrOptions, Options]),
    ("window.fetch", &[UrlOrOptions, Options]),
    ("axios", &[UrlOrOptions, Options]),
    ("axios.request", &[Options]),
    ("$.ajax", &[UrlOrOptions, Options]),
    ("jQuery.ajax", &[UrlOrOptions, Options]),
    ("request", &[UrlOrOptions, Options]),
    ("request.post", &[UrlOrOptions, Options]),
    ("got", &[UrlOrOptions, Options]),
    ("got.post", &[UrlOrOptions, Options]),
    ("ky", &[UrlOrOptions, Options]),
    ("ky.post", &[UrlOrOptions, Options]),
    ("http.request", &[UrlOrOptions, Options]),
    ("https.request", &[UrlOrOptions, Options]),
    ("unirest", &[Method, Url]),
    ("superagent", &[Method, Url]),
    ("$http", &[Options]),
];

/// Methods of any object that send a request.
const METHODS: [(&str, &[ArgumentRole]); 4] = [
    ("post", &[Url, Body, Options]),
    ("put", &[Url, Body, Options]),
    ("patch", &[Url, Body, Options]),
    ("request", &[Method, Url, Body, Headers]),
];

/// The arguments of `XMLHttpRequest.open`.
pub(super) const OPEN: &[ArgumentRole] = &[Method, Url, ArgumentRole::Nothing, ArgumentRole::Credentials, ArgumentRole::Credentials];

/// Methods that add to a request, or to the defaults of a client.
pub(super) const STEPS: &str = "open send write end body append set setRequestHeader setHeader header headers update create extend";

/// The keys of options, and the names of arguments in Python.
const KEYS: [(&str, ArgumentRole); 26] = [
    ("url", Url),
    ("uri", Url),
    ("method", Method),
    ("type", Method),
    ("headers", Headers),
    ("header", Headers),
    ("data", Body),
    ("body", Body),
    ("json", Body),
    ("content", Body),
    ("payload", Body),
    ("hostname", ArgumentRole::Host),
    ("host", ArgumentRole::Host),
    ("baseURL", ArgumentRole::Host),
    ("path", ArgumentRole::Path),
    ("params", ArgumentRole::Parameters),
    ("qs", ArgumentRole::Parameters),
    ("searchParams", ArgumentRole::Parameters),
    ("cookies", ArgumentRole::Cookies),
    ("jar", ArgumentRole::Cookies),
    ("auth", ArgumentRole::Credentials),
    ("cert", ArgumentRole::Credentials),
    ("proxies", ArgumentRole::Credentials),
    ("proxy", ArgumentRole::Credentials),
    ("username", ArgumentRole::Credentials),
    ("password", ArgumentRole::Credentials),
];

/// The keys of options that do not change the request.
const IGNORED_KEYS: &str = "\
    mode credentials referrer referrerPolicy redirect maxRedirects cache keepalive signal integrity timeout verify \
    maxBodyLength contentType dataType processData crossDomain async success error port";

/// Functions that turn a value into the text of a body.
pub(super) const ENCODERS: &str = "JSON.stringify json.dumps JSON.parse json.loads Buffer.from bytes dumps String str";

/// Returns `true` if a text has a word that occurs in every script with a request.
pub(super) fn mentions_client(text: &str) -> bool {
    const WORDS: &str = "\
        fetch( axios ajax( XMLHttpRequest .open( request( .post( .put( .patch( requests. httpx http.client HTTPSConnection \
        superagent unirest got( ky( $http";
    WORDS.split(' ').any(|word| text.contains(word))
}

pub(super) fn role_of(key: &str) -> Option<ArgumentRole> {
    let role = KEYS.iter().find(|(name, _)| *name == key).map(|(_, role)| *role);
    role.or(lists(IGNORED_KEYS, key).then_some(ArgumentRole::Nothing))
}

/// Returns the function that sends a request, by its full name or only by its method, and the meanings of its arguments.
pub(super) fn client_of(name: &str, method: &str) -> Option<(&'static str, &'static [ArgumentRole])> {
    let by_name = FUNCTIONS.iter().find(|(function, _)| *function == name);
    by_name.or_else(|| METHODS.iter().find(|(known, _)| *known == method)).copied()
}
