import { el } from "../base/dom.js";
import { icon } from "../base/icons.js";
import { kept } from "../base/memory.js";

/** One line that says what to do first, until it is dismissed for good. */
export function showHelp(container, panes) {
  if (kept.read("help-dismissed")) return;
  const [candidate, recruiter] = panes;
  const words = el("p", {});
  const draw = () => {
    const [one, other] = [candidate, recruiter].map((pane) => pane.name.split(" ")[0]);
    words.replaceChildren(
      el("strong", { text: `You are ${one}, a candidate, ` }),
      el("span", { class: "when-wide", text: "on the left, and " }),
      el("span", { class: "when-narrow", text: "and, by the switch above, " }),
      el("strong", { text: `${other}, a recruiter` }),
      el("span", { class: "when-wide", text: ", on the right" }),
      ". Press Apply in #apply to begin.",
    );
  };
  const dismiss = el("button", { class: "icon-button", type: "button", "aria-label": "Dismiss this help" }, icon("close"));
  const line = el("aside", { class: "help", "aria-label": "How to begin" }, words, dismiss);
  dismiss.addEventListener("click", () => {
    kept.write("help-dismissed", true);
    line.remove();
  });
  for (const pane of panes) pane.addEventListener("seated", draw);
  draw();
  container.append(line);
}
