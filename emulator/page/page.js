// The emulator's own page: nothing but the chats, under the bot's name.

import "./chats.js";
import { model } from "./model.js";

const title = document.querySelector("h1");

model.addEventListener("bot", () => {
  title.textContent = model.bot.first_name;
  document.title = model.bot.first_name;
});
