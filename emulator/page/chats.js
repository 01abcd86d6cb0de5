// <bot-chats open="2001,2002" time-zone="Asia/Jakarta">: everybody's chats with the bot, side by side where there is
// room, one at a time on a phone. Dispatches "chat-change" whenever something happened, with the server's event.

import { addPerson } from "./add.js";
import { connectionNote } from "./connection.js";
import { el } from "./dom.js";
import { recall, remember } from "./memory.js";
import { model } from "./model.js";
import "./phone.js";
import { Switcher } from "./switcher.js";
import { setTimeZone } from "./time.js";
import { say } from "./words.js";

/** Shown at first unless named, and the width below which there is room for one only. */
const AT_FIRST = 4;
const NARROW = 640;

class BotChats extends HTMLElement {
  /** Ids of open chats, the one last chosen at the end. */
  #open = null;
  #phones = new Map();
  #narrow = false;

  connectedCallback() {
    if (this.row) return;
    if (this.hasAttribute("time-zone")) setTimeZone(this.getAttribute("time-zone"));
    this.switcher = new Switcher((id) => this.#choose(id), () => this.#add());
    this.row = el("div", { className: "phones" });
    this.empty = el("p", { className: "empty", hidden: true });
    this.append(this.switcher.element, connectionNote(), this.row, this.empty);
    this.addEventListener("hide-chat", (event) => this.#hide(event.target.user.id));
    model.addEventListener("people", () => this.#draw());
    model.addEventListener("change", ({ detail }) => this.#changed(detail));
    new ResizeObserver(([{ contentRect }]) => this.#fit(contentRect.width)).observe(this);
    model.start();
  }

  /** Opens a person's chat and goes there. */
  show(id) {
    this.#set([...this.#shown().filter((open) => open !== id), id]);
    this.switcher.reveal(id);
    this.#phones.get(id)?.scrollIntoView({ block: "nearest", inline: "nearest" });
    this.#phones.get(id)?.composer.field.focus({ preventScroll: true });
  }

  /** Opens a link to the bot as this person. */
  follow(id, link) {
    this.show(id);
    return this.#phones.get(id)?.act.follow(link);
  }

  #choose(id) {
    const shown = this.#shown();
    if (!shown.includes(id)) this.show(id);
    else if (!this.#narrow) this.#hide(id);
  }

  #hide(id) {
    this.#set(this.#open.filter((open) => open !== id));
    this.querySelector(`[data-switch="${id}"]`)?.focus();
  }

  #set(open) {
    this.#open = this.#narrow ? [...this.#open.filter((id) => !open.includes(id)), ...open] : open;
    remember("open", this.#open);
    this.#draw();
  }

  /** Those to be seen now: all that are open, or the last chosen where there is no room. */
  #shown() {
    const open = (this.#open ?? []).filter((id) => model.people.has(id));
    return this.#narrow ? open.slice(-1) : open;
  }

  #draw() {
    if (model.people.size > 0) this.#open ??= recall("open", null) ?? this.#atFirst();
    const shown = this.#shown();
    for (const id of shown) if (!this.#phones.has(id)) this.#phones.set(id, el("bot-chat", { "user-id": id }));
    for (const [id, phone] of this.#phones) {
      if (!model.people.has(id)) {
        phone.remove();
        this.#phones.delete(id);
      } else this.#place(phone, shown.includes(id));
    }
    this.empty.hidden = shown.length > 0 || !model.bot.id;
    this.empty.textContent = say(model.people.size === 0 ? "nobody" : "none-open");
    this.switcher.update(shown);
  }

  /** In the order of the people, whatever the order of choosing. */
  #place(phone, shown) {
    if (!phone.isConnected) {
      const order = [...model.people.keys()];
      const rank = (element) => order.indexOf(Number(element.getAttribute("user-id")));
      const later = [...this.row.children].find((other) => rank(other) > rank(phone));
      this.row.insertBefore(phone, later ?? null);
      phone.conversation.addEventListener("read", () => this.switcher.update(this.#shown()));
    }
    if (phone.hidden === !shown) return;
    phone.hidden = !shown;
    if (shown) phone.appear();
  }

  #atFirst() {
    const named = (this.getAttribute("open") ?? "").split(",").map(Number).filter((id) => model.people.has(id));
    const open = named.length > 0 ? named : [...model.people.keys()].slice(0, AT_FIRST);
    // On a phone the last one is shown: let it be the first.
    return this.#narrow ? open.reverse() : open;
  }

  #fit(width) {
    const narrow = width < NARROW;
    if (narrow === this.#narrow && this.classList.contains("fitted")) return;
    this.#narrow = narrow;
    this.classList.add("fitted");
    this.classList.toggle("narrow", narrow);
    this.#draw();
  }

  async #add() {
    const id = await addPerson();
    if (id === null) return;
    // The server's event may come a moment later.
    while (!model.people.has(id)) await new Promise((come) => model.addEventListener("people", come, { once: true }));
    this.show(id);
  }

  #changed(event) {
    this.switcher.update(this.#shown());
    this.dispatchEvent(new CustomEvent("chat-change", { bubbles: true, detail: event }));
  }
}

customElements.define("bot-chats", BotChats);
