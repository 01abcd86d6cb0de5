// One message as an element: who, what, when, and the buttons under it.

import { inlineButtons } from "./buttons.js";
import { el, spoken } from "./dom.js";
import { formatted } from "./entities.js";
import { media } from "./media.js";
import { nameOf } from "./person.js";
import { clockTime, machineTime } from "./time.js";
import { say } from "./words.js";

/** `chat` is the phone: its user, conversation and what it can do. */
export function messageElement(message, chat) {
  const side = message.kind === "service" ? "service" : message.from_bot ? "from-bot" : "own";
  const article = el("article", {
    className: `message ${side} kind-${message.kind}`,
    "data-message-id": message.message_id,
    tabIndex: -1,
  });
  article.append(bubble(message, chat));
  if (message.buttons.length > 0) article.append(inlineButtons(message, chat));
  return article;
}

function bubble(message, chat) {
  const text = message.text || message.caption;
  return el(
    "div",
    { className: "bubble" },
    spoken(`${sender(message, chat)}: `),
    message.reply_to && quote(message.reply_to, chat),
    media(message),
    text && el("div", { className: "text", dir: "auto" }, formatted(text, message.entities, chat.act)),
    message.kind === "service" && el("div", { className: "text" }, say("service")),
    when(message),
  );
}

function sender(message, chat) {
  return message.from_bot ? message.from_name : nameOf(chat.user);
}

function when(message) {
  return el(
    "div",
    { className: "when" },
    message.edit_count > 0 && el("span", {}, `${say("edited")} `),
    el("time", { dateTime: machineTime(message.date) }, clockTime(message.date)),
  );
}

/** The message this one answers, in one line. */
function quote(id, chat) {
  const answered = chat.conversation.messages.get(id);
  const name = answered ? sender(answered, chat) : "";
  const line = answered ? answered.text || answered.caption || say(kindName(answered.kind)) : say("gone-message");
  const head = name && [el("b", { "aria-hidden": "true" }, name), spoken(`${say("answer-to", { name })}: `)];
  return el("div", { className: "quote" }, head, el("span", {}, line));
}

function kindName(kind) {
  return { photo: "photo", document: "file", contact: "contact", location: "location", voice: "voice" }[kind] ?? "service";
}
