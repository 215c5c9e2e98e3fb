import { el, freshId } from "../base/dom.js";
import { icon } from "../base/icons.js";
import { choicesOf } from "./choices.js";
import { popupList } from "./popup.js";

/** A menu of a message. One choice is sent as soon as it is made; where several may be, a button sends them. */
export function menuNode(person, component, press) {
  const choices = choicesOf(person, component);
  const most = component.max_values ?? 1;
  const least = component.min_values ?? 1;
  const placeholder = component.placeholder || "Make a selection";
  const chosen = new Set(choices.filter((choice) => choice.default).map((choice) => choice.value));
  const shown = el("span", {});
  const trigger = el("button", {
    class: "menu-trigger", type: "button", disabled: component.disabled, "data-key": component.custom_id,
    "aria-haspopup": "listbox", "aria-expanded": "false",
  }, shown, icon("down"));
  const list = el("div", { class: "menu-list", role: "listbox", id: freshId("menu"), tabindex: "-1", "aria-label": placeholder, "aria-multiselectable": most > 1 ? "true" : null });
  const node = el("div", { class: "menu" }, trigger, list);
  const popup = popupList({ node, trigger, list });

  const label = () => {
    const names = choices.filter((choice) => chosen.has(choice.value)).map((choice) => choice.label);
    shown.textContent = names.join(", ") || placeholder;
    shown.classList.toggle("placeholder", names.length === 0);
    trigger.setAttribute("aria-label", names.length > 0 ? `${placeholder}: ${names.join(", ")}` : placeholder);
  };
  const send = async () => {
    popup.close();
    trigger.setAttribute("aria-busy", "true");
    await press(component.custom_id, [...chosen]);
    trigger.removeAttribute("aria-busy");
  };
  const pick = (choice, option) => {
    if (most === 1) chosen.clear();
    if (!chosen.delete(choice.value) && chosen.size < most) chosen.add(choice.value);
    label();
    if (most === 1) return send();
    option.setAttribute("aria-selected", String(chosen.has(choice.value)));
    confirm.disabled = chosen.size < least;
  };
  const confirm = el("button", { class: "button button-primary menu-confirm", type: "button", text: "Confirm", disabled: chosen.size < least, on: { click: send } });
  list.append(...choices.map((choice) => optionNode(choice, chosen, pick)));
  if (most > 1) node.append(confirm);
  label();
  return node;
}

function optionNode(choice, chosen, pick) {
  const option = el(
    "div",
    { class: "menu-option", role: "option", tabindex: "-1", "aria-selected": String(chosen.has(choice.value)) },
    el("span", { text: choice.label }),
    choice.description && el("small", { text: choice.description }),
  );
  option.addEventListener("click", () => pick(choice, option));
  option.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    pick(choice, option);
  });
  return option;
}
