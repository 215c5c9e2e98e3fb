import { el } from "../base/dom.js";

const paragraph = 2;
const longest = 4000;

/** A line or a paragraph of words, with a counter of how many more it takes. */
export function textField(person, component, id) {
  const long = component.style === paragraph;
  const most = component.max_length ?? longest;
  const least = component.min_length ?? 0;
  const input = el(long ? "textarea" : "input", { class: "input", id, rows: long ? "6" : null, type: long ? null : "text", maxlength: String(most), placeholder: component.placeholder, autocomplete: "off" });
  if (component.required !== false) input.setAttribute("aria-required", "true");
  input.value = component.value ?? "";
  const counter = el("span", { class: "counter", "aria-hidden": "true" });
  const count = () => (counter.textContent = `${input.value.length} / ${most}`);
  input.addEventListener("input", count);
  count();
  return {
    input,
    element: el("div", { class: "counted" }, input, counter),
    value: () => input.value,
    problem(required) {
      const length = input.value.trim().length;
      if (length === 0) return required ? "Please fill this in." : null;
      if (length < least) return `Please write at least ${least} characters.`;
      return null;
    },
  };
}
