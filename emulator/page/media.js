// What a message carries besides text.

import { fileUrl } from "./api.js";
import { el, spoken } from "./dom.js";
import { icon } from "./icons.js";
import { lightbox } from "./lightbox.js";
import { outwards } from "./link.js";
import { say } from "./words.js";

/** The element for photo, file, contact and so on; nothing for text. */
export function media(message) {
  switch (message.kind) {
    case "photo":
      return message.file && photo(message);
    case "document":
      return message.file && file(message.file, message.file.name || say("file"), "file");
    case "voice":
      return message.file && file(message.file, say("voice"), "voice");
    case "contact":
      return message.contact && card("person", message.contact.first_name, message.contact.phone);
    case "location":
      return message.location && card("pin", say("location"), place(message.location));
    case "sticker":
      return el("div", { className: "sticker", role: "img", "aria-label": say("sticker", { emoji: message.emoji }) }, message.emoji);
    default:
      return null;
  }
}

function photo(message) {
  const { caption } = message;
  const alt = caption ? say("photo-caption", { caption }) : say("photo");
  const image = el("img", { src: fileUrl(message.file), alt, loading: "lazy", decoding: "async" });
  const open = () => lightbox(image.src, alt);
  return el("button", { type: "button", className: "photo", "aria-label": say("open-photo", { what: alt }), on: { click: open } }, image);
}

function file(view, name, drawing) {
  const shown = view.mime === "application/pdf" || view.mime?.startsWith("image/");
  const link = outwards(fileUrl(view), { className: "card" });
  link.append(cardContent(drawing, name, size(view.size), say(shown ? "file-opens" : "file-saved")));
  return link;
}

function card(drawing, title, detail) {
  return el("div", { className: "card" }, cardContent(drawing, title, detail));
}

function cardContent(drawing, title, detail, more) {
  return el(
    "span",
    { className: "card-content" },
    el("span", { className: "card-icon" }, icon(drawing)),
    el("span", { className: "card-text" }, el("b", {}, title), " ", el("small", {}, detail), more && spoken(` (${more})`)),
  );
}

function place({ latitude, longitude }) {
  return `${latitude.toFixed(5)}, ${longitude.toFixed(5)}`;
}

/** Bytes in the usual steps. */
export function size(bytes) {
  const language = document.documentElement.lang || undefined;
  const number = (value) => value.toLocaleString(language, { maximumFractionDigits: 1 });
  if (bytes < 1024) return `${number(bytes)} B`;
  if (bytes < 1024 * 1024) return `${number(bytes / 1024)} KB`;
  return `${number(bytes / 1024 / 1024)} MB`;
}
