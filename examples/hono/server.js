import { serve } from "@hono/node-server";
import { Hono } from "hono";
import { validate } from "target-groups";

const { CAPILLARY_URL = "https://eu.api.capillarytech.com", CAPILLARY_AUTH, PORT = "3000" } = process.env;
if (!CAPILLARY_AUTH) throw new Error("Set CAPILLARY_AUTH to the value of the header Authorization, such as Basic …");

/** The headers of responses that `send` reads. */
const HEADERS = ["content-type", "retry-after", "x-cap-requestid"];

/** Calls the API with the credentials, and returns its response. */
async function forward({ req }) {
  const { pathname, search } = new URL(req.url);
  const response = await fetch(CAPILLARY_URL + pathname.replace(/^\/api/, "") + search, {
    method: req.method,
    headers: { Accept: "application/json", "Content-Type": "application/json", Authorization: CAPILLARY_AUTH },
    body: req.method === "POST" ? await req.text() : undefined,
  });
  const headers = HEADERS.flatMap((name) => (response.headers.has(name) ? [[name, response.headers.get(name)]] : []));
  return new Response(response.body, { status: response.status, headers });
}

/** Rejects requests with errors, in the form of the API. */
async function checkRequest(context, next) {
  const { valid, diagnostics } = validate(await context.req.text());
  if (valid) return next();
  const errors = diagnostics.filter(({ severity }) => severity === "error");
  return context.json({ data: null, errors: errors.map(({ message }) => ({ code: 300004, message })), warnings: null }, 400);
}

const app = new Hono();
// Add your own middleware here: only people who may create target groups should get further.
app.post("/api/v3/targetGroups", checkRequest, forward);
app.post("/api/v3/targetGroups/isValidName", forward);
app.get("/api/v3/targetGroups", forward);
app.get("/api/v3/targetGroups/:id{[0-9]+}", forward);

serve({ fetch: app.fetch, port: Number(PORT) });
