import { el } from "../base/dom.js";
import { icon } from "../base/icons.js";
import { dayName, sameDay } from "../base/times.js";
import { Dismissed } from "./dismissed.js";
import { messageNode } from "./message.js";
import { noticeNode } from "./notice.js";

const together = 7 * 60_000;
const nearEnd = 80;

/** The messages of one channel. Keeps the end in view while the person is there, and draws anew only what changed. */
export class MessageList {
  #nodes = new Map();
  #stick = true;
  #older = false;

  constructor(person, actions, onSeen) {
    this.person = person;
    this.actions = actions;
    this.log = el("div", { class: "log", role: "log", "aria-live": "polite", tabindex: "0" });
    this.inner = el("div", { class: "log-inner" });
    this.log.append(this.inner);
    this.jump = el("button", { class: "jump", type: "button", hidden: true, on: { click: () => this.toEnd() } }, "New messages ", icon("down"));
    this.element = el("div", { class: "log-frame" }, this.log, this.jump);
    this.log.addEventListener("scroll", () => this.#scrolled(onSeen), { passive: true });
    this.resize = new ResizeObserver(() => this.#stick && this.#scrollToEnd());
    this.resize.observe(this.log);
    this.resize.observe(this.inner);
  }

  close() {
    this.resize.disconnect();
  }

  name(text) {
    this.log.setAttribute("aria-label", text);
  }

  enter(channel) {
    this.channel = channel;
    this.#nodes.clear();
    this.inner.replaceChildren();
    this.#stick = true;
    this.jump.hidden = true;
    this.draw();
  }

  atEnd() {
    return this.#stick;
  }

  toEnd() {
    this.#stick = true;
    this.#scrollToEnd();
  }

  draw() {
    const history = this.person.history(this.channel);
    const messages = history.messages.filter((message) => !Dismissed.has(message.id));
    const first = this.inner.childElementCount === 0;
    // A whole channel is not read out; what arrives afterwards is.
    this.log.setAttribute("aria-busy", String(!history.loaded));
    const wanted = [];
    let before = null;
    for (const message of messages) {
      const at = new Date(message.timestamp);
      if (!before || !sameDay(new Date(before.timestamp), at)) wanted.push(this.#keep(`day-${at.toDateString()}`, "", () => day(at)));
      wanted.push(this.#message(message, before));
      before = message;
    }
    if (history.loaded && messages.length === 0 && history.notices.length === 0) wanted.push(this.#keep("empty", "", empty));
    for (const notice of history.notices) wanted.push(this.#keep(notice.id, notice.text, () => noticeNode(notice, () => this.#drop(history, notice))));
    const grew = !first && this.#place(wanted);
    if (first) this.inner.append(...wanted);
    if (this.#stick) this.#scrollToEnd();
    else if (grew) this.jump.hidden = false;
  }

  #message(message, before) {
    const follows =
      before && before.author?.id === message.author?.id && !message.message_reference && !message.interaction_metadata && before.type === message.type
      && ((before.flags ^ message.flags) & 64) === 0
      && new Date(message.timestamp) - new Date(before.timestamp) < together
      && sameDay(new Date(before.timestamp), new Date(message.timestamp));
    return this.#keep(message.id, message, () => messageNode(this.person, message, { follows, actions: this.actions, dismiss: () => this.#dismiss(message) }), follows);
  }

  // The node made for this content earlier, or a new one. A message object is never changed, only replaced.
  #keep(key, content, make, variant) {
    const known = this.#nodes.get(key);
    if (known && known.content === content && known.variant === variant) return known.node;
    const node = make();
    this.#nodes.set(key, { content, variant, node });
    return node;
  }

  // Puts the wanted nodes in order with as few changes as can be; true when the last one is new.
  #place(wanted) {
    const held = this.inner.contains(document.activeElement) ? document.activeElement : null;
    const heldIn = held?.closest("article")?.dataset.id;
    const keep = new Set(wanted);
    const last = this.inner.lastElementChild;
    const height = this.log.scrollHeight;
    const top = this.inner.firstElementChild;
    for (const child of [...this.inner.children]) if (!keep.has(child)) child.remove();
    wanted.forEach((node, index) => {
      if (this.inner.children[index] !== node) this.inner.insertBefore(node, this.inner.children[index] ?? null);
    });
    if (this.#older && wanted[0] !== top) this.log.scrollTop += this.log.scrollHeight - height;
    if (held && !held.isConnected) this.#focusAgain(held, heldIn);
    return wanted.at(-1) !== last;
  }

  // The pressed button went with the old version of its message: its successor takes the focus, else the message itself.
  #focusAgain(held, id) {
    const article = this.inner.querySelector(`[data-id="${CSS.escape(id ?? "")}"]`);
    const same = held.dataset.key && article?.querySelector(`[data-key="${CSS.escape(held.dataset.key)}"]:not([disabled])`);
    (same || article || this.log).focus({ preventScroll: true });
  }

  #dismiss(message) {
    Dismissed.add(message.id);
    this.draw();
    this.log.focus({ preventScroll: true });
  }

  #drop(history, notice) {
    history.notices = history.notices.filter((other) => other !== notice);
    this.draw();
  }

  #scrollToEnd() {
    this.log.scrollTop = this.log.scrollHeight;
    this.jump.hidden = true;
  }

  async #scrolled(onSeen) {
    const { scrollTop, scrollHeight, clientHeight } = this.log;
    this.#stick = scrollHeight - scrollTop - clientHeight < nearEnd;
    if (this.#stick) {
      this.jump.hidden = true;
      onSeen();
    }
    if (scrollTop > nearEnd || this.#older || scrollHeight <= clientHeight) return;
    this.#older = true;
    await this.person.loadOlder(this.channel).catch(() => {});
    this.#older = false;
  }
}

const day = (date) => el("div", { class: "day", role: "separator", "aria-label": dayName(date) }, el("span", { text: dayName(date) }));
const empty = () => el("p", { class: "empty", text: "Nothing has been said here yet." });
