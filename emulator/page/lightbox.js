// A photo in full size.

import { el } from "./dom.js";
import { icon } from "./icons.js";
import { say } from "./words.js";

/** Shows it above everything until closed; the focus returns to where it was. */
export function lightbox(src, alt) {
  const close = el("button", { type: "button", className: "round lightbox-close", "aria-label": say("close") }, icon("close"));
  const dialog = el("dialog", { className: "lightbox", "aria-label": alt }, el("img", { src, alt }), close);
  dialog.addEventListener("click", () => dialog.close());
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}
