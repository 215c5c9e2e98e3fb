import { el } from "../base/dom.js";
import { recall, remember } from "../base/memory.js";
import { Person } from "../wire/person.js";
import { Chat } from "./chat.js";
import { Drawer } from "./drawer.js";
import { Picker } from "./picker.js";
import { Sidebar } from "./sidebar.js";
import { isThread, nameOf, unreadIn } from "./names.js";

/** One person's chat: a seat, the places this person can go to, and the one that is open. Tells of `seated`, `unread`, `bot` and `lost`, the connection. */
export class Pane extends EventTarget {
  unread = 0;

  constructor(seat, world) {
    super();
    this.seat = seat;
    this.people = world.people.filter(({ user }) => !user.bot);
    this.bot = world.bot.user;
    this.owner = world.guild.owner_id;
    this.alert = el("div", { class: "pane-alerts" });
    this.body = el("div", { class: "pane-body" });
    this.pickers = [0, 1].map(() => new Picker(seat, this.people, (id) => this.seatPerson(id)));
    this.element = el("section", { class: `pane pane-${seat.key}` }, el("div", { class: "seat-bar" }, this.pickers[0].element), this.alert, this.body);
    const remembered = recall(seat.key)?.split("/")[0];
    this.#take(this.#find(remembered) ?? this.#find(seat.usual) ?? this.people[0]);
  }

  start() {
    this.#build();
    this.person.start();
  }

  /** Somebody else takes this seat. */
  seatPerson(id) {
    this.person.stop();
    this.chat.close();
    this.#take(this.#find(id));
    remember(this.seat.key, this.username);
    this.start();
  }

  /** The pane came into view. */
  looked() {
    this.chat?.readIfSeen();
  }

  botIs(online) {
    this.botLine ??= el("p", {
      class: "banner",
      text: `${nameOf(this.bot)} is offline: until it is back, buttons and commands get no answer.`,
    });
    if (online) this.botLine.remove();
    else this.alert.append(this.botLine);
  }

  #find(key) {
    return key && this.people.find(({ user }) => user.id === key || user.username === key);
  }

  #take({ user, avatar_color: color }) {
    this.username = user.username;
    this.name = nameOf(user);
    this.color = color ?? undefined;
    this.person = new Person(user.username, user.id === this.owner);
    this.unread = 0;
    this.element.setAttribute("aria-label", `${this.seat.title}: ${this.name}`);
    for (const picker of this.pickers) picker.show(user.id, this.name, this.color);
    this.dispatchEvent(new Event("seated"));
  }

  #build() {
    const { person } = this;
    this.lost?.remove();
    this.sidebar = new Sidebar(person, this.bot, `Channels of the ${this.seat.title.toLowerCase()}`, this.pickers[1].element, {
      go: (channel) => this.go(channel, true),
      direct: () => this.#direct(),
    });
    this.drawer = new Drawer(this.sidebar.element);
    this.chat = new Chat(person, { go: (channel) => this.go(channel, true), openDrawer: (button) => this.drawer.open(button) });
    this.body.replaceChildren(this.sidebar.element, this.drawer.veil, this.chat.element, this.chat.forms.element);
    person.addEventListener("view", () => this.#viewChanged());
    person.addEventListener("connection", (event) => this.#connection(event.detail));
    person.addEventListener("bot", (event) => this.dispatchEvent(new CustomEvent("bot", { detail: event.detail })));
  }

  /** Opens a channel, thread or conversation. */
  go(id, byPerson) {
    if (!this.person.channels.has(id)) return this.chat.say("This place is gone, or hidden from you.");
    if (byPerson) {
      remember(this.seat.key, `${this.username}/${id}`);
      this.drawer.close();
    }
    this.sidebar.current = id;
    this.sidebar.draw();
    return this.chat.show(id, byPerson);
  }

  async #direct() {
    try {
      const channel = await this.person.api.openDirect();
      this.person.channels.set(channel.id, { can_write: true, ...channel, ...this.person.channels.get(channel.id) });
      await this.go(channel.id, true);
    } catch (problem) {
      this.chat.say(problem.message);
    }
  }

  #viewChanged() {
    const { person, chat } = this;
    this.unread = [...person.channels.values()].reduce((sum, channel) => sum + unreadIn(channel), 0);
    this.dispatchEvent(new Event("unread"));
    this.sidebar.draw();
    if (chat.channel && person.channels.has(chat.channel)) return chat.viewChanged();
    const home = this.#home();
    return home && this.go(home, false);
  }

  // Where the address says, else the seat's own channel, else the first there is.
  #home() {
    const { channels } = this.person;
    const remembered = recall(this.seat.key)?.split("/")[1];
    if (channels.has(remembered)) return remembered;
    const rooms = [...channels.values()].filter((channel) => channel.type === 0 || isThread(channel));
    return (rooms.find((channel) => channel.name === this.seat.home) ?? rooms.find((channel) => channel.name === "apply") ?? rooms[0])?.id;
  }

  #connection(stands) {
    this.lost ??= el("p", { class: "banner", role: "alert", text: "Connection lost, trying again…" });
    if (stands) return this.lost.remove();
    if (!this.lost.isConnected) this.alert.prepend(this.lost);
    this.dispatchEvent(new Event("lost"));
  }
}
