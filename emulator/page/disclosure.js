// A button that opens a small panel of further buttons.

import { el, newId } from "./dom.js";

/** Returns [button, panel]; `fill` makes the panel's entries each time it opens. */
export function disclosure(settings, content, panelClass, fill) {
  const panel = el("div", { className: `panel ${panelClass}`, id: newId("panel"), hidden: true });
  const button = el("button", { type: "button", ...settings, "aria-expanded": "false", "aria-controls": panel.id }, content);
  const set = (open) => {
    button.setAttribute("aria-expanded", String(open));
    panel.hidden = !open;
    if (open) panel.replaceChildren(...fill());
  };
  button.addEventListener("click", () => set(panel.hidden));
  panel.addEventListener("click", (event) => {
    if (!event.target.closest("button")) return;
    set(false);
  });
  closeWhenLeft(button, panel, set);
  return [button, panel];
}

function closeWhenLeft(button, panel, set) {
  const inside = (node) => panel.contains(node) || button.contains(node);
  document.addEventListener("pointerdown", (event) => {
    if (!panel.hidden && !inside(event.target)) set(false);
  });
  for (const part of [button, panel]) {
    part.addEventListener("focusout", (event) => {
      if (event.relatedTarget && !inside(event.relatedTarget)) set(false);
    });
    part.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || panel.hidden) return;
      event.stopPropagation();
      button.focus();
      set(false);
    });
  }
}

/** An entry of a panel; the focus goes back to the panel's button, since the entry vanishes. */
export function entry(label, run) {
  const item = el("button", { type: "button", className: "entry" }, label);
  item.addEventListener("click", () => {
    const panel = item.closest(".panel");
    document.querySelector(`[aria-controls="${panel.id}"]`)?.focus();
    run();
  });
  return item;
}
