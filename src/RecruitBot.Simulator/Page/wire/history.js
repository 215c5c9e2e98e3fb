/** Orders ids, which are numbers too large for a JavaScript number. */
export const compareIds = (a, b) => a.length - b.length || (a < b ? -1 : a > b ? 1 : 0);

/** What is known of one channel's messages, oldest first, and the page's own notices below them. */
export class History {
  messages = [];
  notices = [];
  /** Whether the newest ones have been asked for. */
  loaded = false;
  /** Whether there is nothing older. */
  complete = false;
  #loads = 0;
  #arrived = new Map();
  #removed = new Set();

  /** Whether the newest ones are on their way. */
  get loading() {
    return this.#loads > 0;
  }

  /**
   * The newest page, in place of all that was known before, but for what happens while it is on its way: the page may have been made
   * before that.
   */
  async start(ask, size) {
    this.#loads++;
    try {
      const messages = (await ask()).toSorted((a, b) => compareIds(a.id, b.id));
      this.messages = messages.filter((message) => !this.#removed.has(message.id));
      this.complete = messages.length < size;
      for (const message of this.#arrived.values()) if (this.complete || compareIds(message.id, messages[0].id) >= 0) this.#insert(message);
      this.loaded = true;
    } finally {
      if (--this.#loads === 0) {
        this.#arrived.clear();
        this.#removed.clear();
      }
    }
  }

  /** A page of older ones. */
  before(messages, complete) {
    for (const message of messages) this.put(message);
    this.complete = complete;
  }

  /** Adds a message, or replaces an earlier version of it. */
  put(message) {
    if (this.loading) this.#arrived.set(message.id, message);
    this.#insert(message);
  }

  #insert(message) {
    const index = this.messages.findLastIndex((known) => compareIds(known.id, message.id) <= 0);
    if (this.messages[index]?.id === message.id) this.messages[index] = message;
    else this.messages.splice(index + 1, 0, message);
  }

  /** Makes new objects of the messages that fit, so that they count as changed; false when none does. */
  renew(fits) {
    const any = this.messages.some(fits);
    if (any) this.messages = this.messages.map((message) => (fits(message) ? { ...message } : message));
    return any;
  }

  remove(id) {
    if (this.loading) {
      this.#arrived.delete(id);
      this.#removed.add(id);
    }
    this.messages = this.messages.filter((message) => message.id !== id);
  }

  find(id) {
    return this.messages.find((message) => message.id === id);
  }
}
