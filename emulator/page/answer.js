// What a person is shown after pressing a button: a toast, an alert, or a link to follow.

import { startPayload, startCommand } from "./addresses.js";
import { model } from "./model.js";
import { openSheet } from "./sheet.js";
import { say } from "./words.js";

/** Shows an answerCallbackQuery in the phone of the person who pressed. */
export function answered(chat, answer) {
  if (answer.text && answer.show_alert) {
    openSheet(chat.screen, { title: model.bot.first_name, content: [paragraph(answer.text)], accept: say("ok") });
  } else if (answer.text) {
    chat.toasts.show(answer.text);
  }
  if (answer.url) follow(chat, answer.url);
}

function follow(chat, url) {
  const payload = startPayload(url, model.bot.username);
  if (payload === null) chat.toasts.show(say("answer-link", { url }));
  else chat.act.say(startCommand(payload));
}

function paragraph(text) {
  const node = document.createElement("p");
  node.textContent = text;
  return node;
}
