// Where a person types.

import { Attachments } from "./attach.js";
import { commandMenu } from "./commands.js";
import { Completion } from "./complete.js";
import { el, newId } from "./dom.js";
import { icon } from "./icons.js";
import { recall, remember } from "./memory.js";
import { nameOf } from "./person.js";
import { say } from "./words.js";

const MOST_ROWS = 6;

export class Composer {
  constructor(chat) {
    this.chat = chat;
    const { user } = chat;
    this.field = el("textarea", {
      id: newId("field"),
      rows: 1,
      maxLength: 4096,
      placeholder: say("message-hint"),
      "aria-label": say("message-field", { name: nameOf(user) }),
      enterKeyHint: "send",
      autocomplete: "off",
      value: recall(`draft-${user.id}`, ""),
    });
    this.completion = new Completion(this.field, chat, (text) => this.#submit(text));
    this.attachments = new Attachments(chat);
    this.element = this.#form();
    this.#listen();
    this.#resize();
  }

  #form() {
    const [menu, panel] = commandMenu(this.chat);
    const [attach, choices] = this.attachments.menu();
    const send = el("button", { className: "round send", "aria-label": say("send"), title: say("send") }, icon("send"));
    const line = el("div", { className: "composer-line" }, menu, attach, this.field, this.chat.keyboard.toggle, send);
    return el("form", { className: "composer" }, this.completion.status, this.completion.element, panel, choices, line, this.attachments.inputs);
  }

  #listen() {
    this.element.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#submit(this.field.value);
    });
    this.field.addEventListener("input", () => this.#typed());
    this.field.addEventListener("keydown", (event) => this.#key(event));
    this.field.addEventListener("paste", (event) => {
      const { files } = event.clipboardData;
      if (files.length > 0) {
        event.preventDefault();
        this.attachments.offer([...files]);
      }
    });
  }

  #typed() {
    remember(`draft-${this.chat.user.id}`, this.field.value);
    this.#resize();
  }

  #resize() {
    this.field.rows = Math.min(MOST_ROWS, this.field.value.split("\n").length);
  }

  #set(text) {
    this.field.value = text;
    this.#typed();
    this.completion.update();
  }

  #key(event) {
    if (event.isComposing || this.completion.key(event)) return;
    if (event.key === "Enter" && !event.shiftKey) {
      event.preventDefault();
      this.#submit(this.field.value);
    }
  }

  /** The field is free for the next words at once; what could not be sent comes back. */
  async #submit(text) {
    if (text.trim() === "") return;
    this.#set("");
    if (await this.chat.act.say(text)) return;
    const typed = this.field.value;
    this.#set(typed ? `${text}\n${typed}` : text);
  }
}
