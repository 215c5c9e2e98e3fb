import { freshId } from "../base/dom.js";
import { actingAs } from "./api.js";
import { EventStream } from "./events.js";
import { History } from "./history.js";
import { Interactions } from "./interactions.js";

const page = 50;

/**
 * What one person sees, kept up to date. Tells of changes by events: `view` (channels, people, commands), `messages` (detail: channel id), `typing`,
 * `form` (detail: the form), `connection` (detail: whether it stands), `bot` (detail: whether it is online), `problem` (detail: a sentence).
 */
export class Person extends EventTarget {
  me = null;
  guild = null;
  channels = new Map();
  people = new Map();
  roles = new Map();
  commands = [];
  interactions = new Interactions();
  #histories = new Map();
  #typing = new Map();

  constructor(user, isOwner) {
    super();
    this.user = user;
    this.isOwner = isOwner;
    this.api = actingAs(user);
  }

  /** Begins to look and to listen. */
  start() {
    this.stream = new EventStream({
      url: async () => `${this.api.events}?after=${encodeURIComponent(await this.#look())}`,
      onOpen: () => this.#tell("connection", true),
      onLost: () => this.#tell("connection", false),
      onEvent: (event) => this.#apply(event),
    });
  }

  stop() {
    this.stream?.close();
  }

  history(channel) {
    if (!this.#histories.has(channel)) this.#histories.set(channel, new History());
    return this.#histories.get(channel);
  }

  async load(channel) {
    const history = this.history(channel);
    if (history.loaded) return;
    await history.start(() => this.api.messages(channel, null, page), page);
    this.#tell("messages", channel);
  }

  async loadOlder(channel) {
    const history = this.history(channel);
    if (history.complete || history.messages.length === 0) return;
    const messages = await this.api.messages(channel, history.messages[0].id, page);
    history.before(messages, messages.length < page);
    this.#tell("messages", channel);
  }

  /** Nothing in it is new to this person any more. */
  async markRead(id) {
    const channel = this.channels.get(id);
    if (!channel?.unread_count) return;
    channel.unread_count = 0;
    this.#tell("view");
    await this.api.markRead(id).catch(() => {});
  }

  /** Who has been typing there in the last seconds. */
  typingIn(channel) {
    const since = performance.now() - 9_000;
    return [...(this.#typing.get(channel) ?? [])].filter(([user, at]) => at > since && user !== this.me?.id).map(([user]) => user);
  }

  /** A line of the page's own below the messages; returns what to call with its next text, or null to take it away. */
  notice(channel, text) {
    const notice = { id: freshId("notice"), text, failed: false };
    const history = this.history(channel);
    history.notices.push(notice);
    this.#tell("messages", channel);
    return (next) => {
      if (next === null) history.notices = history.notices.filter((other) => other !== notice);
      else Object.assign(notice, { text: next, failed: true });
      this.#tell("messages", channel);
    };
  }

  /** Remembers which command an interaction called. Its answer may stand there already, and said “a command” until now. */
  nameCommand(interaction, command) {
    this.interactions.named(interaction, command);
    this.#renew((message) => message.interaction_metadata?.id === interaction);
  }

  /** Puts a message in that an answer of the server brought, ahead of its event. */
  put(message) {
    this.history(message.channel_id).put(message);
    this.#tell("messages", message.channel_id);
  }

  // Takes everything anew, since what came before may be stale; returns the place in the stream from which events add to it.
  async #look() {
    const view = await this.api.view();
    this.me = view.me;
    this.guild = view.guild;
    this.channels = byId(view.channels);
    this.people = new Map(Object.entries(view.people).map(([id, known]) => [id, { id, ...known }]));
    this.roles = byId(view.roles);
    this.commands = view.commands;
    for (const history of this.#histories.values()) history.loaded = false;
    this.#tell("view");
    this.#tell("bot", view.bot.online);
    return view.event;
  }

  #apply(event) {
    switch (event.type) {
      case "message":
        return this.#arrived(event.message);
      case "message_updated":
        if (this.history(event.message.channel_id).loading || this.history(event.message.channel_id).find(event.message.id)) this.put(event.message);
        return;
      case "message_deleted":
        this.history(event.channel_id).remove(event.id);
        return this.#tell("messages", event.channel_id);
      case "channel":
        return this.#channelChanged(event.channel);
      case "channel_deleted":
        this.channels.delete(event.id);
        return this.#tell("view");
      case "typing":
        return this.#types(event.channel_id, event.user_id);
      case "form":
        this.interactions.note(event.interaction_id, "answered");
        return this.#tell("form", event);
      case "interaction":
        this.interactions.note(event.id, event.state);
        return;
      case "bot":
        return this.#tell("bot", event.online);
      case "commands":
      case "reload":
        return this.#look().catch((problem) => this.#tell("problem", problem.message));
    }
  }

  // Messages that name it are drawn anew, since they may have called it unknown.
  #channelChanged(channel) {
    this.channels.set(channel.id, channel);
    this.#renew((message) => message.content?.includes(`<#${channel.id}>`));
    this.#tell("view");
  }

  #renew(fits) {
    for (const [id, history] of this.#histories) if (history.renew(fits)) this.#tell("messages", id);
  }

  #arrived(message) {
    const channel = this.channels.get(message.channel_id);
    const known = this.history(message.channel_id).find(message.id);
    if (channel && !known && message.author?.id !== this.me?.id) {
      channel.unread_count = (channel.unread_count ?? 0) + 1;
      channel.last_message_id = message.id;
    }
    this.#typing.get(message.channel_id)?.delete(message.author?.id);
    this.put(message);
    this.#tell("typing");
    this.#tell("view");
  }

  #types(channel, user) {
    if (!this.#typing.has(channel)) this.#typing.set(channel, new Map());
    this.#typing.get(channel).set(user, performance.now());
    this.#tell("typing");
    setTimeout(() => this.#tell("typing"), 9_100);
  }

  #tell(type, detail) {
    this.dispatchEvent(new CustomEvent(type, { detail }));
  }
}

const byId = (list) => new Map(list.map((item) => [item.id, item]));
