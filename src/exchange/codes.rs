//! The server's error codes, with a message and the place in the request that each code refers to.

use crate::json::{self, Value};
use crate::message::Text;
use crate::rules::{self, Limits, Options, validate};

/// The place in the request that a code refers to, unless a rule that is declared with the code reports it.
#[derive(Clone, Copy)]
enum CodePlace {
    /// The code does not refer to the request, or only a rule knows the place.
    Nowhere,
    /// The request as a whole.
    Request,
    /// A field of the group.
    Field(&'static str),
    /// A field of the group, if the request contains it.
    Sent(&'static str),
    /// This part of the first target that has it, if there is one.
    Target(&'static str),
}

use CodePlace::{Field, Nowhere, Request, Sent, Target};

/// The code for an incomplete `extendedFieldInfo`.
const EXTENDED_FIELD_INCOMPLETE: u32 = 310_094;

/// The codes whose rules report what is missing in an incomplete `extendedFieldInfo`: the general code, and those for alternate currencies.
const EXTENDED_FIELD_CODES: [u32; 3] = [EXTENDED_FIELD_INCOMPLETE, 310_146, 310_147];

/// The codes of the API's error table and those that other pages of the documentation mention.
static CODES: [(&str, CodePlace, &str); 33] = [
    ("4000", Nowhere, "These credentials do not have permission to create target groups."),
    ("4001", Nowhere, "The server could not check the credentials. Try again later."),
    ("300004", Request, "A value is invalid. The server does not specify which one."),
    ("310008", Target(""), "The name of a target is longer than 200 characters."),
    ("310011", Nowhere, "The user ID is invalid."),
    ("310017", Nowhere, "The target group does not exist or is not active."),
    ("310018", Nowhere, "The target does not exist."),
    ("310019", Nowhere, "The period does not exist."),
    ("310033", Target("targetType"), "This targetType is not valid for this targetEntity."),
    ("310069", Field("/name"), "A target group with this name exists. Case is ignored, and inactive groups count too."),
    ("310079", Nowhere, "The target does not belong to the target group."),
    ("310092", Target("extendedFieldInfo/name"), "The name or data type of the attribute is invalid."),
    (
        "310094",
        Target("extendedFieldInfo"),
        "The extendedFieldInfo of a target is missing or incomplete. A sum requires the name of the attribute, an alternate currency \
         requires programId and alternateCurrencyIdentifier.",
    ),
    ("310118", Nowhere, "The target does not have this period."),
    ("310119", Nowhere, "The user is already enrolled."),
    ("310126", Nowhere, "The user is not enrolled."),
    ("310130", Nowhere, "The enrolment type does not allow this."),
    ("310132", Field("/leaderboardEnabled"), "A leaderboard requires targetEvaluationType FIXED_CALENDAR_WINDOW."),
    ("310133", Sent("leaderboardEnabled"), "Leaderboards are disabled for the organisation."),
    ("310134", Sent("leaderboardEnabled"), "The leaderboard is disabled for the target group."),
    ("310141", Nowhere, "The data scope ALL is not supported here."),
    ("310144", Nowhere, "The headers of connected organisations are invalid."),
    ("310145", Nowhere, "The key of the name check is invalid."),
    ("310146", Target("extendedFieldInfo/programId"), "The programId is invalid."),
    ("310147", Target("extendedFieldInfo/alternateCurrencyIdentifier"), "The alternate currency is unknown."),
    ("310149", Nowhere, "The record does not exist."),
    ("401", Nowhere, "The credentials are missing or invalid."),
    ("403", Nowhere, "These credentials do not have permission to create target groups."),
    ("404", Nowhere, "The API was not found at this URL. Check the base URL."),
    ("405", Nowhere, "This URL does not accept the request. Check the base URL."),
    ("413", Nowhere, "The request is too large for the server."),
    ("415", Nowhere, "The server requires Content-Type: application/json."),
    ("429", Nowhere, "Too many requests. Wait before you send again."),
];

/// Returns the explanation of a server code, if the code is known.
#[must_use]
pub fn explanation(code: i64) -> Option<Text> {
    entry(code).map(|(code, _, words)| Text::new("server", code, words))
}

/// Returns the explanations of all server codes. The name of each text is the code.
pub fn codes() -> impl Iterator<Item = Text> {
    CODES.iter().map(|(code, _, words)| Text::new("server", code, words))
}

/// Returns the texts of the codes that reject requests: those that refer to a place in the request, and those that belong to a rule.
pub fn codes_of_requests() -> impl Iterator<Item = Text> {
    let is_of_rule = |code: &str| rules::all().filter_map(|rule| rule.server_code).any(|declared| declared.to_string() == code);
    let is_of_request = move |(code, place, _): &&(&str, CodePlace, _)| !matches!(place, Nowhere) || is_of_rule(code);
    CODES.iter().filter(is_of_request).map(|(code, _, words)| Text::new("server", code, words))
}

fn entry(code: i64) -> Option<&'static (&'static str, CodePlace, &'static str)> {
    let code = code.to_string();
    CODES.iter().find(|(known, ..)| *known == code)
}

/// Returns the JSON Pointer to the place in the request that a server code refers to, if it is known.
#[must_use]
pub fn pointer(code: i64, request: &str) -> Option<String> {
    let (_, place, _) = entry(code)?;
    let declared = u32::try_from(code).ok()?;
    match *place {
        Nowhere => reported(declared, "", request),
        Request => Some(String::new()),
        Field(pointer) => Some(pointer.to_owned()),
        Sent(field) => of_field(field, request),
        Target(path) => {
            let codes = if declared == EXTENDED_FIELD_INCOMPLETE { &EXTENDED_FIELD_CODES[..] } else { &[declared] };
            let reported = codes.iter().find_map(|code| reported(*code, "/targets/", request));
            reported.or_else(|| of_first_target(path, request))
        }
    }
}

/// Returns the place of the first diagnostic below a pointer whose rule is declared with a server code.
fn reported(code: u32, below: &str, request: &str) -> Option<String> {
    let declared = |name: &str| rules::all().any(|rule| rule.server_code == Some(code) && rule.code == name);
    let options = Options { limits: Limits { bytes: usize::MAX, ..Limits::default() }, ranges: false, ..Options::default() };
    let diagnostics = validate(request, &options).diagnostics;
    diagnostics.into_iter().find(|found| found.pointer.starts_with(below) && declared(found.code)).map(|found| found.pointer)
}

fn of_field(name: &str, request: &str) -> Option<String> {
    let document = json::parse(request, Options::default().limits.depth).ok()?;
    document.root().get(name).map(|_| format!("/{name}"))
}

fn of_first_target(path: &str, request: &str) -> Option<String> {
    let document = json::parse(request, Options::default().limits.depth).ok()?;
    let own_field = path.split('/').next().filter(|field| !field.is_empty())?;
    let has_all = |target: Value<'_>| path.split('/').try_fold(target, Value::get).is_some();
    let mut targets = document.root().get("targets")?.elements();
    let whole = targets.clone().position(has_all);
    let index = whole.or_else(|| targets.position(|target| target.get(own_field).is_some()))?;
    Some(format!("/targets/{index}/{path}"))
}
