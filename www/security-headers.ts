// What the page asks of its server: it may load from its own origin, and nothing else.
//
// It may connect to any https address, and to this machine, which the live mode needs: a policy cannot know the address that
// somebody will type. That nothing leaves the page otherwise is kept by its code, all of which comes from its own origin, and is
// tested: the simulated API answers inside the page, and a live request leaves only after it was shown and confirmed.

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
