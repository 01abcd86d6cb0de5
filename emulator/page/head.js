// The head of a phone: whose it is, whether the bot is typing, and the chat's options.

import { disclosure, entry } from "./disclosure.js";
import { el, newId } from "./dom.js";
import { icon } from "./icons.js";
import { model } from "./model.js";
import { avatar, nameOf } from "./person.js";
import { say } from "./words.js";

/** Telegram shows "typing" for five seconds or until a message comes. */
const TYPING = 5000;

export class Head {
  #timer = null;

  constructor(chat) {
    this.chat = chat;
    this.nameId = newId("name");
    this.name = el("h2", { id: this.nameId });
    this.line = el("p", { className: "note" });
    this.picture = el("span", { className: "picture" });
    const settings = { className: "round", "aria-label": say("chat-menu", { name: nameOf(chat.user) }) };
    const [button, panel] = disclosure(settings, icon("more"), "chat-panel", () => this.#entries());
    this.element = el("header", { className: "head" }, this.picture, el("div", { className: "names" }, this.name, this.line), button, panel);
    this.update();
  }

  #entries() {
    const { act, user } = this.chat;
    const blocking = user.blocked ? [say("unblock"), () => act.unblock()] : [say("block"), () => act.block()];
    const hide = () => this.chat.dispatchEvent(new Event("hide-chat", { bubbles: true }));
    const entries = [entry(say("open-link"), () => act.openLink()), entry(...blocking)];
    // Where only one chat fits, another is chosen instead.
    return this.chat.closest(".narrow") ? entries : [...entries, entry(say("hide-chat"), hide)];
  }

  update() {
    const { user } = this.chat;
    this.name.textContent = nameOf(user);
    this.picture.replaceChildren(avatar(user));
    if (this.#timer === null) this.line.textContent = user.note ?? "";
  }

  typing() {
    clearTimeout(this.#timer);
    this.line.textContent = say("typing", { bot: model.bot.first_name });
    this.line.classList.add("typing");
    this.#timer = setTimeout(() => this.heard(), TYPING);
  }

  /** Something came: the bot is no longer typing. */
  heard() {
    clearTimeout(this.#timer);
    this.#timer = null;
    this.line.classList.remove("typing");
    this.update();
  }
}
