//! The options of curl: which of them take a value, and how an import uses it.
//!
//! Only options whose meaning matters are named; any other is reported and taken to have no value,
//! so that it cannot swallow the body.

use super::form::Form;
use super::words::lists;

/// The kinds of options.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// Takes no value and changes nothing about the body.
    Flag,
    /// The next request of the same command begins.
    Next,
    /// Takes a value.
    Value(Use),
    /// None of those above.
    Unknown,
}

/// The use of an option's value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Use {
    /// About the transfer or the terminal, not about the request.
    Nothing,
    /// Cannot be imported: the option is named in a note.
    Ignored,
    Url,
    Method,
    Header,
    /// An option for one header.
    NamedHeader(&'static str),
    Body(Form),
    /// The body is in a file.
    BodyFile,
    Cookies,
    Credentials,
    /// The address of a proxy, which may hold a password.
    Proxy,
}

/// An option by its long name, without the hyphens.
pub(super) fn long(name: &str) -> Kind {
    match name {
        "next" => Kind::Next,
        "url" => Kind::Value(Use::Url),
        "request" => Kind::Value(Use::Method),
        "header" | "proxy-header" => Kind::Value(Use::Header),
        "user-agent" => Kind::Value(Use::NamedHeader("User-Agent")),
        "referer" => Kind::Value(Use::NamedHeader("Referer")),
        "range" => Kind::Value(Use::NamedHeader("Range")),
        "data" | "data-ascii" | "data-binary" => Kind::Value(Use::Body(Form::Data)),
        "data-raw" => Kind::Value(Use::Body(Form::Raw)),
        "data-urlencode" => Kind::Value(Use::Body(Form::UrlEncoded)),
        "json" => Kind::Value(Use::Body(Form::Json)),
        "upload-file" => Kind::Value(Use::BodyFile),
        "cookie" => Kind::Value(Use::Cookies),
        "proxy" | "preproxy" | "proxy1.0" | "socks4" | "socks4a" | "socks5" | "socks5-hostname" => Kind::Value(Use::Proxy),
        _ if lists(CREDENTIALS, name) => Kind::Value(Use::Credentials),
        _ if lists(TRANSFER_VALUES, name) => Kind::Value(Use::Nothing),
        _ if lists(IGNORED_VALUES, name) => Kind::Value(Use::Ignored),
        _ if lists(FLAGS, name.strip_prefix("no-").unwrap_or(name)) => Kind::Flag,
        _ => Kind::Unknown,
    }
}

/// The long name of a one-letter option.
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

/// Values that may be or name a secret.
const CREDENTIALS: &str = "\
    aws-sigv4 cert key login-options netrc-file oauth2-bearer pass proxy-cert proxy-key proxy-pass proxy-tlspassword \
    proxy-tlsuser proxy-user tlspassword tlsuser user";

/// Values that are about the transfer or the terminal.
const TRANSFER_VALUES: &str = "\
    cacert capath cert-type ciphers connect-timeout connect-to cookie-jar curves dump-header expect100-timeout \
    happy-eyeballs-timeout-ms interface keepalive-time key-type libcurl limit-rate local-port max-redirs max-time noproxy \
    output output-dir proto resolve retry retry-delay retry-max-time speed-limit speed-time stderr tls-max trace \
    trace-ascii write-out";

/// Values that change the request in a way that is not imported.
const IGNORED_VALUES: &str = "\
    abstract-unix-socket alt-svc config continue-at create-file-mode crlfile delegation dns-interface dns-ipv4-addr \
    dns-ipv6-addr dns-servers doh-url ech engine etag-compare etag-save expand-data expand-header expand-json expand-url \
    form form-string ftp-port haproxy-clientip hsts ip-tos keepalive-cnt max-filesize parallel-max pinnedpubkey \
    proto-default proto-redir proxy-cacert proxy-capath proxy-cert-type proxy-ciphers proxy-crlfile proxy-key-type \
    proxy-pinnedpubkey proxy-service-name proxy-tls13-ciphers proxy-tlsauthtype quote rate request-target sasl-authzid \
    service-name socks5-gssapi-service telnet-option time-cond tls13-ciphers tlsauthtype unix-socket url-query variable";
