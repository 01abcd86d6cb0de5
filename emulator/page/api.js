// Requests to the control interface.

import { known, say } from "./words.js";

/** It did not work; the message is for the person. */
export class Failed extends Error {}

async function request(path, options) {
  let response;
  try {
    response = await fetch(`/control${path}`, options);
  } catch {
    throw new Failed(say("unreachable"));
  }
  if (response.ok) return response.json();
  if (response.status === 413) throw new Failed(say("too-large"));
  const { error } = await response.json().catch(() => ({ error: `HTTP ${response.status}` }));
  throw new Failed(known(`refused: ${error}`) ? say(`refused: ${error}`) : say("refused", { reason: error }));
}

function get(path) {
  return request(path, { headers: { accept: "application/json" } });
}

function post(path, body = {}) {
  return request(path, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
}

export const bot = () => get("/bot");
export const users = () => get("/users");
export const addUser = (user) => post("/users", user);
export const block = (user) => post(`/users/${user}/block`);
export const unblock = (user) => post(`/users/${user}/unblock`);
export const messages = (chat, after) => get(`/chats/${chat}/messages${after ? `?changed_after=${after}` : ""}`);
export const commands = (chat) => get(`/chats/${chat}/commands`);
export const send = (user, content) => post("/say", { user, content });
export const sendText = (user, text) => send(user, { type: "text", text });
export const press = (user, message, data) => post("/press", { user, message_id: message, data });
export const fileUrl = (file) => `/control/files/${encodeURIComponent(file.file_id)}`;
