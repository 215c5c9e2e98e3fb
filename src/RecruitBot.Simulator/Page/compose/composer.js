import { el, freshId } from "../base/dom.js";
import { icon } from "../base/icons.js";
import { runCommand } from "../components/actions.js";
import { CommandForm } from "./command-form.js";
import { CommandList } from "./command-list.js";
import { commandsHere, typedCommand } from "./commands.js";
import { Uploads } from "./uploads.js";

const longest = 2000;
const typingEvery = 8_000;

/** The message box: words, files, and commands behind a slash. Words that could not be sent come back into it. */
export class Composer {
  #drafts = new Map();
  #typedAt = -typingEvery;

  constructor(person, { say, sent }) {
    this.person = person;
    this.say = say;
    this.sent = sent;
    const countId = freshId("count");
    this.box = el("textarea", { class: "box", rows: "1", autocomplete: "off", "aria-describedby": countId });
    this.count = el("span", { class: "count", id: countId });
    this.uploads = new Uploads(say);
    this.send = el("button", { class: "icon-button send", type: "button", "aria-label": "Send message", on: { click: () => this.#submit() } }, icon("send"));
    this.commands = new CommandList(this.box, (command) => this.#choose(command));
    this.bar = el("div", { class: "bar" }, this.uploads.button, this.box, this.count, this.send);
    this.element = el("div", { class: "composer" }, this.commands.element, this.uploads.element, this.bar);
    this.box.addEventListener("input", () => this.#changed());
    this.box.addEventListener("keydown", (event) => this.#key(event));
    this.uploads.takeFrom(this.box);
    // Words wrap otherwise when the pane becomes wider, or is shown at last.
    new ResizeObserver(() => this.#widthChanged()).observe(this.bar);
  }

  /** Turns to another channel; what was begun in the last one waits there. */
  enter(channel) {
    if (this.channel) this.#drafts.set(this.channel, this.box.value);
    this.channel = channel;
    this.form?.close(false);
    this.uploads.clear();
    this.#set(this.#drafts.get(channel) ?? "");
  }

  /** What the box is called, and whether this person may write here. */
  allow(channel, name) {
    const may = channel.can_write !== false;
    this.box.disabled = !may;
    this.box.setAttribute("aria-label", name);
    this.box.placeholder = may ? name : "You cannot write here. Use the buttons above.";
    this.bar.classList.toggle("bar-closed", !may);
    this.uploads.button.hidden = this.send.hidden = !may;
    this.commands.offer(commandsHere(this.person, channel));
    this.#fit();
  }

  focus() {
    if (matchMedia("(hover: hover)").matches) this.box.focus({ preventScroll: true });
  }

  #key(event) {
    if (event.isComposing || this.commands.key(event)) return;
    if (event.key !== "Enter" || event.shiftKey) return;
    event.preventDefault();
    this.#submit();
  }

  #changed() {
    this.#fit();
    const space = /^\/(\S+)\s$/.exec(this.box.value);
    const exact = space && this.commands.named(space[1]);
    if (exact?.options?.length > 0) return this.#choose(exact);
    this.commands.filter(this.box.value);
    if (!this.box.value.startsWith("/")) this.#tellTyping();
  }

  #widthChanged() {
    if (this.bar.clientWidth === this.width) return;
    this.width = this.bar.clientWidth;
    this.#fit();
  }

  #fit() {
    this.box.style.height = "auto";
    this.box.style.height = `${this.box.scrollHeight}px`;
    const left = longest - this.box.value.length;
    this.count.textContent = left < 200 ? String(left) : "";
    this.count.classList.toggle("over", left < 0);
  }

  #tellTyping() {
    if (!this.box.value || performance.now() - this.#typedAt < typingEvery) return;
    this.#typedAt = performance.now();
    this.person.api.typing(this.channel).catch(() => {});
  }

  async #submit() {
    const { channel } = this;
    const content = this.box.value.trim();
    const files = this.uploads.files;
    if (this.box.disabled || (!content && files.length === 0)) return;
    if (content.length > longest) return this.say(`A message may have ${longest} characters; this one has ${content.length}. Send it in parts.`);
    const typed = files.length === 0 && typedCommand(content, this.commands.all);
    if (typed?.complete) return this.#run(typed.command, typed.options);
    if (typed) return this.#choose(typed.command, typed.options);
    this.#set("");
    this.uploads.clear();
    this.#typedAt = -typingEvery;
    this.say(null);
    try {
      this.sent();
      this.person.put(await this.person.api.say(channel, content, files));
      this.person.markRead(channel);
    } catch (problem) {
      this.#giveBack(channel, content, files);
      this.say(problem.message);
    }
  }

  #giveBack(channel, content, files) {
    if (channel !== this.channel) return this.#drafts.set(channel, [content, this.#drafts.get(channel)].filter(Boolean).join("\n"));
    this.#set([content, this.box.value].filter(Boolean).join("\n"));
    this.uploads.add(files);
  }

  // Shows a command's fields in place of the box.
  #choose(command, options = {}) {
    this.commands.hide();
    this.form = new CommandForm(this.person, this.channel, command, options, {
      run: (values) => this.#run(command, values),
      closed: (returnFocus) => {
        this.bar.hidden = false;
        this.form = null;
        this.#set("");
        if (returnFocus) this.box.focus();
      },
    });
    this.bar.hidden = true;
    this.element.append(this.form.element);
    this.form.focus();
  }

  async #run(command, options) {
    this.say(null);
    this.form?.close(true);
    this.#set("");
    this.sent();
    try {
      await runCommand(this.person, this.channel, command.name, options);
    } catch (problem) {
      this.say(problem.message);
      this.#choose(command, options);
    }
  }

  #set(text) {
    this.box.value = text;
    this.commands.filter(text);
    this.#fit();
  }
}
