// Elements and words.

const words = JSON.parse(document.getElementById("panel-words").textContent);

/** An element with properties, attributes under `data` and `aria`, and children. */
export function el(name, properties = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(properties)) {
    if (key.includes("-") || key === "role" || key === "scope") element.setAttribute(key, value);
    else element[key] = value;
  }
  element.append(...children);
  return element;
}

export const byId = (id) => document.getElementById(id);

/** The words of a key, with `{name}` replaced. */
export function say(key, values = {}) {
  const text = words[`latihan-${key}`] ?? key;
  return text.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
}

/** Puts children in place of others, unless they look the same: what has the focus keeps it. */
export function show(parent, children) {
  const holder = el("div", {}, ...children);
  if (holder.innerHTML === parent.dataset.shown) return;
  parent.dataset.shown = holder.innerHTML;
  const focused = parent.contains(document.activeElement) ? document.activeElement.dataset.key : null;
  parent.replaceChildren(...holder.childNodes);
  if (focused) parent.querySelector(`[data-key="${CSS.escape(focused)}"]`)?.focus();
}
