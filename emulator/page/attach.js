// Sending photos, files and contacts.

import { disclosure, entry } from "./disclosure.js";
import { el } from "./dom.js";
import { icon } from "./icons.js";
import { chooseFiles } from "./selection.js";
import { packed } from "./upload.js";
import { say } from "./words.js";

/** The menu behind the paper clip, with the file inputs it opens. */
export class Attachments {
  constructor(chat) {
    this.chat = chat;
    this.photos = this.#input("photo", "image/*");
    this.files = this.#input("document", "");
    this.inputs = el("div", { hidden: true }, this.photos, this.files);
  }

  menu() {
    const settings = { className: "round", "aria-label": say("attach"), title: say("attach") };
    return disclosure(settings, icon("attach"), "attach-panel", () => [
      entry(say("attach-photo"), () => this.photos.click()),
      entry(say("attach-file"), () => this.files.click()),
      entry(say("attach-contact"), () => this.chat.act.shareContact()),
    ]);
  }

  #input(kind, accept) {
    const name = say(kind === "photo" ? "attach-photo" : "attach-file");
    const input = el("input", { type: "file", multiple: true, accept, "data-attach": kind, "aria-label": name });
    input.addEventListener("change", () => {
      const files = [...input.files];
      input.value = "";
      this.#prepare(kind, files);
    });
    return input;
  }

  /** Files that were pasted or dropped: pictures go as photos when all are. */
  offer(files) {
    const pictures = files.every((file) => file.type.startsWith("image/"));
    return this.#prepare(pictures ? "photo" : "document", files);
  }

  /** Asks for a caption, then sends; on failure what was chosen is offered again. */
  async #prepare(kind, files, caption = "") {
    if (files.length === 0) return;
    const chosen = await chooseFiles(this.chat, kind, files, caption);
    if (!chosen) return;
    try {
      for (const content of await packed(kind, chosen.files, chosen.caption)) {
        await this.chat.act.deliver(content);
        chosen.files.splice(0, content.type === "album" ? content.items.length : 1);
      }
    } catch (error) {
      this.chat.toasts.fail(error.message);
      this.#prepare(kind, chosen.files, chosen.caption);
    }
  }
}
