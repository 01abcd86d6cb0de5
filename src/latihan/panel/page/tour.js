// What there is to try, ticked off as it happens.

import { byId, el, say, show } from "./dom.js";

export function drawTour(roles) {
  show(byId("roles"), roles.map(role));
}

function role({ title, steps }) {
  const all = steps.filter((step) => step.done).length;
  const heading = el("h3", {}, title, " ", el("span", { className: "count" }, `${all}/${steps.length}`));
  return el("section", {}, heading, el("ul", {}, ...steps.map(step)));
}

function step({ text, done }) {
  const mark = el("span", { className: "tick", role: "img", "aria-label": say(done ? "done" : "not-done") }, done ? "✓" : "○");
  return el("li", { className: done ? "done" : "" }, mark, el("span", {}, text));
}
