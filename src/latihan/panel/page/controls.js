// The clock, trouble, and starting over.

import { done, tell } from "./ask.js";
import { byId, say } from "./dom.js";

export function drawControls({ clock, trouble }) {
  byId("now").textContent = `${clock.now} WIB`;
  for (const note of document.querySelectorAll("[data-open]")) note.hidden = note.dataset.open !== String(clock.open);
  for (const { code, on } of trouble) {
    const box = document.querySelector(`[data-trouble="${code}"]`);
    if (!box.disabled) box.checked = on;
  }
}

/** Each control asks the office, then the panel is drawn anew. */
export function listen(refresh) {
  const act = (element, kind, does) =>
    element.addEventListener(kind, async () => {
      element.disabled = true;
      await does(element).finally(() => (element.disabled = false));
      if (kind === "click") element.focus();
      refresh();
    });
  for (const button of document.querySelectorAll("[data-minutes]")) {
    act(button, "click", async () => {
      if (await done("clock", { minutes: Number(button.dataset.minutes) })) tell(say("moved"));
    });
  }
  for (const box of document.querySelectorAll("[data-trouble]")) {
    act(box, "change", () => done("trouble", { trouble: box.dataset.trouble, on: box.checked }));
  }
  act(byId("crash"), "click", async () => {
    if (await done("crash")) tell(say("crashed"));
  });
  byId("start-over").addEventListener("click", () => byId("sure").showModal());
  byId("sure").addEventListener("close", async () => {
    if (byId("sure").returnValue !== "yes") return;
    byId("sure").returnValue = "";
    if (await done("start-over")) tell(say("started-over"));
    refresh();
  });
}
