// The stream of events, opened again whenever it breaks.

const FIRST_WAIT = 250;
const LONGEST_WAIT = 2000;

/** Dispatches "event" with each event, "lost" when the stream breaks and "back" when it is there again. */
export class Feed extends EventTarget {
  #wait = FIRST_WAIT;
  #lost = false;

  open() {
    // The browser's own reconnecting gives up after an HTTP error and may wait for long.
    const source = new EventSource("/control/events");
    source.onmessage = (message) => this.#hear(JSON.parse(message.data));
    source.onerror = () => {
      source.close();
      this.#lose();
    };
  }

  #hear(event) {
    this.#wait = FIRST_WAIT;
    if (this.#lost) {
      this.#lost = false;
      this.dispatchEvent(new Event("back"));
    }
    this.dispatchEvent(new CustomEvent("event", { detail: event }));
  }

  #lose() {
    if (!this.#lost) {
      this.#lost = true;
      this.dispatchEvent(new Event("lost"));
    }
    setTimeout(() => this.open(), this.#wait);
    this.#wait = Math.min(this.#wait * 2, LONGEST_WAIT);
  }
}
