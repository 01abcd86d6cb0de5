// Files made ready for the control interface.

import { Failed } from "./api.js";
import { say } from "./words.js";

/** Telegram's most for one album. */
const ALBUM = 10;
/** The server takes 51 MB, and files grow by a third on the way. */
const LIMIT_MB = 35;

/** Contents to send one after the other: albums of up to ten, a single file by itself. */
export async function packed(kind, files, caption) {
  const items = [];
  for (const file of files) items.push(await item(kind, file));
  // The caption of an album stands on its first item.
  if (caption) items[0].caption = caption;
  const contents = [];
  for (let at = 0; at < items.length; at += ALBUM) contents.push(together(items.slice(at, at + ALBUM)));
  return contents;
}

function together(items) {
  return items.length === 1 ? items[0] : { type: "album", items };
}

async function item(kind, file) {
  if (file.size > LIMIT_MB * 1024 * 1024) throw new Failed(say("too-big", { name: file.name, limit: LIMIT_MB }));
  if (kind === "photo" && !file.type.startsWith("image/")) throw new Failed(say("not-a-picture", { name: file.name }));
  const bytes = await base64(file);
  if (kind === "photo") return { type: "photo", bytes };
  return { type: "document", name: file.name, mime: file.type || "application/octet-stream", bytes };
}

function base64(file) {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(reader.result.slice(reader.result.indexOf(",") + 1));
    reader.onerror = () => reject(new Failed(file.name));
    reader.readAsDataURL(file);
  });
}
