// Who there is, and whose chats are shown.

import { el, spoken } from "./dom.js";
import { icon } from "./icons.js";
import { model } from "./model.js";
import { avatar, nameOf } from "./person.js";
import { say } from "./words.js";

/** A row of buttons; `choose` is called with the person's id, `add` for a new person. */
export class Switcher {
  #buttons = new Map();

  constructor(choose, add) {
    this.choose = choose;
    this.list = el("ul", { className: "people" });
    const more = el("button", { type: "button", className: "round add", "aria-label": say("add-person"), title: say("add-person") }, icon("plus"));
    more.addEventListener("click", add);
    this.element = el("nav", { className: "switcher", "aria-label": say("people") }, this.list, more);
  }

  /** Shows everybody; pressed are those whose chats are open. */
  update(open) {
    for (const [id, { item }] of this.#buttons) {
      if (model.people.has(id)) continue;
      item.remove();
      this.#buttons.delete(id);
    }
    for (const user of model.people.values()) this.#draw(user, open.includes(user.id));
  }

  #draw(user, shown) {
    const { button } = this.#buttons.get(user.id) ?? this.#make(user.id);
    const { unread } = model.conversation(user.id);
    button.setAttribute("aria-pressed", String(shown));
    const drawn = JSON.stringify([user, unread]);
    if (button.drawn === drawn) return;
    button.drawn = drawn;
    button.replaceChildren(avatar(user), names(user), ...marks(unread));
  }

  #make(id) {
    const button = el("button", { type: "button", className: "person", "data-switch": id });
    button.addEventListener("click", () => this.choose(id));
    const item = el("li", {}, button);
    this.list.append(item);
    this.#buttons.set(id, { item, button });
    return { button };
  }

  /** Brings a person's button into view. */
  reveal(id) {
    this.#buttons.get(id)?.button.scrollIntoView({ block: "nearest", inline: "nearest" });
  }
}

function names(user) {
  const note = user.blocked ? say("blocked-mark") : user.note;
  return el("span", { className: "names" }, el("b", {}, nameOf(user)), note && spoken(", "), note && el("small", {}, note));
}

function marks(unread) {
  if (unread === 0) return [];
  return [
    el("span", { className: "badge", "aria-hidden": "true" }, unread > 99 ? "99+" : String(unread)),
    spoken(`, ${say("unread", { count: unread })}`),
  ];
}
