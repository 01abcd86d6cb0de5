// What waits in inbox and outbox, and what has failed for good.

import { byId, el, say, show } from "./dom.js";

export function drawBoxes(boxes) {
  for (const name of ["inbox", "outbox", "dead"]) byId(name).textContent = String(boxes[name]);
  const rows = boxes.rows.map(row);
  show(byId("boxes"), rows.length > 0 ? rows : [el("li", {}, say("boxes-empty"))]);
}

function row(one) {
  const parts = [`${one.name} ${one.id}`, `chat ${one.chat}`];
  if (one.attempts > 0) parts.push(say("attempts", { count: one.attempts }));
  if (one.error) parts.push(one.error);
  if (one.dead) parts.push(say("dead"));
  return el("li", { className: one.dead ? "dead" : "" }, parts.join(" · "));
}
