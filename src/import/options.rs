//! The options of curl: the ones that take a value, and how an import uses it.
//!
//! Only options that matter to an import are listed. Any other option is reported and assumed to have no value, so that it cannot consume
//! the body.

use super::form::DataForm;
use super::words::lists;

/// The kinds of options.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum OptionKind {
    /// The option has no value and does not affect the body.
    Flag,
    /// The option starts the next request of the same command.
    Next,
    /// The option has a value.
    Value(Use),
    /// The option is unknown.
    Unknown,
}

/// The use of an option's value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Use {
    /// The value concerns the transfer or the terminal, not the request.
    Nothing,
    /// The value cannot be imported. A note names the option.
    Ignored,
    Url,
    Method,
    Header,
    /// An option for one header.
    NamedHeader(&'static str),
    Body(DataForm),
    /// The body is in a file.
    BodyFile,
    Cookies,
    Credentials,
    /// The URL of a proxy, which may contain a password.
    Proxy,
}

/// Returns the kind of an option by its long name, without the hyphens.
pub(super) fn long(name: &str) -> OptionKind {
    match name {
        "next" => OptionKind::Next,
        "url" => OptionKind::Value(Use::Url),
        "request" => OptionKind::Value(Use::Method),
        "header" | "proxy-header" => OptionKind::Value(Use::Header),
        "user-agent" => OptionKind::Value(Use::NamedHeader("User-Agent")),
        "referer" => OptionKind::Value(Use::NamedHeader("Referer")),
        "range" => OptionKind::Value(Use::NamedHeader("Range")),
        "data" | "data-ascii" | "data-binary" => OptionKind::Value(Use::Body(DataForm::Data)),
        "data-raw" => OptionKind::Value(Use::Body(DataForm::Raw)),
        "data-urlencode" => OptionKind::Value(Use::Body(DataForm::UrlEncoded)),
        "json" => OptionKind::Value(Use::Body(DataForm::Json)),
        "upload-file" => OptionKind::Value(Use::BodyFile),
        "cookie" => OptionKind::Value(Use::Cookies),
        "proxy" | "preproxy" | "proxy1.0" | "socks4" | "socks4a" | "socks5" | "socks5-hostname" => OptionKind::Value(Use::Proxy),
        _ if lists(CREDENTIALS, name) => OptionKind::Value(Use::Credentials),
        _ if lists(TRANSFER_VALUES, name) => OptionKind::Value(Use::Nothing),
        _ if lists(IGNORED_VALUES, name) => OptionKind::Value(Use::Ignored),
        _ if lists(FLAGS, name.strip_prefix("no-").unwrap_or(name)) => OptionKind::Flag,
        _ => OptionKind::Unknown,
    }
}

/// Returns the long name of a one-letter option.
pub(super) fn long_name(letter: u8) -> Option<&'static str> {
    SHORT.split(' ').find(|option| option.bytes().next() == Some(letter)).and_then(|option| option.get(1..))
}

/// The one-letter options, each with its long name.
const SHORT: &str = "\
    #progress-bar 0http1.0 1tlsv1 2sslv2 3sslv3 4ipv4 6ipv6 :next Auser-agent Buse-ascii Ccontinue-at Ddump-header Ecert \
    Fform Gget Hheader Ihead Jremote-header-name Kconfig Llocation Mmanual Nno-buffer Oremote-name Pftp-port Qquote \
    Rremote-time Sshow-error Tupload-file Uproxy-user Vversion Xrequest Yspeed-limit Zparallel aappend bcookie ccookie-jar \
    ddata ereferer ffail ggloboff iinclude jjunk-session-cookies kinsecure llist-only mmax-time nnetrc ooutput \
    pproxytunnel qdisable rrange ssilent ttelnet-option uuser vverbose wwrite-out xproxy yspeed-time ztime-cond";

const FLAGS: &str = "\
    alpn anyauth basic buffer compressed create-dirs digest disable fail fail-early fail-with-body globoff http1.0 http1.1 \
    http2 http2-prior-knowledge http3 http3-only include insecure ipv4 ipv6 junk-session-cookies keepalive location \
    location-trusted negotiate netrc netrc-optional ntlm parallel path-as-is post301 post302 post303 progress-bar \
    progress-meter proxytunnel remote-header-name remote-name remove-on-error retry-all-errors retry-connrefused sessionid \
    show-error silent tcp-nodelay tlsv1.2 tlsv1.3 verbose";

/// Options whose value may be or name a secret.
const CREDENTIALS: &str = "\
    aws-sigv4 cert key login-options netrc-file oauth2-bearer pass proxy-cert proxy-key proxy-pass proxy-tlspassword \
    proxy-tlsuser proxy-user tlspassword tlsuser user";

/// Options whose value concerns the transfer or the terminal.
const TRANSFER_VALUES: &str = "\
    cacert capath cert-type ciphers connect-timeout connect-to cookie-jar curves dump-header expect100-timeout \
    happy-eyeballs-timeout-ms interface keepalive-time key-type libcurl limit-rate local-port max-redirs max-time noproxy \
    output output-dir proto resolve retry retry-delay retry-max-time speed-limit speed-time stderr tls-max trace \
    trace-ascii write-out";

/// Options whose value changes the request in a way that is not imported.
const IGNORED_VALUES: &str = "\
    abstract-unix-socket alt-svc config continue-at create-file-mode crlfile delegation dns-interface dns-ipv4-addr \
    dns-ipv6-addr dns-servers doh-url ech engine etag-compare etag-save expand-data expand-header expand-json expand-url \
    form form-string ftp-port haproxy-clientip hsts ip-tos keepalive-cnt max-filesize parallel-max pinnedpubkey \
    proto-default proto-redir proxy-cacert proxy-capath proxy-cert-type proxy-ciphers proxy-crlfile proxy-key-type \
    proxy-pinnedpubkey proxy-service-name proxy-tls13-ciphers proxy-tlsauthtype quote rate request-target sasl-authzid \
    service-name socks5-gssapi-service telnet-option time-cond tls13-ciphers tlsauthtype unix-socket url-query variable";
