// The register as a table, and the riwayat of one permohonan as a timeline.

import { fetched } from "./ask.js";
import { byId, el, say, show } from "./dom.js";

let open = null;

/** Draws the rows; the riwayat that is open is brought up to date. */
export function drawRegister(rows) {
  show(byId("rows"), rows.length > 0 ? rows.map(row) : [el("tr", {}, el("td", { colSpan: 5 }, say("register-empty")))]);
  if (open) draw(open);
}

function row(one) {
  const label = say("show-riwayat", { kode: one.kode });
  const kode = el("button", { type: "button", className: "kode", "data-key": one.kode, "aria-label": label }, one.kode);
  const number = el("th", { scope: "row" }, kode, el("span", { className: "nomor" }, one.nomor ?? "–"));
  const tahap = el("td", {}, el("span", { className: "tahap", "data-tahap": one.tahap_code }, one.tahap));
  const about = [one.jenis, one.desa].map((text) => el("span", { className: "about" }, text));
  const minutes = el("td", { className: "minutes" }, ...one.minutes.map(used));
  return el("tr", { "data-kode": one.kode }, number, el("td", {}, one.since), el("td", {}, one.pemohon, ...about), tahap, minutes);
}

/** Handled minutes against those of the SOP, and waiting behind them; what is over or not known is said in words too. */
function used({ used, unknown, waited, of }) {
  const over = used !== null && used > of;
  const handled = used === null ? (unknown ? "?" : "–") : `${used}${unknown ? "?" : ""}`;
  const text = `${handled}/${of}${waited === null ? "" : ` +${waited}`}${over ? " !" : ""}`;
  const words = [used === null ? say("not-handled", { of }) : say("handled", { used, of })];
  if (unknown) words.push(say("unknown"));
  if (over) words.push(say("over"));
  if (waited !== null) words.push(say("waited", { waited }));
  return el("span", { className: over ? "over" : "within", role: "img", "aria-label": words.join(", ") }, text);
}

async function draw(kode) {
  const riwayat = await fetched(`riwayat/${encodeURIComponent(kode)}`);
  if (!riwayat || open !== kode) return;
  byId("riwayat-title").textContent = say("riwayat-of", { kode });
  show(byId("riwayat-rows"), riwayat.rows.map(line));
  byId("riwayat").hidden = false;
}

function line(one) {
  const hash = el("code", {}, one.hash);
  return el("li", { value: one.seq }, el("strong", {}, one.event), el("span", {}, one.by), el("time", {}, one.at), hash);
}

/** Opens the riwayat of the row whose kode is pressed. */
export function listen() {
  byId("rows").addEventListener("click", async ({ target }) => {
    const kode = target.closest("button.kode")?.dataset.key;
    if (!kode) return;
    open = kode;
    await draw(kode);
    byId("riwayat-title").focus();
  });
  byId("riwayat-close").addEventListener("click", () => {
    byId("riwayat").hidden = true;
    byId("rows").querySelector(`[data-key="${CSS.escape(open ?? "")}"]`)?.focus();
    open = null;
  });
}
