// What the page says: words.json in English, each word replaceable by the page around it with
// <script type="application/json" id="chat-words">{"send": "Kirim"}</script>.

const english = await (await fetch(new URL("words.json", import.meta.url))).json();
const words = { ...english, ...replaced() };

/** The words for a key, with {placeholders} filled in. */
export function say(key, values = {}) {
  return (words[key] ?? key).replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
}

/** Whether there are words for this key. */
export function known(key) {
  return key in words;
}

function replaced() {
  const text = document.getElementById("chat-words")?.textContent;
  try {
    return text ? JSON.parse(text) : {};
  } catch (error) {
    console.error("chat-words is not JSON:", error);
    return {};
  }
}
