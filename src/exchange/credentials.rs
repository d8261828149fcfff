//! Credentials. Secrets are turned into a header when a call is sent, and are not stored.

use std::fmt;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde::Deserialize;

use crate::message::Text;

/// The kinds of credentials that the API accepts.
///
/// ```
/// use target_groups::exchange::Credentials;
/// let basic = Credentials::Basic { till: "till".to_owned(), password: "123".to_owned() };
/// let (name, value) = basic.header().unwrap();
/// // Base64 of the till, a colon, and the MD5 of the password in hexadecimal digits.
/// assert_eq!((name, value.split(' ').next()), ("Authorization", Some("Basic")));
/// ```
#[derive(Clone, PartialEq, Eq, Deserialize)]
#[serde(tag = "kind", rename_all = "lowercase", deny_unknown_fields)]
pub enum Credentials {
    /// A till and its password in plain text.
    Basic {
        /// The name of the till.
        till: String,
        /// The password itself, not its MD5 hash.
        password: String,
    },
    /// A token from `POST /v3/oauth/token/generate`.
    Oauth {
        /// The token.
        token: String,
    },
}

/// The reason why credentials are invalid. Messages never include the credentials.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CredentialsProblem {
    /// The name of the till is empty.
    NoTill,
    /// The name of the till contains a colon, which separates the name from the password.
    Colon,
    /// The password is empty.
    NoPassword,
    /// The token is empty.
    NoToken,
}

impl Credentials {
    /// Returns the name and the value of the header for these credentials.
    ///
    /// # Errors
    /// Returns an error if a part is missing or invalid.
    pub fn header(&self) -> Result<(&'static str, String), CredentialsProblem> {
        match self {
            Self::Basic { till, .. } if till.trim().is_empty() => Err(CredentialsProblem::NoTill),
            Self::Basic { till, .. } if till.contains(':') => Err(CredentialsProblem::Colon),
            Self::Basic { password, .. } if password.is_empty() => Err(CredentialsProblem::NoPassword),
            Self::Basic { till, password } => {
                let pair = format!("{till}:{:x}", md5::compute(password));
                Ok(("Authorization", format!("Basic {}", STANDARD.encode(pair))))
            }
            Self::Oauth { token } if token.trim().is_empty() => Err(CredentialsProblem::NoToken),
            Self::Oauth { token } => Ok(("X-CAP-API-OAUTH-TOKEN", token.clone())),
        }
    }
}

/// Omits the secrets, because they do not belong in a log.
impl fmt::Debug for Credentials {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(match self {
            Self::Basic { .. } => "Credentials::Basic",
            Self::Oauth { .. } => "Credentials::Oauth",
        })
    }
}

impl CredentialsProblem {
    /// All problems.
    pub(super) const ALL: [Self; 4] = [Self::NoTill, Self::Colon, Self::NoPassword, Self::NoToken];

    /// Returns the message.
    #[must_use]
    pub fn text(self) -> Text {
        let (name, english) = match self {
            Self::NoTill => ("no-till", "Nothing was sent, because the credentials have no till."),
            Self::Colon => {
                ("colon", "Nothing was sent, because the name of the till contains a colon, which Basic authentication does not allow.")
            }
            Self::NoPassword => ("no-password", "Nothing was sent, because the credentials have no password."),
            Self::NoToken => ("no-token", "Nothing was sent, because the credentials have no token."),
        };
        Text::new("credentials", name, english)
    }
}
