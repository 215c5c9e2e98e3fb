import { el } from "../base/dom.js";
import { icon } from "../base/icons.js";
import { sizeWords } from "../messages/attachments.js";

const most = 10;
const largest = 10 * 1024 * 1024;

/** Files that go with the next message: chosen, dropped or pasted. */
export class Uploads {
  files = [];

  constructor(say) {
    this.say = say;
    this.input = el("input", { type: "file", multiple: true, hidden: true, "aria-label": "Files to attach" });
    this.input.addEventListener("change", () => {
      this.add([...this.input.files]);
      this.input.value = "";
    });
    this.button = el("button", { class: "icon-button attach", type: "button", "aria-label": "Attach files", on: { click: () => this.input.click() } }, icon("attach"));
    this.chips = el("ul", { class: "uploads", "aria-label": "Files to send" });
    this.element = el("div", {}, this.input, this.chips);
  }

  /** Lets a box take files that are pasted into it or dropped anywhere on its chat. */
  takeFrom(box) {
    const accept = (event, transfer) => {
      if (box.disabled || !transfer?.files.length) return;
      event.preventDefault();
      this.add([...transfer.files]);
      box.focus();
    };
    box.addEventListener("paste", (event) => accept(event, event.clipboardData));
    const chat = () => box.closest(".chat");
    queueMicrotask(() => {
      chat()?.addEventListener("dragover", (event) => !box.disabled && event.preventDefault());
      chat()?.addEventListener("drop", (event) => accept(event, event.dataTransfer));
    });
  }

  add(files) {
    const tooLarge = files.find((file) => file.size > largest);
    if (tooLarge) this.say(`“${tooLarge.name}” is too large: a file may have 10 MB.`);
    const fitting = files.filter((file) => file.size <= largest);
    if (this.files.length + fitting.length > most) this.say(`A message takes ${most} files; the rest was left out.`);
    this.files = [...this.files, ...fitting].slice(0, most);
    this.#draw();
  }

  clear() {
    this.files = [];
    this.#draw();
  }

  #draw() {
    this.chips.replaceChildren(...this.files.map((file) => this.#chip(file)));
  }

  #chip(file) {
    const remove = () => {
      this.files = this.files.filter((other) => other !== file);
      this.#draw();
      this.button.focus();
    };
    return el(
      "li",
      { class: "file" },
      icon("file"),
      el("span", { class: "file-words" }, el("b", { text: file.name }), el("small", { text: sizeWords(file.size) })),
      el("button", { class: "icon-button", type: "button", "aria-label": `Remove ${file.name}`, on: { click: remove } }, icon("close")),
    );
  }
}
