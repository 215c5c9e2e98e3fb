import { el } from "../base/dom.js";
import { icon } from "../base/icons.js";
import { Composer } from "../compose/composer.js";
import { FormDialog } from "../forms/dialog.js";
import { MessageList } from "../messages/list.js";
import { Actions } from "../components/actions.js";
import { boxName, channelName, isThread, lookOf } from "./names.js";

/** The open channel: its header, messages, who is typing, and the message box. */
export class Chat {
  channel = null;

  constructor(person, { go, openDrawer }) {
    this.person = person;
    this.forms = new FormDialog(person);
    this.menu = el("button", {
      class: "icon-button menu-button", type: "button", "aria-label": "Show channels", "aria-expanded": "false",
      on: { click: () => openDrawer(this.menu) },
    }, icon("menu"));
    this.title = el("h2", { class: "chat-title" });
    this.topic = el("span", { class: "chat-topic" });
    this.problem = el("div", { class: "problem", role: "alert" });
    this.typing = el("p", { class: "typing", "aria-live": "off" });
    this.list = new MessageList(person, new Actions(person, { go, say: (text) => this.say(text) }), () => this.readIfSeen());
    this.composer = new Composer(person, { say: (text) => this.say(text), sent: () => this.list.toEnd() });
    this.element = el(
      "div",
      { class: "chat" },
      el("header", { class: "chat-header" }, this.menu, this.title, this.topic),
      this.list.element,
      this.problem,
      this.composer.element,
      this.typing,
    );
    this.listeners = {
      messages: (event) => event.detail === this.channel && this.#drawMessages(),
      typing: () => this.#drawTyping(),
      problem: (event) => this.say(event.detail),
      form: (event) => this.forms.open(event.detail),
    };
    for (const [type, listener] of Object.entries(this.listeners)) person.addEventListener(type, listener);
    this.seen = () => this.readIfSeen();
    document.addEventListener("visibilitychange", this.seen);
  }

  close() {
    for (const [type, listener] of Object.entries(this.listeners)) this.person.removeEventListener(type, listener);
    document.removeEventListener("visibilitychange", this.seen);
    this.list.close();
  }

  async show(id, takeFocus) {
    this.channel = id;
    this.say(null);
    this.composer.enter(id);
    this.list.enter(id);
    this.viewChanged();
    if (takeFocus) this.composer.focus();
    await this.#fill();
  }

  /** Channels or people changed, or the connection came back and all may be stale. */
  viewChanged() {
    const channel = this.person.channels.get(this.channel);
    const name = channelName(channel, this.person.me);
    this.title.textContent = name;
    this.title.title = name;
    const parent = isThread(channel) && this.person.channels.get(channel.parent_id);
    this.topic.textContent = parent ? `in #${parent.name}` : (channel.topic ?? "");
    this.composer.allow(channel, boxName(channel, this.person.me));
    this.list.name(`Messages in ${name}`);
    this.readIfSeen();
    if (!this.person.history(this.channel).loaded) this.#fill();
  }

  /** One sentence for the person, or null to take it away. */
  say(text) {
    this.problem.replaceChildren();
    if (!text) return;
    const dismiss = el("button", { class: "icon-button", type: "button", "aria-label": "Dismiss", on: { click: () => this.say(null) } }, icon("close"));
    this.problem.append(el("span", { text }), dismiss);
  }

  readIfSeen() {
    if (this.channel && !document.hidden && this.element.offsetParent !== null && this.list.atEnd()) this.person.markRead(this.channel);
  }

  async #fill() {
    try {
      await this.person.load(this.channel);
    } catch (problem) {
      this.say(problem.message);
    }
  }

  #drawMessages() {
    this.list.draw();
    this.readIfSeen();
  }

  #drawTyping() {
    const names = this.channel ? this.person.typingIn(this.channel).map((id) => lookOf(this.person, { id }).name) : [];
    this.typing.textContent = names.length > 0 ? `${names.join(" and ")} ${names.length > 1 ? "are" : "is"} typing…` : "";
  }
}
