// What a person can do in their chat. Each answers whether it worked; failures are told in the phone.

import { startCommand, startPayload } from "./addresses.js";
import * as api from "./api.js";
import { el } from "./dom.js";
import { model } from "./model.js";
import { recall, remember } from "./memory.js";
import { nameOf } from "./person.js";
import { openSheet } from "./sheet.js";
import { say } from "./words.js";

export class Actions {
  constructor(chat) {
    this.chat = chat;
    this.id = chat.user.id;
  }

  async #try(request) {
    try {
      const answer = await request;
      this.chat.log.toEnd();
      return answer;
    } catch (error) {
      this.chat.toasts.fail(error.message);
      return null;
    }
  }

  say(text) {
    return this.#try(api.sendText(this.id, text));
  }

  /** Throws when it fails, for those who offer to try again. */
  deliver(content) {
    return api.send(this.id, content);
  }

  async press(message, data) {
    try {
      return (await api.press(this.id, message, data)).query_id;
    } catch (error) {
      this.chat.toasts.fail(error.message);
      return null;
    }
  }

  block() {
    return this.#try(api.block(this.id));
  }

  unblock() {
    return this.#try(api.unblock(this.id));
  }

  /** As following a link to the bot: /start with what the link carries. */
  follow(link) {
    const payload = /^[\w-]{1,64}$/.test(link) ? link : startPayload(link, model.bot.username);
    if (payload !== null) return this.say(startCommand(payload));
    this.chat.toasts.fail(say("link-unknown"));
    return null;
  }

  async openLink() {
    const field = el("input", { type: "text", required: true, autocomplete: "off", spellcheck: false });
    const link = await openSheet(this.chat.screen, {
      title: say("link-title", { name: nameOf(this.chat.user) }),
      content: [el("label", {}, say("link-field"), field)],
      accept: say("open"),
      cancel: say("cancel"),
      read: () => field.value.trim(),
    });
    if (link) this.follow(link);
  }

  /** The button of a keyboard asks for it. */
  shareOwnContact() {
    return this.#contact(say("share-own-contact", { bot: model.bot.first_name }), []);
  }

  shareContact() {
    const name = el("input", { type: "text", autocomplete: "off" });
    return this.#contact(say("share-contact"), [el("label", {}, say("contact-name"), name)], name);
  }

  async #contact(title, more, name) {
    const phone = el("input", { type: "tel", required: true, autocomplete: "off", value: recall(`phone-${this.id}`, this.#madeUpNumber()) });
    const contact = await openSheet(this.chat.screen, {
      title,
      content: [el("label", {}, say("phone-number"), phone), more],
      accept: say("share"),
      cancel: say("cancel"),
      read: () => ({ type: "contact", phone: phone.value.trim(), first_name: name?.value.trim() || undefined }),
    });
    if (!contact) return;
    if (!contact.first_name) remember(`phone-${this.id}`, contact.phone);
    this.#try(this.deliver(contact));
  }

  /** Telegram gives numbers in digits only; this one belongs to nobody. */
  #madeUpNumber() {
    return `99900${String(Math.abs(this.id)).slice(-7).padStart(7, "0")}`;
  }
}
