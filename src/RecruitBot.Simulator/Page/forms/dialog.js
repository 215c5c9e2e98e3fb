import { el, freshId } from "../base/dom.js";
import { icon } from "../base/icons.js";
import { formFields } from "./fields.js";
import { trap } from "./trap.js";

/** Shows the forms that the bot opens for one person, one at a time, over that person's pane. What was typed stays until it was taken. */
export class FormDialog {
  constructor(person) {
    this.person = person;
    this.element = el("div", { class: "dialog-veil", hidden: true });
  }

  open(form) {
    this.close();
    const opener = document.activeElement;
    const title = freshId("form");
    this.failure = el("p", { class: "failure", role: "alert" });
    this.fields = formFields(this.person, form.components ?? []);
    this.submit = el("button", { class: "button button-primary", type: "submit", text: "Submit" });
    const dialog = el(
      "div",
      { class: "dialog", role: "dialog", "aria-modal": "true", "aria-labelledby": title },
      el(
        "div",
        { class: "dialog-head" },
        el("h2", { id: title, text: form.title }),
        el("button", { class: "icon-button", type: "button", "aria-label": "Close form", on: { click: () => this.close() } }, icon("close")),
      ),
      el(
        "form",
        { class: "dialog-form", novalidate: true, on: { submit: (event) => this.#send(event, form) } },
        el("div", { class: "dialog-body" }, this.fields.map((field) => field.element), this.failure),
        el("div", { class: "dialog-foot" }, el("button", { class: "button button-secondary", type: "button", text: "Cancel", on: { click: () => this.close() } }), this.submit),
      ),
    );
    this.element.replaceChildren(dialog);
    this.element.hidden = false;
    const others = [...this.element.parentElement.children].filter((other) => other !== this.element);
    this.release = trap(dialog, others, opener, () => this.close());
  }

  close() {
    if (this.element.hidden) return;
    this.element.hidden = true;
    this.element.replaceChildren();
    this.release();
  }

  async #send(event, form) {
    event.preventDefault();
    const wrong = this.fields.map((field) => field.check()).filter(Boolean);
    if (wrong.length > 0) return wrong[0].focus();
    this.failure.textContent = "";
    this.submit.setAttribute("aria-busy", "true");
    const problem = await this.#deliver(form);
    // Another form may have taken its place meanwhile.
    if (!this.submit.isConnected) return;
    this.submit.removeAttribute("aria-busy");
    if (problem) this.failure.textContent = problem;
    else this.close();
  }

  async #deliver(form) {
    const values = Object.fromEntries(this.fields.filter((field) => field.id).map((field) => [field.id, field.value()]));
    try {
      const { interaction_id: id } = await this.person.api.submit(form.interaction_id, values);
      return (await this.person.interactions.settled(id)) === "failed" ? "The application did not respond. Your words are still here: copy them, or submit again." : null;
    } catch (problem) {
      return problem.message;
    }
  }
}
