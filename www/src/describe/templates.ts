// Offers templates: all at once without a request, or behind a button beside a request.

import { build, fromTemplate, templates } from "target-groups";
import { button, element } from "../dom";
import { language } from "../language";

/** `blank`: no request; `fits`: the form can show the request; `unfit`: the form cannot show it. */
export type Situation = "blank" | "fits" | "unfit";

export interface TemplateChooser {
  element: HTMLElement;
  show(situation: Situation): void;
  close(): void;
  /** Updates the texts after a change of the language. */
  translate(): void;
}

const titles: Record<Situation, string> = { blank: "", fits: "Start from a template", unfit: "Start from a template instead" };

export function makeTemplateChooser(choose: (text: string, title: string) => void): TemplateChooser {
  let shown: Situation = "blank";
  let isOpen = false;
  const choices = element("div", { class: "choices", id: "describe-templates" });
  const intro = element(
    "p",
    {},
    "Choose the template that is closest to your plan. You can change everything later; the form writes the request.",
  );
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

/** Returns a button for each template, with its description. */
function templateButtons(choose: (text: string, title: string) => void): HTMLElement[] {
  const options = { locale: language() };
  return templates(options).map(({ id, title }) => {
    const { plan, sentence } = fromTemplate(id, undefined, options);
    const content = [element("strong", { lang: language() }, title), element("span", { lang: language() }, sentence)];
    return button(
      { class: "choice" },
      () => {
        choose(build(plan, options).text, title);
      },
      ...content,
    );
  });
}
