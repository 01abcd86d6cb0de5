// Making elements. Text only ever becomes text nodes: nothing that a bot or a person wrote is parsed as markup.

/** An element; "on" holds listeners, other names are properties where there are such, else attributes. */
export function el(tag, settings = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(settings)) set(node, name, value);
  node.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false));
  return node;
}

function set(node, name, value) {
  if (value === undefined || value === null || value === false) return;
  if (name === "on") {
    for (const [event, listener] of Object.entries(value)) node.addEventListener(event, listener);
  } else if (name in node && typeof node[name] !== "function" && name !== "list") {
    node[name] = value;
  } else {
    node.setAttribute(name, value === true ? "" : value);
  }
}

/** Text for screen readers only. */
export function spoken(text) {
  return el("span", { className: "spoken" }, text);
}

let last = 0;

/** An id that no other element of the page has. */
export function newId(what) {
  last += 1;
  return `chat-${what}-${last}`;
}
