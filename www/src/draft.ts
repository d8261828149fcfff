// Stores the text in this browser until the next visit.

const KEY = "target-groups:draft";
const PAUSE_MS = 300;
/** Browsers limit the storage of a page to about five million characters. */
const MAX_LENGTH = 500_000;

export function restoreDraft(): string {
  try {
    return localStorage.getItem(KEY) ?? "";
  } catch {
    return "";
  }
}

/** Stores the text after a pause, and when the page is closed. Returns the function to call after each change. */
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

/** Ignores a full or blocked storage, because the text is still in the editor. */
function store(text: string, maySave: (text: string) => boolean): void {
  try {
    if (text.trim() === "" || text.length > MAX_LENGTH || !maySave(text)) localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, text);
  } catch {
    return;
  }
}
