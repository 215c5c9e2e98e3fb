import { el } from "../base/dom.js";
import { buttonNode } from "./button.js";
import { menuNode } from "./menu.js";

const row = 1;
const button = 2;
const menus = new Set([3, 5, 6, 8]);

/** The rows of buttons and menus below a message, and a line that says when one of them came to nothing. */
export function componentRows(person, message, actions) {
  const rows = (message.components ?? []).filter((component) => component.type === row);
  if (rows.length === 0) return null;
  const failure = el("p", { class: "failure", role: "alert" });
  const press = async (customId, values) => {
    failure.textContent = "";
    failure.textContent = (await actions.press(message, customId, values)) ?? "";
  };
  const draw = (component) => {
    if (component.type === button) return buttonNode(component, press, actions);
    return menus.has(component.type) ? menuNode(person, component, press) : null;
  };
  return el("div", { class: "rows" }, rows.map((line) => el("div", { class: "row" }, (line.components ?? []).map(draw))), failure);
}
