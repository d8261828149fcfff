// Example requests.

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
  { title: "Count events", description: "A goal of 2 events in the first period, and 3 in the second", text: count },
  { title: "Sum an attribute", description: "A goal for the sum of an attribute in each period", text: sum },
  { title: "Find the mistakes", description: "A request with many errors and warnings", text: broken },
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
