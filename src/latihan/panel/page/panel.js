// Keeps the panel true: after each change in a chat, and now and then for what changes by itself.

import { fetched } from "./ask.js";
import { drawBoxes } from "./boxes.js";
import { drawControls, listen as listenControls } from "./controls.js";
import { byId, say } from "./dom.js";
import { drawRegister, listen as listenRegister } from "./register.js";
import { drawTour } from "./tour.js";

const EVERY_MS = 2000;
const SOON_MS = 150;

let soon = null;
let running = false;

async function refresh() {
  if (running) return later();
  running = true;
  const state = await fetched("state");
  running = false;
  byId("away").textContent = state ? "" : say("away");
  if (!state) return;
  drawRegister(state.register);
  drawTour(state.tour);
  drawControls(state);
  drawBoxes(state.boxes);
}

function later() {
  soon ??= setTimeout(() => {
    soon = null;
    refresh();
  }, SOON_MS);
}

document.addEventListener("chat-change", later);
setInterval(refresh, EVERY_MS);
listenRegister();
listenControls(refresh);
refresh();
