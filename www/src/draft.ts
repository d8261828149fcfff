// The text of the last visit, kept in this browser only.

const KEY = "target-groups:draft";
const PAUSE_MS = 300;
/** Browsers give a page about five million characters for everything. */
const LONGEST = 500_000;

export function restoreDraft(): string {
  try {
    return localStorage.getItem(KEY) ?? "";
  } catch {
    return "";
  }
}

/** Keeps the text, when it has not changed for a moment or the page is left. Call the answer after each change. */
export function keepDraft(text: () => string, maySave: (text: string) => boolean): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const save = (): void => {
    if (timer === undefined) return;
    clearTimeout(timer);
    timer = undefined;
    store(text(), maySave);
  };
  addEventListener("pagehide", save);
  return () => {
    clearTimeout(timer);
    timer = setTimeout(save, PAUSE_MS);
  };
}

/** A full or forbidden storage is no reason to disturb anybody: the text is still on the screen. */
function store(text: string, maySave: (text: string) => boolean): void {
  try {
    if (text.trim() === "" || text.length > LONGEST || !maySave(text)) localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, text);
  } catch {
    return;
  }
}
