import { el } from "../base/dom.js";
import { choicesOf } from "../components/choices.js";

/** One choice from a menu, or several from a list of boxes to tick. */
export function selectField(person, component, id) {
  const choices = choicesOf(person, component);
  return (component.max_values ?? 1) === 1 ? one(component, choices, id) : several(component, choices, id);
}

function one(component, choices, id) {
  const input = el("select", { class: "input", id }, el("option", { value: "", text: component.placeholder || "Choose…" }), choices.map((choice) => el("option", { value: choice.value, text: choice.label })));
  input.value = choices.find((choice) => choice.default)?.value ?? "";
  return { input, element: input, value: () => (input.value ? [input.value] : []), problem: (required) => (required && !input.value ? "Please choose one." : null) };
}

function several(component, choices, id) {
  const boxes = choices.map((choice) => el("input", { type: "checkbox", value: choice.value, props: { checked: Boolean(choice.default) } }));
  const group = el(
    "div",
    { class: "ticks", id, role: "group", tabindex: "-1", "aria-labelledby": `${id}-label` },
    choices.map((choice, index) => el("label", { class: "tick" }, boxes[index], el("span", {}, choice.label, choice.description && el("small", { text: choice.description })))),
  );
  const value = () => boxes.filter((box) => box.checked).map((box) => box.value);
  const least = component.min_values ?? 1;
  const most = component.max_values;
  return {
    group: true,
    input: group,
    element: group,
    value,
    problem(required) {
      const { length } = value();
      if (length === 0 && !required) return null;
      if (length < least) return `Please choose at least ${least}.`;
      return length > most ? `Please choose at most ${most}.` : null;
    },
  };
}
