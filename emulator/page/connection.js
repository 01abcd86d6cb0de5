// Whether the server can be reached, for everybody to see and hear.

import { el } from "./dom.js";
import { model } from "./model.js";
import { say } from "./words.js";

const GOOD_NEWS = 3000;

/** A line that is there while the connection is lost, and a moment after. */
export function connectionNote() {
  const words = el("span", {});
  const note = el("div", { className: "connection", role: "status" });
  let timer;
  const show = (key, kind) => {
    clearTimeout(timer);
    words.textContent = say(key);
    words.className = kind;
    note.replaceChildren(words);
  };
  model.addEventListener("lost", () => show("connection-lost", "lost"));
  model.addEventListener("back", () => {
    show("connected-again", "back");
    timer = setTimeout(() => note.replaceChildren(), GOOD_NEWS);
  });
  return note;
}
