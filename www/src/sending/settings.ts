// The dialog for the connection.

import { regions, type Credentials } from "target-groups";
import { byId, element } from "../dom";
import { accessTo, type Connection, type LiveApi } from "./connection";
import { isCall, dryRun } from "./dry-run";

const ELSEWHERE = "";

const dialog = byId("connection", HTMLDialogElement);
const form = byId("connection-form", HTMLFormElement);
const liveFields = byId("live-fields", HTMLFieldSetElement);
const testFields = byId("test-fields", HTMLFieldSetElement);
const region = byId("live-region", HTMLSelectElement);
const addressRow = byId("live-address-row", HTMLDivElement);
const address = byId("live-address", HTMLInputElement);
const basicRow = byId("live-basic", HTMLDivElement);
const oauthRow = byId("live-oauth", HTMLDivElement);
const till = byId("live-till", HTMLInputElement);
const password = byId("live-password", HTMLInputElement);
const token = byId("live-token", HTMLInputElement);
const timeout = byId("live-timeout", HTMLInputElement);
const problem = byId("connection-problem", HTMLParagraphElement);
const apply = byId("connection-apply", HTMLButtonElement);

/** Returns the function that opens the dialog. */
export function makeSettings(onChoice: (connection: Connection) => void): (current: Connection) => void {
  region.append(
    ...regions().map(({ name, baseUrl }) => element("option", { value: baseUrl }, `${name} (${new URL(baseUrl).host})`)),
    element("option", { value: ELSEWHERE }, "Other URL…"),
  );
  form.addEventListener("change", showChosen);
  form.addEventListener("submit", (event) => {
    // The dialog closes only if the input is valid.
    event.preventDefault();
    void choose();
  });
  byId("connection-cancel", HTMLButtonElement).addEventListener("click", () => {
    dialog.close();
  });
  // Credentials are removed from the page, no matter how the dialog is closed.
  dialog.addEventListener("close", forgetTyped);

  async function choose(): Promise<void> {
    if (chosen("mode") === "test") {
      done({ mode: "test" });
      return;
    }
    const api = typedApi();
    const result = await dryRun("{}", accessTo({ mode: "live", api }, fetch), true);
    if (isCall(result)) done({ mode: "live", api: { ...api, host: new URL(result.url).host } });
    else problem.textContent = "message" in result ? result.message : "";
  }

  function done(connection: Connection): void {
    dialog.close();
    onChoice(connection);
  }

  return ({ mode }) => {
    choice("mode").value = mode;
    problem.textContent = "";
    showChosen();
    dialog.showModal();
  };
}

function typedApi(): LiveApi {
  const credentials: Credentials =
    chosen("credentials") === "basic"
      ? { kind: "basic", till: till.value, password: password.value }
      : { kind: "oauth", token: token.value };
  return {
    baseUrl: region.value === ELSEWHERE ? address.value : region.value,
    host: "",
    credentials,
    timeoutMs: timeout.valueAsNumber * 1_000,
  };
}

/** Hides and disables the fields that do not apply. */
function showChosen(): void {
  const isLive = chosen("mode") === "live";
  const isBasic = chosen("credentials") === "basic";
  liveFields.hidden = liveFields.disabled = !isLive;
  testFields.hidden = isLive;
  addressRow.hidden = address.disabled = region.value !== ELSEWHERE;
  basicRow.hidden = till.disabled = password.disabled = !isBasic;
  oauthRow.hidden = token.disabled = isBasic;
  apply.textContent = isLive ? "Use the live API" : "Use the simulated API";
  apply.classList.toggle("live", isLive);
}

function forgetTyped(): void {
  for (const field of [till, password, token]) field.value = "";
}

function choice(name: string): RadioNodeList {
  return form.elements.namedItem(name) as RadioNodeList;
}

function chosen(name: string): string {
  return choice(name).value;
}
