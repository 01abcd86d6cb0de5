// Short notices at the upper edge of a phone's messages.

import { el } from "./dom.js";
import { icon } from "./icons.js";
import { say } from "./words.js";

const SHORTEST = 4000;
const PER_CHARACTER = 60;

/** A live region: what is shown is also announced. */
export class Toasts {
  element = el("div", { className: "toasts", role: "status" });

  /** A notice that goes by itself; long ones stay longer. */
  show(text) {
    const toast = el("div", { className: "toast" }, text);
    this.element.append(toast);
    setTimeout(() => toast.remove(), SHORTEST + PER_CHARACTER * text.length);
  }

  /** What went wrong stays until dismissed or followed by another. */
  fail(text) {
    this.element.querySelector(".failure")?.remove();
    const toast = el("div", { className: "toast failure" }, el("span", {}, text));
    const dismiss = el("button", { type: "button", className: "round small", "aria-label": say("dismiss") }, icon("close"));
    dismiss.addEventListener("click", () => toast.remove());
    toast.append(dismiss);
    this.element.append(toast);
  }
}
