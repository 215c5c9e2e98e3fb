import { el, freshId } from "../base/dom.js";

const pause = 150;

/** An input that offers what the bot suggests for the words so far; free words are taken as well. */
export class Suggestions {
  #choices = [];
  #at = -1;
  #chosen = null;
  #asked = 0;
  #timer = 0;

  constructor(input, suggest) {
    this.input = input;
    this.suggest = suggest;
    this.list = el("div", { class: "suggestions", role: "listbox", id: freshId("suggestions"), "aria-label": "Suggestions", hidden: true });
    this.element = el("div", { class: "combobox" }, input, this.list);
    for (const [name, value] of Object.entries({ role: "combobox", "aria-autocomplete": "list", "aria-controls": this.list.id, "aria-expanded": "false" })) input.setAttribute(name, value);
    input.addEventListener("input", () => this.#ask(pause));
    input.addEventListener("focus", () => this.#ask(0));
    input.addEventListener("blur", () => this.#hide());
    input.addEventListener("keydown", (event) => this.#key(event));
    this.list.addEventListener("pointerdown", (event) => event.preventDefault());
  }

  /** The value behind the chosen name, or the words as typed. */
  value() {
    const text = this.input.value.trim();
    return this.#chosen?.name === text ? this.#chosen.value : text;
  }

  #ask(after) {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(async () => {
      const turn = ++this.#asked;
      const answer = await this.suggest(this.input.value).catch(() => null);
      if (turn === this.#asked && document.activeElement === this.input) this.#show(answer?.choices ?? []);
    }, after);
  }

  #show(choices) {
    this.#choices = choices;
    this.#at = -1;
    if (choices.length === 0 || (choices.length === 1 && choices[0].name === this.input.value)) return this.#hide();
    this.list.replaceChildren(...choices.map((choice) => el("div", { class: "suggestion", role: "option", id: freshId("suggestion"), "aria-selected": "false", text: choice.name, on: { click: () => this.#take(choice) } })));
    this.list.hidden = false;
    this.input.setAttribute("aria-expanded", "true");
  }

  #hide() {
    clearTimeout(this.#timer);
    this.list.hidden = true;
    this.input.setAttribute("aria-expanded", "false");
    this.input.removeAttribute("aria-activedescendant");
  }

  #take(choice) {
    this.#chosen = choice;
    this.input.value = choice.name;
    this.#hide();
  }

  #key(event) {
    if (this.list.hidden) {
      if (event.key === "ArrowDown") this.#ask(0);
      return;
    }
    const count = this.#choices.length;
    if (event.key === "ArrowDown") this.#mark((this.#at + 1) % count);
    else if (event.key === "ArrowUp") this.#mark((this.#at - 1 + count) % count);
    else if (event.key === "Escape") this.#hide();
    else if ((event.key === "Enter" || event.key === "Tab") && this.#at >= 0) {
      this.#take(this.#choices[this.#at]);
      if (event.key === "Tab") return;
    } else return;
    event.preventDefault();
  }

  #mark(index) {
    this.#at = index;
    [...this.list.children].forEach((option, each) => option.setAttribute("aria-selected", String(each === index)));
    this.list.children[index].scrollIntoView({ block: "nearest" });
    this.input.setAttribute("aria-activedescendant", this.list.children[index].id);
  }
}
