// What a tab remembers across a reload: drafts, who is shown, what was read.

/** The remembered value, or the other one. */
export function recall(key, otherwise) {
  try {
    return JSON.parse(sessionStorage.getItem(`bot-chats:${key}`)) ?? otherwise;
  } catch {
    return otherwise;
  }
}

/** Remembers a value; a browser that keeps nothing is no obstacle. */
export function remember(key, value) {
  try {
    sessionStorage.setItem(`bot-chats:${key}`, JSON.stringify(value));
  } catch {
    // Private windows may refuse.
  }
}
