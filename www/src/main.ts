// Connects the parts of the page. The text in the editor is the only state.

import init, { edit, fixAll, locate, validate, type ServerError } from "target-groups";
import { version } from "target-groups/package.json";
import { openFormTab } from "./describe/describe";
import { offerForm } from "./describe/welcome";
import { byId } from "./dom";
import { keepDraft, restoreDraft } from "./draft";
import { openEditor } from "./editor/editor";
import { undoAnywhere } from "./editor/undo";
import { offerExamples } from "./examples/examples";
import { showFailure } from "./failure";
import { acceptPastedText, mayHoldSecrets } from "./incoming";
import { language, openLanguageChoice } from "./language";
import { keepForOffline } from "./offline";
import { plural } from "./plural";
import { openPreview } from "./preview/preview";
import { showProblems } from "./problems/list";
import { problemsOf, type Problem } from "./problems/problem";
import { showSummary } from "./problems/summary";
import { openSending } from "./sending/sending";
import { clearStatus, showStatus } from "./status";
import { openThemeSwitch } from "./theme";

const draft = restoreDraft();
const welcome = byId("welcome", HTMLDivElement);
welcome.hidden = draft !== "";
let ready = false;
/** The errors of the server for the current text. */
let rejections: readonly ServerError[] = [];
let server = "";
let problems: readonly Problem[] = [];
let nameMayHaveChanged = (): void => undefined;

const editor = openEditor(draft, {
  element: byId("editor", HTMLDivElement),
  part: byId("request-text", HTMLDivElement),
  label: "Request body, JSON",
  placeholder: "Paste a command, a script, an export or JSON",
  hint: byId("editor-hint", HTMLParagraphElement),
  onChange: () => {
    rejections = [];
    check();
    saveDraft();
    nameMayHaveChanged();
  },
});
const updatePreview = openPreview(editor.text);
const formTab = openFormTab(editor, goTo);
const saveDraft = keepDraft(editor.text, (text) => ready && !mayHoldSecrets(text));

function check(): void {
  if (!ready) return;
  const text = editor.text();
  const isBlank = editor.isBlank();
  problems = isBlank ? [] : problemsOf(text, validate(text, { locale: language() }).diagnostics, rejections, server);
  welcome.hidden = !isBlank;
  showProblems(problems, { goTo, fix, fixAll: fixEverything });
  showSummary(isBlank ? undefined : problems);
  editor.mark(problems.flatMap(toMark));
  updatePreview();
  formTab.follow();
}

function toMark(problem: Problem) {
  const { range, severity, message, fix: offered } = problem;
  const apply = (): void => {
    fix(problem);
  };
  return range === undefined ? [] : [{ ...range, severity, message, ...(offered && { fix: { title: offered.title, apply } }) }];
}

function goTo({ range }: Pick<Problem, "range">): void {
  formTab.showText();
  editor.select(range ?? { from: 0, to: 0 });
}

function fix({ fix: offered }: Problem): void {
  if (offered === undefined) return;
  const { edits, diagnostics } = edit(editor.text(), offered.changes);
  editor.apply(edits);
  showStatus(diagnostics.length === 0 ? [`Applied: ${offered.title}.`] : diagnostics.map(({ message }) => message));
}

/** Applies all safe fixes as one step of the undo history. */
function fixEverything(): void {
  const { text, titles } = fixAll(editor.text(), { locale: language() });
  editor.replaceAll(text);
  showStatus([`Applied ${plural(titles.length, "fix", "fixes")}. Undo reverts all of them.`, ...summed(titles)]);
}

/** Returns each title once, with its number of occurrences: "Remove it (3 times)." */
function summed(titles: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const title of titles) counts.set(title, (counts.get(title) ?? 0) + 1);
  return [...counts].map(([title, count]) => (count === 1 ? `${title}.` : `${title} (${count} times).`));
}

function startOver(): void {
  editor.replaceAll("");
  if (formTab.isOpen()) formTab.open();
  else editor.select({ from: 0, to: 0 });
  clearStatus();
}

function start(): void {
  ready = true;
  acceptPastedText(editor);
  nameMayHaveChanged = openSending({
    text: editor.text,
    goTo: (pointer) => {
      goTo({ range: locate(editor.text(), pointer) });
    },
    goToFirstError: () => {
      goTo({ range: problems.find(({ severity }) => severity === "error")?.range });
    },
    onRejection: (errors, from) => {
      rejections = errors;
      server = from;
      check();
    },
  });
  check();
  nameMayHaveChanged();
}

openThemeSwitch();
const languageLoaded = openLanguageChoice(() => {
  check();
  formTab.translate();
});
undoAnywhere(editor);
offerExamples((text, title) => {
  const wasBlank = editor.isBlank();
  editor.replaceAll(text);
  showStatus([`Example: ${title}.`, ...(wasBlank ? [] : ["Undo restores your text."])]);
});
offerForm(formTab.open);
byId("version", HTMLSpanElement).textContent = version;
byId("start-over", HTMLButtonElement).addEventListener("click", startOver);
if (draft !== "") showStatus(["Restored your text from the last visit."]);
Promise.all([init(), languageLoaded]).then(start).catch(showFailure);
void keepForOffline();
