// The messages of a chat as a scrolling log that keeps its place.

import { el } from "./dom.js";
import { messageElement } from "./message.js";
import { nameOf } from "./person.js";
import { dayName } from "./time.js";
import { say } from "./words.js";

/** How near the end counts as being there, in pixels. */
const NEAR = 48;
/** Dates stand between a message and the one before. */
const HALF = 0.5;

/** Dispatches "place" when the reader scrolled or the end came into view. */
export class Log extends EventTarget {
  atEnd = true;
  #top = 0;
  #shown = new Map();
  #days = new Map();

  constructor(chat) {
    super();
    this.chat = chat;
    this.inner = el("div", { className: "log-inner" });
    this.element = el(
      "div",
      { className: "log", role: "log", tabIndex: 0, "aria-label": say("messages-of", { name: nameOf(chat.user) }) },
      this.inner,
    );
    this.element.addEventListener("scroll", () => this.#scrolled(), { passive: true });
    // Pictures that load and keyboards that open change heights.
    const resized = new ResizeObserver(() => this.settle());
    resized.observe(this.element);
    resized.observe(this.inner);
  }

  #scrolled() {
    const { scrollTop, scrollHeight, clientHeight } = this.element;
    if (clientHeight === 0) return;
    // Told a moment late: what came meanwhile does not mean that the reader went up.
    if (scrollHeight - scrollTop - clientHeight < NEAR) this.atEnd = true;
    else if (scrollTop < this.#top) this.atEnd = false;
    this.#top = scrollTop;
    this.dispatchEvent(new Event("place"));
  }

  /** Back to the end for who was there, or to the line one was reading. */
  settle() {
    if (this.element.clientHeight === 0) return;
    if (this.atEnd) this.toEnd();
    else if (this.element.scrollTop === 0) this.element.scrollTop = this.#top;
  }

  toEnd() {
    this.atEnd = true;
    this.element.scrollTop = this.element.scrollHeight;
    this.dispatchEvent(new Event("place"));
  }

  /** Brings the elements in line with the messages, touching only what changed. */
  update() {
    const { messages } = this.chat.conversation;
    for (const [id, shown] of this.#shown) if (!messages.has(id)) this.#remove(id, shown);
    for (const message of messages.values()) this.#put(message);
    this.#markDays(messages);
    this.settle();
  }

  /** A line with the date above the first message of each day. */
  #markDays(messages) {
    const firsts = new Map();
    for (const { message_id: id, date } of messages.values()) {
      const day = dayName(date);
      if (!firsts.has(day)) firsts.set(day, id);
    }
    for (const [day, line] of this.#days) {
      if (Number(line.dataset.first) === firsts.get(day) - HALF) continue;
      line.remove();
      this.#days.delete(day);
    }
    for (const [day, id] of firsts) if (!this.#days.has(day)) this.#days.set(day, this.#dayLine(day, id - HALF));
  }

  #dayLine(day, place) {
    const line = el("div", { className: "day", "data-first": place }, el("span", {}, day));
    this.inner.insertBefore(line, after(this.inner, place));
    return line;
  }

  #put(message) {
    const key = JSON.stringify(message);
    const before = this.#shown.get(message.message_id);
    if (before?.key === key) return;
    const element = messageElement(message, this.chat);
    this.#shown.set(message.message_id, { key, element });
    if (before) exchange(before.element, element);
    else this.#insert(message, element);
  }

  #insert(message, element) {
    const box = message.media_group_id ? this.#album(message) : this.inner;
    box.insertBefore(element, after(box, message.message_id));
  }

  /** Items of an album stand together. */
  #album(message) {
    const albums = [...this.inner.children].filter((child) => child.dataset.album === message.media_group_id);
    if (albums.length > 0) return albums[0];
    const album = el("div", { className: `album ${message.from_bot ? "from-bot" : "own"} of-${message.kind}` });
    album.dataset.album = message.media_group_id;
    album.dataset.first = message.message_id;
    this.inner.insertBefore(album, after(this.inner, message.message_id));
    return album;
  }

  #remove(id, { element }) {
    const focused = element.contains(document.activeElement);
    const parent = element.parentElement;
    element.remove();
    if (parent?.dataset.album && parent.children.length === 0) parent.remove();
    this.#shown.delete(id);
    if (focused) this.element.focus({ preventScroll: true });
  }
}

/** The first child that belongs after this place, or null. */
function after(box, place) {
  const placeOf = (child) => Number(child.dataset.messageId ?? child.dataset.first);
  return [...box.children].find((child) => placeOf(child) > place) ?? null;
}

/** Puts the new version in place; the focus goes to the same button, or stays on the message. */
function exchange(before, after) {
  const focused = before.contains(document.activeElement) ? document.activeElement : null;
  before.replaceWith(after);
  if (!focused) return;
  const same = [...after.querySelectorAll("button, a")].find((button) => button.textContent === focused.textContent);
  (same ?? after).focus({ preventScroll: true });
}
