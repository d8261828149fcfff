// The summary, the timeline and the changes of the server, with the Content-Security-Policy of the page.

import assert from "node:assert/strict";
import { test } from "node:test";
import { launchBrowser, published, servePlayground, visit } from "./support.mjs";

test("summary, drawing, table and changes follow the text", async () => {
  const address = await servePlayground();
  const visitor = await (await visit(await launchBrowser(), address)).ready();
  const { page } = visitor;
  await visitor.paste(published("sum.request.json"));
  await page.locator("#preview-summary", { hasText: "At least 2" }).waitFor();
  assert.equal(await page.locator(".timeline-picture svg rect title").count(), 2);
  assert.ok((await page.locator(".timeline-picture svg").boundingBox()).width > 200);
  await page.locator(".timeline-table > summary").click();
  assert.equal(await page.locator(".timeline-table tbody tr").count(), 2);
  await page.getByRole("tab", { name: "Predicted response" }).click();
  const why = page.locator(".changes tbody tr", { hasText: "/timeZoneName" });
  assert.match(await why.textContent(), /the server uses the default GMT/);
  await page.screenshot({ path: process.env.PREVIEW_SCREENSHOT || undefined, fullPage: true });
  assert.deepEqual(visitor.complaints, []);
});
