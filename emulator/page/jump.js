// The button that leads back to the newest messages.

import { el } from "./dom.js";
import { icon } from "./icons.js";
import { say } from "./words.js";

/** Shown while one reads further up; says how many came since. */
export function jumpButton(chat) {
  const badge = el("span", { className: "badge", "aria-hidden": "true" });
  const button = el("button", { type: "button", className: "round jump", hidden: true }, icon("down"), badge);
  button.addEventListener("click", () => {
    chat.log.toEnd();
    chat.composer.field.focus({ preventScroll: true });
  });
  button.update = () => {
    const count = chat.conversation.unread;
    button.hidden = chat.log.atEnd;
    badge.hidden = count === 0;
    badge.textContent = count;
    button.setAttribute("aria-label", count ? say("newest-unread", { count }) : say("newest"));
  };
  return button;
}
