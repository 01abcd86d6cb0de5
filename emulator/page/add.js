// A new person for this Telegram.

import * as api from "./api.js";
import { el, newId } from "./dom.js";
import { model } from "./model.js";
import { say } from "./words.js";

/** Ids as Telegram gives them to people: positive numbers. */
const FIRST_ID = 1001;

/** Asks for names in a dialog; resolves with the new id, or null. */
export function addPerson() {
  const { promise, resolve } = Promise.withResolvers();
  const fields = {
    first_name: input({ required: true }),
    last_name: input({}),
    username: input({ pattern: "[A-Za-z][A-Za-z0-9_]{3,31}" }),
    language_code: input({ pattern: "[A-Za-z]{2,3}(-[A-Za-z0-9]+)*" }),
    note: input({ maxLength: 40 }),
  };
  const dialog = build(fields, resolve);
  document.body.append(dialog);
  dialog.showModal();
  return promise;
}

function build(fields, resolve) {
  const title = el("h2", { id: newId("add") }, say("new-person"));
  const problem = el("p", { className: "problem", role: "alert" });
  const cancel = el("button", { type: "button", className: "plain" }, say("cancel"));
  const form = el("form", { className: "sheet-card" }, title, labels(fields), problem);
  form.append(el("div", { className: "sheet-actions" }, cancel, el("button", { className: "primary" }, say("add"))));
  const dialog = el("dialog", { className: "adding", "aria-labelledby": title.id }, form);
  let added = null;
  cancel.addEventListener("click", () => dialog.close());
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    try {
      added = await create(fields);
      dialog.close();
    } catch (error) {
      problem.textContent = error.message;
    }
  });
  dialog.addEventListener("close", () => {
    dialog.remove();
    resolve(added);
  });
  return dialog;
}

function labels(fields) {
  const line = (name, words) => {
    const hint = fields[name].required ? null : el("small", {}, ` (${say("optional")})`);
    return el("label", {}, el("span", {}, say(words), hint), fields[name]);
  };
  return [
    line("first_name", "first-name"),
    line("last_name", "last-name"),
    line("username", "username"),
    line("language_code", "language"),
    line("note", "note"),
  ];
}

function input(settings) {
  return el("input", { type: "text", autocomplete: "off", ...settings });
}

async function create(fields) {
  const id = Math.max(FIRST_ID - 1, ...model.people.keys()) + 1;
  const values = Object.entries(fields).map(([name, field]) => [name, field.value.trim() || null]);
  await api.addUser({ id, ...Object.fromEntries(values) });
  return id;
}
