// Diagnostics appear while typing, also in a long request.

import assert from "node:assert/strict";
import { test } from "node:test";
import { launchBrowser, published, servePlayground, visit } from "./support.mjs";

const KEYSTROKES = 60;

/** The published request with a hundred periods. */
function longRequest() {
  const request = JSON.parse(published("count.request.json"));
  request.periods = Array.from({ length: 100 }, (_, i) => ({ ...request.periods[0], refCode: `Cycle_${i}` }));
  request.targets[0].defaultValues = request.periods.map((_, i) => ({ defaultValue: i + 1 }));
  return JSON.stringify(request, null, 2);
}

test("validates after each keystroke, and reports the time", async (t) => {
  const visitor = await (await visit(await launchBrowser(), await servePlayground())).ready();
  const { page } = visitor;
  await visitor.paste(longRequest());
  await visitor.problem("frequency-missing").first().waitFor();
  await page.evaluate(() => {
    const times = [];
    globalThis.keystrokes = times;
    let pressed;
    addEventListener("keydown", () => (pressed = performance.now()), true);
    new MutationObserver(() => {
      if (pressed !== undefined) times.push(performance.now() - pressed);
      pressed = undefined;
    }).observe(document.querySelector("#problems"), { childList: true });
  });
  await visitor.editor.focus();
  await page.keyboard.press("ControlOrMeta+End");
  for (let i = 0; i < KEYSTROKES; i++) await page.keyboard.type("x");
  const times = (await page.evaluate(() => globalThis.keystrokes)).sort((a, b) => a - b);
  assert.equal(times.length, KEYSTROKES, "each keystroke is checked");
  const [median, p95] = [0.5, 0.95].map((share) => times[Math.floor(share * times.length)]);
  t.diagnostic(`median ${median.toFixed(1)} ms, 95th percentile ${p95.toFixed(1)} ms`);
  await visitor.leave();
});
