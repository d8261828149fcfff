// The settings for the groups of the simulated API: keep, delete, export and import them.

import { TargetGroupsError } from "target-groups";
import { byId, element } from "../dom";
import { plural } from "../plural";
import type { SimulatedApi } from "./simulated";

const FILE_NAME = "target-groups-sandbox.json";

const keepBox = byId("keep-groups", HTMLInputElement);
const forgetButton = byId("forget-groups", HTMLButtonElement);
const exportButton = byId("export-groups", HTMLButtonElement);
const fileField = byId("import-groups", HTMLInputElement);
const count = byId("groups-count", HTMLParagraphElement);
const status = byId("groups-status", HTMLParagraphElement);

/** Returns the function that updates the settings. */
export function openGroups(api: SimulatedApi, onChange: () => void): () => void {
  const show = (message = ""): void => {
    const groups = plural(api.groupCount(), "group");
    keepBox.checked = api.keeps();
    count.textContent = `The simulated API has ${groups}, ${howLong(api)}.`;
    status.textContent = message;
  };
  const changed = (message: string): void => {
    show(message);
    onChange();
  };

  keepBox.addEventListener("change", () => {
    api.keep(keepBox.checked);
    show();
  });
  forgetButton.addEventListener("click", () => {
    api.forgetGroups();
    changed("Deleted all groups.");
  });
  exportButton.addEventListener("click", () => {
    const state = api.exportState();
    if (state === "") {
      show("There is nothing to export yet.");
      return;
    }
    download(state);
    show(`Exported as ${FILE_NAME}.`);
  });
  fileField.addEventListener("change", () => {
    void readFile().then((message) => {
      if (message !== undefined) changed(message);
    });
  });

  async function readFile(): Promise<string | undefined> {
    const file = fileField.files?.[0];
    if (file === undefined) return undefined;
    try {
      api.importState(await file.text());
      return `Imported: ${plural(api.groupCount(), "group")}.`;
    } catch (error) {
      return `Not imported. ${error instanceof TargetGroupsError ? error.message : "The file cannot be read."}`;
    } finally {
      // Without this, choosing the same file again would have no effect.
      fileField.value = "";
    }
  }

  return show;
}

function howLong(api: SimulatedApi): string {
  if (!api.keeps()) return "until the page is reloaded";
  return api.isStored() ? "stored in this browser" : "until the page is reloaded, because the browser cannot store them";
}

function download(text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: "application/json" }));
  element("a", { href: address, download: FILE_NAME }).click();
  // Revoking the URL at once would cancel the download.
  setTimeout(() => {
    URL.revokeObjectURL(address);
  }, 10_000);
}
