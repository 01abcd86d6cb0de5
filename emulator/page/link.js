// Links inside text: to the bot they are buttons, elsewhere they open a new tab.

import { el } from "./dom.js";
import { model } from "./model.js";
import { safeUrl, startCommand, startPayload } from "./addresses.js";

/** The element for an entity that can be opened, without its text; null for all others. */
export function linked(entity, text, act) {
  switch (entity.type) {
    case "text_link":
      return destination(entity.url, act);
    case "url":
      return destination(text, act);
    case "email":
      return destination(`mailto:${text}`, act);
    case "phone_number":
      return destination(`tel:${text}`, act);
    case "bot_command":
      return inText(() => act.say(text));
    default:
      return null;
  }
}

function destination(url, act) {
  const payload = startPayload(url, model.bot.username);
  if (payload !== null) return inText(() => act.say(startCommand(payload)));
  const href = safeUrl(url);
  return href && outwards(href);
}

/** A link to elsewhere; the other page learns nothing about this one. */
export function outwards(href, settings = {}) {
  return el("a", { href, target: "_blank", rel: "noopener noreferrer", ...settings });
}

function inText(run) {
  return el("button", { type: "button", className: "in-text", on: { click: run } });
}
