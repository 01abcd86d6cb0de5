// The messages of one person's chat with the bot, kept up to date.

import * as api from "./api.js";
import { recall, remember } from "./memory.js";

/** Dispatches "change" when messages came, changed or went, and "read" when marks changed. */
export class Conversation extends EventTarget {
  /** By id, oldest first; without deleted ones. */
  messages = new Map();
  loaded = false;
  #revision = 0;
  #wanted = null;
  #running = null;

  constructor(user) {
    super();
    this.user = user;
    this.readUpTo = recall(`read-${user}`, 0);
  }

  /** Reads what changed, or everything anew; several wishes at once become one request. */
  pull(all = false) {
    this.#wanted = Boolean(this.#wanted) || all || !this.loaded;
    this.#running ??= this.#run();
    return this.#running;
  }

  async #run() {
    try {
      while (this.#wanted !== null) {
        const all = this.#wanted;
        this.#wanted = null;
        this.#take(await api.messages(this.user, all ? 0 : this.#revision), all);
      }
    } finally {
      this.#running = null;
    }
  }

  #take(found, all) {
    if (all) {
      this.messages = new Map();
      this.#revision = 0;
    }
    for (const message of found) {
      this.#revision = Math.max(this.#revision, message.revision);
      if (message.deleted) this.messages.delete(message.message_id);
      else this.messages.set(message.message_id, message);
    }
    this.messages = new Map([...this.messages].sort(([a], [b]) => a - b));
    this.loaded = true;
    // After a reset ids begin anew.
    if (this.readUpTo > this.newest) this.#setRead(this.newest);
    this.dispatchEvent(new Event("change"));
  }

  get newest() {
    return Math.max(0, ...this.messages.keys());
  }

  get unread() {
    const unread = (message) => message.from_bot && message.message_id > this.readUpTo;
    return [...this.messages.values()].filter(unread).length;
  }

  /** The person has seen everything. */
  read() {
    if (this.readUpTo !== this.newest) this.#setRead(this.newest);
  }

  #setRead(id) {
    this.readUpTo = id;
    remember(`read-${this.user}`, id);
    this.dispatchEvent(new Event("read"));
  }

  /** The keyboard below the chat: the newest one, unless it was taken away; "used" when it hides after one use. */
  get keyboard() {
    let keyboard = null;
    for (const message of this.messages.values()) {
      if (message.reply_keyboard.length > 0) {
        keyboard = { id: message.message_id, rows: message.reply_keyboard, used: false, once: message.one_time_keyboard };
      } else if (message.remove_keyboard) keyboard = null;
      else if (keyboard?.once && !message.from_bot) keyboard.used = true;
    }
    return keyboard;
  }
}
