// How a person is shown: name, initials, colour.

import { el } from "./dom.js";

const COLOURS = 7;

export function nameOf(user) {
  return [user.first_name, user.last_name].filter(Boolean).join(" ");
}

function initials(name) {
  const words = name.split(/\s+/).filter(Boolean);
  const first = (word) => [...word][0] ?? "";
  return (first(words[0] ?? "?") + (words.length > 1 ? first(words.at(-1)) : "")).toUpperCase();
}

/** A round picture with initials; decoration beside the name. */
export function avatar(user) {
  const colour = Math.abs(user.id) % COLOURS;
  return el("span", { className: `avatar colour-${colour}`, "aria-hidden": "true" }, initials(nameOf(user)));
}
