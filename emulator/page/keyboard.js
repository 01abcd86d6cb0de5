// The reply keyboard below a chat.

import { el, newId } from "./dom.js";
import { icon } from "./icons.js";
import { say } from "./words.js";

/** A panel of buttons, and the toggle in the composer that shows and hides it. */
export class Keyboard {
  #id = null;
  #open = false;

  constructor(chat) {
    this.chat = chat;
    this.element = el("div", { className: "reply-keyboard", id: newId("keyboard"), role: "group", "aria-label": say("keyboard"), hidden: true });
    this.toggle = el("button", { type: "button", className: "round", "aria-controls": this.element.id, hidden: true }, icon("keyboard"));
    this.toggle.addEventListener("click", () => this.#set(!this.#open));
  }

  /** Shows what the newest messages say about it; one the person closed stays closed. */
  update() {
    const keyboard = this.chat.conversation.keyboard;
    const other = JSON.stringify(keyboard);
    if (other === this.#id) return;
    this.#id = other;
    const held = this.element.contains(document.activeElement) ? document.activeElement.textContent : null;
    this.element.replaceChildren(...(keyboard?.rows ?? []).map((row) => this.#row(row)));
    this.toggle.hidden = !keyboard;
    this.#set(Boolean(keyboard) && !keyboard.used);
    if (held !== null) this.#hold(held);
  }

  #row(row) {
    const buttons = row.map((button) => el("button", { type: "button", on: { click: () => this.#press(button) } }, button.label));
    return el("div", { className: "button-row" }, buttons);
  }

  #press({ label, request_contact: asksContact }) {
    return asksContact ? this.chat.act.shareOwnContact() : this.chat.act.say(label);
  }

  #set(open) {
    this.#open = open;
    this.element.hidden = !open;
    const name = say(open ? "hide-keyboard" : "show-keyboard");
    this.toggle.setAttribute("aria-expanded", String(open));
    this.toggle.setAttribute("aria-label", name);
    this.toggle.title = name;
  }

  /** The focus was on a button that is gone: to the same one, or to the field. */
  #hold(label) {
    const same = [...this.element.querySelectorAll("button")].find((button) => button.textContent === label);
    (same && this.#open ? same : this.chat.composer.field).focus();
  }
}
