// The menu of commands, as the bot set it with setMyCommands.

import { disclosure, entry } from "./disclosure.js";
import { el } from "./dom.js";
import { icon } from "./icons.js";
import { say } from "./words.js";

/** Returns [button, panel]. Choosing a command sends it. */
export function commandMenu(chat) {
  const settings = { className: "round menu-button", "aria-label": say("command-menu"), title: say("command-menu") };
  return disclosure(settings, icon("menu"), "command-panel", () => {
    if (chat.commands.length === 0) return [el("p", {}, say("no-commands"))];
    return chat.commands.map((command) => line(command, chat));
  });
}

function line({ command, description }, chat) {
  const item = entry("", () => chat.act.say(`/${command}`));
  item.append(el("b", {}, `/${command}`), " ", el("span", {}, description));
  return item;
}
