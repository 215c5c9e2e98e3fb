const hiddenFor = 20_000;
const firstDelay = 500;
const longestDelay = 10_000;

/**
 * What happens to one person, as it happens. Asks `url` for an address before each connection, calls `onEvent` with each event,
 * `onOpen` when the stream stands and `onLost` when it broke off. A browser allows six connections to one address, so a tab nobody
 * looks at gives its own back.
 */
export class EventStream {
  #source = null;
  #turn = 0;
  #delay = firstDelay;
  #retry = 0;
  #sleep = 0;
  #closed = false;

  constructor({ url, onEvent, onOpen, onLost }) {
    this.url = url;
    this.onEvent = onEvent;
    this.onOpen = onOpen;
    this.onLost = onLost;
    this.watch = () => this.#visibility();
    document.addEventListener("visibilitychange", this.watch);
    this.#connect();
  }

  close() {
    this.#closed = true;
    document.removeEventListener("visibilitychange", this.watch);
    clearTimeout(this.#sleep);
    this.#disconnect();
  }

  async #connect() {
    const turn = ++this.#turn;
    let address;
    try {
      address = await this.url();
    } catch {
      if (turn === this.#turn) this.#again();
      return;
    }
    if (turn !== this.#turn) return;
    const source = new EventSource(address);
    this.#source = source;
    source.onopen = () => {
      this.#delay = firstDelay;
      this.onOpen();
    };
    source.onmessage = (message) => this.onEvent(JSON.parse(message.data));
    // The browser would retry most failures itself, but not a refusal, and never with a growing pause: one rule for all.
    source.onerror = () => this.#again();
  }

  #again() {
    this.#disconnect();
    this.onLost();
    this.#retry = setTimeout(() => this.#connect(), this.#delay);
    this.#delay = Math.min(this.#delay * 2, longestDelay);
  }

  #disconnect() {
    this.#turn++;
    clearTimeout(this.#retry);
    this.#source?.close();
    this.#source = null;
  }

  #visibility() {
    clearTimeout(this.#sleep);
    if (this.#closed) return;
    if (document.hidden) this.#sleep = setTimeout(() => this.#disconnect(), hiddenFor);
    else if (!this.#source) {
      clearTimeout(this.#retry);
      this.#connect();
    }
  }
}
