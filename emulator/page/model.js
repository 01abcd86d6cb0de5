// What the page knows: the bot, the people and their conversations, as the server tells it.

import * as api from "./api.js";
import { Conversation } from "./conversation.js";
import { Feed } from "./events.js";

/**
 * Dispatches "people", "bot", "commands", "answer", "action", "lost" and "back", and "change" after anything was
 * brought up to date; the server's event is in the detail.
 */
class Model extends EventTarget {
  bot = { id: 0, first_name: "", username: "", description: "" };
  /** By id, in the order of adding. */
  people = new Map();
  #conversations = new Map();
  #world = null;
  #feed = new Feed();
  #queue = Promise.resolve();
  #started = false;

  /** Begins to listen, once for all chats of the page. */
  start() {
    if (this.#started) return;
    this.#started = true;
    this.#feed.addEventListener("event", ({ detail }) => this.#enqueue(detail));
    for (const name of ["lost", "back"]) this.#feed.addEventListener(name, () => this.#tell(name));
    this.#feed.open();
  }

  conversation(user) {
    if (!this.#conversations.has(user)) this.#conversations.set(user, new Conversation(user));
    return this.#conversations.get(user);
  }

  // One after the other, or an old answer would overwrite a newer event.
  #enqueue(event) {
    this.#queue = this.#queue.then(() => this.#handle(event)).catch((error) => console.warn(error.message));
  }

  async #handle(event) {
    await this.#apply(event);
    this.#tell("change", event);
  }

  #apply(event) {
    switch (event.event) {
      case "hello":
        return this.#meet(event.world);
      case "user":
        return this.#welcome(event.user);
      case "message":
      case "edit":
      case "delete":
        return this.people.has(event.chat) ? this.conversation(event.chat).pull() : undefined;
      case "bot":
        return this.#readBot();
      case "callback_answer":
        return this.#tell("answer", event);
      case "chat_action":
        return this.#tell("action", event);
      case "commands":
        return this.#tell("commands");
      default:
        return undefined;
    }
  }

  #welcome(user) {
    const conversation = this.conversation(user.id);
    this.people.set(user.id, user);
    this.#tell("people");
    return conversation.loaded ? undefined : conversation.pull();
  }

  /** The same world as before only has to be caught up with; another one is read anew. */
  async #meet(world) {
    const other = world !== this.#world;
    const [users] = await Promise.all([api.users(), this.#readBot()]);
    this.people = new Map(users.map((user) => [user.id, user]));
    for (const id of this.#conversations.keys()) if (!this.people.has(id)) this.#conversations.delete(id);
    await Promise.all([...this.people.keys()].map((id) => this.conversation(id).pull(other)));
    this.#world = world;
    this.#tell("people");
    this.#tell("commands");
  }

  async #readBot() {
    this.bot = await api.bot();
    this.#tell("bot");
  }

  #tell(name, detail) {
    this.dispatchEvent(new CustomEvent(name, { detail }));
  }
}

export const model = new Model();
