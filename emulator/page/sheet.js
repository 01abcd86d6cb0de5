// A dialog inside one phone: the other phones stay usable, as other devices would.

import { el, newId } from "./dom.js";

/**
 * Opens a dialog over the phone's screen and resolves with what it was submitted with, or null.
 * `read` makes the result from the form; `cancel` is the word of the second button, if there is one.
 */
export function openSheet(screen, { title, content = [], accept, cancel, read = () => true }) {
  const { promise, resolve } = Promise.withResolvers();
  const heading = el("h2", { id: newId("sheet") }, title);
  const reject = cancel && el("button", { type: "button", className: "plain" }, cancel);
  const form = el("form", { className: "sheet-card" }, heading, content);
  form.append(el("div", { className: "sheet-actions" }, reject, el("button", { className: "primary" }, accept)));
  const dialog = el("dialog", { className: "sheet", "aria-labelledby": heading.id }, form);
  const end = close(screen, dialog, resolve);
  reject?.addEventListener("click", () => end(null));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    end(read(form));
  });
  dialog.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    event.stopPropagation();
    end(null);
  });
  show(screen, dialog);
  return promise;
}

function show(screen, dialog) {
  screen.append(dialog);
  shield(screen);
  dialog.show();
  (dialog.querySelector("input:not([type=hidden]), textarea") ?? dialog.querySelector(".primary")).focus();
}

/** Only the topmost dialog can be used, and notices read; without one, everything. */
function shield(screen) {
  const top = screen.querySelector(":scope > dialog:last-of-type");
  for (const part of screen.children) part.inert = Boolean(top) && part !== top && !part.matches(".toasts");
}

/** Ends the dialog once, and gives the focus back. */
function close(screen, dialog, resolve) {
  const focused = document.activeElement;
  return (result) => {
    if (!dialog.isConnected) return;
    const within = dialog.contains(document.activeElement);
    dialog.remove();
    shield(screen);
    if (within) restore(screen, focused);
    resolve(result);
  };
}

/** Where it was, unless that is gone or not to be seen any more. */
function restore(screen, focused) {
  const there = screen.contains(focused) && focused.checkVisibility();
  (there ? focused : screen.querySelector("textarea:enabled, .log"))?.focus();
}
