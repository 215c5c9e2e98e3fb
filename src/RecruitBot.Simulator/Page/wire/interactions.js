const patience = 20_000;

/** How far the bot has come with what a person pressed or called. Its event may well arrive before the answer that names it. */
export class Interactions {
  #states = new Map();
  #waiting = new Map();
  #commands = new Map();

  /** "acknowledged", "answered" or "failed", as the server tells. */
  note(id, state) {
    this.#states.set(id, state);
    this.#waiting.get(id)?.(state);
    this.#waiting.delete(id);
  }

  /** Resolves with the first state there is, or "unknown" when none comes, as when the connection broke meanwhile. */
  settled(id) {
    if (this.#states.has(id)) return Promise.resolve(this.#states.get(id));
    return new Promise((resolve) => {
      this.#waiting.set(id, resolve);
      setTimeout(() => resolve("unknown"), patience);
    });
  }

  /** Remembers which command began it; messages carry only the id. */
  named(id, command) {
    this.#commands.set(id, command);
  }

  commandOf(id) {
    return this.#commands.get(id);
  }
}
