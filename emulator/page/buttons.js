// Inline keyboards: buttons that belong to a message.

import { startCommand, startPayload, safeUrl } from "./addresses.js";
import { el, spoken } from "./dom.js";
import { icon } from "./icons.js";
import { outwards } from "./link.js";
import { model } from "./model.js";
import { say } from "./words.js";

/** How long a button waits for its answer before it looks idle again. */
const PATIENCE = 15_000;

export function inlineButtons(message, chat) {
  const rows = message.buttons.map((row) =>
    el("div", { className: "button-row" }, row.map((button) => inlineButton(message, button, chat))),
  );
  return el("div", { className: "buttons" }, rows);
}

function inlineButton(message, button, chat) {
  if (button.url) return urlButton(button, chat);
  const element = el("button", { type: "button", className: "inline" }, button.label);
  element.addEventListener("click", () =>
    button.data ? press(element, message, button, chat) : chat.toasts.show(say("not-played")),
  );
  return element;
}

/** Looks busy until the bot answers; the answer may be here before the press is confirmed. */
async function press(element, message, button, chat) {
  const heard = new Set();
  const { promise: answered, resolve } = Promise.withResolvers();
  let pressed = null;
  const listen = ({ detail }) => {
    heard.add(detail.query_id);
    if (heard.has(pressed)) resolve();
  };
  model.addEventListener("answer", listen);
  element.setAttribute("aria-busy", "true");
  pressed = await chat.act.press(message.message_id, button.data);
  if (!pressed || heard.has(pressed)) resolve();
  setTimeout(resolve, PATIENCE);
  await answered;
  element.removeAttribute("aria-busy");
  model.removeEventListener("answer", listen);
}

function urlButton(button, chat) {
  const payload = startPayload(button.url, model.bot.username);
  if (payload !== null) {
    const open = () => chat.act.say(startCommand(payload));
    return el("button", { type: "button", className: "inline", on: { click: open } }, button.label);
  }
  const link = outwards(safeUrl(button.url) ?? "about:blank", { className: "inline" });
  link.append(button.label, icon("away"), spoken(` (${say("file-opens")})`));
  return link;
}
