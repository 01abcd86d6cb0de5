// Talking to the panel's own addresses.

import { byId, say } from "./dom.js";

/** What was done or went wrong, told once. */
export function tell(text) {
  const note = byId("note");
  note.textContent = "";
  // A change is announced only when it is one.
  setTimeout(() => (note.textContent = text));
}

/** What the panel shows; `null` while the server is away. */
export async function fetched(path) {
  try {
    const answer = await fetch(`/kantor/api/${path}`, { cache: "no-store" });
    return answer.ok ? await answer.json() : null;
  } catch {
    return null;
  }
}

/** Does something; true when it was done. */
export async function done(path, body = {}) {
  try {
    const headers = { "content-type": "application/json" };
    const answer = await fetch(`/kantor/api/${path}`, { method: "POST", headers, body: JSON.stringify(body) });
    if (answer.ok) return true;
    tell((await answer.json().catch(() => ({}))).error ?? say("away"));
  } catch {
    tell(say("away"));
  }
  return false;
}
