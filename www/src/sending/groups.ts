// The groups of the simulated API, in the settings: kept or not, forgotten, saved as a file and read back.

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

/** Gives the function that shows how things stand. */
export function openGroups(api: SimulatedApi, onChange: () => void): () => void {
  const show = (words = ""): void => {
    const groups = plural(api.groupCount(), "group");
    keepBox.checked = api.keeps();
    count.textContent = `The simulated API has ${groups}, ${howLong(api)}.`;
    status.textContent = words;
  };
  const changed = (words: string): void => {
    show(words);
    onChange();
  };

  keepBox.addEventListener("change", () => {
    api.keep(keepBox.checked);
    show();
  });
  forgetButton.addEventListener("click", () => {
    api.forgetGroups();
    changed("All groups are forgotten.");
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
    void readFile().then((words) => {
      if (words !== undefined) changed(words);
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
      // The same file can be chosen again.
      fileField.value = "";
    }
  }

  return show;
}

function howLong(api: SimulatedApi): string {
  if (!api.keeps()) return "until this page is reloaded";
  return api.isStored() ? "kept in this browser" : "which the browser refuses to keep: they last until this page is reloaded";
}

function download(text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: "application/json" }));
  element("a", { href: address, download: FILE_NAME }).click();
  // Not at once, which would end the download before it begins.
  setTimeout(() => {
    URL.revokeObjectURL(address);
  }, 10_000);
}
