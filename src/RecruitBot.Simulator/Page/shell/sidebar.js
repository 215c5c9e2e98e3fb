import { el, freshId, hiddenText } from "../base/dom.js";
import { avatar } from "../base/avatar.js";
import { icon } from "../base/icons.js";
import { compareIds } from "../wire/history.js";
import { channelName, isDirect, isThread, lookOf, unreadIn } from "./names.js";

/** The places a person can go to: channels with their threads below them, then direct messages. */
export class Sidebar {
  current = null;

  constructor(person, bot, title, picker, { go, direct }) {
    this.person = person;
    this.bot = bot;
    this.go = go;
    this.direct = direct;
    this.title = el("h2", { class: "sidebar-title" });
    this.list = el("div", { class: "sidebar-list", on: { keydown: (event) => this.#arrows(event) } });
    this.element = el("nav", { class: "sidebar", "aria-label": title }, el("div", { class: "sidebar-seat" }, picker), this.title, this.list);
  }

  draw() {
    const { person } = this;
    const focused = this.list.contains(document.activeElement) ? document.activeElement.dataset.id : null;
    const all = [...person.channels.values()];
    const threads = all.filter((channel) => isThread(channel) && !(channel.thread_metadata?.archived && channel.id !== this.current));
    threads.sort((a, b) => compareIds(b.id, a.id));
    const rooms = all.filter((channel) => !isThread(channel) && !isDirect(channel) && channel.type !== 4);
    rooms.sort((a, b) => (a.position ?? 0) - (b.position ?? 0) || compareIds(a.id, b.id));
    const orphans = threads.filter((thread) => !person.channels.has(thread.parent_id));
    this.title.textContent = person.guild?.name ?? "";
    this.list.replaceChildren(
      this.#group("Text channels", [
        ...rooms.map((room) => this.#entry(room, threads.filter((thread) => thread.parent_id === room.id))),
        ...orphans.map((thread) => this.#entry(thread)),
      ]),
      this.#group("Direct messages", this.#directs(all.filter(isDirect))),
    );
    if (focused) this.list.querySelector(`[data-id="${CSS.escape(focused)}"]`)?.focus();
  }

  #group(title, entries) {
    const id = freshId("group");
    return el("div", {}, el("h3", { class: "sidebar-group", id, text: title }), el("ul", { "aria-labelledby": id }, entries));
  }

  #entry(channel, threads = []) {
    const unread = channel.id === this.current ? 0 : unreadIn(channel);
    const badge = unread > 0 ? el("span", { class: "badge", id: freshId("unread"), text: String(unread) }, hiddenText(" unread")) : null;
    const name = channelName(channel, this.person.me);
    const button = el(
      "button",
      {
        class: `place${isThread(channel) ? " place-thread" : ""}${unread ? " place-unread" : ""}`,
        type: "button",
        title: name,
        "data-id": channel.id,
        "aria-label": name,
        "aria-current": channel.id === this.current ? "page" : null,
        "aria-describedby": badge?.id,
        on: { click: () => this.go(channel.id) },
      },
      this.#sign(channel),
      el("span", { class: "place-name", text: isThread(channel) || isDirect(channel) ? name : channel.name }),
    );
    return el("li", {}, el("div", { class: "place-line" }, button, badge), threads.length > 0 && el("ul", { class: "threads", "aria-label": `Threads of ${name}` }, threads.map((thread) => this.#entry(thread))));
  }

  #sign(channel) {
    if (isThread(channel)) return icon(channel.type === 12 ? "lock" : "thread");
    if (!isDirect(channel)) return el("span", { class: "hash", "aria-hidden": "true" });
    const other = (channel.recipients ?? []).find((user) => user.id !== this.person.me?.id);
    const look = lookOf(this.person, other);
    return avatar(look.name, look.color);
  }

  // The bot can always be written to, so its line stands there before there is a conversation.
  #directs(directs) {
    const entries = directs.map((channel) => this.#entry(channel));
    if (directs.some((channel) => channel.recipients?.some((user) => user.id === this.bot.id))) return entries;
    const look = lookOf(this.person, this.bot);
    const button = el(
      "button",
      { class: "place", type: "button", "aria-label": look.name, on: { click: () => this.direct() } },
      avatar(look.name, look.color),
      el("span", { class: "place-name", text: look.name }),
    );
    return [el("li", {}, button), ...entries];
  }

  #arrows(event) {
    const places = [...this.list.querySelectorAll("button")];
    const at = places.indexOf(document.activeElement);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: places.length - 1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    places[Math.max(0, Math.min(places.length - 1, to))].focus();
  }
}
