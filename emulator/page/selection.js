// What was chosen to be sent, to look at before it goes.

import { el } from "./dom.js";
import { icon } from "./icons.js";
import { size } from "./media.js";
import { openSheet } from "./sheet.js";
import { say } from "./words.js";

/** Resolves with {files, caption}, or null when the person thinks better of it. */
export function chooseFiles(chat, kind, chosen, typed) {
  const files = [...chosen];
  const list = el("ul", { className: `selection of-${kind}` });
  for (const file of files) list.append(item(kind, file, () => remove(files, file)));
  const caption = el("input", { type: "text", maxLength: 1024, value: typed, autocomplete: "off" });
  return openSheet(chat.screen, {
    title: say(kind === "photo" ? "send-photos" : "send-files"),
    content: [list, el("label", {}, say("caption"), caption)],
    accept: say("send"),
    cancel: say("cancel"),
    read: () => (files.length > 0 ? { files, caption: caption.value.trim() } : null),
  });
}

function item(kind, file, forget) {
  const line = el("li", {});
  if (kind === "photo") line.append(preview(file));
  line.append(el("span", { className: "file-name" }, file.name, " ", el("small", {}, size(file.size))));
  const button = el("button", { type: "button", className: "round small", "aria-label": say("remove", { name: file.name }) }, icon("close"));
  button.addEventListener("click", () => {
    const next = line.nextElementSibling ?? line.previousElementSibling;
    forget();
    (next?.querySelector("button") ?? line.closest("form").querySelector(".primary")).focus();
    line.remove();
  });
  line.append(button);
  return line;
}

function preview(file) {
  const image = el("img", { alt: "", src: URL.createObjectURL(file) });
  image.addEventListener("load", () => URL.revokeObjectURL(image.src));
  // It only seemed to be a picture; sending says so.
  image.addEventListener("error", () => image.remove());
  return image;
}

function remove(files, file) {
  files.splice(files.indexOf(file), 1);
}
