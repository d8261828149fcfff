// Groups writes into the editor, so that one undo reverts everything that was typed into a field.

import type { Editor } from "../editor/editor";

/** The writes of one field, which undo reverts together. */
interface UndoGroup {
  field: string;
  /** The text before the first write. */
  before: string;
  /** The text after the last write. */
  written: string;
}

export interface UndoGroups {
  /** Writes a text. Consecutive writes of the same field are one step of the undo history. */
  write(text: string, field: string): void;
  /** Makes the next write a separate step. */
  end(): void;
}

export function openUndoGroups(editor: Editor): UndoGroups {
  let group: UndoGroup | undefined;

  /** Undoes the last write of the field. Returns false if the history does not end with it. */
  const undoLast = (field: string): boolean => {
    if (group?.field !== field || editor.text() !== group.written) return false;
    editor.undo();
    if (editor.text() === group.before) return true;
    editor.redo();
    return false;
  };

  return {
    write: (text, field) => {
      const before = undoLast(field) ? (group?.before ?? "") : editor.text();
      if (text === before) {
        group = undefined;
        return;
      }
      editor.replaceAll(text);
      group = { field, before, written: editor.text() };
    },
    end: () => (group = undefined),
  };
}
