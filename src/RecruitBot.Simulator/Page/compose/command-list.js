import { el, freshId } from "../base/dom.js";

/** The commands that fit what is typed after a slash. The box keeps the focus; the list is walked from there. */
export class CommandList {
  all = [];
  #shown = [];
  #at = 0;

  constructor(box, choose) {
    this.box = box;
    this.choose = choose;
    this.element = el("div", { class: "command-list", role: "listbox", id: freshId("commands"), "aria-label": "Commands", hidden: true });
    box.setAttribute("aria-controls", this.element.id);
    box.addEventListener("blur", () => setTimeout(() => this.hide(), 150));
    this.element.addEventListener("pointerdown", (event) => event.preventDefault());
  }

  offer(commands) {
    this.all = commands;
  }

  named(name) {
    return this.all.find((command) => command.name === name);
  }

  hide() {
    this.element.hidden = true;
    this.box.removeAttribute("aria-activedescendant");
  }

  /** Shows what fits: names that begin so first, then those that contain it. */
  filter(text) {
    const typed = /^\/(\S*)$/.exec(text)?.[1].toLowerCase();
    if (typed === undefined) return this.hide();
    const begins = this.all.filter((command) => command.name.startsWith(typed));
    this.#shown = [...begins, ...this.all.filter((command) => !begins.includes(command) && command.name.includes(typed))];
    if (this.#shown.length === 0) return this.hide();
    this.element.replaceChildren(...this.#shown.map((command, index) => this.#option(command, index)));
    this.element.hidden = false;
    this.#mark(0);
  }

  /** True when the key was for the list. */
  key(event) {
    if (this.element.hidden) return false;
    const count = this.#shown.length;
    if (event.key === "ArrowDown") this.#mark((this.#at + 1) % count);
    else if (event.key === "ArrowUp") this.#mark((this.#at + count - 1) % count);
    else if (event.key === "Escape") this.hide();
    else if (event.key === "Enter" || event.key === "Tab") return this.#take(event);
    else return false;
    event.preventDefault();
    return true;
  }

  // A name typed in full with Enter goes the way of the message itself, which runs it.
  #take(event) {
    const command = this.#shown[this.#at];
    if (event.shiftKey) return false;
    if (event.key === "Enter" && this.box.value === `/${command.name}` && !command.options?.length) return false;
    event.preventDefault();
    this.choose(command);
    return true;
  }

  #option(command, index) {
    const options = (command.options ?? []).map((option) => el("span", { class: "command-option", text: option.required ? option.name : `${option.name}?` }));
    return el(
      "div",
      { class: "command", role: "option", id: freshId("command"), on: { click: () => this.choose(command), pointermove: () => this.#mark(index) } },
      el("span", { class: "command-name" }, el("span", { text: `/${command.name}` }), " ", options),
      " ",
      el("small", { text: command.description }),
    );
  }

  #mark(index) {
    this.#at = index;
    [...this.element.children].forEach((option, each) => option.setAttribute("aria-selected", String(each === index)));
    const option = this.element.children[index];
    this.box.setAttribute("aria-activedescendant", option.id);
    const { offsetTop: top, offsetHeight: height } = option;
    if (top < this.element.scrollTop) this.element.scrollTop = top;
    else if (top + height > this.element.scrollTop + this.element.clientHeight) this.element.scrollTop = top + height - this.element.clientHeight;
  }
}
