// How person and bot stand to each other: not begun, blocked, account deleted.

import { el } from "./dom.js";
import { model } from "./model.js";
import { nameOf } from "./person.js";
import { say } from "./words.js";

/** The welcome in an empty chat, and the bar in place of the composer when nothing can be written. */
export class Standing {
  constructor(chat) {
    this.chat = chat;
    this.about = el("p", {});
    const start = el("button", { type: "button", className: "primary", on: { click: () => this.#start() } }, say("start"));
    this.welcome = el("div", { className: "welcome", hidden: true }, this.about, start);
    this.words = el("p", {});
    this.unblock = el("button", { type: "button", className: "primary", on: { click: () => this.#unblock() } }, say("unblock"));
    this.bar = el("div", { className: "bar", hidden: true }, this.words, this.unblock);
  }

  update() {
    const { user, conversation } = this.chat;
    const shut = user.blocked || user.deactivated;
    this.about.textContent = model.bot.description || say("what-is-it");
    this.welcome.hidden = shut || !conversation.loaded || conversation.messages.size > 0;
    this.words.textContent = user.deactivated ? say("is-deactivated") : say("is-blocked", { name: nameOf(user) });
    this.unblock.hidden = user.deactivated;
    this.#exchange(shut);
  }

  #exchange(shut) {
    const { composer, keyboard } = this.chat;
    const focused = this.chat.contains(document.activeElement);
    this.bar.hidden = !shut;
    composer.element.hidden = shut;
    keyboard.element.classList.toggle("shut", shut);
    const lost = focused && !document.activeElement.checkVisibility();
    if (lost) (shut ? this.unblock : composer.field).focus();
  }

  async #start() {
    if (await this.chat.act.say("/start")) this.chat.composer.field.focus();
  }

  async #unblock() {
    if (await this.chat.act.unblock()) this.chat.composer.field.focus();
  }
}
