// <bot-chat user-id="5">: one person's phone, showing their chat with the bot.

import { Actions } from "./actions.js";
import * as api from "./api.js";
import { answered } from "./answer.js";
import { Composer } from "./composer.js";
import { el } from "./dom.js";
import { Head } from "./head.js";
import { jumpButton } from "./jump.js";
import { Keyboard } from "./keyboard.js";
import { Log } from "./log.js";
import { model } from "./model.js";
import { Standing } from "./standing.js";
import { Toasts } from "./toast.js";

export class BotChat extends HTMLElement {
  #listening = null;
  commands = [];

  get user() {
    return model.people.get(Number(this.getAttribute("user-id")));
  }

  get conversation() {
    return model.conversation(this.user.id);
  }

  connectedCallback() {
    if (!this.screen) this.#build();
    this.#listening = new AbortController();
    const { signal } = this.#listening;
    const mine = (run) => (event) => event.detail.user === this.user?.id && run(event.detail);
    model.addEventListener("people", () => this.#people(), { signal });
    model.addEventListener("commands", () => this.#readCommands(), { signal });
    model.addEventListener("answer", mine((answer) => answered(this, answer)), { signal });
    model.addEventListener("action", (event) => event.detail.chat === this.user?.id && this.head.typing(), { signal });
    this.conversation.addEventListener("change", () => this.#messages(), { signal });
    this.log.addEventListener("place", () => this.#look(), { signal });
    document.addEventListener("visibilitychange", () => this.#look(), { signal });
    this.#messages();
    this.#readCommands();
  }

  disconnectedCallback() {
    this.#listening.abort();
  }

  #build() {
    this.dataset.person = this.user.id;
    this.toasts = new Toasts();
    this.act = new Actions(this);
    this.keyboard = new Keyboard(this);
    this.head = new Head(this);
    this.log = new Log(this);
    this.composer = new Composer(this);
    this.standing = new Standing(this);
    this.jump = jumpButton(this);
    const middle = el("div", { className: "middle" }, this.log.element, this.standing.welcome, this.jump);
    this.screen = el("section", { className: "screen", "aria-labelledby": this.head.nameId });
    this.screen.append(this.head.element, middle, this.composer.element, this.keyboard.element, this.standing.bar, this.toasts.element);
    this.append(this.screen);
    this.#acceptDrops();
  }

  #people() {
    if (!this.user) return;
    this.head.update();
    this.standing.update();
    this.#readCommands();
  }

  #messages() {
    // What is there at first is no news to be read out.
    this.log.element.setAttribute("aria-busy", String(!this.conversation.loaded));
    this.log.update();
    this.keyboard.update();
    this.standing.update();
    this.head.heard();
    this.#look();
  }

  async #readCommands() {
    try {
      this.commands = await api.commands(this.user.id);
    } catch {
      // They are read again with the next greeting.
    }
  }

  /** Marks as read what can be seen. */
  #look() {
    const seen = !this.hidden && !document.hidden && this.checkVisibility();
    if (seen && this.log.atEnd) this.conversation.read();
    this.jump.update();
  }

  /** Called when the phone comes into view again. */
  appear() {
    this.log.settle();
    this.#look();
  }

  #acceptDrops() {
    this.screen.addEventListener("dragover", (event) => event.preventDefault());
    this.screen.addEventListener("drop", (event) => {
      event.preventDefault();
      this.composer.attachments.offer([...event.dataTransfer.files]);
    });
  }
}

customElements.define("bot-chat", BotChat);
