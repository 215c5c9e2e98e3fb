import { el, freshId } from "../base/dom.js";
import { nameOf } from "../shell/names.js";
import { Suggestions } from "./suggestions.js";

const integer = 4;
const truth = 5;
const user = 6;
const channel = 7;
const decimal = 10;
const file = 11;

/** A labelled input for one option of a command. `value()` is null while it is empty. */
export function optionField(person, option, initial, suggest) {
  const id = freshId("option");
  const choices = choicesOf(person, option);
  const field = option.type === file ? fileInput(id) : choices ? select(id, choices) : textInput(id, option, suggest);
  if (initial !== undefined && initial !== null) field.set(String(initial));
  const about = el("small", { id: `${id}-about`, text: option.description });
  field.input.setAttribute("aria-describedby", about.id);
  if (option.required) field.input.setAttribute("aria-required", "true");
  const label = el("label", { for: id }, option.name, !option.required && el("span", { class: "optional", text: " optional" }));
  return {
    option,
    input: field.input,
    value: () => typed(option, field.value()),
    element: el("div", { class: "option-field" }, label, field.element, about),
  };
}

function choicesOf(person, option) {
  if (option.choices?.length > 0) return option.choices;
  if (option.type === truth) return [{ name: "Yes", value: "true" }, { name: "No", value: "false" }];
  if (option.type === user) return [...person.people.values()].map((each) => ({ name: nameOf(each), value: each.id }));
  if (option.type === channel) return [...person.channels.values()].filter((each) => each.name).map((each) => ({ name: each.name, value: each.id }));
  return null;
}

function select(id, choices) {
  const input = el("select", { id, class: "input" }, el("option", { value: "", text: "Choose…" }), choices.map((choice) => el("option", { value: choice.value, text: choice.name })));
  return { input, element: input, value: () => input.value, set: (value) => (input.value = value) };
}

function textInput(id, option, suggest) {
  const numeric = option.type === integer || option.type === decimal;
  const input = el("input", { id, class: "input", type: "text", inputmode: numeric ? "decimal" : null, autocomplete: "off", maxlength: option.max_length });
  if (!option.autocomplete) return { input, element: input, value: () => input.value.trim(), set: (value) => (input.value = value) };
  const suggestions = new Suggestions(input, suggest);
  return { input, element: suggestions.element, value: () => suggestions.value(), set: (value) => (input.value = value) };
}

function fileInput(id) {
  const input = el("input", { id, class: "input", type: "file" });
  return { input, element: input, value: () => input.files[0] ?? "", set: () => {} };
}

// As Discord's client sends it: numbers and truth values are no strings.
function typed(option, text) {
  if (text === "") return null;
  if (option.type === file) return text;
  if (option.type === truth) return text === "true";
  const number = Number(text);
  return (option.type === integer || option.type === decimal) && Number.isFinite(number) ? number : text;
}
