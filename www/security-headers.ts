// The HTTP headers of the page. It loads files from its own origin only.
//
// The live mode needs connections to any https URL and to this machine, because the user enters the URL of the API. Outside of the live
// mode, the page sends nothing: the simulated API runs in the page, and a live request is sent only after the user has confirmed it. The
// browser tests check this.

const policy = {
  "default-src": "'none'",
  "script-src": "'self' 'wasm-unsafe-eval'",
  "style-src": "'self'",
  "img-src": "'self'",
  "connect-src": "'self' https: http://127.0.0.1:* http://localhost:*",
  "worker-src": "'self'",
  "base-uri": "'none'",
  "form-action": "'none'",
  "frame-ancestors": "'none'",
  "require-trusted-types-for": "'script'",
  "trusted-types": "service-worker timeline",
};

export const securityHeaders = {
  "Content-Security-Policy": Object.entries(policy)
    .map((directive) => directive.join(" "))
    .join("; "),
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Resource-Policy": "same-origin",
  "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
  "Referrer-Policy": "no-referrer",
  "X-Content-Type-Options": "nosniff",
};
