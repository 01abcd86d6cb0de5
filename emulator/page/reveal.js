// Text that is shown on demand.

import { el } from "./dom.js";
import { say } from "./words.js";

/** Hidden until pressed. */
export function spoiler(content) {
  const hidden = el("span", { className: "spoiler-text", inert: true }, content);
  const button = el("button", { type: "button", className: "spoiler", "aria-label": say("hidden-text") }, hidden);
  button.addEventListener("click", () => {
    const shown = el("span", { className: "revealed", tabIndex: -1 }, ...hidden.childNodes);
    button.replaceWith(shown);
    shown.focus();
  });
  return button;
}

/** A quote of which only the beginning is shown. */
export function foldable(quote) {
  const button = el("button", { type: "button", className: "fold", "aria-expanded": "false" }, say("show-more"));
  button.addEventListener("click", () => {
    const open = quote.classList.toggle("open");
    button.setAttribute("aria-expanded", String(open));
    button.textContent = say(open ? "show-less" : "show-more");
  });
  quote.classList.add("foldable");
  quote.append(button);
  return quote;
}
