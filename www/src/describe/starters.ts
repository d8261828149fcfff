// Templates to start from: at once on an empty page, and by a button beside a request.

import { build, fromTemplate, templates } from "target-groups";
import { button, element } from "../dom";
import { language } from "../language";

export type Situation = "blank" | "fits" | "unfit";

export interface Starters {
  element: HTMLElement;
  show(situation: Situation): void;
  close(): void;
  /** In the language that is now chosen. */
  translate(): void;
}

const titles: Record<Situation, string> = { blank: "", fits: "Start from a template", unfit: "Start from a template instead" };

export function makeStarters(choose: (text: string, title: string) => void): Starters {
  let shown: Situation = "blank";
  let isOpen = false;
  const choices = element("div", { class: "choices", id: "describe-templates" });
  const intro = element("p", {}, "Choose what comes closest. All of it can be changed, and the request is written along.");
  const toggle = button({ class: "button", "aria-controls": choices.id }, () => {
    isOpen = !isOpen;
    update();
  });

  const update = (): void => {
    intro.hidden = shown !== "blank";
    toggle.hidden = shown === "blank";
    toggle.textContent = titles[shown];
    toggle.setAttribute("aria-expanded", String(isOpen));
    choices.hidden = shown !== "blank" && !isOpen;
  };
  const translate = (): void => {
    choices.replaceChildren(...templateButtons(choose));
  };
  translate();
  return {
    element: element("div", { class: "describe-start" }, intro, toggle, choices),
    show: (situation) => {
      if (situation !== shown) isOpen = false;
      shown = situation;
      update();
    },
    close: () => {
      isOpen = false;
      update();
    },
    translate,
  };
}

/** Each with what it says. */
function templateButtons(choose: (text: string, title: string) => void): HTMLElement[] {
  const options = { locale: language() };
  return templates(options).map(({ id, title }) => {
    const { plan, sentence } = fromTemplate(id, undefined, options);
    const words = [element("strong", { lang: language() }, title), element("span", { lang: language() }, sentence)];
    return button(
      { class: "choice" },
      () => {
        choose(build(plan, options).text, title);
      },
      ...words,
    );
  });
}
