// Completion of commands while one is typed.

import { el, newId } from "./dom.js";
import { say } from "./words.js";

/** A list above the field. The focus stays in the field; arrows choose, Enter sends, Tab takes over, Escape closes. */
export class Completion {
  #options = [];
  #chosen = -1;

  constructor(field, chat, submit) {
    this.field = field;
    this.chat = chat;
    this.submit = submit;
    this.list = el("div", { className: "completion-list", id: newId("list"), role: "listbox", "aria-label": say("commands") });
    this.status = el("div", { className: "spoken", role: "status" });
    this.element = el("div", { className: "completion", hidden: true }, this.list);
    field.setAttribute("aria-autocomplete", "list");
    field.setAttribute("aria-controls", this.list.id);
    field.addEventListener("input", () => this.update());
    field.addEventListener("blur", () => this.#close());
  }

  update() {
    const typed = /^\/(\w*)$/.exec(this.field.value)?.[1];
    const fits = ({ command }) => typed !== undefined && command.startsWith(typed.toLowerCase());
    this.#options = this.chat.commands.filter(fits).map((command) => this.#option(command));
    this.list.replaceChildren(...this.#options.map(({ element }) => element));
    this.element.hidden = this.#options.length === 0;
    this.#choose(-1);
    this.status.textContent = this.element.hidden ? "" : say("commands-found", { count: this.#options.length });
  }

  #option({ command, description }) {
    const element = el("div", { role: "option", className: "option", id: newId("option"), "aria-selected": "false" });
    element.append(el("b", {}, `/${command}`), " ", el("span", {}, description));
    // Before the field loses the focus.
    element.addEventListener("pointerdown", (event) => event.preventDefault());
    element.addEventListener("click", () => this.submit(`/${command}`));
    return { element, command };
  }

  #choose(index) {
    this.#chosen = index;
    this.#options.forEach(({ element }, at) => element.setAttribute("aria-selected", String(at === index)));
    const chosen = this.#options[index]?.element;
    if (chosen) {
      this.field.setAttribute("aria-activedescendant", chosen.id);
      chosen.scrollIntoView({ block: "nearest" });
    } else {
      this.field.removeAttribute("aria-activedescendant");
    }
  }

  #close() {
    this.element.hidden = true;
    this.#options = [];
    this.#choose(-1);
    this.status.textContent = "";
  }

  /** True when the key was meant for the list. */
  key(event) {
    if (this.element.hidden) return false;
    const run = this.#meaning(event);
    if (!run) return false;
    event.preventDefault();
    event.stopPropagation();
    run();
    return true;
  }

  #meaning({ key, shiftKey }) {
    const count = this.#options.length;
    const chosen = this.#options[this.#chosen];
    if (key === "ArrowDown") return () => this.#choose((this.#chosen + 1) % count);
    if (key === "ArrowUp") return () => this.#choose((Math.max(this.#chosen, 0) - 1 + count) % count);
    if (key === "Escape") return () => this.#close();
    if (chosen && key === "Enter") return () => this.submit(`/${chosen.command}`);
    if (chosen && key === "Tab" && !shiftKey) return () => this.#take(chosen.command);
    return null;
  }

  #take(command) {
    this.field.value = `/${command} `;
    this.field.dispatchEvent(new Event("input", { bubbles: true }));
  }
}
