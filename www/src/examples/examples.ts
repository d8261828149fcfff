// Requests to begin with.

import broken from "./broken.json?raw";
import count from "./count.json?raw";
import sum from "./sum.json?raw";
import { button, byId, element } from "../dom";

interface Example {
  title: string;
  description: string;
  text: string;
}

const examples: Example[] = [
  { title: "Count events", description: "Do something 2 times in one period, 3 in the next", text: count },
  { title: "Sum an attribute", description: "Reach a total over all events of a period", text: sum },
  { title: "Find the mistakes", description: "A request with most of what can go wrong", text: broken },
];

export function offerExamples(onChoice: (text: string, title: string) => void): void {
  const menu = byId("examples-menu", HTMLDivElement);
  const offer = (): HTMLButtonElement[] =>
    examples.map(({ title, description, text }) =>
      button(
        { class: "choice" },
        () => {
          menu.hidePopover();
          onChoice(text, title);
        },
        element("strong", {}, title),
        element("span", {}, description),
      ),
    );
  menu.append(...offer());
  byId("welcome-examples", HTMLDivElement).append(...offer());
}
