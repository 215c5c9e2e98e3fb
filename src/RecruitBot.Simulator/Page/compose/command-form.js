import { el, freshId } from "../base/dom.js";
import { icon } from "../base/icons.js";
import { optionField } from "./option-field.js";

/** The fields of a command, in place of the message box: Enter sends it, Escape goes back. */
export class CommandForm {
  constructor(person, channel, command, options, { run, closed }) {
    this.run = run;
    this.closed = closed;
    this.failure = el("p", { class: "failure", role: "alert" });
    const values = () => Object.fromEntries(this.fields.map((field) => [field.option.name, field.value()]).filter(([, value]) => value !== null));
    this.values = values;
    this.fields = (command.options ?? []).map((option) =>
      optionField(person, option, options[option.name], (text) => person.api.suggest(channel, command.name, option.name, text, values())),
    );
    const title = freshId("command");
    this.send = el("button", { class: "button button-primary", type: "submit", text: "Send command" });
    this.element = el(
      "form",
      { class: "command-form", novalidate: true, "aria-labelledby": title, on: { submit: (event) => this.#submit(event), keydown: (event) => this.#key(event) } },
      el(
        "div",
        { class: "command-form-head" },
        el("b", { class: "mention", id: title, text: `/${command.name}` }),
        el("span", { class: "command-about", text: command.description }),
        el("button", { class: "icon-button", type: "button", "aria-label": "Cancel command", on: { click: () => this.close(true) } }, icon("close")),
      ),
      this.fields.length > 0 && el("div", { class: "command-fields" }, this.fields.map((field) => field.element)),
      this.failure,
      el("div", { class: "command-form-foot" }, this.send),
    );
  }

  focus() {
    (this.fields.find((field) => field.value() === null)?.input ?? this.send).focus();
  }

  close(returnFocus) {
    if (!this.element.isConnected) return;
    this.element.remove();
    this.closed(returnFocus);
  }

  #submit(event) {
    event.preventDefault();
    const missing = this.fields.find((field) => field.option.required && field.value() === null);
    if (!missing) return this.run(this.values());
    this.failure.textContent = `Please fill in “${missing.option.name}”.`;
    missing.input.focus();
  }

  #key(event) {
    if (event.key !== "Escape" || event.defaultPrevented) return;
    event.preventDefault();
    this.close(true);
  }
}
