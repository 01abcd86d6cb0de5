// Where links lead: to the bot itself, somewhere else, or nowhere safe.

const OTHERS = ["http:", "https:", "mailto:", "tel:", "tg:"];
const HOSTS = ["t.me", "www.t.me", "telegram.me", "telegram.dog"];

function parsed(text) {
  const withScheme = /^[a-z][a-z0-9+.-]*:/i.test(text) ? text : `https://${text}`;
  try {
    return new URL(withScheme);
  } catch {
    return null;
  }
}

/** The payload of a link that starts this bot ("" when it has none), else null. */
export function startPayload(text, bot) {
  const url = parsed(text.trim());
  if (!url) return null;
  const deep = url.protocol === "tg:" && (url.hostname === "resolve" || url.pathname.replace(/^\/+/, "") === "resolve");
  const web = ["http:", "https:"].includes(url.protocol) && HOSTS.includes(url.hostname);
  const name = deep ? url.searchParams.get("domain") : web ? url.pathname.split("/")[1] : null;
  return name?.toLowerCase() === bot.toLowerCase() ? (url.searchParams.get("start") ?? "") : null;
}

/** The command that opening a link with this payload sends. */
export function startCommand(payload) {
  return payload ? `/start ${payload}` : "/start";
}

/** An address a browser may open, else null: scripts and data stay closed. */
export function safeUrl(text) {
  const url = parsed(text.trim());
  return url && OTHERS.includes(url.protocol) ? url.href : null;
}
