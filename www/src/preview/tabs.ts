// Tabs as in the ARIA Authoring Practices: arrow keys move between tabs, Tab moves into the panel.

import { button } from "../dom";

export interface Tab<Id extends string> {
  id: Id;
  title: string;
}

export interface Tabs<Id extends string> {
  select(id: Id): void;
  /** Returns the button of a tab. */
  tab(id: Id): HTMLElement | undefined;
}

/** Creates the tabs and selects the first one. */
export function makeTabs<Id extends string>(
  tabList: HTMLElement,
  panel: HTMLElement,
  tabs: readonly Tab<Id>[],
  onSelect: (id: Id) => void,
): Tabs<Id> {
  const indexOf = (id: Id): number => tabs.findIndex((tab) => tab.id === id);
  const buttons = tabs.map(({ id, title }, index) =>
    button(
      { role: "tab", class: "tab", id: `tab-${id}`, "aria-controls": panel.id },
      () => {
        select(index);
      },
      title,
    ),
  );

  function select(index: number): void {
    const chosen = tabs[index];
    if (chosen === undefined) return;
    buttons.forEach((tab, at) => {
      tab.setAttribute("aria-selected", String(at === index));
      tab.tabIndex = at === index ? 0 : -1;
    });
    panel.setAttribute("aria-labelledby", `tab-${chosen.id}`);
    onSelect(chosen.id);
  }

  tabList.addEventListener("keydown", (event) => {
    const next = nextIndex(
      event.key,
      buttons.findIndex((tab) => tab === event.target),
      buttons.length,
    );
    if (next === undefined) return;
    event.preventDefault();
    buttons[next]?.focus();
    select(next);
  });
  tabList.append(...buttons);
  select(0);
  return {
    select: (id) => {
      select(indexOf(id));
    },
    tab: (id) => buttons[indexOf(id)],
  };
}

function nextIndex(key: string, index: number, count: number): number | undefined {
  switch (key) {
    case "ArrowRight":
      return (index + 1) % count;
    case "ArrowLeft":
      return (index + count - 1) % count;
    case "Home":
      return 0;
    case "End":
      return count - 1;
    default:
      return undefined;
  }
}
