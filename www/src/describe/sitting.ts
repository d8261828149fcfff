// Writing into the editor so that one undo takes back all that was typed into a field, however often it was written meanwhile.

import type { Editor } from "../editor/editor";

interface Sitting {
  /** What is being changed. */
  field: string;
  before: string;
  written: string;
}

/** Writes a text; of one field in a row, the later write takes the place of the earlier. */
export interface Writer {
  write(text: string, field: string): void;
  /** The next write is a step of its own. */
  end(): void;
}

export function openWriter(editor: Editor): Writer {
  let sitting: Sitting | undefined;

  /** Whether the last step of the history was the write of this sitting, which is now undone. */
  const takeBack = (field: string): boolean => {
    if (sitting?.field !== field || editor.text() !== sitting.written) return false;
    editor.undo();
    if (editor.text() === sitting.before) return true;
    editor.redo();
    return false;
  };

  return {
    write: (text, field) => {
      const before = takeBack(field) ? (sitting?.before ?? "") : editor.text();
      if (text === before) {
        sitting = undefined;
        return;
      }
      editor.replaceAll(text);
      sitting = { field, before, written: editor.text() };
    },
    end: () => (sitting = undefined),
  };
}
