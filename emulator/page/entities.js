// Formatted text: text and Bot API entities become elements. Offsets count UTF-16 units, as JavaScript's strings do.

import { el } from "./dom.js";
import { linked } from "./link.js";
import { foldable, spoiler } from "./reveal.js";

const TAGS = {
  bold: "strong",
  italic: "em",
  underline: "u",
  strikethrough: "s",
  code: "code",
  pre: "pre",
  blockquote: "blockquote",
};

const BLOCKS = ["pre", "blockquote", "expandable_blockquote"];

/** A fragment; `act` opens links and sends commands. */
export function formatted(text, entities, act) {
  const order = (a, b) => a.offset - b.offset || b.length - a.length;
  return render({ text, waiting: [...entities].sort(order), act }, 0, text.length, { raw: false, link: false });
}

/** Entities nest: those that begin inside one are taken by its own call. */
function render(source, from, to, inside) {
  const fragment = document.createDocumentFragment();
  let at = from;
  while (source.waiting.length > 0 && source.waiting[0].offset < to) {
    const entity = source.waiting.shift();
    const start = Math.max(entity.offset, at);
    const end = Math.min(entity.offset + entity.length, to);
    if (end <= start) continue;
    fragment.append(source.text.slice(at, start));
    fragment.append(wrapped(source, entity, start, end, inside));
    at = end;
    // A block ends its line by itself.
    if (BLOCKS.includes(entity.type) && at < to && source.text[at] === "\n") at += 1;
  }
  fragment.append(source.text.slice(at, to));
  return fragment;
}

function wrapped(source, entity, start, end, inside) {
  const text = source.text.slice(start, end);
  const raw = inside.raw || entity.type === "code" || entity.type === "pre";
  // Inside code there are no links, inside links no other links.
  const link = inside.raw || inside.link ? null : linked(entity, text, source.act);
  const content = render(source, start, end, { raw, link: inside.link || Boolean(link) });
  if (link) {
    link.append(content);
    return link;
  }
  if (entity.type === "spoiler" && !inside.raw && !inside.link) return spoiler(content);
  if (entity.type === "expandable_blockquote") return foldable(el("blockquote", {}, content));
  return el(TAGS[entity.type] ?? "span", { className: entity.type }, content);
}
