import { el, freshId } from "../base/dom.js";
import { markdown } from "../markdown/render.js";
import { selectField } from "./select-field.js";
import { textField } from "./text-field.js";

const row = 1;
const textInput = 4;
const textDisplay = 10;
const label = 18;
const menus = new Set([3, 5, 6, 8]);

/**
 * The fields of a form, whichever way they are nested (Label, or a row as older forms have it). Each has an `element`, and those that ask for
 * something an `id`, a `value()` and a `check()` that returns the input to mend, after saying what is wrong with it.
 */
export function formFields(person, components) {
  return components.flatMap((component) => {
    if (component.type === label) return field(person, component.component, component.label, component.description);
    if (component.type === row) return (component.components ?? []).flatMap((inner) => field(person, inner, inner.label ?? inner.placeholder));
    if (component.type === textDisplay) return { element: markdown(component.content ?? "", { person, actions: null, masked: true }), check: () => null };
    return field(person, component, component.label);
  });
}

function field(person, component, name, description) {
  if (!component) return [];
  const make = component.type === textInput ? textField : menus.has(component.type) ? selectField : null;
  if (!make) return [];
  const id = freshId("field");
  const control = make(person, component, id);
  const wrong = el("p", { class: "failure", id: `${id}-wrong`, role: "alert" });
  const about = description && el("p", { class: "field-about", id: `${id}-about`, text: description });
  control.input.setAttribute("aria-describedby", [about && about.id, wrong.id].filter(Boolean).join(" "));
  const required = component.required !== false;
  const title = [name ?? "Answer", !required && el("span", { class: "optional", text: " optional" })];
  const head = control.group ? el("span", { class: "field-label", id: `${id}-label` }, title) : el("label", { class: "field-label", for: id }, title);
  return {
    id: component.custom_id,
    value: control.value,
    check() {
      const problem = control.problem(required);
      wrong.textContent = problem ?? "";
      control.input.setAttribute("aria-invalid", String(Boolean(problem)));
      return problem ? control.input : null;
    },
    element: el("div", { class: "field" }, head, about, control.element, wrong),
  };
}
