//! The formats that an import can read.

use serde::Serialize;

/// The format of an imported text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "docgen", derive(schemars::JsonSchema))]
pub enum ImportSource {
    /// JSON, or a text of an unknown format.
    Json,
    /// Fields without the surrounding braces.
    Fragment,
    /// Rows of a spreadsheet: periods, values, or both.
    Spreadsheet,
    /// A response of the API. Only the fields of a request are kept.
    Response,
    /// A curl command for a POSIX shell, PowerShell or Windows' cmd.
    Curl,
    /// A wget command.
    Wget,
    /// A command of `HTTPie`.
    Httpie,
    /// `Invoke-RestMethod` or `Invoke-WebRequest`.
    PowerShell,
    /// JavaScript with `fetch`, axios, jQuery, `XMLHttpRequest` or a client for Node.js.
    JavaScript,
    /// Python with requests, httpx or `http.client`.
    Python,
    /// An HTTP message, or a record of one: the headers in a browser's developer tools, or an object with `url`, `headers` and `data`.
    Http,
    /// An HTTP archive, or one entry of it.
    Har,
    /// A Postman collection.
    Postman,
    /// An Insomnia export.
    Insomnia,
}

impl ImportSource {
    /// Returns `true` for formats that contain a complete request: URL, headers and body.
    pub(super) fn is_call(self) -> bool {
        !matches!(self, Self::Json | Self::Fragment | Self::Spreadsheet | Self::Response)
    }
}
