// Icons, drawn on a grid of 24. They are decoration: the buttons around them carry a name.

const SVG = "http://www.w3.org/2000/svg";

const PATHS = {
  more: "M12 5.5v.01M12 12v.01M12 18.5v.01",
  attach: "M20 11.5 12.2 19.3a4.6 4.6 0 0 1-6.5-6.5L14 4.5a3.1 3.1 0 0 1 4.4 4.4l-8.2 8.2a1.5 1.5 0 0 1-2.2-2.2l7.3-7.3",
  send: "M4 12 3.5 4.5 21 12 3.5 19.5 4 12Zm0 0h8",
  menu: "M4 7h16M4 12h16M4 17h10",
  keyboard: "M3 7h18v11H3zM7 11h.01M11 11h.01M15 11h.01M8 14.5h8",
  plus: "M12 5v14M5 12h14",
  down: "M12 5v13M6 13l6 6 6-6",
  file: "M6 3h8l5 5v13H6zM14 3v5h5",
  pin: "M12 21s7-6.2 7-11a7 7 0 0 0-14 0c0 4.8 7 11 7 11Zm0-8.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5Z",
  person: "M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8ZM4.5 20.5c.8-4 3.8-6 7.5-6s6.7 2 7.5 6",
  voice: "M12 15a3 3 0 0 0 3-3V6a3 3 0 0 0-6 0v6a3 3 0 0 0 3 3ZM6 11.5a6 6 0 0 0 12 0M12 17.5V21",
  close: "M6 6l12 12M18 6 6 18",
  away: "M9 5H5v14h14v-4M13 4h7v7M20 4l-9 9",
};

/** The icon of this name. */
export function icon(name) {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("aria-hidden", "true");
  svg.setAttribute("class", `icon icon-${name}`);
  const path = document.createElementNS(SVG, "path");
  path.setAttribute("d", PATHS[name]);
  svg.append(path);
  return svg;
}
